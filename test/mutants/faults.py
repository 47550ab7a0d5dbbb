"""Faults made mechanically: what stands in a source, what a careless hand would have written.

candidates(path, text) gives every fault of a file; each has a name that stays
while its line does, wherever that moves to.
"""
import hashlib
import re
from collections import namedtuple

# start and end are places in the text; object is what the statement around creates (SQL)
Fault = namedtuple('Fault', 'id path line kind start end old new object')

# kind, what is found in code, what stands there instead (None: the kind has a function of its own below)
C = [
    ('relation', r'(?<![<>=!+\-*/&|%-])<(?![<=])(?= )', '<='),
    ('relation', r'<=(?!=)', '<'),
    ('relation', r'(?<![<>=!+\-*/&|%-])>(?![>=])(?= )', '>='),
    ('relation', r'>=(?!=)', '>'),
    ('relation', r'==', '!='),
    ('relation', r'!=', '=='),
    ('logic', r'&&', '||'),
    ('logic', r'\|\|', '&&'),
    ('negation', r'!(?=[a-z(])', ''),
    ('arithmetic', r'(?<= )\+(?= )', '-'),
    ('arithmetic', r'(?<=[\w)\]] )-(?= [\w(])', '+'),
    ('arithmetic', r'(?<=[\w)\]] )\*(?= [\w(])', '+'),
    ('arithmetic', r'(?<=[\w)\]] )/(?= [\w(])', '*'),
    ('arithmetic', r'(?<=[\w)\]] )%(?= [\w(])', '/'),
    ('assignment', r'\+=', '-='),
    ('assignment', r'-=', '+='),
    ('bits', r'<<', '>>'),
    ('bits', r'>>', '<<'),
    ('bits', r'(?<=[\w)] )&(?= [\w(~])', '|'),
    ('bits', r'(?<=[\w)] )\|(?= [\w(])', '&'),
    ('constant', r'(?<![\w.\[])\d+(?![\w.])', lambda m: str(int(m.group()) + 1)),
    ('constant', r'(?<![\w.\[])[1-9]\d*(?![\w.])', lambda m: str(int(m.group()) - 1)),
    ('condition dropped', r'(?<=if )\((?=.*\)$)', '(true || '),
    ('condition dropped', r'(?<=if )\((?=.*\)$)', '(false && '),
    ('statement dropped', r'^\t+(?:[a-z][\w\->.\[\]]* (?:[+\-|&]?=) |[a-z_]+\(|\*)[^{}]*;$', None),
    ('arguments swapped', r'(?<=\w)\((&?\w+), (&?\w+)\)', r'(\2, \1)'),
    ('arguments swapped', r'(?<=\w)\((&?\w+), (&?\w+),', r'(\2, \1,'),
    ('result', r'\breturn true;', 'return false;'),
    ('result', r'\breturn false;', 'return true;'),
    ('result', r'\bcontinue;', 'break;'),
    ('result', r'\bPG_RETURN_NULL\(\);', 'PG_RETURN_DATUM((Datum) 0);'),
    ('least and most', r'\bMin\(', 'Max('),
    ('least and most', r'\bMax\(', 'Min('),
]
SQL = [
    ('relation', r'(?<= )<(?= )', '<='),
    ('relation', r'(?<= )<=(?= )', '<'),
    ('relation', r'(?<= )>(?= )', '>='),
    ('relation', r'(?<= )>=(?= )', '>'),
    ('relation', r'(?<=[\w)] )=(?= [\w(\'])', '<>'),
    ('relation', r'(?<= )<>(?= )', '='),
    ('logic', r'\bAND\b(?! CURRENT)', 'OR'),
    ('logic', r'\bOR\b(?! (REPLACE|UPDATE|DELETE|INSERT))', 'AND'),
    ('negation', r'\bNOT (?=[A-Z(a-z])(?!NULL)', ''),
    ('negation', r'\bIS NOT NULL', 'IS NULL'),
    ('negation', r'\bIS NULL', 'IS NOT NULL'),
    ('negation', r'\bIS (NOT )?DISTINCT FROM', lambda m: '=' if m.group(1) else '<>'),
    ('arithmetic', r'(?<=[\w)] )\+(?= [\w(])', '-'),
    ('arithmetic', r'(?<=[\w)] )-(?= [\w(])', '+'),
    ('arithmetic', r'(?<=[\w)] )\*(?= [\w(])', '+'),
    ('constant', r'(?<=[ (])\d+(?=[,); ]|$)', lambda m: str(int(m.group()) + 1)),
    ('constant', r'(?<=[ (])[1-9]\d*(?=[,); ]|$)', lambda m: str(int(m.group()) - 1)),
    ('condition dropped', r'^\s+(AND|OR) (?:[^()]|\([^()]*\))*$', ''),
    ('condition dropped', r'\bWHERE (?=[^()]*$)', 'WHERE true OR '),
    ('condition dropped', r' AND (?:[^()A-Z]|\([^()]*\))+(?=$|\)| AND| OR|;)', ''),
    ('filter dropped', r' ?\bFILTER \(WHERE [^()]*(?:\([^()]*\)[^()]*)*\)', ''),
    ('join', r'\bLEFT JOIN', 'JOIN'),
    ('join', r'(?<![A-Z] )\bJOIN (?!LATERAL)', 'LEFT JOIN '),
    ('order', r' DESC\b', ''),
    ('order', r'\bNULLS LAST', 'NULLS FIRST'),
    ('order', r'(?<=ORDER BY )[\w.]+(?=[ ,);]|$)', r'1'),
    ('distinct', r'\bDISTINCT (?!ON|FROM)', ''),
    ('distinct', r'\bUNION ALL', 'UNION'),
    ('default dropped', r'\bcoalesce\(([\w.]+), [\w.\']+\)', r'\1'),
    ('default dropped', r' DEFAULT [\w\']+(?=,|$)', ''),
    ('arguments swapped', r'(?<=\w)\(([a-z_.]+), ([a-z_.]+)\)', r'(\2, \1)'),
    ('arguments swapped', r'(?<=\w)\(([a-z_.]+), ([a-z_.]+),', r'(\2, \1,'),
    ('least and most', r'\bmin\(', 'max('),
    ('least and most', r'\bmax\(', 'min('),
    ('least and most', r'\bleast\(', 'greatest('),
    ('least and most', r'\bgreatest\(', 'least('),
    ('declaration', r' STRICT\b', ''),
    ('declaration', r'\bIMMUTABLE\b', 'VOLATILE'),
    ('declaration', r'\bSTABLE\b', 'IMMUTABLE'),
    ('declaration', r' PARALLEL SAFE\b', ''),
    ('declaration', r'\bSECURITY DEFINER\b', ''),
    ('declaration', r'security_invoker = true', 'security_invoker = false'),
    ('declaration', r'security_barrier = true', 'security_barrier = false'),
    ('declaration', r'\b(eq|neq|scalarlt|scalarle|scalargt|scalarge)(sel|joinsel)\b', lambda m:
        {'eq': 'neq', 'neq': 'eq', 'scalarlt': 'scalarle', 'scalarle': 'scalarlt', 'scalargt': 'scalarge', 'scalarge': 'scalargt'}[m.group(1)] + m.group(2)),
    ('declaration', r'(?i)\b(commutator|negator) = [^,\n]+,?', ''),
    ('constraint', r'\bCHECK \((?=.*\),?$)', 'CHECK (true OR '),
    ('constraint', r' NOT NULL(?=[ ,])', ''),
    ('constraint', r' ON DELETE (CASCADE|RESTRICT)', ''),
    ('constraint', r' REFERENCES @m@\.\w+( \([^()]*\))?', ''),
    ('statement dropped', r'^(REVOKE|CREATE POLICY|ALTER TABLE|INSERT INTO) .*;$', ''),
    ('statement dropped', r'^\t+(PERFORM|INSERT|DELETE|UPDATE|RAISE) .*;$', ''),
    ('statement dropped', r'^\t+NEW\.\w+ := .*;$', ''),
    # everybody sees every row
    ('policy', r"\bformat\('(?:[^']|'')*', [^()]*\)(?=, (?:NULL|'false'),)", "'true'"),
    ('trigger', r'\bINSERT OR UPDATE\b', 'INSERT'),
    ('trigger', r'\bUPDATE OR DELETE\b', 'UPDATE'),
    ('trigger', r'\bBEFORE\b(?= (INSERT|UPDATE|DELETE))', 'AFTER'),
    ('wrong symbol', r"(?<=MODULE_PATHNAME', ')[\w@.]+(?=')", None),
    # what is written once for several types: one of them has another's
    ('wrong symbol', r"(?<=MODULE_PATHNAME', ')([\w@.]*)@number@(?=[\w@.]*')", r'\1@int8[float8]@@!int8[@number@]@'),
    ('wrong symbol', r"(?<=MODULE_PATHNAME', ')([\w@.]*)@time\.name@(?=[\w@.]*')", r'\1@date[ref_period]@@!date[@time.name@]@'),
]

