"""What the Python clients have in common: the rows of the matrix, in the order of rows.tsv."""
import datetime
import decimal
import os

# what every client is asked; see test/clients/run for the tables
LONG = '2000-01: ' + ', '.join(f'{n}.5' for n in range(600))
GROUPS = '{"370900": 10.25, "370100": null, "泰安": -3}'
TREE = '{"370000": null, "370900": "370000"}'
FILE = ['region,indicator,period,value', '370900,cpi,2023年5月,"1,000.5"', '370900,cpi,2023-06,101', '370900,cpi,2023-13,1']
CSV_OPTIONS = '{"group_mark": ","}'
COPY_LINES = "COPY office.load_line FROM STDIN WITH (FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01')"
COPY_ROWS = 'COPY held (id, period, series) FROM STDIN'
EXACT = decimal.Decimal('123456789012345678.123456789')
DAY = datetime.date(2023, 5, 31)
TIME = datetime.datetime(2023, 5, 31, 23, 30)


class NoSuchThing(Exception):
    """The client has no way to do this."""


def views():
    """Pairs of a view and how many rows psql reads from it."""
    with open(os.environ['CLIENT_VIEWS'], encoding='utf-8') as f:
        return [(view, int(rows)) for view, rows in (line.split() for line in f)]


def same(got, expected):
    assert got == expected, f'{got!r} instead of {expected!r}'


def read_views(select):
    """select(statement) gives rows; each is read whole and counted."""
    for view, rows in views():
        try:
            got = list(select(f'SELECT * FROM {view}'))
        except Exception as e:
            raise AssertionError(f'{view}: {e}') from e
        same((view, len(got)), (view, rows))


def report(tests):
    for name, test in tests:
        try:
            test()
            print(name, 'yes', sep='\t', flush=True)
        except NoSuchThing as e:
            print(name, '–', e, sep='\t', flush=True)
        except Exception as e:
            print(name, 'no', ' '.join(f'{type(e).__name__}: {e}'.split())[:300], sep='\t', flush=True)
