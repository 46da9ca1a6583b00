#!/bin/sh
# No control and no bidirectional mark of anybody's making reaches a terminal or a pipe: a district that holds them
# wherever data, names, settings, templates, history, tables and arguments can, through every command.
. "$(dirname "$0")/lib.sh"
need git python3

cat >"$work/terminal.py" <<'PY'
import os, pty, re, shutil, subprocess, sys
work, ljfl = sys.argv[1:3]
ESC = '\x1b'
payloads = [f'{ESC}]0;t\x07{ESC}[2J', f'{ESC}[8m{ESC}P$q{ESC}\\', '\r\x08\x0b\x7f', '\x85\x9b2J\x9d0;t\x9c', '\u202e\u2066\u2069\u061c\u200e',
            '\u200b\u2028\ufeff\ufff9\U000e0041', '\udcff\udc9b']
def raw(text): return text.encode('utf-8', 'surrogateescape')
def put(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(raw(path), 'wb') as out: out.write(raw(text))
def quoted(p):  # as YAML and TOML may spell it in quotes; bytes that are no character cannot be spelt
    return ''.join(f'\\U{ord(c):08x}' if not 0xdc80 <= ord(c) <= 0xdcff else c for c in p)

def district(p):
    """One place of each kind with p in it; a file that the gate refuses hides no other."""
    root = f'{work}/district'
    shutil.rmtree(root, ignore_errors=True)
    q = quoted(p)
    put(f'{root}/ljfl.toml', f'district = "甲{q}区"\nyear = 2026\nsample = true\n[office]\nname = "办{q}公室"\nshort_name = "办{q}"\naddress_to = "各{q}单位"\n[campaign]\nstart = "2026-01-01"\nend = "2026-12-31"\n')
    mandate = 'name: {}\nrole: {}\ntasks:\n  - {{id: t{}, title: "事{}", due: 2026-06-30}}\n  - {{id: r, title: 查, every: month}}\nquotas:\n  - {{id: d, task: r, title: 校{}, target: 60, counter: 所, due: 2026-12-31}}\n'
    put(f'{root}/units/lead/unit.yaml', mandate.format('牵头', 'lead', '', '', ''))
    put(f'{root}/units/spelt/unit.yaml', mandate.format(f'"单{q}位"', 'member', '', q, ''))
    put(f'{root}/units/spelt/2026-10.yaml', f'records:\n  - {{date: 2026-10-12, task: r, note: "注{q}", number: "号{q}", evidence: ["附件/a{q}.pdf"]}}\nhighlights:\n  - "亮{q}点"\n')
    put(f'{root}/units/lead/2026-10.yaml', f'records:\n  - {{date: 2026-10-12, task: r}}\nfindings:\n  - {{id: f1, date: 2026-10-15, unit: spelt, site: "点{q}位", text: "问{q}题", rectify_by: 2026-10-20}}\n')
    for n, place in enumerate((('名{}', 'member', '', '', ''), ('名', 'mem{}ber', '', '', ''), ('名', 'member', '{}', '', ''), ('名', 'member', '', '{}', ''), ('名', 'member', '', '', '{}'))):
        put(f'{root}/units/raw{n}/unit.yaml', mandate.format(*(word.replace('{}', p) for word in place)))
    put(f'{root}/units/spelt/2026-09.yaml', f'records:\n  - {{date: 2026-09-12, task: r, note: 甲{p}乙}}\n')
    put(f'{root}/units/spelt/2026-08.yaml', f'records:\n  - {{da{p}te: 2026-08-12, task: "no{q}ne", quota: "x{q}"}}\n  - {{"k{q}": 1, date: "2026{q}"}}\n')
    put(f'{root}/units/spelt/2026-07.yaml', f'records:\n  - {{"k{q}": 1, date: "2026{q}", task: "no{q}ne", times: "{q}"}}\n  - {{date: 2026-07-12, task: r, for: "{q}", evidence: ["{q}/../x"]}}\n')
    put(f'{root}/units/lead/附件/佐{p}证.pdf', 'x')
    put(f'{root}/units/lead/a{p}b.yaml', 'x: 1\n')
    put(f'{root}/units/f{p}g/unit.yaml', mandate.format('夹', 'member', '', '', ''))
    put(f'{root}/templates/month/a.md.mustache', f'# {{{{district}}}} {p}\n{{{{#units}}}}{{{{name}}}}{{{{/units}}}}\n')
    put(f'{root}/templates/odd/b{p}.md.mustache', f'{{{{no{p}ne}}}}\n')
    put(f'{root}/templates/odder/c.csv.mustache', f'{{{{> p{p}}}}}{{{{#x{p}}}}}\n')
    put(f'{root}/reports/2026-10/a.md', f'old {p}\n<!-- ljfl: {p} -->\n')
    put(f'{root}/form.csv', f'编号,事项,本{p}月,日期,情况说明,底稿\r\nr,"查{p}",1{p},2026-10-1{p},"注{p}",spelt/2026-10/r-{p}\r\n')
    put(f'{root}/sites.csv', f'点位{p}\r\n一{p}小\r\n')
    git = ['git', '-C', root, '-c', 'core.hooksPath=/dev/null']
    who = {b'GIT_AUTHOR_NAME': raw(f'张{p}三'), b'GIT_AUTHOR_EMAIL': raw(f'a{p}@b'), b'GIT_COMMITTER_NAME': raw(f'李{p}'), b'GIT_COMMITTER_EMAIL': b'c@d'}
    def run(*args): subprocess.run([*map(raw, git), *map(raw, args)], env={**os.environb, **who}, check=True, capture_output=True)
    run('init', '-q', '-b', 'main')
    run('add', 'ljfl.toml', 'units')
    run('commit', '-q', '-m', f'题{p}目\n\n正{p}文')
    # What log, diff and audit have to say something about: a goal lowered, a record dropped.
    put(f'{root}/units/spelt/unit.yaml', mandate.format(f'"单{q}位"', 'member', '', q + '新', '').replace('target: 60', 'target: 6'))
    put(f'{root}/units/spelt/2026-10.yaml', f'records:\n  - {{date: 2026-10-02, task: r, note: "改{q}"}}\n')
    run('commit', '-q', '-a', '-m', f'改{p}')
    put(f'{root}/units/lead/2026-09.yaml', f'records:\n- {{date: 2026-09-03,   task: r, note: "{q}"}}\n')
    return root

def commands(p):
    for line in ('check', 'check --fix --dry-run', 'check --second-opinion', 'check --since HEAD~1', 'check --for spelt', *(f'check --format {f}' for f in
                 ('json', 'github', 'gitlab', 'sarif', 'junit', 'rdjson', 'checks')), *(f'{c} --format {f}' for c in
                 ('status', 'status --filing 2026-10', 'due --within 400d', 'gaps --all', 'show spelt', 'show spelt/r --history', 'show lead', 'todo spelt', 'rank --half 2026H2', 'log', 'diff HEAD~1 HEAD', 'diff HEAD',
                  'notice --month 2026-10 --dry-run', 'rollup . --month 2026-10') for f in ('text', 'json', 'csv')),
                 'due --within 400d --format ics', 'table', 'table --format csv', 'log --format md', 'diff HEAD~1 HEAD --format md', 'audit', 'audit --format json', 'verify', 'verify reports/2026-10/a.md',
                 'fmt --check', 'fmt --diff', 'report --month 2026-10', 'report --month 2026-10 --check', 'report --month 2026-10 --data', 'report odd --month 2026-10', 'report odder --month 2026-10',
                 'sheet spelt --month 2026-10', 'import form.csv', 'import sites.csv --into spelt/d', 'rank --half 2026H2 --explain spelt', 'schema unit --unit spelt', 'schema view', 'explain', 'explain E301',
                 'man', 'completion bash', 'record spelt r --dry-run', 'new month spelt --month 2026-11 --dry-run', 'new finding spelt --text x --dry-run', 'export . --out out', '--at HEAD~1 status', '--at HEAD show spelt'):
        yield line.split()
    word = f'甲{p}乙'
    for line in ('@', '@ x', '--@', 'check @', 'check --today @', 'check --format @', 'check --fail-on @', 'check --since @', 'check --for @', 'show @', 'show spelt/@', 'todo @', 'due --within @', 'due --unit @',
                 'gaps --unit @', 'status --filing @', 'report @', 'report --month @', 'rank --half @', 'rank --half 2026H2 --explain @', 'log @', 'log --since @', 'diff @', 'diff HEAD @', 'verify @', 'explain @',
                 'schema @', 'completion @', 'import @', 'import form.csv --into @', 'import sites.csv --column @ --into spelt/d', 'sheet @ --month 2026-10', 'sheet spelt --month @', 'record @', 'record spelt @',
                 'record spelt r --note @ --dry-run', 'record spelt r --date @', 'record spelt r --evidence @ --dry-run', 'new @', 'new unit @ --dry-run', 'new unit nn --name @ --role member --dry-run',
                 'new finding @', 'new finding spelt --text @ --dry-run', 'fmt @', '-C @ check', '--at @ check', '--lang @ check', '--color @ check', '-j @ check', 'notice --month @', 'audit --since @', 'rollup @ --month 2026-10',
                 'export @ --out out', 'init @ --dry-run', 'complete @', 'complete -- show @'):
        yield [part.replace('@', word) for part in line.split()]

BAD = re.compile('[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f\udc80-\udcff]')
SGR = re.compile(f'{ESC}\\[[0-9;]*m')

def environment(): return {'PATH': os.environ['PATH'], 'HOME': work, 'LC_ALL': 'C.UTF-8', 'TERM': 'xterm-256color', 'GIT_CONFIG_NOSYSTEM': '1'}
def piped(root, args):
    done = subprocess.run([raw(ljfl), *map(raw, args)], cwd=raw(root), env=environment(), stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    return done.returncode, [done.stdout, done.stderr]
def at_a_terminal(root, args):
    ours, theirs = pty.openpty()
    child = subprocess.Popen([raw(ljfl), *map(raw, args)], cwd=raw(root), env=environment(), stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    said = b''
    while True:
        try: part = os.read(ours, 65536)
        except OSError: break
        if not part: break
        said += part
    os.close(ours)
    return child.wait(), [said]
def shown(args): return ' '.join(repr(a)[1:-1] for a in args)

ours = set()
wrong = {'piped': [], 'at a terminal': []}
runs = {'piped': 0, 'at a terminal': 0}
named = 0
faults = []
for p in ('', *payloads):
    root = district(p)
    base = ['--today', '2026-11-05']
    for args in commands(p):
        for how, run in (('piped', piped), ('at a terminal', at_a_terminal)):
            if '\x00' in ''.join(args): continue
            code, streams = run(root, [*base, *args])
            runs[how] += 1
            if code not in (0, 1, 2): faults.append(f'{shown(args)}: exit code {code}')
            for stream in streams:
                text = stream.decode('utf-8', 'surrogateescape')
                # Our own CSV and iCalendar: line ends (a terminal adds a CR to each), and a BOM before the heads.
                text = re.sub('\r+\n', '\n', text)
                if 'csv' in args or 'sheet' in args: text = text.replace('\ufeff', '', 1)
                if how == 'at a terminal':
                    if not p: ours.update(SGR.findall(text))
                    text = SGR.sub(lambda m: '' if m[0] in ours else m[0], text)
                named += p != '' and ('<U+' in text or '\ufffd' in text or '<0x' in text)
                bad = BAD.search(text)
                if bad: wrong[how].append(f'{p!r} in {shown(args)}: {text[max(0, bad.start() - 40):bad.end() + 20]!r}')
for how, lines in wrong.items():
    for line in lines[:40]: print(line, file=sys.stderr)
    print(('FAILED ' if lines else 'ok ') + f'{runs[how]:,} runs {how}: no control and no bidirectional mark came out' + (f': {len(lines)} times one did' if lines else ''))
for line in faults[:10]: print(line, file=sys.stderr)
print(('FAILED ' if faults else 'ok ') + 'the exit code is 0, 1 or 2 each time' + (f': {len(faults)} times not' if faults else ''))
print(('ok ' if ours and named > 1000 else 'FAILED ') + f'the terminal had colours of ours ({len(ours)} kinds), and {named:,} answers showed what was tried as <U+…>')
sys.exit(bool(wrong['piped'] or wrong['at a terminal'] or faults))
PY
python3 "$work/terminal.py" "$work" "$LJFL" || verdict=1