# Lines that say nothing about a figure: what a release build leaves out, versions, memory given back early.
DULL_C = re.compile(r'\b(Static)?Assert|StaticAssert|#\s*(include|if|elif|error|pragma)|PG_FUNCTION_INFO|PG_MODULE_MAGIC'
                    r'|\bpfree\(|ReleaseSysCache|elog\(|PG_USED_FOR|errdetail|errhint|errmsg|errcode|__builtin|\bunlikely\(false')
DULL_SQL = re.compile(r'^\s*\\|\bCOST \d|^\s*--|MESSAGE =|HINT =|DETAIL =|ERRCODE')

CREATED = re.compile(r'^CREATE (?:OR REPLACE )?(?:UNIQUE )?[A-Z ]+?(?:IF NOT EXISTS )?(?:@m@\.|@extschema@\.)?([a-z_]\w*)')


def code(path, text):
    """Which characters are code: no comment, no text between quotes, no COMMENT ON."""
    sql = path.endswith('.sql')
    mask = bytearray(b'\1' * len(text))
    parts = (r"--[^\n]*|/\*.*?\*/|^COMMENT ON .*?(?:NULL|');$|'(?:[^']|'')*'" if sql
             else r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\])+\'')
    for m in re.finditer(parts, text, re.S | re.M):
        # SQL that is put together as text is code too
        if sql and m.group().startswith("'") and re.search(r'\b(SELECT|AND|OR|WHERE|EXISTS)\b|^\'\w+\'$', m.group()):
            continue
        mask[m.start():m.end()] = b'\0' * (m.end() - m.start())
    return mask


