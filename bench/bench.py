"""Times the contestants on the same jobs, interleaved, and writes RESULTS.md.

    bench.py BUILD_DIRECTORY ROWS ...

A contestant is a directory with a file "about" and a file per job, w1.sql or
w1.idiom.sql; setup.* is run once.  See README.md.
"""
import datetime, glob, json, os, re, select, shutil, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
BUILD = os.path.abspath(sys.argv[1])
SIZES = [int(float(x)) for x in sys.argv[2:]] or [10_000_000]
ROUNDS = int(os.environ.get('BENCH_ROUNDS', 5))
BUDGET = float(os.environ.get('BENCH_SECONDS', 40))     # for one contestant at one job
ONLY = re.compile(os.environ.get('BENCH_ONLY', ''))      # contestant/job.idiom
PYTHON = '/usr/bin/python3'                              # Debian's, which has Debian's pandas

JOBS = {
    'scan': 'count and sum of all values: what reading the rows costs',
    'w1': 'growth on the year of every observation',
    'w2': 'board of one month, all 28 indicators: value, growth, gap to the parent, rank among siblings',
    'w2k': 'the same board of one indicator',
    'w3': 'one month rolled up to the parents: growth, contributions in points, the same from January on',
    'w3b': 'all months rolled up to the parents, and their growth',
    'w4': 'one series by its key: 120 rows with growth (latency)',
    'w4v': 'one series by its key, as one value with its growth (latency)',
    'w5': 'rank among siblings, every indicator and month',
    'w6': 'completion by chain, sum over sum',
    'load': 'rows into the contestant\'s layout, written',
    'append': 'one new month added',
}
OURS = ('rows', 'rows_double', 'series', 'cross_section')


def tree_of(rows):
    """Provinces, cities of each, counties of each: 3,360 cells a region, one in a hundred missing."""
    if rows >= 300_000:
        return max(1, round(rows / 336_000)), 11, 8
    return max(1, round(rows / 50_400)), 2, 6


def expand(text):
    """{{1..3|m#|, }} is m1, m2, m3; #-12 is twelve less."""
    def one(match):
        first, last, body, join = match.groups()
        return join.join(re.sub(r'#-(\d+)', lambda m: str(k - int(m.group(1))), body).replace('#', str(k))
                         for k in range(int(first), int(last) + 1))
    return re.sub(r'\{\{(\d+)\.\.(\d+)\|(.*?)\|(.*?)\}\}', one, text, flags=re.S)


def cpu_of(pid):
    try:
        return int(open(f'/proc/{pid}/schedstat').read().split()[0]) / 1e6
    except OSError:
        return None


class Skip(Exception):
    pass


