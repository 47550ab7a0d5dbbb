import struct
import psycopg
import codec
import psycopg_tests
from harness import *

db = psycopg.connect('', autocommit=True)


def ask(statement, values=None):
    c = db.execute(statement, values)
    return c.fetchall() if c.description else None


def views_in_binary():
    with db.cursor(binary=True) as c:
        read_views(lambda statement: c.execute(statement).fetchall())
        # what is not known comes as the bytes of doc/clients.md
        got = c.execute("""SELECT
            ref_period '2023-05', series '2023-01: 1.5, null, -2', series 'ytd 2023-Q1: 1, 2', series '2023-05-31: 7', series '2023-W22: 1',
            cross_section '{"b": 2, "a": -1.5}', cross_section '{7: 1, 5: 2}', hierarchy '{"a": "b", "b": null}',
            exact_sums '1:share:():(3,0,0,0,2,-123456789012345678901234567890.12);(4,1,1,1,0,0.0001)'""").fetchone()
        same(codec.period_of(got[0]), (datetime.date(2023, 5, 1), DAY))
        series = [codec.series_of(b) for b in got[1:5]]
        same([(f, basis, codec.first_day(f, p), [v and float(v) for v in values]) for f, basis, p, values in series],
             [('M', 0, datetime.date(2023, 1, 1), [1.5, None, -2]), ('Q', 1, datetime.date(2023, 1, 1), [1, 2]), ('D', 0, DAY, [7]), ('W', 0, datetime.date(2023, 5, 29), [1])])
        groups = [codec.cross_section_of(b) for b in got[5:7]]
        same([{k: float(v) for k, v in g.items()} for g in groups], [{'a': -1.5, 'b': 2}, {5: 2, 7: 1}])
        same(codec.hierarchy_of(got[7]), {'a': 'b', 'b': None})
        kind, fields, sums = codec.sums_of(got[8])
        same((kind, fields, [s[:5] for s in sums], [s[5] for s in sums]),
             (3, (), [(3, 0, 0, 0, 2), (4, 1, 1, 1, 0)], [decimal.Decimal('-123456789012345678901234567890.12'), decimal.Decimal('0.0001')]))
        with c.copy('COPY held (id, period, series, cross_section) FROM STDIN (FORMAT binary)') as to:
            for data, group in zip(series, groups + groups):
                to.write_row((struct.pack('!i', 99), codec.bytes_of_period(datetime.date(2023, 5, 1), DAY), codec.bytes_of_series(*data), codec.bytes_of_members(group)))
    same(ask('SELECT string_agg(concat_ws($$; $$, period, series, cross_section), $$ / $$) FROM held'),
         [('2023-05; 2023-01: 1.5, null, -2; {"a": -1.5, "b": 2} / 2023-05; ytd 2023-Q1: 1, 2; {5: 2, 7: 1} / 2023-05; 2023-05-31: 7; {"a": -1.5, "b": 2} / 2023-05; 2023-W22: 1; {5: 2, 7: 1}',)])
    ask('DELETE FROM held')


def copy():
    with db.cursor() as c:
        with c.copy(COPY_ROWS) as to:
            to.write_row((21, '2023年5月', '2022-01: 1, 2'))
            to.write_row((22, '2Q2023', None))
        with c.copy('COPY (SELECT period, series FROM held WHERE id > 20 ORDER BY id) TO STDOUT') as rows:
            same(list(rows.rows()), [('2023-05', '2022-01: 1, 2'), ('2023-Q2', None)])


def copy_binary():
    with db.cursor() as c:
        with c.copy('COPY (SELECT 31, period, series FROM held WHERE id = 21) TO STDOUT (FORMAT binary)') as rows:
            data = b''.join(rows)
        with c.copy(COPY_ROWS + ' (FORMAT binary)') as to:
            to.write(data)
        # and made by hand, as doc/clients.md describes them
        with c.copy('COPY held (id, period) FROM STDIN (FORMAT binary)') as to:
            days = [(d - datetime.date(2000, 1, 1)).days for d in (datetime.date(2023, 4, 1), datetime.date(2023, 6, 30))]
            to.write_row((struct.pack('!i', 32), struct.pack('!ii', *days)))
    same(ask('SELECT period::text, series::text FROM held WHERE id >= 31 ORDER BY id'), [('2023-05', '2022-01: 1, 2'), ('2023-Q2', None)])


def file():
    with db.cursor() as c, c.copy(COPY_LINES) as to:
        to.write('\n'.join(FILE) + '\n')
    same(ask('SELECT new, refused FROM office.load_figures(%s, %s, %s)', ('psycopg', 'long', CSV_OPTIONS)), [(2, 1)])


def error():
    try:
        ask('SELECT %s::ref_period', ('9M 2023',))
    except psycopg.Error as e:
        same((e.sqlstate, bool(e.diag.message_detail), 'nine months' in e.diag.message_hint), ('22007', True, True))
    else:
        raise AssertionError('no error')


def batch():
    with db.cursor() as c:
        c.executemany('INSERT INTO held (id, period) VALUES (%s, %s)', [(11, '2023-05'), (12, 'Q2 2023'), (13, '2023-06'), (14, None)])
    same(ask('SELECT count(*), count(period) FROM held WHERE id BETWEEN 11 AND 14'), [(4, 3)])


report(psycopg_tests.tests(ask, views_in_binary) + [
    ('list of periods', lambda: same(ask("SELECT ref_period '2023-Q2' = ANY (%s)", (['2023Q1', '2Q2023'],)), [(True,)])),
    ('batch', batch),
    ('COPY', copy),
    ('COPY in binary', copy_binary),
    ('file', file),
    ('error', error),
])
