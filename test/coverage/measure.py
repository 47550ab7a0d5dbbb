"""Runs the tests one by one in a build for coverage and adds up what they reach.

    test/private_cluster python3 test/coverage/measure.py OUT [FILE ...]
"""
import collections
import glob
import gzip
import json
import os
import re
import subprocess
import sys
import time

out, files = sys.argv[1], sys.argv[2:] or subprocess.run(['test/files'], capture_output=True, text=True, check=True).stdout.split()
counts_in = os.environ['GCOV_PREFIX'] + os.getcwd() + '/src'
log = os.environ['PGHOST'] + '/data/server.log'
superuser = os.environ['INDSTAT_SUPERUSER']

# Branches that a macro of PostgreSQL brings are not ours to take.
MACRO = re.compile(r'\b(ereport|ereturn|elog|foreach|Assert|CHECK_FOR_INTERRUPTS|PG_TRY|PG_CATCH|PG_GETARG_\w+|PG_FREE_IF_COPY|PG_DETOAST\w*|PG_RETURN_\w+|'
                   r'ReleaseSysCache|SET_VARSIZE|VARSIZE\w*|VARDATA\w*|MemoryContext\w+|palloc0?)\(')
lines, branches, functions = collections.Counter(), {}, collections.Counter()
reached = collections.defaultdict(list)
called, known = set(), set()


def psql(database, query):
    return subprocess.run(['psql', '-XAtq', '-U', superuser, '-d', database, '-c', query], capture_output=True, text=True).stdout.split('\n')


def backends_are_gone():
    # each writes its counts when it ends
    for _ in range(100):
        if psql('postgres', "SELECT count(*) FROM pg_stat_activity WHERE backend_type IN ('client backend', 'parallel worker') AND pid <> pg_backend_pid()")[0] == '0':
            break
        time.sleep(0.1)
    time.sleep(0.1)


