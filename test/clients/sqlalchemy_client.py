import io
import warnings
import sqlalchemy
from sqlalchemy import text
from sqlalchemy.dialects import postgresql
from harness import *

engine = sqlalchemy.create_engine('postgresql+psycopg2://', isolation_level='AUTOCOMMIT')
db = engine.connect()


class RefPeriod(sqlalchemy.types.UserDefinedType):
    """What SQLAlchemy does not know it passes on as text."""
    cache_ok = True

    def get_col_spec(self, **kw):
        return 'ref_period'


class Series(RefPeriod):
    def get_col_spec(self, **kw):
        return 'series'


postgresql.base.ischema_names['ref_period'] = RefPeriod
postgresql.base.ischema_names['series'] = Series
held_table = sqlalchemy.Table('held', sqlalchemy.MetaData(), sqlalchemy.Column('id', sqlalchemy.Integer), sqlalchemy.Column('period', RefPeriod), sqlalchemy.Column('series', Series))


def ask(statement, **values):
    r = db.execute(text(statement), values)
    return [tuple(row) for row in r] if r.returns_rows else None


def views_reflected():
    """Every view as a table that is reflected, which is what Superset does."""
    inspector = sqlalchemy.inspect(engine)

    def select(statement):
        name = statement.split('.')[1].strip('"')
        with warnings.catch_warnings():
            # of types that are not known (cross_section, hierarchy): read as text
            warnings.simplefilter('ignore')
            view = sqlalchemy.Table(name, sqlalchemy.MetaData(), schema='taian', autoload_with=engine)
        return db.execute(sqlalchemy.select(view)).fetchall()
    read_views(select)
    same({str(c['type']) for c in inspector.get_columns('indicator_board', 'taian') if c['name'] == 'period'}, {'ref_period'})


def no_binary():
    raise NoSuchThing('reads text only')


def copy():
    raw = engine.raw_connection()
    with raw.cursor() as c:
        c.copy_expert(COPY_ROWS, io.StringIO('21\t2023年5月\t2022-01: 1, 2\n22\t2Q2023\t\\N\n'))
    raw.commit()
    raw.close()
    same(ask('SELECT period, series FROM held WHERE id > 20 ORDER BY id'), [('2023-05', '2022-01: 1, 2'), ('2023-Q2', None)])


def copy_binary():
    raise NoSuchThing('by psycopg2')


def file():
    raw = engine.raw_connection()
    with raw.cursor() as c:
        c.copy_expert(COPY_LINES, io.StringIO('\n'.join(FILE) + '\n'))
        c.execute('SELECT new, refused FROM office.load_figures(%s, %s, %s)', ('sqlalchemy', 'long', CSV_OPTIONS))
        same(c.fetchall(), [(2, 1)])
    raw.commit()
    raw.close()


def error():
    try:
        ask('SELECT CAST(:p AS ref_period)', p='9M 2023')
    except sqlalchemy.exc.DBAPIError as e:
        same((e.orig.pgcode, bool(e.orig.diag.message_detail), 'nine months' in e.orig.diag.message_hint), ('22007', True, True))
    else:
        raise AssertionError('no error')


def held(column, value):
    ask(f'INSERT INTO held (id, {column}) VALUES (:id, :v)', id=1, v=value)
    (got,), = ask(f'SELECT {column} FROM held WHERE id = 1')
    same(ask(f'SELECT {column} = CAST(:v AS {column}) AND CAST({column} AS text) = :got FROM held WHERE id = 1', v=value, got=got), [(True,)])
    ask('DELETE FROM held')


def write():
    ask('INSERT INTO office.observation (indicator, period, region, value) VALUES (:i, :p, :r, :v), (:i, :q, :r, NULL)', i='cpi', p='2022年1月', q='2022-02', r='370900', v=EXACT)
    ask('INSERT INTO held (id, period) VALUES (:id, :d)', id=2, d=DAY)
    same(ask('SELECT period, value FROM office.observation ORDER BY period'), [('2022-01', EXACT), ('2022-02', None)])
    same(ask('SELECT period FROM held'), [('2023-05-31',)])


def batch():
    db.execute(held_table.insert(), [{'id': 11, 'period': '2023-05'}, {'id': 12, 'period': 'Q2 2023'}, {'id': 13, 'period': '2023-06'}, {'id': 14, 'period': None}])
    same(ask('SELECT count(*), count(period) FROM held WHERE id BETWEEN 11 AND 14'), [(4, 3)])
    same(db.execute(sqlalchemy.select(held_table.c.id).where(held_table.c.period.in_(['2023年5月', '2023-Q2'])).order_by(held_table.c.period)).scalars().all(), [11, 12])


report([
    ('views', views_reflected),
    ('views in binary', no_binary),
    ('period', lambda: same(ask('SELECT count(*) FROM taian.indicator_board WHERE region = :r AND period = :p', r='taian', p='2023年1—5月'),
                            ask("SELECT count(*) FROM taian.indicator_board WHERE region = 'taian' AND period = '2023-01-01/P5M'"))),
    ('list of periods', lambda: same(ask("SELECT ref_period '2023-Q2' = ANY (:l)", l=['2023Q1', '2Q2023']), [(True,)])),
    ('argument', lambda: same(ask('SELECT label(:p, :s), (SELECT count(*) > 20 FROM taian.bulletin(:r, :q, :s))', p='2023年5月', s='en', r='taian', q='2023年1—5月'), [('May 2023', True)])),
    ('date', lambda: same(ask("SELECT ref_period '2023-05' @> :d, :d <@ ref_period '2023-Q2', ref_quarter(:d)", d=DAY), [(True, True, '2023-Q2')])),
    ('timestamp', lambda: same(ask("SELECT ref_period '2023-05' @> :t, :t <@ ref_period '2023-Q2', ref_month(:t)", t=TIME), [(True, True, '2023-05')])),
    ('numbers', lambda: same(ask('SELECT sum(n), max(n) FROM unnest(:l) n', l=[EXACT, decimal.Decimal('1.5')]), [(EXACT + decimal.Decimal('1.5'), EXACT)])),
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
