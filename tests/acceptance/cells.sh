#!/bin/sh
# A million hostile cells each way: written as our reports are and read back by Python's csv, written by Python's csv and
# read back as import does. CELLS=1000000 for another number.
. "$(dirname "$0")/lib.sh"
need g++ python3
g++ -std=c++20 -O1 -DFMT_HEADER_ONLY -I "$LJFL_SOURCE/src" "$LJFL_SOURCE/tests/acceptance/cells.cpp" \
  "$LJFL_SOURCE/src/sheet/csv.cpp" "$LJFL_SOURCE"/src/text/*.cpp -o "$work/cells" || {
  check "the writer and the reader compile by themselves" false
  exit
}

cat >"$work/both_ways.py" <<'PY'
import csv, io, random, re, subprocess, sys
work, count = sys.argv[1], int(sys.argv[2])
rng = random.Random(20261128)
plain = list('abcxyzWX0123456789 ,;:"\'\t=+-@!|\\/#%&<>()[]{}._') + ['""', '",', ',"', '"\r\n', "'=", '完', '成，', '：', '“', '”',
         '　', '＝', '＋', '－', '＠', '😀', '=1+1', '@SUM(', '=cmd|', '+1', '-2.5', '1e5', 'é', 'e\u0301', '\n', '\r\n', '\r', '\n\n']
# What no output may hold: each becomes one U+FFFD.
never = [chr(c).encode() for c in (*range(1, 9), 11, 12, *range(14, 32), *range(127, 160))]
never += [chr(c).encode() for c in (0, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xFFFE, 0xE0041)]
never += [b'\xff', b'\x80', b'\xc0', b'\xfe']
signs = [(s.encode(), s) for s in plain] + [(b, '\ufffd') for b in never]
weights = [4] * len(plain) + [1] * len(never)
def cells(signs, weights, total):
    sizes = rng.choices((0, 1, 2, 3, 5, 8, 24), (2, 4, 4, 3, 3, 2, 1), k=total)
    picks = iter(rng.choices(signs, weights, k=sum(sizes)))
    return [[next(picks) for _ in range(size)] for size in sizes]
def guarded(text):  # a spreadsheet would run it, so a ' stands before it
    rest = text.lstrip(' \u3000')
    return "'" + text if rest[:1] in tuple('=+-@\t＝＋－＠') and not re.fullmatch(r'[-+]?[0-9]+(\.[0-9]+)?', rest, re.A) else text
def rows(flat):
    out = []
    while flat:
        size = rng.randint(2, 12)
        if len(flat) == size + 1: size += 1  # an empty cell by itself is an empty line, and no row to Python
        out.append(flat[:size])
        flat = flat[size:]
    return out
def compare(what, want, got):
    wrong = [(a, b) for a, b in zip(want, got) if a != b]
    for a, b in wrong[:5]: print(f'{b!r} should be {a!r}', file=sys.stderr)
    bad = bool(wrong) or len(want) != len(got)
    print(('FAILED ' if bad else 'ok ') + what.format(f'{sum(map(len, want)):,}') + (f': {len(wrong)} of {len(want)} rows differ, {len(got)} came' if bad else ''))
    return bad
def batches(signs, weights):
    left = count
    while left > 0:
        part = min(left, 20000)
        left -= part
        yield rows(cells(signs, weights, part))

want, got = [], []
for batch in batches(signs, weights):
    sent = b''.join(b'%d\n' % len(row) + b''.join(b'%d %s' % (len(raw), raw) for raw in (b''.join(s[0] for s in cell) for cell in row)) + b'\n' for row in batch)
    written = subprocess.run([f'{work}/cells', 'write'], input=sent, capture_output=True, check=True).stdout.decode('utf-8')
    if re.search('[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]', written): print('FAILED a raw control in what was written'); sys.exit(1)
    got += csv.reader(io.StringIO(written, newline=''), strict=True)
    want += [[guarded(re.sub('\r\n?', '\n', ''.join(s[1] for s in cell))) for cell in row] for row in batch]
bad = compare("{} hostile cells of ours are the same to Python's csv", want, got)

# What others write: their separators, line ends and habits of quoting. A cell is what it was, without the spaces around
# it and without the ' that keeps it from running.
def bare(text):
    text = text.strip(' \t\r\n\u3000\u00a0')
    return text[1:] if len(text) > 1 and text[0] == "'" and text[1] in '=+-@\t\r＝＋－＠' else text
others = [s for s in signs if s[1] != '\ufffd']
want, got = [], []
for batch in batches(others, None):
    batch = [[''.join(s[1] for s in cell) for cell in row] for row in batch]
    separator = rng.choice(',;\t')
    head = ['编号', '事项', '本月', '日期', '情况说明', '文号']
    text = io.StringIO(newline='')
    # Python quotes a CR by itself only where its own line ends have one.
    end, quoting = rng.choice((('\n', csv.QUOTE_ALL), ('\r\n', csv.QUOTE_ALL), ('\r\n', csv.QUOTE_MINIMAL)))
    csv.writer(text, delimiter=separator, lineterminator=end, quoting=quoting).writerows([head, *batch])
    run = subprocess.run([f'{work}/cells', 'read'], input=text.getvalue().encode(), capture_output=True, check=True).stdout
    at = 0
    def number(end):
        global at
        stop = run.index(end, at)
        value, at = int(run[at:stop]), stop + 1
        return value
    read = []
    while at < len(run):
        row = []
        for _ in range(number(b'\n')):
            size = number(b' ')
            row.append(run[at:at + size].decode())
            at += size
        read.append(row)
    want += [head, *([bare(cell) for cell in row] for row in batch)]
    got += read
bad |= compare("{} cells that Python's csv wrote are the same to import", want, got)
sys.exit(bad)
PY
python3 "$work/both_ways.py" "$work" "${CELLS:-1000000}" || verdict=1
