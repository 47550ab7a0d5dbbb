import io
import psycopg2
import psycopg2.extras
from harness import *

db = psycopg2.connect('')
db.autocommit = True


def ask(statement, values=None):
    with db.cursor() as c:
        c.execute(statement, values)
        return c.fetchall() if c.description else None


def copy():
    with db.cursor() as c:
        c.copy_expert(COPY_ROWS, io.StringIO('21\t2023年5月\t2022-01: 1, 2\n22\t2Q2023\t\\N\n'))
        out = io.StringIO()
        c.copy_expert('COPY (SELECT period, series FROM held WHERE id > 20 ORDER BY id) TO STDOUT', out)
    same(out.getvalue(), '2023-05\t2022-01: 1, 2\n2023-Q2\t\\N\n')


def copy_binary():
    out = io.BytesIO()
    with db.cursor() as c:
        c.copy_expert('COPY (SELECT 31, period, series FROM held WHERE id = 21) TO STDOUT (FORMAT binary)', out)
        out.seek(0)
        c.copy_expert(COPY_ROWS + ' (FORMAT binary)', out)
    same(ask('SELECT period::text, series::text FROM held WHERE id = 31'), [('2023-05', '2022-01: 1, 2')])


def file():
    with db.cursor() as c:
        c.copy_expert(COPY_LINES, io.StringIO('\n'.join(FILE) + '\n'))
    same(ask('SELECT new, refused FROM office.load_figures(%s, %s, %s)', ('psycopg2', 'long', CSV_OPTIONS)), [(2, 1)])


def error():
    try:
        ask('SELECT %s::ref_period', ('9M 2023',))
    except psycopg2.Error as e:
        same((e.pgcode, bool(e.diag.message_detail), 'nine months' in e.diag.message_hint), ('22007', True, True))
    else:
        raise AssertionError('no error')


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


def batch():
    with db.cursor() as c:
        c.executemany('INSERT INTO held (id, period) VALUES (%s, %s)', [(11, '2023-05'), (12, 'Q2 2023')])
        psycopg2.extras.execute_values(c, 'INSERT INTO held (id, period) VALUES %s', [(13, '2023-06'), (14, None)], '(%s, %s::ref_period)')
    same(ask('SELECT count(*), count(period) FROM held WHERE id BETWEEN 11 AND 14'), [(4, 3)])


def no_binary():
    raise NoSuchThing('reads text only')


report([
    ('views', lambda: read_views(ask)),
    ('views in binary', no_binary),
    ('period', lambda: same(ask('SELECT count(*) FROM taian.indicator_board WHERE region = %s AND period = %s', ('taian', '2023年1—5月')),
                            ask("SELECT count(*) FROM taian.indicator_board WHERE region = 'taian' AND period = '2023-01-01/P5M'"))),
    ('list of periods', lambda: same(ask("SELECT ref_period '2023-Q2' = ANY (%s), ref_period '2023-Q2' IN %s", (['2023Q1', '2Q2023'], ('2023Q1', '2Q2023'))), [(True, True)])),
    ('argument', lambda: same(ask('SELECT label(%s, %s), (SELECT count(*) > 20 FROM taian.bulletin(%s, %s, %s))', ('2023年5月', 'en', 'taian', '2023年1—5月', 'en')), [('May 2023', True)])),
    ('date', lambda: same(ask("SELECT ref_period '2023-05' @> %s, %s <@ ref_period '2023-Q2', ref_quarter(%s)", (DAY, DAY, DAY)), [(True, True, '2023-Q2')])),
    ('timestamp', lambda: same(ask("SELECT ref_period '2023-05' @> %s, %s <@ ref_period '2023-Q2', ref_month(%s)", (TIME, TIME, TIME)), [(True, True, '2023-05')])),
    ('numbers', lambda: same(ask('SELECT sum(n), max(n) FROM unnest(%s) n', ([EXACT, decimal.Decimal('1.5')],)), [(EXACT + decimal.Decimal('1.5'), EXACT)])),
    ('series', lambda: held('series', LONG)),
    ('cross-section', lambda: held('cross_section', GROUPS)),
    ('hierarchy', lambda: held('hierarchy', TREE)),
    ('write', write),
    ('batch', batch),
    ('COPY', copy),
    ('COPY in binary', copy_binary),
    ('file', file),
    ('error', error),
])
