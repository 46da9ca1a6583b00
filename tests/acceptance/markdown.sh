#!/bin/sh
# What a clerk writes stays text in Markdown: read back by cmark-gfm with every extension of GitHub's. TEXTS=1000000 for
# more than 60,000.
. "$(dirname "$0")/lib.sh"
need cmark-gfm python3

cat > "$work/ljfl.toml" <<'TOML'
district = "测试区"
year = 2026
sample = true
[campaign]
start = "2026-01-01"
end = "2026-12-31"
TOML
mkdir -p "$work/units/a" "$work/templates/month"
# Twelve notes a template places: a list item, a table cell and a paragraph.
printf '%s\n' '{{#highlights.items}}' '- {{text}}' '{{/highlights.items}}' > "$work/templates/month/list.md.mustache"
printf '%s\n' '| a |' '| --- |' '{{#highlights.items}}' '| {{text}} |' '{{/highlights.items}}' > "$work/templates/month/table.md.mustache"
printf '%s\n' '{{#highlights.items}}' '甲{{text}}乙' '' '{{/highlights.items}}' > "$work/templates/month/paragraph.md.mustache"
printf 'name: 甲\nrole: lead\ntasks:\n  - {id: t, title: 事}\n' > "$work/units/a/unit.yaml"

python3 - "$work" "$LJFL" "${TEXTS:-60000}" <<'PY' || verdict=1
import html, json, random, re, subprocess, sys
work, ljfl = sys.argv[1:3]
rng = random.Random(20261031)
signs = list('\\`*_{}[]()#+-.!|<>&"\'~$:;/@=^%?,0123456789abcwWxX ') + ['完', '成', '：', '，', '“', '”', '😀', '  ', 'http://a.b', 'www.a.cn', '<script>', '&amp;', '&#65;', '[x](y)', '1. ', '- ', '# ', '~~', '**', '$$', '==', 'a@b.cn', '![', '<!--', '[^1]', '- [ ] ', '|', '\\|']
def one():
    text = ''.join(rng.choice(signs) for _ in range(rng.randint(1, 24))).strip()
    return text or '空'
total = changed = 0
examples = []
wanted = int(sys.argv[3])
while total < wanted:
    notes = [one() for _ in range(500)]
    with open(f'{work}/units/a/2026-10.yaml', 'w', encoding='utf-8') as out:
        out.write('highlights:\n')
        for note in notes:
            out.write('  - ' + json.dumps(note, ensure_ascii=False) + '\n')
    run = subprocess.run([ljfl, '-C', work, '--today', '2026-11-01', 'report', '--month', '2026-10'], capture_output=True, text=True)
    if run.returncode:
        print(run.stderr[:2000]); print('FAILED the report is rendered'); sys.exit(1)
    for name, wrap, pattern in (('list', ('', ''), r'<li>\n?(?:<p>)?(.*?)(?:</p>)?\n?</li>'), ('table', ('', ''), r'<td>(.*?)</td>'), ('paragraph', ('甲', '乙'), r'<p>(.*?)</p>')):
        shown = subprocess.run(['cmark-gfm', '-e', 'table', '-e', 'autolink', '-e', 'strikethrough', '-e', 'tasklist', '-e', 'tagfilter', '--unsafe', f'{work}/reports/2026-10/{name}.md'], capture_output=True, text=True).stdout
        cells = re.findall(pattern, shown, re.S)
        if len(cells) != len(notes):
            print(f'FAILED {name}: {len(notes)} notes became {len(cells)} pieces'); sys.exit(1)
        for note, cell in zip(notes, cells):
            total += 1
            # An address is made a link by the autolink extension whatever is escaped: its text is the same.
            cell = re.sub(r'</?a[^>]*>', '', cell)
            text = html.unescape(cell).strip()
            for stop in '。；，':  # the template ends the sentence
                note = note.removesuffix(stop)
            if text != (wrap[0] + note + wrap[1]).strip():
                changed += 1
                if len(examples) < 5: examples.append((name, note, cell))
for example in examples: print(example)
print(('ok' if changed == 0 else 'FAILED') + f' {total} texts through cmark-gfm: {changed} changed')
sys.exit(changed != 0)
PY
