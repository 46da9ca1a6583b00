#include <algorithm>
#include <set>

#include "cli/cli.hpp"
#include "cli/help.hpp"
#include "cli/judge.hpp"
#include "cli/mend.hpp"
#include "cli/outputs.hpp"
#include "cli/rule_book.hpp"
#include "cli/scope.hpp"
#include "cli/since.hpp"
#include "cli/slip.hpp"
#include "load/layout.hpp"

namespace ljfl::cli {
namespace {

std::string counts_zh(const diag::Diagnostics& told) {
  if (told.all().empty()) return "通过";
  std::string out = std::to_string(told.count(diag::Severity::error)) + " 处错误，" +
                    std::to_string(told.count(diag::Severity::warning)) + " 处警告";
  if (const std::size_t notes = told.count(diag::Severity::note); notes > 0)
    out.append("，" + std::to_string(notes) + " 处提示");
  return out;
}

std::string counts_en(const diag::Diagnostics& told) {
  if (told.all().empty()) return "no findings";
  std::string out = diag::counted(told.count(diag::Severity::error), "error") + ", " +
                    diag::counted(told.count(diag::Severity::warning), "warning");
  if (const std::size_t notes = told.count(diag::Severity::note); notes > 0)
    out.append(", " + diag::counted(notes, "note"));
  return out;
}

std::string summary(const Job& job, const std::optional<Compared>& compared) {
  const std::string day = time::iso(job.today);
  const std::size_t units = job.reg.units.size();
  const std::size_t files = job.files.files.size();
  std::string out;
  if (job.lang == diag::Lang::zh) {
    out = "检查了 " + std::to_string(units) + " 个单位、" + std::to_string(files) + " 个文件，截至 " + day + "：" +
          counts_zh(job.told) + "\n";
    if (compared) {
      out.append("与 " + compared->commit.substr(0, 10) + " 相比：新增 " + std::to_string(compared->fresh) +
                 " 处，原有 " + std::to_string(compared->stood) + " 处（只作提示），消除 " +
                 std::to_string(compared->gone) + " 处\n");
    }
    return out;
  }
  out = "checked " + diag::counted(units, "unit") + " in " + diag::counted(files, "file") + " as of " + day + ": " +
        counts_en(job.told) + "\n";
  if (compared) {
    out.append("against " + compared->commit.substr(0, 10) + ": " + std::to_string(compared->fresh) + " new, " +
               std::to_string(compared->stood) + " that stood before (notes now), " + std::to_string(compared->gone) +
               " gone\n");
  }
  return out;
}

/// How many of these --fix would mend: it leaves a file alone that cannot be read for a reason only a person can mend.
std::size_t count_fixable(const Job& job, const std::vector<diag::Diagnostic>& told) {
  std::set<std::uint32_t> left_alone;
  for (const diag::Diagnostic& one : told) {
    if (one.rule->code.starts_with("E1") && one.fixes.empty()) left_alone.insert(one.at.file);
  }
  return static_cast<std::size_t>(std::ranges::count_if(told, [&](const diag::Diagnostic& one) {
    return !one.fixes.empty() && !left_alone.contains(one.at.file) && one.at.file < job.files.files.size() &&
           is_mendable(job.files.files[one.at.file].path);
  }));
}

std::optional<diag::Severity> severity_of(std::string_view word) {
  if (word == "error") return diag::Severity::error;
  if (word == "warning") return diag::Severity::warning;
  if (word == "note") return diag::Severity::note;
  return std::nullopt;
}

/// What fails a run: as typed; of new findings every warning; else as ljfl.toml has it.
std::optional<diag::Severity> fails_from(const Job& job) {
  if (job.has("--fail-on")) return severity_of(job.value("--fail-on"));
  if (job.has("--since")) return diag::Severity::warning;
  return severity_of(job.reg.config.fail_on);
}

/// Who looks at everything reads what somebody must act on; notes are listed to who asks for them, looks at one unit or
/// at what changed, and to machines.
std::optional<diag::Severity> least_listed(const Job& job, const std::vector<Output>& outputs,
                                           const std::vector<std::string>& paths) {
  if (job.has("--min-severity")) return severity_of(job.value("--min-severity"));
  const bool for_people = std::ranges::all_of(outputs, [](const Output& one) { return one.format == "human"; });
  if (for_people && paths.empty() && !job.has("--since")) return diag::Severity::warning;
  return std::nullopt;
}

/// Puts what stdin holds in the place of a file, and speaks of that file alone.
std::vector<std::string> read_stdin(Job& job) {
  std::string path = path_in_project(job, job.value("--stdin-filename"));
  const auto input = load::input_of(path);
  if (!input || input->is_folder || input->path != path) {
    const std::string shown = text::printable(job.value("--stdin-filename"));
    throw Failure{.zh = "“" + shown + "”不在台账要读的地方（ljfl.toml、units/、templates/）",
                  .en = "“" + shown + "” is no place that the register is read from (ljfl.toml, units/, templates/)"};
  }
  take_stdin(job.files, path);
  Judged judged = judge(job.files, job.today, job.has("--second-opinion"), job.workers);
  job.reg = std::move(judged.reg);
  job.standing = std::move(judged.standing);
  job.told = std::move(judged.told);
  return {std::move(path)};
}

void refuse_what_cannot_be(const Job& job) {
  const auto both = [&](std::string_view a, std::string_view b) {
    if (!job.has(a) || !job.has(b)) return;
    const std::vector<diag::Arg> args = {diag::arg("a", a), diag::arg("b", b)};
    const diag::Words words = {"{a} 和 {b} 不能一起用", "{a} and {b} cannot be used together"};
    throw Failure{.zh = diag::put(words, args, diag::Lang::zh), .en = diag::put(words, args, diag::Lang::en)};
  };
  both("--fix", "--stdin-filename");
  both("--fix", "--since");
  both("--for", "PATH");
  if (job.has("--dry-run") && !job.has("--fix")) {
    throw Failure{.zh = "--dry-run 要和 --fix 一起用", .en = "--dry-run goes with --fix"};
  }
}

int run(Job& job) {
  const std::vector<Output> outputs = outputs_asked(job);
  std::vector<std::string> paths;
  refuse_what_cannot_be(job);
  if (job.has("--stdin-filename")) {
    paths = read_stdin(job);
  } else {
    if (job.has("--fix")) run_fix(job, paths_asked(job));
    if (job.has("--fix") && job.has("--dry-run")) return fine;
    check_all(job.files, job.reg, job.standing, job.has("--second-opinion"), job.workers, job.told);
    paths = paths_asked(job);
  }
  std::optional<Compared> compared;
  if (job.has("--since")) compared = compare_with_earlier(job);
  auto& told = job.told.all();
  if (!paths.empty()) {
    std::erase_if(told, [&](const diag::Diagnostic& one) {
      return one.at.file < job.files.files.size() && !is_within(job.files.files[one.at.file].path, paths);
    });
  }
  std::optional<std::size_t> unit;
  if (job.has("--for")) {
    unit = unit_asked(job);
    std::erase_if(told, [&](const diag::Diagnostic& one) { return !concerns(job, one, *unit); });
  }
  const auto from = fails_from(job);
  const bool failed =
      std::ranges::any_of(told, [&](const diag::Diagnostic& one) { return from && one.severity >= *from; });
  std::string counts = summary(job, compared);
  if (const auto least = least_listed(job, outputs, paths)) {
    const auto hidden = std::erase_if(told, [&](const diag::Diagnostic& one) { return one.severity < *least; });
    if (hidden > 0 && !job.has("--min-severity")) {
      counts.append(
          job.say({"提示没有列出：加 --min-severity note\n", "notes are not listed: add --min-severity note\n"}));
    }
  }
  if (const std::size_t fixable = count_fixable(job, told);
      fixable > 0 && !job.has("--fix") && !job.has("--stdin-filename")) {
    counts.append(job.say({"其中 {n} 处只有一种改法：ljfl check --fix 替你改\n",
                           "{n} of these have one right answer: ljfl check --fix makes them\n"},
                          {diag::arg("n", static_cast<std::int64_t>(fixable))}));
  }
  const std::vector<const diag::Rule*> book = rule_book();
  const std::string prefix = prefix_in_repository(job.root);
  const std::string as_of = time::iso(job.today);
  const diag::Findings findings{.told = told,
                                .files = job.files,
                                .book = book,
                                .allowed = job.told.allowed(),
                                .fails_from = from,
                                .failed = failed,
                                .prefix = prefix,
                                .version = version(),
                                .as_of = as_of,
                                .lang = job.lang};
  write_outputs(job, outputs, findings, unit ? std::optional{slip(job, *unit)} : std::nullopt);
  if (!job.has("--quiet") || !told.empty()) job.err(counts);
  return failed ? data_has_errors : fine;
}

constexpr Option options[] = {
    {.flag = "--format",
     .value = "human|json|github|gitlab|sarif|junit|rdjson|checks",
     .help = {"结果的样子，默认 human；可以写几次，每个后面跟自己的 -o",
              "how to write the findings; human by default; may repeat, each with its own -o"},
     .many = true},
    {.flag = "-o",
     .value = "FILE",
     .help = {"前面那个 --format 写进这个文件", "the file of the --format before it"},
     .many = true},
    {.flag = "--fail-on",
     .value = "error|warning|never",
     .help = {"有错误（或警告）时退出码为 1；never 一律为 0", "when to exit with 1; never: always 0"}},
    {.flag = "--min-severity",
     .value = "error|warning|note",
     .help = {"只列这一级和更重的", "list findings of this severity and above only"}},
    {.flag = "--since",
     .value = "REV",
     .help = {"和这个提交（或日期）相比：新出现的警告和错误算没通过，原有的只作提示",
              "against this commit or day: new warnings and errors fail, old findings are notes"}},
    {.flag = "--for",
     .value = "UNIT",
     .help = {"只说这个单位要办的：最多五件，重的在前；没有要改的，就说接下来什么到期",
              "for this unit: at most five things to do, the gravest first, or what is due next when all is well"}},
    {.flag = "--fix",
     .help = {"只有一种改法的直接改好：全角标点、日期写法等；别的字节都不动",
              "mend what has one right answer: full-width signs, dates and the like; no other byte is touched"}},
    {.flag = "--dry-run",
     .help = {"和 --fix 一起：只看会怎么改，不写", "with --fix: show what would be mended, and write nothing"}},
    {.flag = "--stdin-filename",
     .value = "PATH",
     .help = {"从标准输入读这个文件的内容，只列它的问题（给编辑器用）",
              "read this file's text from stdin and show its findings alone; for editors"}},
    {.flag = "--second-opinion",
     .help = {"每个文件再请 yaml-cpp 读一遍，两者要一致", "let yaml-cpp read every file too; both must agree"}},
    {.flag = "--quiet", .help = {"没有问题时什么也不说", "say nothing when all is well"}},
    {.flag = "PATH",
     .help = {"只看这些文件或文件夹里的问题", "show findings in these files or folders only"},
     .many = true},
};

constexpr Example examples[] = {
    {"ljfl check", {"检查全部", "check everything"}},
    {"ljfl check units/jiaoyuju", {"只看一个单位的文件夹", "one unit's folder"}},
    {"ljfl check --fix --dry-run", {"看看能自动改好什么", "see what can be mended by itself"}},
    {"ljfl check --for 教育局", {"一个单位的督办条", "one unit's slip"}},
    {"ljfl check --since origin/main", {"只有新带来的问题才算没通过", "fail on what this change brought only"}},
    {"ljfl check --format github --format sarif -o ljfl.sarif",
     {"给持续集成用，一次写出两种", "for CI: two forms in one run"}},
};

}  // namespace

extern constinit const Command check_command;
constinit const Command check_command{
    .name = "check",
    .summary = {"检查台账，一次说出所有问题；不加 --fix 什么也不改",
                "validate everything, all findings in one run; writes nothing without --fix"},
    .needs = Needs::standing,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
