#include "check/check.hpp"

#include <algorithm>

#include "cli/cli.hpp"
#include "yaml/rules.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::cli {
namespace {

bool is_yaml(std::string_view path) { return path.ends_with(".yaml") || path.ends_with(".yml"); }

/// Every file that our reader accepted, read by yaml-cpp too.
void ask_second_opinion(Job& job) {
  for (std::uint32_t file = 0; file < job.files.files.size(); ++file) {
    if (!is_yaml(job.files.files[file].path)) continue;
    diag::Diagnostics told_before;
    const yaml::Tree tree = yaml::read(job.files.files[file], file, told_before);
    if (!tree.readable) continue;
    if (const auto difference = yaml::second_opinion(tree)) {
      job.told.tell(yaml::e130_second_opinion, difference->at,
                    {diag::arg("ours", std::string_view{difference->ours}),
                     diag::arg("theirs", std::string_view{difference->theirs})});
    }
  }
}

/// A path as typed, as the Snapshot has it: without ./ in front and / at the end.
std::string_view tidied(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

void keep_only(Job& job, std::span<const std::string> paths) {
  for (const std::string& typed : paths) {
    const std::string_view path = tidied(typed);
    const bool known = path.empty() || path == "." || std::ranges::any_of(job.files.files, [&](const text::Source& source) {
                         return source.path == path || source.path.starts_with(std::string{path} + "/");
                       });
    if (!known) {
      const std::string shown = text::printable(typed);
      throw Failure{.zh = "台账里没有“" + shown + "”（路径从项目的根目录写起）",
                    .en = "the register holds no “" + shown + "” (paths begin at the project's root)"};
    }
  }
  std::erase_if(job.told.all(), [&](const diag::Diagnostic& one) {
    if (one.at.file >= job.files.files.size()) return false;
    const std::string_view own = job.files.files[one.at.file].path;
    return std::ranges::none_of(paths, [&](const std::string& typed) {
      const std::string_view path = tidied(typed);
      return path.empty() || path == "." || own == path || own.starts_with(std::string{path} + "/");
    });
  });
}

std::string summary(const Job& job) {
  const std::size_t errors = job.told.count(diag::Severity::error);
  const std::size_t warnings = job.told.count(diag::Severity::warning);
  const std::string units = std::to_string(job.reg.units.size());
  const std::string files = std::to_string(job.files.files.size());
  if (job.lang == diag::Lang::zh) {
    const std::string counts = errors + warnings == 0 ? "通过" : std::to_string(errors) + " 处错误，" + std::to_string(warnings) + " 处警告";
    return "检查了 " + units + " 个单位、" + files + " 个文件，截至 " + time::iso(job.today) + "：" + counts + "\n";
  }
  const auto plural = [](std::size_t n, std::string_view word) {
    return std::to_string(n) + " " + std::string{word} + (n == 1 ? "" : "s");
  };
  const std::string counts = errors + warnings == 0 ? "no findings" : plural(errors, "error") + ", " + plural(warnings, "warning");
  return "checked " + units + " units in " + files + " files as of " + time::iso(job.today) + ": " + counts + "\n";
}

int run(Job& job) {
  const std::string_view format = job.choice("--format");
  const std::string_view fail_on = job.has("--fail-on") ? job.value("--fail-on") : job.reg.config.fail_on;

  check::run({.files = job.files, .reg = job.reg, .standing = job.standing}, job.told, job.workers);
  if (job.has("--second-opinion")) ask_second_opinion(job);
  job.settle();
  if (const auto paths = job.values("PATH"); !paths.empty()) keep_only(job, paths);

  if (format == "json") {
    job.out(diag::json(job.told.all(), job.files, job.lang));
  } else {
    const diag::HumanStyle style{.lang = job.lang, .colour = job.colour_out, .columns = std::max(job.columns - 6, 40)};
    // Who looks at everything sees how many units are late; who looks at one unit sees with what.
    const bool all = job.values("PATH").empty();
    const std::vector<diag::Diagnostic> shown = all ? diag::gathered(job.told.all()) : job.told.all();
    for (const diag::Diagnostic& one : shown) job.out(diag::human(one, job.files, style));
    if (!job.has("--quiet") || !job.told.all().empty()) job.err(summary(job));
  }
  if (fail_on == "never") return fine;
  const bool failed = job.told.count(diag::Severity::error) > 0 ||
                      (fail_on == "warning" && job.told.count(diag::Severity::warning) > 0);
  return failed ? data_has_errors : fine;
}

constexpr Option options[] = {
    {.flag = "--format",
     .value = "human|json",
     .help = {"结果的样子，默认 human", "how to show the findings; human by default"}},
    {.flag = "--fail-on",
     .value = "error|warning|never",
     .help = {"有错误（或警告）时退出码为 1；never 一律为 0", "when to exit with 1; never: always 0"}},
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
};

}  // namespace

extern constinit const Command check_command;
constinit const Command check_command{
    .name = "check",
    .summary = {"检查台账，一次说出所有问题，什么也不改", "validate everything, all findings in one run; never writes"},
    .needs = Needs::standing,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