class Server:
    """One session of psql."""
    def __init__(self, database):
        self.database = database
        self.psql = subprocess.Popen(['psql', '-X', '-q', '-A', '-t', '-F', ',', '-d', database], text=True, bufsize=1,
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.say("SET client_min_messages = warning; SET extra_float_digits = 3;")
        self.pid = self.say('SELECT pg_backend_pid();')[0]
        self.version = 'PostgreSQL ' + self.say('SHOW server_version;')[0].split()[0]

    def say(self, text):
        self.psql.stdin.write(text + '\n\\echo ##end\n')
        self.psql.stdin.flush()
        lines = []
        for line in self.psql.stdout:
            if line.strip() == '##end':
                errors = [x for x in lines if 'ERROR:' in x or 'FATAL:' in x]
                if errors:
                    self.say('ROLLBACK;') if 'aborted' in ''.join(lines) else None
                    raise Skip(errors[0])
                return lines
            lines.append(line.strip())
        raise Skip('psql ended: ' + ' '.join(lines))

    def setup(self, path):
        start = time.perf_counter()
        self.say(expand(open(path).read()))
        return time.perf_counter() - start

    def run(self, path, job, keys):
        text = expand(open(path).read()).strip()
        if job.startswith('w4'):
            return self.latency(text, path, keys)
        before = cpu_of(self.pid)
        lines = self.say('\\timing on\n' + text + '\n\\timing off')
        cpu = cpu_of(self.pid)
        ms = sum(float(x.split()[1]) for x in lines if x.startswith('Time: '))
        row = [x for x in lines if x and not x.startswith('Time: ')][-1]
        parallel = 'parallel' in path
        return dict(ms=ms, cpu=None if parallel or cpu is None else cpu - before,
                    answer=[float(x or 'nan') for x in row.split(',')])

    def latency(self, text, path, keys):
        values = ', '.join(f'({i}, {r})' for i, r in keys)
        check = os.path.splitext(path)[0] + '.check'
        columns = open(check).read().strip() if os.path.exists(check) else 'count(growth), sum(growth)'
        query = text.rstrip(';').replace(':indicator', 'k.indicator').replace(':region', 'k.region')
        row = self.say(f'SELECT {columns} FROM (VALUES {values}) k (indicator, region), LATERAL ({query}) q;')[-1]
        with tempfile.NamedTemporaryFile('w', suffix='.sql') as script:
            indicators, regions = max(k[0] for k in keys), max(k[1] for k in keys)
            script.write(f'\\set indicator random(1, {indicators})\n\\set region random(1, {regions})\n{text.rstrip(";")};\n')
            script.flush()
            out = subprocess.run(['pgbench', '-n', '-M', 'prepared', '-T', '2', '-f', script.name, self.database],
                                 capture_output=True, text=True)
        found = re.search(r'latency average = ([\d.]+)', out.stdout)
        if not found:
            raise Skip(out.stderr.strip().splitlines()[-1])
        return dict(ms=float(found.group(1)), cpu=None, answer=[float(x) for x in row.split(',')])


class Engine:
    """A process that takes a request a line and answers a line of JSON."""
    def __init__(self, command, plain=False):
        if shutil.which(command[0]) is None:
            raise Skip(f'{command[0]} is not installed')
        self.plain = plain
        self.process = subprocess.Popen(command, text=True, bufsize=1, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=open(f'{BUILD}/engine.log', 'a'))
        self.version = self.line()['version']

    def line(self):
        line = self.process.stdout.readline()
        if not line:
            raise Skip(f'it ended; see {BUILD}/engine.log')
        answer = json.loads(line.replace('null', 'NaN'))
        if 'error' in answer:
            raise Skip(answer['error'][:300])
        return answer

    def ask(self, request):
        self.process.stdin.write((request if self.plain else json.dumps(request)) + '\n')
        self.process.stdin.flush()
        return self.line()

    def setup(self, path):
        start = time.perf_counter()
        self.ask(self.request(path, setup=True))
        return time.perf_counter() - start

    def request(self, path, **more):
        if path.endswith('.sql'):
            return dict(sql=expand(open(path).read()), **more)
        return path if self.plain else dict(file=path, **more)

    def run(self, path, job, keys):
        return self.ask(self.request(path, **({'keys': keys} if job.startswith('w4') else {})))


class Limit(Engine):
    def run(self, path, job, keys):
        return self.ask(job)


def contestants():
    """(name, about, {job: [(idiom, path)]}) of every directory."""
    found = [('limit', 'the physical limit: C on one core, double precision in memory in the best order',
              {job: [('', job)] for job in ('scan', 'w1', 'w2', 'w2k', 'w3', 'w3b', 'w5', 'w6')})]
    for about in sorted(glob.glob(f'{HERE}/*/about')):
        folder = os.path.dirname(about)
        jobs = {}
        for path in sorted(glob.glob(f'{folder}/*')):
            job, *idiom, kind = os.path.basename(path).split('.') if '.' in os.path.basename(path) else ('', '')
            if job in JOBS and kind in ('sql', 'py', 'R'):
                jobs.setdefault(job, []).append(('.'.join(idiom), path))
        found.append((os.path.basename(folder), open(about).read().strip(), jobs))
    return found


def agree(a, b):
    """Rates of packed values have six decimals; sums of doubles differ by the order."""
    return len(a) == len(b) and all(x == y or abs(x - y) <= 1e-8 * max(abs(x), abs(y)) + 1e-3 for x, y in zip(a, b))


def number(x):
    if x is None:
        return ''
    return f'{x:,.0f}' if x >= 100 else f'{x:.1f}' if x >= 10 else f'{x:.2f}' if x >= 0.1 else f'{x:.3g}'


class Awake:
    """Keeps a core from sleeping between requests, which would be measured instead; at the lowest priority."""
    def __init__(self, wanted):
        self.spinner = subprocess.Popen(['nice', '-n', '19', 'sh', '-c', 'while :; do :; done']) if wanted else None

    def __enter__(self):
        return self

    def __exit__(self, *error):
        if self.spinner:
            self.spinner.kill()
            self.spinner.wait()


class Size:
    """All contestants at one number of rows."""
    def __init__(self, rows):
        self.tree = tree_of(rows)
        p, c, k = self.tree
        self.regions = p + p * c + p * c * k
        self.cells = self.regions * 28 * 120
        self.database = f'bench_{self.cells}'
        self.data = tempfile.mkdtemp(prefix='data.', dir=BUILD)
        self.engines = {}
        self.result = {}                # (job, contestant, idiom): dict
        self.setups = {}
        self.versions = {}
        self.keys = [[1 + i * 7 % 28, 1 + i * 31 % self.regions] for i in range(97)]

    def make(self):
        start = time.perf_counter()
        os.chmod(self.data, 0o755)
        for table in ('region', 'observation', 'target'):
            with open(f'{self.data}/{table}', 'w') as out:
                subprocess.run([f'{BUILD}/panel', table, *map(str, self.tree)], stdout=out, check=True)
        psql = ['psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', self.database]
        subprocess.run([f'{HERE}/../test/owned_database', self.database], check=True)
        subprocess.run(psql + ['-f', f'{HERE}/tables.sql'], check=True)
        for table, source in (('region', 'region'), ('observation_numeric', 'observation'), ('target_numeric', 'target')):
            subprocess.run(psql + ['-c', f'\\copy {table} FROM {self.data}/{source}'], check=True)
        subprocess.run(psql + ['-f', f'{HERE}/indexes.sql'], check=True)
        print(f'\n{self.regions:,} regions, {self.cells:,} cells: tables made in {time.perf_counter() - start:.0f} s', flush=True)

    def engine(self, name):
        kind = name if name == 'limit' else name.split('_')[0] if name.startswith(('duckdb', 'pandas')) else \
            name if name == 'data.table' else 'server ' + name
        if kind not in self.engines:
            try:
                if kind == 'limit':
                    self.engines[kind] = Limit([f'{BUILD}/limit', *map(str, self.tree)], plain=True)
                elif kind == 'duckdb':
                    self.engines[kind] = Engine(['node', f'{HERE}/engine/duckdb.mjs', self.data, BUILD])
                    self.versions['DuckDB'] = self.engines[kind].version.lstrip('v')
                elif kind == 'pandas':
                    self.engines[kind] = Engine([PYTHON, f'{HERE}/engine/frames.py', self.data])
                    self.versions['pandas'] = self.engines[kind].version
                elif kind == 'data.table':
                    self.engines[kind] = Engine(['Rscript', f'{HERE}/engine/datatable.R', self.data], plain=True)
                    self.versions['data.table'] = self.engines[kind].version
                else:
                    self.engines[kind] = Server(self.database)
                    self.versions['PostgreSQL'] = self.engines[kind].version.split()[1]
            except Skip as why:
                print(f'{kind} is skipped: {why}', flush=True)
                self.engines[kind] = None
        return self.engines[kind]

    def compete(self):
        """Whether all agree."""
        fine = True
        teams = contestants()
        for name, _, jobs in teams:
            wanted = [i for job in jobs for i, _ in jobs[job] if ONLY.search(f'{name}/{job}.{i}')]
            path = next(iter(glob.glob(f'{HERE}/{name}/setup.*')), None)
            if wanted and path and self.engine(name):
                try:
                    self.setups[name] = self.engine(name).setup(path)
                    print(f'{name}: set up in {self.setups[name]:.1f} s', flush=True)
                except Skip as why:
                    fine = fine and 'does not exist' in str(why)
                    print(f'{name} is skipped: {why}', flush=True)
                    jobs.clear()
        for job, what in JOBS.items():
            runs = []
            reference = None
            print(f'\n{job}: {what}', flush=True)
            for name, _, jobs in teams:
                for idiom, path in jobs.get(job, ()):
                    if (not ONLY.search(f'{name}/{job}.{idiom}') and name != 'limit') or self.engine(name) is None:
                        continue
                    try:
                        first = self.engine(name).run(path, job, self.keys)
                    except Skip as why:
                        print(f'  {name:20} {idiom:14} failed: {why}', flush=True)
                        # what this build does not have is no failure
                        fine = fine and (name not in OURS or 'does not exist' in str(why))
                        continue
                    wrong = os.path.exists(path) and open(path).readline().startswith(('-- wrong', '# wrong'))
                    note = ''
                    if reference is None and not wrong:
                        reference = first['answer']
                    elif wrong:
                        note = 'wrong where months are missing'
                    elif not agree(first['answer'], reference):
                        note = 'DISAGREES'
                        fine = False
                        print(f'  {first["answer"]}\n  {reference}')
                    rounds = max(2, min(ROUNDS, int(BUDGET * 1000 / max(first['ms'], 1e-3))))
                    runs.append(dict(name=name, idiom=idiom, path=path, note=note, rounds=rounds, ms=[], cpu=[]))
                    print(f'  {name:20} {idiom:14} {number(first["ms"]):>10} ms  {note}', flush=True)
            with Awake(job.startswith('w4')):
                for r in range(ROUNDS):
                    for i in range(len(runs)):
                        run = runs[(i + r) % len(runs)]
                        if r >= run['rounds']:
                            continue
                        got = self.engine(run['name']).run(run['path'], job, self.keys)
                        run['ms'].append(got['ms'])
                        if got.get('cpu') is not None:
                            run['cpu'].append(got['cpu'])
            for run in runs:
                run['best'] = min(run['ms'])
                run['median'] = sorted(run['ms'])[len(run['ms']) // 2]
                run['cpu'] = min(run['cpu']) if run['cpu'] else None
                self.result[job, run['name'], run['idiom']] = run
            self.show(job)
        return fine

    def table(self, job):
        runs = [r for (j, _, _), r in self.result.items() if j == job]
        limit = self.best(job, 'limit')
        duck = min([x for x in (self.best(job, 'duckdb'), ) if x] or [None])
        for run in sorted(runs, key=lambda r: r['best']):
            yield (run['name'], run['idiom'], number(run['best']), number(run['median']), number(run['cpu']),
                   number(run['best'] / limit) if limit else '', number(run['best'] / duck) if duck else '', run['note'])

    def best(self, job, *names, idiom=None, one_core=False):
        """The least time of the contestants named, by one idiom or any."""
        found = [r['best'] for (j, n, i), r in self.result.items()
                 if j == job and n in names and (idiom is None or i == idiom) and not r['note']
                 and not (one_core and 'parallel' in i)]
        return min(found) if found else None

    def show(self, job):
        print(f'  {"":35} {"best ms":>10} {"median":>10} {"CPU":>10} {"x limit":>9} {"x DuckDB":>9}')
        for row in self.table(job):
            print(f'  {row[0]:20} {row[1]:14} {row[2]:>10} {row[3]:>10} {row[4]:>10} {row[5]:>9} {row[6]:>9}  {row[7]}', flush=True)

    def space(self):
        return [x.split(',') for x in Server(self.database).say(
            "SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class "
            "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1;")]

    def close(self):
        for engine in self.engines.values():
            if isinstance(engine, Server):
                engine.psql.stdin.close()
                engine.psql.wait()
            elif engine:
                engine.process.kill()
                engine.process.wait()
        shutil.rmtree(self.data, ignore_errors=True)


# What was set out to be reached: job, ours, theirs, how many times faster at least
# (or, as "at most", how many times the other's time).  DuckDB uses all cores and is
# held against our best idiom; whoever uses one, against our best on one.
def goals(size):
    def ratio(text, theirs, ours, least=None, most=None):
        if theirs is None or ours is None:
            return
        got = theirs / ours if least else ours / theirs
        yield text, f'at least {least} ×' if least else f'at most {most} ×', f'{got:.2f} ×', \
            'reached' if (got >= least if least else got <= most) else 'not reached'
    best = size.best

    def alone(job, *names):
        return best(job, *names, one_core=True)
    yield from ratio('W1 series against DuckDB on rows', best('w1', 'duckdb'), best('w1', 'series'), least=30)
    yield from ratio('W1 series against DuckDB, wide table', best('w1', 'duckdb_wide'), best('w1', 'series'), least=7)
    yield from ratio('W1 series against pandas, wide table, one core', best('w1', 'pandas_wide'), alone('w1', 'series'), least=2.3)
    yield from ratio('W1 series against the limit, one core', best('w1', 'limit'), alone('w1', 'series'), most=4)
    yield from ratio('W1 rows (numeric heap) against count, sum, one core', best('scan', 'postgresql_numeric'), alone('w1', 'rows'), most=2)
    yield from ratio('W1 rows (double heap) against count, sum, one core', best('scan', 'postgresql'), alone('w1', 'rows_double'), most=2)
    lag = size.result.get(('w1', 'postgresql', 'lag12'))
    yield from ratio('W1 window against the wrong lag(12)', lag and lag['best'], best('w1', 'rows_double', idiom='window'), most=1)
    for job in ('w2', 'w2k'):
        yield from ratio(f'{job.upper()} cross_section against DuckDB on rows', best(job, 'duckdb'), best(job, 'cross_section'), least=8)
    for job in ('w3', 'w3b'):
        yield from ratio(f'{job.upper()} packed against DuckDB on rows', best(job, 'duckdb'), best(job, 'series', 'cross_section'), least=4)
    yield from ratio('W5 packed against DuckDB on rows', best('w5', 'duckdb'), best('w5', 'series', 'cross_section'), least=8)
    yield from ratio('W5 rows against rank(), one core', best('w5', 'postgresql'), alone('w5', 'rows_double'), least=4)
    yield from ratio('W5 rows against rank(), numeric, one core', best('w5', 'postgresql_numeric'), alone('w5', 'rows'), least=4)
    yield from ratio('W6 rows against sum over sum, numeric, serial', best('w6', 'postgresql_numeric', idiom=''), alone('w6', 'rows'), most=0.4)
    yield from ratio('W6 rows against sum over sum, numeric, parallel', best('w6', 'postgresql_numeric', idiom='parallel'), best('w6', 'rows'), most=0.4)
    yield from ratio('loading series against count, sum (numeric heap), one core', best('scan', 'postgresql_numeric'), alone('load', 'series'), most=1)
    yield from ratio('appending a month to series against inserting its rows', best('append', 'postgresql'), best('append', 'series'), most=1)
    yield from ratio('appending a month to cross_section against inserting its rows', best('append', 'postgresql'), best('append', 'cross_section'), most=1)
    for job, most in (('w4v', 0.15), ('w4', 0.2)):
        ours = best(job, 'series')
        if ours:
            yield f'{job.upper()} series', f'at most {most} ms', f'{ours:.3f} ms', 'reached' if ours <= most else 'not reached'


def memory():
    kb = int(re.search(r'MemTotal:\s+(\d+)', open('/proc/meminfo').read()).group(1))
    return f'{kb / 1024 / 1024:.0f} GB'


def row(*cells):
    return '| ' + ' | '.join(str(c) for c in cells) + ' |\n'


def write(sizes, path):
    big = sizes[-1]
    version = re.search(r"default_version = '(.*?)'", open(f'{HERE}/../indstat.control').read()).group(1)
    versions = ', '.join(f'{k} {v}' for k, v in sorted(big.versions.items()))
    out = ['# Results\n\n',
           f'Written by `make bench` on {datetime.date.today()}: indstat {version}, {versions}; '
           f'{os.cpu_count()} cores, {memory()} of memory.\n\n'
           'All times in milliseconds, warm; contestants interleaved, each answer checked against the limit\'s before it is timed. '
           'Best, median and CPU time (the least; not known where processes share the work) of up to '
           f'{ROUNDS} rounds. `× limit` and `× DuckDB` are ratios of the best times to the limit\'s and to DuckDB\'s on rows: '
           'read them rather than the milliseconds. Jobs, data and method: [README.md](README.md).\n\n']
    reached = list(goals(big))
    if reached:
        out += [f'## What was set out to be reached ({big.cells:,} cells)\n\n', row('goal', 'wanted', 'measured', ''), row('---', '---', '--:', '---')]
        out += [row(*g) for g in reached] + ['\n']
    about = {name: text for name, text, _ in contestants()}
    out += ['## Contestants\n\n', row('name', 'what'), row('---', '---')]
    for name in about:
        if any(n == name for _, n, _ in big.result):
            out.append(row(name, about[name]))
    out.append('\n')
    for job, what in JOBS.items():
        rows = list(big.table(job))
        if rows:
            out += [f'## {job.upper()}: {what}\n\n', row('contestant', 'idiom', 'best', 'median', 'CPU', '× limit', '× DuckDB', ''),
                    row('---', '---', '--:', '--:', '--:', '--:', '--:', '---')]
            out += [row(*r) for r in rows] + ['\n']
    out += [f'## Space ({big.cells:,} cells)\n\n', row('table', 'MB', 'indexes, MB'), row('---', '--:', '--:')]
    out += [row(name, f'{int(t) / 1e6:.1f}', f'{int(i) / 1e6:.1f}') for name, t, i in big.space()] + ['\n']
    if len(sizes) > 1:
        out += ['## Scaling\n\nNanoseconds of the best run per cell of the panel.\n\n',
                row('job', 'contestant', 'idiom', *[f'{s.cells:,}' for s in sizes]), row('---', '---', '---', *['--:'] * len(sizes))]
        for job, name, idiom in big.result:
            if name in OURS + ('limit', 'duckdb', 'postgresql') and not job.startswith('w4'):
                cells = [s.result.get((job, name, idiom)) for s in sizes]
                out.append(row(job, name, idiom, *[number(c['best'] * 1e6 / s.cells) if c else '' for c, s in zip(cells, sizes)]))
        out.append('\n')
    findings = ''
    if os.path.exists(path):
        findings = re.split(r'(?m)^(?=## (?:Boards|What it says))', open(path).read())[1:]
        findings = findings[0] if findings else ''
    open(path, 'w').write(''.join(out) + findings)
    print(f'\nWritten: {os.path.relpath(path)}')


def main():
    fine, sizes = True, []
    # the largest first: what it gives is written when it is there
    for rows in sorted(SIZES, reverse=True):
        size = Size(rows)
        try:
            size.make()
            fine = size.compete() and fine
            sizes.insert(0, size)
        finally:
            size.close()
        small = sizes[-1].cells < 9_000_000 or ONLY.pattern
        write(sizes, f'{BUILD}/RESULTS.md' if small else f'{HERE}/RESULTS.md')
    for g in goals(sizes[-1]):
        print(f'{g[0]:60} {g[1]:15} {g[2]:>10}  {g[3]}')
    return 0 if fine else 1


if __name__ == '__main__':
    sys.exit(main())
