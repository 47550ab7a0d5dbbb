# pandas.  Argument: directory of the data.  A request a line: {"file": ...},
# Python that sets "answer"; what it sets else is kept if {"setup": true}.
# An answer a line.
import json, sys, time
import numpy as np, pandas as pd

data = sys.argv[1]

def read(name, columns):
    return pd.read_csv(f'{data}/{name}', sep='\t', header=None, names=list(columns), dtype=columns)

region = read('region', {'region': 'int32', 'parent': 'int32'})
observation = read('observation', {'indicator': 'int32', 'region': 'int32', 'period': 'category', 'value': 'float64'})
observation['period'] = pd.to_datetime(observation.period.cat.categories).values[observation.period.cat.codes.values]
target = read('target', {'chain': 'int32', 'actual': 'float64', 'target': 'float64'})
kept = dict(np=np, pd=pd, region=region, observation=observation, target=target)
print(json.dumps({'version': pd.__version__}), flush=True)

for line in sys.stdin:
    request = json.loads(line)
    try:
        code = compile(open(request['file']).read(), request['file'], 'exec')
        space = kept if request.get('setup') else dict(kept)
        if request.get('keys'):
            space['keys'] = request['keys']
        start, cpu = time.perf_counter(), time.process_time()
        exec(code, space)
        times = len(request.get('keys') or [1])
        print(json.dumps({'ms': (time.perf_counter() - start) * 1e3 / times, 'cpu': (time.process_time() - cpu) * 1e3 / times,
                          'answer': [float(x) for x in space.get('answer', [])]}), flush=True)
    except Exception as error:
        print(json.dumps({'error': repr(error)}), flush=True)
