import asyncio
import io
import os
import asyncpg
import codec
from harness import *

loop = asyncio.new_event_loop()
run = loop.run_until_complete
db = run(asyncpg.connect(host=os.environ['PGHOST'], user=os.environ['PGUSER'], database=os.environ['PGDATABASE']))


def ask(statement, *values):
    return [tuple(r) for r in run(db.fetch(statement, *values))]


async def with_codec():
    """A connection that reads a ref_period as its first and last day, as doc/clients.md shows."""
    c = await asyncpg.connect(host=os.environ['PGHOST'], user=os.environ['PGUSER'], database=os.environ['PGDATABASE'])
    await c.set_type_codec('ref_period', schema='public', format='binary',
                           encoder=lambda days: codec.bytes_of_period(*days), decoder=codec.period_of)
    return c


def views_in_binary():
    c = run(with_codec())
    read_views(lambda statement: run(c.fetch(statement)))
    same(run(c.fetchval("SELECT $1::ref_period", (datetime.date(2023, 4, 1), datetime.date(2023, 6, 30)))), (datetime.date(2023, 4, 1), datetime.date(2023, 6, 30)))
    run(c.close())


def copy():
    run(db.copy_to_table('held', columns=['id', 'period', 'series'], source=io.BytesIO('21\t2023年5月\t2022-01: 1, 2\n22\t2Q2023\t\\N\n'.encode())))
    out = io.BytesIO()
    run(db.copy_from_query('SELECT period, series FROM held WHERE id > 20 ORDER BY id', output=out))
    same(out.getvalue().decode(), '2023-05\t2022-01: 1, 2\n2023-Q2\t\\N\n')


def copy_binary():
    c = run(with_codec())
    run(c.copy_records_to_table('held', columns=['id', 'period'], records=[(31, (datetime.date(2023, 4, 1), datetime.date(2023, 6, 30)))]))
    run(c.close())
    same(ask('SELECT period::text FROM held WHERE id = 31'), [('2023-Q2',)])


def file():
    run(db.copy_to_table('load_line', schema_name='office', format='csv', delimiter='\x02', quote='\x01', source=io.BytesIO(('\n'.join(FILE) + '\n').encode())))
    same(ask('SELECT new, refused FROM office.load_figures($1, $2, $3)', 'asyncpg', 'long', CSV_OPTIONS), [(2, 1)])


def error():
    try:
        ask('SELECT $1::text::ref_period', '9M 2023')
    except asyncpg.PostgresError as e:
        same((e.sqlstate, bool(e.detail), 'nine months' in e.hint), ('22007', True, True))
    else:
        raise AssertionError('no error')


def held(column, text):
    ask(f'INSERT INTO held (id, {column}) VALUES ($1, $2)', 1, text)
    (got,), = ask(f'SELECT {column} FROM held WHERE id = 1')
    same(ask(f'SELECT {column} = $1::{column} AND {column}::text = $2 FROM held WHERE id = 1', text, got), [(True,)])
    ask('DELETE FROM held')


def write():
    ask('INSERT INTO office.observation (indicator, period, region, value) VALUES ($1, $2, $3, $4), ($5, $6, $7, $8)',
        'cpi', '2022年1月', '370900', EXACT, 'cpi', '2022-02', '370900', None)
    ask('INSERT INTO held (id, period) VALUES ($1, $2::date)', 2, DAY)
    same(ask('SELECT period, value FROM office.observation ORDER BY period'), [('2022-01', EXACT), ('2022-02', None)])
    same(ask('SELECT period FROM held'), [('2023-05-31',)])


def batch():
    run(db.executemany('INSERT INTO held (id, period) VALUES ($1, $2)', [(11, '2023-05'), (12, 'Q2 2023'), (13, '2023-06'), (14, None)]))
    same(ask('SELECT count(*), count(period) FROM held WHERE id BETWEEN 11 AND 14'), [(4, 3)])


report([
    ('views', lambda: read_views(ask)),
    ('views in binary', views_in_binary),
    ('period', lambda: same(ask('SELECT count(*) FROM taian.indicator_board WHERE region = $1 AND period = $2', 'taian', '2023年1—5月'),
                            ask("SELECT count(*) FROM taian.indicator_board WHERE region = 'taian' AND period = '2023-01-01/P5M'"))),
    ('list of periods', lambda: same(ask("SELECT ref_period '2023-Q2' = ANY ($1)", ['2023Q1', '2Q2023']), [(True,)])),
    ('argument', lambda: same(ask('SELECT label($1, $2), (SELECT count(*) > 20 FROM taian.bulletin($3, $4, $5))', '2023年5月', 'en', 'taian', '2023年1—5月', 'en'), [('May 2023', True)])),
    ('date', lambda: same(ask("SELECT ref_period '2023-05' @> $1::date, $2::date <@ ref_period '2023-Q2', ref_quarter($3)", DAY, DAY, DAY), [(True, True, '2023-Q2')])),
    ('timestamp', lambda: same(ask("SELECT ref_period '2023-05' @> $1::timestamp, $2::timestamp <@ ref_period '2023-Q2', ref_month($3::timestamp)", TIME, TIME, TIME), [(True, True, '2023-05')])),
    ('numbers', lambda: same(ask('SELECT sum(n), max(n) FROM unnest($1::numeric[]) n', [EXACT, decimal.Decimal('1.5')]), [(EXACT + decimal.Decimal('1.5'), EXACT)])),
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
