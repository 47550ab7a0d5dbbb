import io
import psycopg2
import psycopg2.extras
import psycopg_tests
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


def batch():
    with db.cursor() as c:
        c.executemany('INSERT INTO held (id, period) VALUES (%s, %s)', [(11, '2023-05'), (12, 'Q2 2023')])
        psycopg2.extras.execute_values(c, 'INSERT INTO held (id, period) VALUES %s', [(13, '2023-06'), (14, None)], '(%s, %s::ref_period)')
    same(ask('SELECT count(*), count(period) FROM held WHERE id BETWEEN 11 AND 14'), [(4, 3)])


def no_binary():
    raise NoSuchThing('reads text only')


report(psycopg_tests.tests(ask, no_binary) + [
    ('list of periods', lambda: same(ask("SELECT ref_period '2023-Q2' = ANY (%s), ref_period '2023-Q2' IN %s", (['2023Q1', '2Q2023'], ('2023Q1', '2Q2023'))), [(True, True)])),
    ('batch', batch),
    ('COPY', copy),
    ('COPY in binary', copy_binary),
    ('file', file),
    ('error', error),
])
