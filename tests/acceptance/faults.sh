#!/bin/sh
# Every system call of every writing command, failed in turn by strace in every way: the old file or the new one is left,
# the exit code is true, the mode kept, nothing beside it. FAULTS_EVERY=7 tries every seventh only.
. "$(dirname "$0")/lib.sh"
need strace python3
if ! strace -o /dev/null true 2>/dev/null; then
  echo "skipped faults: strace may trace nothing here"
  exit 0
fi
cat > "$work/faults.py" <<'PY'
import collections, concurrent.futures, os, re, shutil, signal, subprocess, sys

ljfl, work, every = sys.argv[1], sys.argv[2], int(os.environ.get("FAULTS_EVERY", "1"))
memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else work
faults = ["error=EIO", "error=ENOSPC", "error=EDQUOT", "error=EACCES", "error=EINTR", "signal=SIGKILL", "signal=SIGTERM"]
project = {
    "ljfl.toml": 'district = "兴庆区"\nyear = 2026\n',
    "units/fenleiban/unit.yaml": "name: 分类办\nrole: lead\ntasks:\n  - {id: plan, title: 方案, due: 2026-12-31}\n",
    "units/fenleiban/2026-10.yaml": "records:\n-   {date: 2026-10-08, task: plan, note: 印发}  # 十月\n",
    "units/a/unit.yaml": "name: 甲\nrole: member\ntasks:\n  - {id: t, title: 事}\nquotas:\n  - {id: q, task: t, title: 点位, target: 9}\n",
    "sites.csv": "名称\n一小\n二小\n",
}
commands = {
    "record": ["record", "分类办", "plan", "--date", "2026-10-09", "--note", "转发"],
    "record, new file": ["record", "分类办", "plan", "--date", "2026-11-09", "--note", "转发"],
    "fmt": ["fmt"],
    "import a form": ["import", "form.csv", "--yes"],
    "import sites": ["import", "sites.csv", "--into", "a/q", "--yes"],
    "sheet -o": ["sheet", "甲", "--month", "2026-10", "-o", "out.csv"],
    "new finding": ["new", "finding", "甲", "--text", "混投", "--date", "2026-10-30"],
    "new month": ["new", "month", "甲", "--month", "2026-11"],
    "new unit": ["new", "unit", "b", "--name", "乙"],
    "new year": ["new", "year", "2027"],
    "init": ["init", "fresh", "--district", "兴庆区"],
    "report": ["report", "--month", "2026-10"],
}

# What a kernel never fails, and the C library therefore does not expect: brk answers with an address, waking says nothing.
not_failed = ("exit_group", "exit", "brk", "futex")

def lay_out(folder):
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in project.items():
        full = os.path.join(folder, path)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        with open(full, "w", encoding="utf-8") as out:
            out.write(text)
        os.chmod(full, 0o640)

def files(folder):
    out = {}
    for top, _, names in os.walk(folder):
        for name in names:
            full = os.path.join(top, name)
            with open(full, "rb") as file:
                out[os.path.relpath(full, folder)] = (file.read(), os.stat(full).st_mode & 0o777)
    return out

def run(folder, command, before=()):
    line = list(before) + [ljfl] + command + ["--today", "2026-11-20"]
    process = subprocess.Popen(line, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        out, err = process.communicate(timeout=20)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)  # strace, and what it traces
        process.communicate()
        raise
    return subprocess.CompletedProcess(line, process.returncode, out, err)

def trace(folder, command):
    """The calls after the loader's, by name, and how many of each the loader made."""
    log = os.path.join(work, "trace")
    result = run(folder, command, ["strace", "-f", "-o", log])
    assert result.returncode == 0, (command, result)
    seen, calls, started = collections.Counter(), [], False
    for line in open(log, errors="replace"):
        found = re.match(r"\d+ +(\w+)\(", line)
        if not found:
            continue
        name = found.group(1)
        seen[name] += 1
        started = started or "SIGPIPE" in line  # what main does first; before it is the loader's
        if started and name not in not_failed:
            calls.append((name, seen[name]))
    return calls

def verdict(before, after, now, code, said):
    old = new = True
    for path, what in now.items():
        if path not in before and path not in after:
            if not (path.endswith(".ljfl-tmp") and code == -9):
                return "left behind: " + path
            continue
        is_old, is_new = before.get(path) == what, after.get(path) == what
        if not is_old and not is_new:
            return "neither old nor new (or another mode): " + path
        old, new = old and is_old, new and is_new
    for path in before:
        if path not in now:
            return "gone: " + path
    new = new and all(path in now for path in after)
    if code == 0 and not new:
        return "exit 0, and it was not written"
    told = "已经写好" in said or "was written" in said or "个文件已经写好" in said
    if code > 0 and not old and not told:
        return "exit %d, and it was written" % code
    if code not in (0, 1, 2, 70, -9, -15):
        return "exit %d" % code
    return ""

def work_on(number, jobs):
    folder = os.path.join(memory, "faults-%d-%d" % (os.getpid(), number))
    out = []
    try:
        for name, command, before, after, call, nth, fault in jobs:
            lay_out(folder)
            # The signal is sent at the call; what blocks it has its way.
            try:
                result = run(folder, command, ["strace", "-f", "-o", "/dev/null", "-e", "trace=" + call, "-e", "inject=%s:%s:when=%d" % (call, fault, nth)])
            except subprocess.TimeoutExpired:
                # A close that strace fails is not made, and who reads from a pipe of which an end stays open rightly
                # waits. The kernel lets go of it whatever it says.
                out.append((name, call, nth, fault, "" if call == "close" else "it hangs", ""))
                continue
            said = (result.stdout + result.stderr).decode(errors="replace")
            wrong = verdict(before, after, files(folder), result.returncode, said)
            if not wrong and result.returncode == -9:
                again = run(folder, command)  # what a killed run left is cleared away by the next that writes the file
                left = [path for path in files(folder) if path.endswith(".ljfl-tmp")]
                if again.returncode == 0 and left:
                    wrong = "left behind by the next run too: %s" % left
            out.append((name, call, nth, fault, wrong, said))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return out

jobs = []
for name, command in commands.items():
    folder = os.path.join(memory, "faults-%d" % os.getpid())
    lay_out(folder)
    form = run(folder, ["sheet", "甲", "--month", "2026-10"]).stdout.decode("utf-8-sig")
    project["form.csv"] = form.replace("0,0,,,", "0,0,2,,")
    lay_out(folder)
    before = files(folder)
    calls = trace(folder, command)
    after = files(folder)
    shutil.rmtree(folder)
    assert len(calls) > 20 and after != before, (name, len(calls))
    jobs += [(name, command, before, after, call, nth, fault) for call, nth in calls for fault in faults]
jobs = jobs[::every]
workers = os.cpu_count() or 2
tried = collections.Counter()
problems = collections.Counter()
with concurrent.futures.ThreadPoolExecutor(workers) as pool:
    for done in pool.map(lambda n: work_on(n, jobs[n::workers]), range(workers)):
        for name, call, nth, fault, wrong, said in done:
            tried[name] += 1
            if wrong:
                problems[name] += 1
                print("%s, %s number %d, %s: %s\n%s" % (name, call, nth, fault, wrong, said))
for name in commands:
    print("%s %s: %d faults, %d problems" % ("FAILED" if problems[name] else "ok", name, tried[name], problems[name]))
print("all: %d faults, %d problems" % (sum(tried.values()), sum(problems.values())))
sys.exit(1 if problems else 0)
PY
python3 "$work/faults.py" "$LJFL" "$work" || verdict=1
