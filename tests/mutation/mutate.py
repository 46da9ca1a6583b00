#!/usr/bin/env python3
"""Mutation: one small fault at a time is put into a copy of one file of src, and the tests are asked to notice.

    mutate.py BUILD ROOM… [--each N] [--seed S] [--jobs J] [--at FILE:LINE]

BUILD is a build of the preset `dev`. Of each ROOM (a folder of src) N mutants are drawn by the seed; with --at, all of one line. The mutated file is
compiled by the command of its real object and linked before the archive; the source tree is only read. A mutant is

    killed     a test failed, crashed, or did not end
    the same   the compiler makes the same code of it at -O2: no test could tell
    survived   nothing noticed: a test is missing, or the difference cannot be seen; each is printed as a line changed

and what does not compile is drawn again. The room's own unit tests are asked first, then the stories, then all unit tests. Of the stories those are first
that noticed an earlier fault in the file, then those that speak of what it is named for (`E408` for e408_in_the_future.cpp).
"""
import argparse, collections, concurrent.futures, json, os, random, re, resource, shlex, subprocess, sys, tempfile

root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# The unit tests of a room, by the names of their files; what is not named here has its own name alone.
near = {
    "yaml": "yaml quick_month mutator gate mend",
    "time": "time deadlines",
    "standing": "standing progress deadlines ladder score",
    "check": "rules sieve",
    "edit": "edit mend files",
    "load": "register quick model schema",
    "report": "render view mustache",
    "history": "history objects audit",
}

literal = re.compile(
    r'R"(?P<d>[^(\s]*)\((?:.|\n)*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"|(?<![0-9a-fA-F])\'(?:\\.|[^\'\\\n])+\'|//[^\n]*|/\*(?:.|\n)*?\*/|^[ \t]*#[^\n]*',
    re.M)


def code_of(text):
    """The text with everything that is no code blanked out, place by place."""
    return literal.sub(lambda m: re.sub(r"[^\n]", "\x01", m.group()), text)


def closing(code, at):
    """The place of the bracket that closes the one at `at`."""
    depth = 0
    for i in range(at, len(code)):
        depth += code[i] in "([{"
        depth -= code[i] in ")]}"
        if depth == 0:
            return i
    return -1


swaps = [
    (r" < ", [" <= ", " >= "]), (r" <= ", [" < ", " > "]), (r" > ", [" >= ", " <= "]), (r" >= ", [" > ", " < "]),
    (r" == ", [" != "]), (r" != ", [" == "]), (r" && ", [" || "]), (r" \|\| ", [" && "]),
    (r" \+ ", [" - "]), (r" - ", [" + "]), (r" \* ", [" / "]), (r" / ", [" * "]), (r" % ", [" * "]),
    (r" \+= ", [" -= "]), (r" -= ", [" += "]), (r"\+\+(?=\w)", ["--"]), (r"\btrue\b", ["false"]), (r"\bfalse\b", ["true"]),
    (r"(?<=[(\s])!(?=[\w(*])", [""]), (r"\bcontinue;", ["break;"]), (r"\bstd::min\b", ["std::max"]), (r"\bstd::max\b", ["std::min"]),
]
statement = re.compile(r"^[ ]+(?!return\b|using\b|const\b|auto\b|static\b|throw\b|case\b|default\b|delete\b|co_|break|continue)"
                       r"[\w:.\->\[\]*]+(?:\([^;{}]*\)|\s(?:[-+|&]?=)\s[^;{}]+);$", re.M)


def mutants_of(text):
    """All single changes of a file: (begin, end, what stands there instead, what was done)."""
    code, out = code_of(text), []
    for pattern, others in swaps:
        for m in re.finditer(pattern, code):
            out += [(m.start(), m.end(), other, f"{m.group().strip() or m.group()} → {other.strip()}") for other in others]
    for m in re.finditer(r"(?<![\w.'])(\d{1,4})(?![\w.'])", code):
        value = int(m.group(1))
        out.append((m.start(), m.end(), str(value + 1), f"{value} → {value + 1}"))
        if value > 0:
            out.append((m.start(), m.end(), str(value - 1), f"{value} → {value - 1}"))
    for m in re.finditer(r"\bif \(", code):
        end = closing(code, m.end() - 1)
        inside = code[m.end():end]
        if end > 0 and ";" not in inside and not re.match(r"(const|auto)\b", inside):
            whole = text[m.end():end]
            out.append((m.end(), end, f"({whole}) && false", "if (never)"))
            out.append((m.end(), end, f"({whole}) || true", "if (always)"))
    for m in statement.finditer(code):
        if code.count("(", m.start(), m.end()) == code.count(")", m.start(), m.end()):
            out.append((m.start(), m.end(), ";", "left out"))
    return [one for one in out if "static_assert" not in code[code.rfind("\n", 0, one[0]) + 1:one[0]]]


def limits():
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30, 6 << 30))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 28, 1 << 28))


def passes(command, seconds):
    process = subprocess.Popen(command, cwd=root, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               preexec_fn=limits, start_new_session=True)
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, 9)
        process.wait()
        return False