def count(test):
    subprocess.run(['sh', '-c', 'find src -name "*.gcda" -delete; cp -r "$0"/. src && chmod -R a+r src; find "$0" -name "*.gcda" -delete', counts_in], stderr=subprocess.DEVNULL)
    counted = glob.glob('src/**/*.gcda', recursive=True)
    if not counted:
        return
    said = subprocess.run(['gcov', '--json-format', '--stdout', '--branch-probabilities'] + counted, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout
    for document in said.decode().split('\n'):
        if not document.strip():
            continue
        for source in json.loads(document)['files']:
            path = source['file']
            if not path.startswith('src/'):
                continue
            here = set()
            for line in source['lines']:
                key = '%s:%d' % (path, line['line_number'])
                lines[key] += line['count']
                if line['count']:
                    here.add(key)
                taken = [b['count'] for b in line['branches']]
                if taken and not MACRO.search(text(path)[line['line_number'] - 1]):
                    name = (key, line.get('function_name', ''))
                    before = branches.get(name, [0] * len(taken))
                    branches[name] = [a + b for a, b in zip(before, taken)] if len(before) == len(taken) else before
            for key in here:
                if not reached[key] or reached[key][-1] != test:
                    reached[key].append(test)
            for f in source['functions']:
                functions[path, f['name']] += f['execution_count']


def text(path, kept={}):
    if path not in kept:
        kept[path] = open(path).read().split('\n')
    return kept[path]


def calls():
    """The functions that the queries of a test call, from the trees in the log.

    Their numbers differ from database to database.  What belongs to an aggregate,
    a type, a class of operators or a cast is called by the server.
    """
    names = {}
    for database in psql('postgres', "SELECT datname FROM pg_database WHERE datallowconn AND datname !~ '^template'"):
        for row in psql(database, """SELECT p.oid || ' ' || proname || '(' || (SELECT coalesce(string_agg(typname, ', ' ORDER BY n), '')
                    FROM unnest(proargtypes) WITH ORDINALITY a (type, n) JOIN pg_type t ON t.oid = a.type) || ')'
                FROM pg_depend d JOIN pg_proc p ON p.oid = d.objid JOIN pg_extension e ON e.oid = d.refobjid
                WHERE d.classid = 'pg_proc'::regclass AND e.extname = 'indstat' AND p.prorettype <> 'trigger'::regtype
                    AND NOT EXISTS (SELECT FROM pg_aggregate a WHERE p.oid IN (aggtransfn, aggfinalfn, aggcombinefn, aggserialfn, aggdeserialfn, aggmtransfn, aggminvtransfn, aggmfinalfn))
                    AND NOT EXISTS (SELECT FROM pg_type t WHERE p.oid IN (typinput, typoutput, typreceive, typsend, typmodin, typmodout, typanalyze, typsubscript))
                    AND NOT EXISTS (SELECT FROM pg_amproc a WHERE a.amproc = p.oid)
                    AND NOT EXISTS (SELECT FROM pg_proc f WHERE f.prosupport = p.oid)
                    AND NOT EXISTS (SELECT FROM pg_operator o WHERE o.oprcode = p.oid)""") if database else []:
            if ' ' in row:
                oid, name = row.split(' ', 1)
                names[oid] = name
                known.add(name)
    used = re.compile(rb':(?:funcid|aggfnoid|winfnoid) (\d+)')
    with open(log, 'rb') as said:
        for line in said:
            called.update(names[o] for o in {m.decode() for m in used.findall(line)} if o in names)
    # written on by the server, at its new end
    os.truncate(log, 0)


for file in files:
    if file[:4] in ('sql/', 'spec'):
        subprocess.run(['test/regression_database'])
    started = time.time()
    status = subprocess.run(['test/all', file], env=dict(os.environ, KEEP_DATABASES='1'), stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT).returncode
    backends_are_gone()
    calls()
    count(file)
    for database in psql('postgres', "SELECT datname FROM pg_database WHERE datname ~ '^tap_'"):
        if database:
            psql('postgres', 'DROP DATABASE "%s" WITH (FORCE)' % database)
    print('%-40s %s %4d s' % (file, 'ok  ' if status == 0 else 'FAIL', time.time() - started), flush=True)

json.dump(reached, open(out + '/reached.json', 'w'))

def share(name, done, of):
    print('%-10s %6d of %6d  %6.2f %%' % (name, done, of, 100 * done / max(of, 1)))

missed = collections.defaultdict(list)
for key, n in lines.items():
    if not n:
        path, number = key.split(':')
        missed[path].append(int(number))
half = collections.defaultdict(dict)
for (key, _), taken in branches.items():
    if lines[key] and not all(taken):
        path, number = key.split(':')
        ways, of = half[path].get(int(number), (0, 0))
        half[path][int(number)] = ways + sum(map(bool, taken)), of + len(taken)
with open(out + '/missed', 'w') as to:
    for path in sorted(set(missed) | set(half)):
        for number in sorted(set(missed[path]) | set(half[path])):
            to.write('%s:%d: %s: %s\n' % (path, number, 'never' if number in missed[path] else '%d of %d ways' % half[path][number], text(path)[number - 1].strip()))
never = sorted(known - called)
with open(out + '/never_called', 'w') as to:
    to.writelines(name + '\n' for name in never)
print()
for path in sorted({key.split(':')[0] for key in lines}):
    own = [n for key, n in lines.items() if key.startswith(path + ':')]
    print('%-34s %6.2f %% of %5d lines' % (path, 100 * sum(map(bool, own)) / len(own), len(own)))
print()
share('lines', sum(map(bool, lines.values())), len(lines))
share('branches', sum(bool(b) for taken in branches.values() for b in taken), sum(map(len, branches.values())))
share('functions', sum(map(bool, functions.values())), len(functions))
share('of SQL', len(known) - len(never), len(known))
print('\nNever run, or one way only: build/coverage/missed.  Functions of SQL that no test calls: build/coverage/never_called.')
