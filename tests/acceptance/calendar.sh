#!/bin/sh
# The calendar of `due --format ics`, read by python3-icalendar: every deadline is an event on its day, the words come
# through whole, and a second export moves events instead of doubling them.
. "$(dirname "$0")/lib.sh"
need python3-icalendar
project
cd "$work/project" || exit 1

"$LJFL" due --today 2026-10-31 --within 400d --format ics >"$work/a.ics" 2>/dev/null
"$LJFL" due --today 2026-11-30 --within 400d --format ics >"$work/b.ics" 2>/dev/null
"$LJFL" due --today 2026-10-31 --within 400d --format json >"$work/a.json" 2>/dev/null
cat >"$work/read.py" <<'PY'
import json, sys
from icalendar import Calendar

what, a, b, listed = sys.argv[1:5]
raw = open(a, "rb").read()
first = Calendar.from_ical(raw)
second = Calendar.from_ical(open(b, "rb").read())
events = [e for e in first.walk("VEVENT")]
uids = [str(e["UID"]) for e in events]
items = json.load(open(listed))["items"]

def lines():
    return all(len(line) <= 75 for line in raw.split(b"\r\n")) and b"\n" not in raw.replace(b"\r\n", b"")

def cut():  # a folded line is whole characters
    for line in raw.split(b"\r\n"):
        line.decode("utf-8")
    return True

def listing():
    wanted = sum(max(1, len((i["periods"] or "").split())) for i in items)
    days = {str(e["DTSTART"].dt) for e in events}
    return len(events) == wanted > 100 and {i["due"] for i in items} <= days

def words():
    text = "\n".join(str(e["SUMMARY"]) for e in events)
    return all(i["unit"] in text and i["title"] in text for i in items)

def stable():
    later = {str(e["UID"]): e for e in second.walk("VEVENT")}
    both = [u for u in uids if u in later]
    newer = all(int(later[u]["SEQUENCE"]) > int(e["SEQUENCE"]) for u, e in zip(uids, events) if u in later)
    return len(both) > 50 and newer

def unique():
    return len(set(uids)) == len(uids)

def again():  # what the library writes again is the same calendar
    return [str(e["SUMMARY"]) for e in Calendar.from_ical(first.to_ical()).walk("VEVENT")] == [str(e["SUMMARY"]) for e in events]

sys.exit(0 if globals()[what]() else 1)
PY
read_it() { /usr/bin/python3 "$work/read.py" "$1" "$work/a.ics" "$work/b.ics" "$work/a.json"; }
check "lines end in CRLF and have no more than 75 octets" read_it lines
check "no line is folded inside a character" read_it cut
check "every deadline is an event on its day" read_it listing
check "units and items come through whole" read_it words
check "UIDs are unique" read_it unique
check "UIDs stay the same a month later, with a higher SEQUENCE" read_it stable
check "the library writes the same calendar again" read_it again
