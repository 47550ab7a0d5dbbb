"""What both of psycopg's generations are asked in the same words: their parameters are written %s."""
from harness import *


def tests(ask, views_in_binary):
    def held(column, text):
        ask(f'INSERT INTO held (id, {column}) VALUES (%s, %s)', (1, text))
        (got,), = ask(f'SELECT {column} FROM held WHERE id = 1')
        same(ask(f'SELECT {column} = %s::{column} AND {column}::text = %s FROM held WHERE id = 1', (text, got)), [(True,)])
        ask('DELETE FROM held')

    def write():
        ask('INSERT INTO office.observation (indicator, period, region, value) VALUES (%s, %s, %s, %s), (%s, %s, %s, %s)',
            ('cpi', '2022年1月', '370900', EXACT, 'cpi', '2022-02', '370900', None))
        ask('INSERT INTO held (id, period) VALUES (%s, %s)', (2, DAY))
        same(ask('SELECT period, value FROM office.observation ORDER BY period'), [('2022-01', EXACT), ('2022-02', None)])
        same(ask('SELECT period FROM held'), [('2023-05-31',)])

    return [
        ('views', lambda: read_views(ask)),
        ('views in binary', views_in_binary),
        ('period', lambda: same(ask('SELECT count(*) FROM taian.indicator_board WHERE region = %s AND period = %s', ('taian', '2023年1—5月')),
                                ask("SELECT count(*) FROM taian.indicator_board WHERE region = 'taian' AND period = '2023-01-01/P5M'"))),
        ('argument', lambda: same(ask('SELECT label(%s, %s), (SELECT count(*) > 20 FROM taian.bulletin(%s, %s, %s))', ('2023年5月', 'en', 'taian', '2023年1—5月', 'en')), [('May 2023', True)])),
        ('date', lambda: same(ask("SELECT ref_period '2023-05' @> %s, %s <@ ref_period '2023-Q2', ref_quarter(%s)", (DAY, DAY, DAY)), [(True, True, '2023-Q2')])),
        ('timestamp', lambda: same(ask("SELECT ref_period '2023-05' @> %s, %s <@ ref_period '2023-Q2', ref_month(%s)", (TIME, TIME, TIME)), [(True, True, '2023-05')])),
        ('numbers', lambda: same(ask('SELECT sum(n), max(n) FROM unnest(%s) n', ([EXACT, decimal.Decimal('1.5')],)), [(EXACT + decimal.Decimal('1.5'), EXACT)])),
        ('series', lambda: held('series', LONG)),
        ('cross-section', lambda: held('cross_section', GROUPS)),
        ('hierarchy', lambda: held('hierarchy', TREE)),
        ('write', write),
    ]
