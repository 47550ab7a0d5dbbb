s = target.groupby('chain')[['actual', 'target']].sum()
answer = [len(s), (100 * s.actual / s.target).sum()]
