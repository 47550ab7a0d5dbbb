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

# seconds; of the regression tests, which are short.  Far beyond what they take on a busy machine.
LIMIT, SHORT_LIMIT = 900, 180
# tests that take long, and see much besides: asked last, unless they are the concept's own
HEAVY = ('test/model/bulletin/bulletin.sql', 'test/model/access/visibility.sql', 'test/model/figures.sql', 'test/model/figures/release.sql')


def backends():
    """The processes of our own server: other servers are not ours to stop."""
    postmaster = open(os.environ['PGHOST'] + '/data/postmaster.pid').readline().strip()
    for status in glob.glob('/proc/[0-9]*/stat'):
        try:
            pid, rest = open(status).read().split(' ', 1)
        except OSError:
            continue
        if rest.rsplit(') ', 1)[-1].split()[1] == postmaster:
            yield int(pid)


def run(command, limit=LIMIT):
    """The exit status and what was said; a command that takes too long is stopped with all that it started."""
    process = subprocess.Popen(command, shell=isinstance(command, str), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                               stdin=subprocess.DEVNULL, start_new_session=True)
    try:
        said = process.communicate(timeout=limit)[0]
        return process.returncode, said.decode(errors='replace')
    except subprocess.TimeoutExpired:
        # first asked, so that a script can put away what it started
        for how in signal.SIGTERM, signal.SIGKILL:
            try:
                os.killpg(process.pid, how)
                process.communicate(timeout=20)
            except (subprocess.TimeoutExpired, ProcessLookupError):
                pass
        # a loop that asks for no interrupts is only ended by the server's restart
        busy = [p for p in backends() if 'postgres: ' + os.environ['PGUSER'] in open('/proc/%d/cmdline' % p).read()]
        for p in busy:
            os.kill(p, signal.SIGKILL)
        return None, 'took longer than %d s' % limit


def answers():
    for _ in range(240):
        if subprocess.run(['psql', '-XqAtc', 'SELECT 1', 'postgres'], capture_output=True).returncode == 0:
            return
        time.sleep(0.5)
    sys.exit('the server is gone')


def build(path):
    """Builds what has changed; whether it could be, and the code that came of it."""
    status, said = run('make -s all && make -s install DESTDIR="$PGHOST/dest"')
    if status != 0 or path.endswith('.sql'):
        return status == 0, None
    objects = [path[:-2] + '.o'] if path.endswith('.c') else sorted(glob.glob('src/**/*.o', recursive=True))
    code = hashlib.sha1()
    for o in objects:
        # section by section, and what the linker puts in; without what names lines and files
        listed = subprocess.run(['objdump', '-h', o], capture_output=True, text=True).stdout
        for section in re.findall(r'^ *\d+ (\.(?:text|rodata|data)\S*)', listed, re.M):
            code.update(subprocess.run(['objdump', '-s', '-j', section, o], capture_output=True).stdout)
        code.update(subprocess.run(['objdump', '-r', o], capture_output=True).stdout)
    return True, code.digest()


def makes_a_model():
    run('dropdb -U "$INDSTAT_SUPERUSER" --force --if-exists mutant')
    status, _ = run('test/owned_database mutant && psql -XqAt -v ON_ERROR_STOP=1 -d mutant '
                    '-c "CREATE EXTENSION indstat" -c "SELECT create_model(\'office\')"')
    return status == 0


class Tests:
    """Every test file, and which of them can see a fault."""

    def __init__(self):
        self.text = {f: open(f, errors='replace').read()
                     for f in subprocess.run(['test/files'], capture_output=True, text=True, check=True).stdout.split()}
        self.sound, self.unsound = set(), set()
        # which of them run a line of C: from make coverage
        self.reached = {}
        if os.path.exists('build/coverage/reached.json'):
            self.reached = json.load(open('build/coverage/reached.json'))
        # newer than that, or with servers of their own
        self.uncounted = set(self.text).difference(*self.reached.values())

    def counted(self, fault):
        """Whether it is known which tests run the line: a macro or a table has no count."""
        return fault['text'] is not None and '%s:%d' % (fault['path'], fault['line']) in self.reached

    def cost(self, test):
        return (test.endswith('.t'), test in HEAVY, test.startswith('test/'), test.startswith('specs/'))

    def near(self, fault):
        name = os.path.splitext(os.path.basename(fault['path']))[0]
        if self.counted(fault):
            can = set(self.reached.get('%s:%d' % (fault['path'], fault['line']), []))
        else:
            word = re.compile(r'\b%s\b' % re.escape(fault['object'] or name))
            # what asks the catalogue sees every declaration
            catalogue = r'\bpg_(policy|trigger|constraint)|relnamespace' if '/model/' in fault['path'] else r'\bpg_(proc|operator|aggregate)\b'
            can = {t for t, text in self.text.items() if word.search(text) or t.endswith('.sql') and re.search(catalogue, text)}
        # first the concept's own, then the quick ones
        own = [t for t in self.text if os.path.basename(t) == name + '.sql']
        near = sorted((t for t in can if t not in own and t in self.text), key=self.cost)
        own = [fault['first']] * (fault['first'] in self.text) + [t for t in own if t != fault['first']]
        return own + [t for t in near if t not in own and (self.counted(fault) or t not in HEAVY and not t.endswith('.t'))]

    def far(self, fault):
        near = self.near(fault)
        # no other test runs the line, but those of which nothing is known
        can = self.uncounted if self.counted(fault) else self.text
        return sorted((t for t in can if t not in near), key=self.cost)


def fails(test):
    # what another fault left behind shall not be seen
    if test.startswith('sql/'):
        run('test/regression_database contrib_regression')
    elif test.startswith('specs/'):
        run('test/regression_database isolation_regression')
    else:
        run('dropdb -U "$INDSTAT_SUPERUSER" --force --if-exists tap_' + re.sub('[^a-z0-9]', '_', test.split('/', 1)[1]))
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
            # once more: it may have been for a reason of its own
            if failed:
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
                if known == 'before':
                    known = None
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