def neighbour(symbols, symbol):
    """Another symbol of the file, alike as can be: the next in the alphabet."""
    return symbols[(symbols.index(symbol) + 1) % len(symbols)]


def candidates(path, text):
    sql = path.endswith('.sql')
    mask, dull = code(path, text), DULL_SQL if sql else DULL_C
    symbols = sorted(set(re.findall(r"MODULE_PATHNAME', '([\w@.]+)'", text)))
    seen, found, offset, created = {}, [], 0, ''
    for number, line in enumerate(text.split('\n'), 1):
        if sql and (m := CREATED.match(line)):
            created = m.group(1)
        if not dull.search(line):
            for kind, pattern, replacement in SQL if sql else C:
                for m in re.finditer(pattern, line):
                    start, end = offset + m.start(), offset + m.end()
                    inside = start if m.end() == m.start() else start + len(m.group()) - len(m.group().lstrip())
                    if kind != 'wrong symbol' and not mask[inside]:
                        continue
                    new = (neighbour(symbols, m.group()) if kind == 'wrong symbol' and replacement is None
                           else re.match(r'\t*', line).group() + ';' if replacement is None
                           else replacement(m) if callable(replacement) else m.expand(replacement))
                    if new == m.group():
                        continue
                    # a condition that is always or never met keeps its closing bracket
                    if not sql and kind == 'condition dropped':
                        new, end = new + '(', len(line) + offset
                        new += line[m.end():] + ')'
                    if sql and new.endswith('true OR '):
                        new, end = re.sub(r' OR $', '', new), offset + len(line)
                        rest = line[m.end():]
                        new += re.search(r'\)?[,;]?$', rest).group() if 'CHECK' in m.group() else re.search(r'[;]?$', rest).group()
                    key = (path, kind, line.strip(), m.start() - len(line) + len(line.lstrip()), new)
                    seen[key] = seen.get(key, -1) + 1
                    name = hashlib.sha1(repr((key, seen[key])).encode()).hexdigest()[:10]
                    found.append(Fault(name, path, number, kind, start, end, text[start:end], new, created))
        offset += len(line) + 1
    return found
