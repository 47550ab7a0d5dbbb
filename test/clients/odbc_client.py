import os
import pyodbc
from harness import *

db = pyodbc.connect(f"DRIVER={{PostgreSQL Unicode}};Servername={os.environ['PGHOST']};Database={os.environ['PGDATABASE']};Uid={os.environ['PGUSER']}", autocommit=True)


def ask(statement, *values):
    c = db.cursor()
    c.execute(statement, *values)
    return [tuple(r) for r in c.fetchall()] if c.description else None


def nothing(why):
    def test():
        raise NoSuchThing(why)
    return test


def file():
    c = db.cursor()
    c.execute('INSERT INTO office.load_line VALUES (?)', '\n'.join(FILE))
    same(ask('SELECT new, refused FROM office.load_figures(?, ?, ?)', 'odbc', 'long', CSV_OPTIONS), [(2, 1)])


def error():
    try:
        ask('SELECT CAST(? AS ref_period)', '9M 2023')
    except pyodbc.Error as e:
        # the driver gives no more than state and message
        same((e.args[0], '9M 2023' in e.args[1]), ('22007', True))
    else:
        raise AssertionError('no error')


def held(column, text):
    ask(f'INSERT INTO held (id, {column}) VALUES (?, ?)', 1, text)
    (got,), = ask(f'SELECT {column} FROM held WHERE id = 1')
    same(ask(f"SELECT CASE WHEN {column} = CAST(? AS {column}) AND {column}::text = ? THEN 'same' END FROM held WHERE id = 1", text, got), [('same',)])
    ask('DELETE FROM held')


def write():
    ask('INSERT INTO office.observation (indicator, period, region, value) VALUES (?, ?, ?, ?), (?, ?, ?, ?)',
        'cpi', '2022年1月', '370900', EXACT, 'cpi', '2022-02', '370900', None)
    ask('INSERT INTO held (id, period) VALUES (?, ?)', 2, DAY)
    # numeric without a scale is told to programs as one with six decimals: exact as text
    same(ask('SELECT period, value::text FROM office.observation ORDER BY period'), [('2022-01', str(EXACT)), ('2022-02', None)])
    same(ask('SELECT period FROM held'), [('2023-05-31',)])


def batch():
    db.cursor().executemany('INSERT INTO held (id, period) VALUES (?, ?)', [(11, '2023-05'), (12, 'Q2 2023'), (13, '2023-06'), (14, None)])
    same(ask('SELECT count(*), count(period) FROM held WHERE id BETWEEN 11 AND 14'), [(4, 3)])


report([
    ('views', lambda: read_views(ask)),
    ('views in binary', nothing('reads text only')),
    ('period', lambda: same(ask('SELECT count(*) FROM taian.indicator_board WHERE region = ? AND period = ?', 'taian', '2023年1—5月'),
                            ask("SELECT count(*) FROM taian.indicator_board WHERE region = 'taian' AND period = '2023-01-01/P5M'"))),
    ('list of periods', lambda: same(ask("SELECT CASE WHEN ref_period '2023-Q2' IN (?, ?) THEN 'in' END", '2023Q1', '2Q2023'), [('in',)])),
    ('argument', lambda: same(ask('SELECT label(?, ?), (SELECT count(*) FROM taian.bulletin(?, ?, ?)) > 20', '2023年5月', 'en', 'taian', '2023年1—5月', 'en'), [('May 2023', '1')])),
    ('date', lambda: same(ask("SELECT ref_period '2023-05' @> ?, ? <@ ref_period '2023-Q2', ref_quarter(?)", DAY, DAY, DAY), [('1', '1', '2023-Q2')])),
    ('timestamp', lambda: same(ask("SELECT ref_period '2023-05' @> ?, ? <@ ref_period '2023-Q2', ref_month(?)", TIME, TIME, TIME), [('1', '1', '2023-05')])),
    ('numbers', nothing('has no arrays: send them as text, ?::numeric[]')),
    ('series', lambda: held('series', LONG)),
    ('cross-section', lambda: held('cross_section', GROUPS)),
    ('hierarchy', lambda: held('hierarchy', TREE)),
    ('write', write),
    ('batch', batch),
    ('COPY', nothing('has none')),
    ('COPY in binary', nothing('has none')),
    ('file', file),
    ('error', error),
])
