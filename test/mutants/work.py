"""One worker: builds fault after fault in its own copy of the tree and runs the
tests that can see it, against the server of test/private_cluster; then those
that were not seen against everything.

    test/private_cluster python3 test/mutants/work.py FAULTS RESULTS WANTED [near]

FAULTS has a fault in each line, in the order of the draw; RESULTS is shared with
the other workers, and what has a verdict there is not tried again.
"""
import fcntl
import glob
import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time

# several times what the slowest test takes on a busy machine, in seconds; of the regression tests, which are short
LIMIT, SHORT_LIMIT = 600, 90
# tests that take long, and see much besides: asked last, unless they are the concept's own
HEAVY = ('test/bulletin.sql', 'test/visibility.sql', 'test/figures.sql', 'test/release.sql')


def run(command, limit=LIMIT):
    """The exit status and what was said; a command that takes too long is stopped with all that it started."""
    process = subprocess.Popen(command, shell=isinstance(command, str), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        said = process.communicate(timeout=limit)[0]
        return process.returncode, said.decode(errors='replace')
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        # a loop that asks for no interrupts is only ended by the server's restart
        subprocess.run("pkill -9 -f \"^postgres: $PGUSER \"; sleep 1", shell=True)
        return None, 'took longer than %d s' % limit


def answers():
    for _ in range(60):
        if subprocess.run(['psql', '-XqAtc', 'SELECT 1', 'postgres'], capture_output=True).returncode == 0:
            return
        time.sleep(0.5)
    sys.exit('the server is gone')


def build(path):
    """Builds what has changed; whether it could be, and the code that came of it."""
    status, said = run('make -s all && make -s install DESTDIR="$PGHOST/dest"')
    if status != 0 or path.endswith('.sql'):
        return status == 0, None
    objects = [path[:-2] + '.o'] if path.endswith('.c') else sorted(glob.glob('src/*.o'))
    code = hashlib.sha1()
    for o in objects:
        # without what names lines and files
        subprocess.run(['objcopy', '-O', 'binary', '-w', '-j', '.text*', '-j', '.rodata*', '-j', '.data*', o, 'build/code'], check=True)
        code.update(open('build/code', 'rb').read())
        code.update(subprocess.run(['objdump', '-r', o], capture_output=True).stdout.replace(o.encode(), b''))
    return True, code.digest()


def makes_a_model():
    run('dropdb -U "$INDSTAT_SUPERUSER" --force --if-exists mutant')
    status, _ = run('test/owned_database mutant && psql -XqAt -v ON_ERROR_STOP=1 -d mutant '
                    '-c "CREATE EXTENSION indstat" -c "SELECT create_model(\'office\')"')
    return status == 0


class Tests:
    """Every test file, and which of them can see a fault."""

    def __init__(self):
        self.text = {f: open(f, errors='replace').read() for pattern in ('sql/*.sql', 'specs/*.spec', 'test/*.sql', 'test/*.t')
                     for f in sorted(glob.glob(pattern))}
        self.sound, self.unsound = set(), set()
        # which of them run a line of C: from make coverage
        self.reached = {}
        if os.path.exists('build/coverage/reached.json'):
            self.reached = json.load(open('build/coverage/reached.json'))
        self.new = set(self.text).difference(*self.reached.values())

    def cost(self, test):
        return (test.endswith('.t'), test in HEAVY, test.startswith('test/'), test.startswith('specs/'))

    def near(self, fault):
        name = os.path.splitext(os.path.basename(fault['path']))[0]
        if fault['path'].endswith('.c') and self.reached:
            # of a test that is newer than that, nothing is known
            can = set(self.reached.get('%s:%d' % (fault['path'], fault['line']), [])) | self.new
        else:
            word = re.compile(r'\b%s\b' % re.escape(fault['object'] or name))
            # what asks the catalogue sees every declaration
            catalogue = r'\bpg_(policy|trigger|constraint)' if '/model/' in fault['path'] else r'\bpg_(proc|operator|aggregate)\b'
            can = {t for t, text in self.text.items() if word.search(text) or t.endswith('.sql') and re.search(catalogue, text)}
        # first the concept's own, then the quick ones
        own = [t for t in ('sql/%s.sql' % name, 'test/%s.sql' % name) if t in self.text]
        near = sorted((t for t in can if t not in own and t in self.text), key=self.cost)
        return own + [t for t in near if t not in HEAVY and not t.endswith('.t') or fault['path'].endswith('.c')]

    def far(self, fault):
        if fault['path'].endswith('.c') and self.reached:
            return []		# no other test runs the line
        near = self.near(fault)
        return sorted((t for t in self.text if t not in near), key=self.cost)


def fails(test):
    # what another fault left behind shall not be seen
    if test.startswith('sql/'):
        run('test/regression_database contrib_regression')
    elif test.startswith('specs/'):
        run('test/regression_database isolation_regression')
    else:
        run('dropdb -U "$INDSTAT_SUPERUSER" --force --if-exists tap_' + re.sub('[^a-z0-9]', '_', os.path.basename(test)))
    status, said = run(['test/all', test], SHORT_LIMIT if test.startswith('sql/') else LIMIT)
    answers()
    return status != 0, said


def verdict(fault, tests, pristine, far):
    path = fault['path']
    text = open(path).read()

    def plant():
        open(path, 'w').write(text[:fault['start']] + fault['new'] + text[fault['end']:])
        return build(path)

    def heal():
        open(path, 'w').write(text)

    built, code = plant()
    try:
        if not built:
            return 'no build', ''
        if code is not None:
            if path not in pristine:
                heal()
                pristine[path] = build(path)[1]
                plant()
            if code == pristine[path]:
                return 'same code', ''
        elif not makes_a_model():
            return 'no build', ''
        for test in tests.far(fault) if far else tests.near(fault):
            if test in tests.unsound:
                continue
            failed, _ = fails(test)
            # sessions beside each other may fail for a reason of their own
            if failed and (test.endswith('.t') or test.endswith('.spec')):
                failed, _ = fails(test)
            if failed and test not in tests.sound:
                # it has to pass where nothing is wrong
                heal()
                build(path)
                failed, said = fails(test)
                (tests.unsound if failed else tests.sound).add(test)
                if failed:
                    print('%s fails by itself\n%s' % (test, said[-3000:]), flush=True)
                plant()
                failed = not failed
            if failed:
                return 'caught', test
        return 'survived' if far or not tests.far(fault) else 'unseen', ''
    finally:
        heal()


def main(faults, results, wanted, near):
    faults = [json.loads(line) for line in open(faults)]
    tests, pristine = Tests(), {}
    os.makedirs('build', exist_ok=True)
    for far in (False,) if near else (False, True):
        for fault in faults:
            # claimed by a line of its own, so that two workers do not try one fault
            with open(results, 'a+') as out:
                fcntl.flock(out, fcntl.LOCK_EX)
                out.seek(0)
                verdicts = dict(line.split('\t')[:2] for line in out)
                known = verdicts.get(fault['id'])
                judged = sum(v in ('caught', 'survived', 'unseen', 'trying') for v in verdicts.values())
                if known != 'unseen' if far else known is not None or judged >= wanted and not fault['always']:
                    continue
                out.write('%s\ttrying\t\t0\n' % fault['id'])
            started = time.time()
            said, test = verdict(fault, tests, pristine, far)
            with open(results, 'a') as out:
                fcntl.flock(out, fcntl.LOCK_EX)
                out.write('%s\t%s\t%s\t%d\n' % (fault['id'], said, test, time.time() - started))
            print('%s %-9s %s:%d %s: %s => %s%s' % (fault['id'], said, fault['path'], fault['line'], fault['kind'],
                  ' '.join(fault['old'].split()), ' '.join(fault['new'].split()), test and ' (%s)' % test), flush=True)


if __name__ == '__main__':
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), len(sys.argv) > 4)