class Build:
    def __init__(self, folder):
        self.folder = os.path.abspath(folder)
        self.commands = {os.path.realpath(one["file"]): one for one in json.load(open(os.path.join(folder, "compile_commands.json")))}
        told = os.path.join(root, "tests/stories")
        self.stories = {os.path.join(told, name): open(os.path.join(told, name), encoding="utf-8", errors="replace").read().lower()
                        for name in sorted(os.listdir(told)) if name.endswith(".md")}
        self.noticed = collections.defaultdict(collections.Counter)  # by file: how often each story failed

    def stories_for(self, file):
        named = re.split(r"[_.]", os.path.basename(file))[0]
        return sorted(self.stories, key=lambda story: (-self.noticed[file][story], -self.stories[story].count(named)))

    def compile(self, file, source, out, more=()):
        one = self.commands[os.path.realpath(file)]
        words = [w for w in shlex.split(one["command"]) if not w.endswith("ccache")]
        at = words.index("-o")
        del words[at:at + 2]
        words = [w for w in words if w != one["file"] and w != "-c" and w != "-Werror"]
        return subprocess.run(words + list(more) + ["-w", "-c", source, "-o", out], cwd=one["directory"],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def link(self, where, target, mutant, out):
        """As the real program is linked, the mutant's object first: its namesake is not taken from the archive."""
        words = shlex.split(open(os.path.join(where, f"CMakeFiles/{target}.dir/link.txt")).read())
        at = words.index("-o")
        words[at + 1] = out
        first = next(i for i, w in enumerate(words) if w.endswith(".o"))
        words.insert(first, mutant)
        return subprocess.run(words, cwd=where, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0

    def verdict(self, room, file, text, mutant):
        begin, end, other, _ = mutant
        with tempfile.TemporaryDirectory(dir="/dev/shm" if os.access("/dev/shm", os.W_OK) else None) as work:
            source, made = os.path.join(work, os.path.basename(file)), os.path.join(work, "mutant.o")
            open(source, "w", encoding="utf-8").write(text[:begin] + other + text[end:])
            if not self.compile(file, source, made):
                return "does not compile"
            tests, program = os.path.join(work, "tests"), os.path.join(work, "ljfl")
            if not self.link(os.path.join(self.folder, "tests"), "ljfl_test", made, tests):
                return "does not link"
            first = "--source-file=" + ",".join(f"*{name}*_test.cpp" for name in near.get(room, room).split())
            if not passes([tests, first, "--abort-after=1"], 120):
                return "killed: unit tests of the room"
            if not self.link(self.folder, "ljfl", made, program):
                return "does not link"
            for story in self.stories_for(file):
                if not passes([os.path.join(self.folder, "tests/story"), "--ljfl", program, "--source", root, story], 120):
                    self.noticed[file][story] += 1
                    return "killed: story " + os.path.basename(story)[:-3]
            if not passes([tests, "--abort-after=1"], 300):
                return "killed: other unit tests"
            plain, same = os.path.join(work, "plain.o"), os.path.join(work, "same.o")
            open(source, "w", encoding="utf-8").write(text)
            optimised = ("-O2", "-g0", "-DNDEBUG")
            self.compile(file, source, plain, optimised)
            open(source, "w", encoding="utf-8").write(text[:begin] + other + text[end:])
            self.compile(file, source, same, optimised)
            return "the same" if open(plain, "rb").read() == open(same, "rb").read() else "survived"


def main():
    asked = argparse.ArgumentParser()
    asked.add_argument("build")
    asked.add_argument("rooms", nargs="+")
    asked.add_argument("--each", type=int, default=40)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--at", help="only the mutants of this line, as a survivor is printed")
    asked.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    said = asked.parse_args()
    build = Build(said.build)
    for room in said.rooms:
        drawn, texts = [], {}
        for top, _, names in sorted(os.walk(os.path.join(root, "src", room))):
            for name in sorted(names):
                if name.endswith(".cpp"):
                    file = os.path.join(top, name)
                    texts[file] = open(file, encoding="utf-8").read()
                    drawn += [(file, mutant) for mutant in mutants_of(texts[file])]
        random.Random(f"{said.seed} {room}").shuffle(drawn)
        if said.at:
            drawn = [(file, mutant) for file, mutant in drawn
                     if said.at == "%s:%d" % (os.path.relpath(file, root), texts[file].count("\n", 0, mutant[0]) + 1)]
        counts, pending = {}, iter(drawn)

        def judged(one):
            file, mutant = one
            return one, build.verdict(room, file, texts[file], mutant)

        with concurrent.futures.ThreadPoolExecutor(said.jobs) as pool:
            wanted, running = said.each, set()
            while True:
                while len(running) < min(said.jobs, wanted):
                    one = next(pending, None)
                    if one is None:
                        break
                    running.add(pool.submit(judged, one))
                if not running:
                    break
                done, running = concurrent.futures.wait(running, return_when=concurrent.futures.FIRST_COMPLETED)
                for (file, mutant), what in (future.result() for future in done):
                    if what.startswith("does not"):
                        continue
                    wanted -= 1
                    counts[what.split(":")[0]] = counts.get(what.split(":")[0], 0) + 1
                    begin, end, other, name = mutant
                    line = texts[file].count("\n", 0, begin) + 1
                    now = texts[file].split("\n")[line - 1].strip()
                    print(f"{what}: {os.path.relpath(file, root)}:{line}: {name}\n    {now}", flush=True)
        judged_all = counts.get("killed", 0) + counts.get("survived", 0)
        print(f"== {room}: {judged_all} mutants of {len(drawn)}, {counts.get('killed', 0)} killed "
              f"({100 * counts.get('killed', 0) / max(1, judged_all):.0f} %), {counts.get('survived', 0)} survived; "
              f"{counts.get('the same', 0)} more are the same code", flush=True)


main()
