#!/bin/sh
# Days, periods, terms and workdays against Python's datetime: every day the register may name, every one it may not,
# and a calendar of made-up lists. The room `time` is asked by a program of its own, and `ljfl check` for what it refuses.
. "$(dirname "$0")/lib.sh"
need g++ python3
g++ -std=c++20 -O1 -I "$LJFL_SOURCE/src" "$LJFL_SOURCE/tests/acceptance/dates.cpp" "$LJFL_SOURCE"/src/time/*.cpp -o "$work/dates" || {
  check "the room time compiles by itself" false
  exit
}

cat >"$work/common.py" <<'PY'
import calendar, datetime, random, re, subprocess, sys
work = sys.argv[1]
D, one = datetime.date, datetime.timedelta(1)
FIRST, LAST = D(1949, 1, 1), D(2199, 12, 31)
def ask(*args, stdin):
    return subprocess.run([f'{work}/dates', *args], input=stdin, capture_output=True, text=True, check=True).stdout.split('\n')[:-1]
def verdict(what, count, wrong):
    for line in wrong[:5]: print(line, file=sys.stderr)
    print(('FAILED ' if wrong else 'ok ') + what.format(f'{count:,}') + (f': {len(wrong)} differ' if wrong else ''))
    return bool(wrong)
PY

# Written from the rules: nothing here is counted the way the program counts.
cat >"$work/days.py" <<'PY'
from common import *
rng = random.Random(20261128)
lists = {'off': set(), 'work': set(), 'local-off': set(), 'local-work': set()}
for year in range(1949, 2200):
    start = D(year, 1, 1)
    for name, count in (('off', 25), ('work', 7), ('local-off', 4), ('local-work', 3)):
        for _ in range(count):
            # Days may be named twice, by several lists, and in runs over a year's end.
            day = start + rng.randrange(365) * one
            for _ in range(rng.choice((1, 1, 3))):
                if FIRST <= day <= LAST: lists[name].add(day)
                day += one
def worked(day):
    if day in lists['local-work']: return True
    if day in lists['local-off']: return False
    if day in lists['work']: return True
    if day in lists['off']: return False
    return day.isoweekday() < 6
def statutory(day): return not worked(day) and (day in lists['off'] or day in lists['local-off'])
around = [D(1945, 1, 1) + i * one for i in range((D(2204, 1, 1) - D(1945, 1, 1)).days)]
index = {day: i for i, day in enumerate(around)}
before = [0]                      # how many of the days before this one are worked
for day in around: before.append(before[-1] + worked(day))
days_worked = [day for day in around if worked(day)]
def after(day, n):                # the nth worked day after it, or before it
    at = before[index[day]]       # days_worked[at] is the first one that is not before `day`
    if n > 0: return days_worked[at + n - (not worked(day))]
    return days_worked[at + n] if n < 0 else day
def between(a, b): return before[index[b] + 1] - before[index[a] + 1]
def period(day, months):
    number = (day.month - 1) // months
    def name(year, n):
        n, year = n % (12 // months), year + n // (12 // months)
        return {1: f'{year}-{n + 1:02}', 3: f'{year}Q{n + 1}', 6: f'{year}H{n + 1}', 12: f'{year}'}[months]
    end = number * months + months
    return [name(day.year, number), f'{D(day.year, number * months + 1, 1)}',
            f'{D(day.year, end, calendar.monthrange(day.year, end)[1])}', name(day.year, number + 1), name(day.year, number - 1)]
got = ask(stdin=''.join(f'{name} {day}\n' for name, days in lists.items() for day in sorted(days)))
wrong, count, day = [], 0, FIRST
while day <= LAST:
    want = [f'{day}', f'{day.year}年{day.month}月{day.day}日', 'worked' if worked(day) else 'free']
    for months in (1, 3, 6, 12): want += period(day, months)
    for text in ('0d', '5d', '-6d', '365d', '-999d', '0wd', '1wd', '-1wd', '5wd', '-21wd'):
        n = int(text.rstrip('wd'))
        moved = after(day, n) if 'w' in text else day + n * one
        want += [f'{moved}', f'{(moved - day).days}', f'{between(day, moved) if moved >= day else -between(moved, day)}']
    rolled = day
    while not worked(rolled): rolled += one
    want.append(f'{rolled}')
    rolled = day
    while statutory(rolled): rolled += one
    want.append(f'{rolled}')
    line = got[count] if count < len(got) else ''
    if line != ' '.join(want): wrong.append(f'{line}\n  should be {" ".join(want)}')
    count, day = count + 1, day + one
if count != len(got): wrong.append(f'{len(got)} lines for {count} days')
sys.exit(verdict('{} days: periods, terms, workdays and rolling as datetime has them', count, wrong))
PY
python3 "$work/days.py" "$work" || verdict=1

cat >"$work/words.py" <<'PY'
from common import *
rng = random.Random(20261129)
asked = [f'{y:04}-{m:02}-{d:02}' for y in range(1947, 2203) for m in range(14) for d in range(33)]
asked += [f'{y:04}{tail}' for y in range(1947, 2203) for tail in
          ['', *(f'-{m:02}' for m in range(15)), *(f'Q{q}' for q in range(6)), *(f'H{h}' for h in range(4))]]
signs = '0123456789-/.QH+ :年月日T０'
for _ in range(100000):
    text = list(rng.choice(asked))
    for _ in range(rng.randint(1, 2)):
        at = rng.randrange(len(text) + 1)
        text[at:at + rng.randint(0, 1)] = rng.choice(signs) * rng.randint(0, 1)
    asked.append(''.join(text))
def date(text):
    if not re.fullmatch('[0-9]{4}-[0-9]{2}-[0-9]{2}', text): return 'malformed'
    year, month, day = map(int, text.split('-'))
    try: D(year if year else 2000, month, day)
    except ValueError: return 'impossible' if 1949 <= year <= 2199 else 'refused'
    return text if 1949 <= year <= 2199 else 'refused'
def period(text):
    for pattern, months in (('[0-9]{4}', 12), ('([0-9]{4})-([0-9]{2})', 1), ('([0-9]{4})Q([0-9])', 3), ('([0-9]{4})H([0-9])', 6)):
        if re.fullmatch(pattern, text) and 1949 <= int(text[:4]) <= 2199:
            year, number = int(text[:4]), int(text[5:] or 1)
            if not 1 <= number <= 12 // months: return 'none'
            return f'{D(year, (number - 1) * months + 1, 1)}..{D(year, number * months, calendar.monthrange(year, number * months)[1])}'
    return 'none'
got = ask('words', stdin=''.join(text + '\n' for text in asked))
wrong = []
for text, line in zip(asked, got, strict=True):
    line = re.sub('^out-of-range', 'refused', line)
    if date(text) == 'refused': line = re.sub('^impossible', 'refused', line)
    if line != f'{date(text)} {period(text)}': wrong.append(f'{text!r}: {line}, should be {date(text)} {period(text)}')
sys.exit(verdict('{} words are a date or a period, or none, as datetime has it', len(asked), wrong))
PY
python3 "$work/words.py" "$work" || verdict=1

cat >"$work/check.py" <<'PY'
from common import *
import json, os
os.makedirs(f'{work}/district/units/a')
with open(f'{work}/district/ljfl.toml', 'w') as out: out.write('district = "测试区"\nyear = 2026\n')
with open(f'{work}/district/units/a/unit.yaml', 'w') as out: out.write('name: 甲\nrole: lead\ntasks:\n  - {id: t, title: 事}\n')
wrong, count = [], 0
# Every day that may be written, real or not, a record each; a year to a file.
for year in range(1949, 2200):
    asked = [(m, d) for m in range(1, 14) for d in range(0, 33)]
    with open(f'{work}/district/units/a/{year}-01.yaml', 'w') as out:
        out.write('records:\n' + ''.join(f'  - {{date: {year}-{m:02}-{d:02}, task: t}}\n' for m, d in asked))
run = subprocess.run([sys.argv[2], '-C', f'{work}/district', 'check', '--today', '2199-12-31', '--format', 'json'], capture_output=True, text=True)
refused = {}
for told in json.loads(run.stdout)['diagnostics']:
    if told['code'] == 'E402': refused.setdefault(told['location']['path'], set()).add(told['location']['start']['line'])
for year in range(1949, 2200):
    lines = refused.get(f'units/a/{year}-01.yaml', set())
    for n, (m, d) in enumerate(asked):
        real = m <= 12 and 1 <= d <= calendar.monthrange(year, m)[1]
        if real == (n + 2 in lines): wrong.append(f'{year}-{m:02}-{d:02} is {"refused" if real else "taken"}')
        count += 1
sys.exit(verdict('{} days in records: `ljfl check` refuses what datetime refuses', count, wrong))
PY
python3 "$work/check.py" "$work" "$LJFL" || verdict=1
