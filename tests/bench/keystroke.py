#!/usr/bin/env python3
"""From a keystroke to its findings: `ljfl lsp` on a register, driven as an editor drives it.

    tests/bench/keystroke.py [LJFL [ROOT [FILE]]]

A slip stands at the end of the last record of FILE, and a note before it grows and shrinks by a character a keystroke: each
keystroke moves the slip, so each must bring its findings anew. Milliseconds from sending the whole text to having read the
answer. One keystroke in ten is waited out first, as between two words: the server has had time for whatever it puts off.
"""
import json, os, resource, statistics, subprocess, sys, time
from urllib.parse import quote

here = os.path.dirname(os.path.abspath(__file__))
source = os.path.dirname(os.path.dirname(here))
ljfl = sys.argv[1] if len(sys.argv) > 1 else os.path.join(source, 'build/release/ljfl')
root = os.path.abspath(sys.argv[2] if len(sys.argv) > 2 else source)
path = os.path.join(root, sys.argv[3] if len(sys.argv) > 3 else 'units/jiaoyuju/2026-10.yaml')
rounds = int(os.environ.get('ROUNDS', '300'))

server = subprocess.Popen([ljfl, '--today', '2026-10-31', 'lsp'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root)
def send(method, params, number=None):
    message = {'jsonrpc': '2.0', 'method': method, 'params': params}
    if number is not None: message['id'] = number
    body = json.dumps(message, ensure_ascii=False).encode()
    server.stdin.write(b'Content-Length: %d\r\n\r\n%s' % (len(body), body))
    server.stdin.flush()
def receive():
    length = 0
    while True:
        line = server.stdout.readline()
        if line in (b'\r\n', b''): break
        if line.lower().startswith(b'content-length:'): length = int(line.split(b':')[1])
    return json.loads(server.stdout.read(length))
def findings(version):
    while True:
        message = receive()
        if message.get('method') == 'textDocument/publishDiagnostics' and message['params'].get('version') == version: return message['params']['diagnostics']

uri = 'file://' + quote(path)
text = open(path, encoding='utf-8', newline='').read()
at = text.rindex('\nhighlights:') if '\nhighlights:' in text else len(text)
slip = '\n  - {date: 2026-10-30, note: 办好了%s, task: nosuch}'
begun = time.perf_counter()
send('initialize', {'processId': None, 'rootUri': 'file://' + quote(root), 'capabilities': {}}, 1)
while receive().get('id') != 1: pass
send('initialized', {})
send('textDocument/didOpen', {'textDocument': {'uri': uri, 'languageId': 'yaml', 'version': 0, 'text': text[:at] + slip % '' + text[at:]}})
first = findings(0)
assert any(one['code'] == 'E301' for one in first), first
opened = time.perf_counter() - begun
taken = []
for version in range(1, rounds + 1):
    if version % 10 == 0: time.sleep(0.3)
    changed = text[:at] + slip % ('好' * (version % 7 + 1)) + text[at:]
    begun = time.perf_counter()
    send('textDocument/didChange', {'textDocument': {'uri': uri, 'version': version}, 'contentChanges': [{'text': changed}]})
    findings(version)
    taken.append((time.perf_counter() - begun) * 1000)
send('shutdown', None, 2)
while receive().get('id') != 2: pass
send('exit', None)
assert server.wait() == 0
used = resource.getrusage(resource.RUSAGE_CHILDREN)
taken.sort()
print(f'started and opened in {opened * 1000:.0f} ms; {rounds} keystrokes: median {statistics.median(taken):.1f} ms, '
      f'95th percentile {taken[int(rounds * 0.95)]:.1f} ms, slowest {taken[-1]:.1f} ms; '
      f'of the processor {(used.ru_utime + used.ru_stime) * 1000 / (rounds + 1):.1f} ms each')
