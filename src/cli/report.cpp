#include <algorithm>
#include <nlohmann/json.hpp>

#include "check/check.hpp"
#include "cli/asked.hpp"
#include "cli/cli.hpp"
#include "cli/desk.hpp"
#include "cli/inventory.hpp"
#include "cli/published.hpp"
#include "cli/restated.hpp"
#include "cli/written.hpp"
#include "diag/dump.hpp"
#include "report/make.hpp"
#include "report/mind.hpp"
#include "report/page.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

/// A bulletin made of data with errors would be short of what could not be read.
bool refuse_errors(Job& job) {
  check::run_on_data({.files = job.files, .reg = job.reg, .standing = job.standing}, job.told, job.workers);
  job.settle();
  const std::size_t errors = job.told.count(diag::Severity::error);
  if (errors == 0) return false;
  const diag::HumanStyle style{.lang = job.lang, .colour = job.colour_err};
  for (const diag::Diagnostic& one : job.told.all()) {
    if (one.severity == diag::Severity::error) job.err(diag::human(one, job.files, style));
  }
  job.err(job.lang == diag::Lang::zh
              ? "台账里有 " + std::to_string(errors) + " 处错误，没有出通报；改好后再来\n"
              : diag::counted(errors, "error") + " in the register: no bulletin was made; mend them first\n");
  return true;
}

/// What an office must mind of a paper that goes out.
void warn(Job& job, const report::Order& order, const std::vector<report::Output>& outputs) {
  job.told = {};
  report::mind(job.files, job.reg, order, outputs, job.told);
  job.settle();
  for (const diag::Diagnostic& one : job.told.all())
    job.err(diag::human(one, job.files, {.lang = job.lang, .colour = job.colour_err}));
  if (order.period.kind == time::PeriodKind::half && job.reg.config.assessment.items.empty()) {
    job.err(job.say({"注意：ljfl.toml 里没有考核细则（[assessment]），排名是空的，先不要发\n",
                     "note: ljfl.toml has no rubric ([assessment]): the ranking is empty, not for sending out\n"}));
  }
}

/// The period of --month, --half or --year; nothing where none was given.
std::optional<time::Period> period_given(const Job& job) {
  struct Flag {
    std::string_view name = {};
    time::PeriodKind kind = time::PeriodKind::month;
    diag::Words what = {};
  };
  constexpr Flag flags[] = {{"--month", time::PeriodKind::month, {"月份，例如 2026-10", "a month such as 2026-10"}},
                            {"--half", time::PeriodKind::half, {"半年，例如 2026H1", "a half such as 2026H1"}},
                            {"--year", time::PeriodKind::year, {"年份，例如 2026", "a year such as 2026"}}};
  std::optional<time::Period> out;
  for (const Flag& flag : flags) {
    if (!job.has(flag.name)) continue;
    if (out)
      throw Failure{.zh = "--month、--half、--year 一次只写一个", .en = "give one of --month, --half and --year"};
    out = time::parse_period(job.value(flag.name));
    if (out && out->kind == flag.kind) continue;
    const std::string shown = text::printable(job.value(flag.name));
    throw Failure{.zh = std::string{flag.name} + " 后面要写" + std::string{flag.what.zh} + "；这里是“" + shown + "”",
                  .en = std::string{flag.name} + " takes " + std::string{flag.what.en} + ", not “" + shown + "”"};
  }
  return out;
}

/// Reports there are templates for; table, notice and rollup belong to commands of their own.
void refuse_unknown(const Job& job, std::string_view name) {
  std::vector<std::string> names = report::names_of(job.files);
  std::erase_if(names, [](const std::string& one) { return one == "table" || one == "notice" || one == "rollup"; });
  if (std::ranges::find(names, name) != names.end()) return;
  std::string list;
  for (const std::string& one : names) list.append(list.empty() ? "" : ", ").append(text::printable(one));
  const std::string shown = text::printable(name);
  throw Failure{.zh = "templates/ 里没有“" + shown + "”这种报告；有的是：" + list,
                .en = "there is no report “" + shown + "” in templates/; there are: " + list};
}

/// All outputs, pages of Markdown among them where asked for; what is wrong with a template was said.
std::optional<std::vector<report::Output>> outputs_of(const Job& job, const standing::Standing& standing,
                                                      const report::Order& order, bool pages) {
  const text::Snapshot templates = report::templates_for(job.files, order.report);
  diag::Diagnostics told;
  auto outputs = report::make(job.files, job.reg, standing, order, templates, told);
  if (!outputs) {
    told.put_in_order(templates);
    for (const diag::Diagnostic& one : told.all()) {
      job.err(diag::human(one, templates, {.lang = job.lang, .colour = job.colour_err}));
    }
    return std::nullopt;
  }
  if (pages) report::add_pages(*outputs);
  return outputs;
}

int write(Job& job, const report::Order& order) {
  const auto outputs = outputs_of(job, job.standing, order, job.has("--html"));
  if (!outputs) return data_has_errors;
  // Everything is rendered before the first file is written.
  std::vector<edit::NewFile> files;
  std::vector<std::string> paths;
  for (const report::Output& output : *outputs) {
    files.push_back({.path = report::folder_of(order) + "/" + output.name, .bytes = output.bytes});
    paths.push_back(files.back().path);
  }
  write_made(job, job.root, files);
  name_written(job, paths);
  warn(job, order, *outputs);
  if (order.stamp.as_of < order.period.last()) {
    const std::string day = time::iso(order.stamp.as_of);
    job.err(job.lang == diag::Lang::zh ? "过程稿：数据截至 " + day + "，" + order.period.chinese() + "还没有结束\n"
                                       : "interim: as of " + day + ", " + order.period.name() + " is not over\n");
  }
  return fine;
}

/// Whether the files of a published report are what its data gives now. It is made with its own stamp: a report does
/// not go stale by what was recorded after its day, nor by a commit that changes nothing in it.
bool is_current(Job& job, const Published& published) {
  const bool zh = job.lang == diag::Lang::zh;
  const auto tell = [&](const std::string& words_zh, const std::string& words_en) {
    job.out((zh ? words_zh : words_en) + "\n");
  };
  if (!published.stamp) {
    tell(published.folder + "：没有 stamp.txt，或者读不懂；重新出一次",
         published.folder + ": no stamp.txt that can be read; make it again");
    return false;
  }
  report::Order order{.report = published.report, .period = published.period, .stamp = *published.stamp};
  if (order.stamp.as_of != report::as_of(order.period, job.today)) {
    tell(published.folder + "：数据截至 " + time::iso(order.stamp.as_of) + "，现在应截至 " +
             time::iso(report::as_of(order.period, job.today)),
         published.folder + ": is as of " + time::iso(order.stamp.as_of) + ", and should be as of " +
             time::iso(report::as_of(order.period, job.today)));
    return false;
  }
  if (order.stamp.corrects) {
    const auto git = history::Git::open(job.folder);
    if (git.good()) order.restated = corrected_figures(*git, *order.stamp.corrects, job.reg);
    if (!order.restated) {
      const std::string before = order.stamp.corrects->period.name();
      tell(published.folder + "：更正了 " + before +
               " 的数，那一期的数据 git 里取不到（浅克隆的话，运行 git fetch --unshallow）",
           published.folder + ": corrects figures of " + before +
               ", whose data git does not have here (of a shallow clone: git fetch --unshallow)");
      return false;
    }
  }
  const auto outputs = outputs_of(job, standing::assess(job.reg, order.stamp.as_of), order, true);
  if (!outputs) return false;
  bool current = true;
  for (const report::Output& output : *outputs) {
    const auto on_disk = read_output(job.root, published.folder + "/" + output.name);
    if (!on_disk && output.name.ends_with(".html")) continue;  // pages are made on request
    if (on_disk && *on_disk == output.bytes) continue;
    current = false;
    const std::string path = published.folder + "/" + output.name;
    tell(path + (on_disk ? "：和台账现在的数对不上" : "：缺这个文件"),
         path + (on_disk ? ": is not what the register gives" : ": is missing"));
  }
  return current;
}

int check(Job& job, std::optional<time::Period> period) {
  std::vector<Published> all = published_reports(job.root, job.files);
  if (period) std::erase_if(all, [&](const Published& one) { return one.period != *period; });
  if (all.empty()) {
    throw Failure{.zh = period ? "reports/ 里没有 " + period->name() + " 的报告" : "reports/ 里没有报告",
                  .en = period ? "reports/ has no report of " + period->name() : "reports/ has no reports"};
  }
  const std::size_t gone =
      std::erase_if(all, [&](const Published& one) { return is_year_gone(job.reg.config, one.period); });
  if (gone > 0) {
    const std::string count = std::to_string(gone);
    job.err(job.lang == diag::Lang::zh ? "往年的 " + count + " 份没有比：用 ljfl verify 按它们自己的数据核对\n"
                                       : count +
                                             " of years gone by were not compared: ljfl verify does it with the "
                                             "data they name\n");
  }
  std::size_t stale = 0;
  for (const Published& one : all) {
    if (!is_current(job, one)) ++stale;
  }
  const std::string count = std::to_string(all.size());
  if (stale > 0) {
    job.err(job.lang == diag::Lang::zh ? std::to_string(stale) + " 份报告要重新出（共 " + count + " 份）\n"
                                       : std::to_string(stale) + " of " + count + " reports must be made again\n");
    return data_has_errors;
  }
  job.err(job.lang == diag::Lang::zh ? count + " 份报告都和台账一致\n" : "all " + count + " reports are current\n");
  return fine;
}

int run(Job& job) {
  refuse_both(job, "--schema", {"REPORT", "--month", "--half", "--year", "--html", "--check", "--data"});
  refuse_both(job, "--check", {"REPORT", "--html", "--data"});
  refuse_both(job, "--data", {"--html"});
  if (job.has("--schema")) {
    job.out(report::view_schema(job.lang));
    return fine;
  }
  const auto period = period_given(job);
  if (!period && !job.has("--check"))
    throw Failure{.zh = "要哪一期？写 --month 2026-10、--half 2026H1 或 --year 2026",
                  .en = "of which period? Give --month, --half or --year"};
  if (period && job.today < period->first()) {
    throw Failure{.zh = period->chinese() + "还没有到（今天是 " + time::iso(job.today) + "）",
                  .en = period->name() + " has not begun (today is " + time::iso(job.today) + ")"};
  }
  if (period) refuse_year_gone(job, *period);
  job.standing = standing::assess(job.reg, period ? report::as_of(*period, job.today) : job.today, job.workers);
  if (refuse_errors(job)) return data_has_errors;
  if (job.has("--check")) return check(job, period);

  report::Order order{.report = job.value("REPORT"), .period = *period};
  if (order.report.empty()) order.report = report::usual_report(period->kind);
  refuse_unknown(job, order.report);
  order.stamp = stamp_of(job, report::as_of(*period, job.today));
  correct_last_report(job, order);
  if (job.has("--data")) {
    report::Value data = {{"schema_version", 1}};
    data.update(report::view({.files = job.files,
                              .reg = job.reg,
                              .standing = job.standing,
                              .period = *period,
                              .as_of = order.stamp.as_of,
                              .stamp = order.stamp,
                              .restated = order.restated}));
    job.out(diag::dump(data));
    return fine;
  }
  return write(job, order);
}

constexpr Option options[] = {
    {.flag = "REPORT",
     .help = {"哪一种报告：templates/ 里的文件夹；不写就是这一期惯常的那一种",
              "which report: a folder of templates/; the period's usual one by default"}},
    {.flag = "--month",
     .value = "2026-10",
     .help = {"月报：督查通报和附件", "of a month: the bulletin and its annexes"}},
    {.flag = "--half", .value = "2026H1", .help = {"半年：考核排名", "of a half year: the ranking"}},
    {.flag = "--year",
     .value = "2026",
     .help = {"年报：情况报告和档案清单", "of a year: the report and the archive's list"}},
    {.flag = "--html", .help = {"每份 Markdown 再出一张自成一体的网页", "a self-contained page of each Markdown too"}},
    {.flag = "--check",
     .help = {"不写文件，只看 reports/ 里的是不是和台账一致",
              "write nothing; see whether reports/ is what the register gives"}},
    {.flag = "--data",
     .help = {"不写文件，只把模板能用的数据打印成 JSON", "write no file; print what templates see, as JSON"}},
    {.flag = "--schema",
     .help = {"打印 --data 的 JSON Schema：模板里能用的全部名字",
              "print the JSON Schema of --data: every name a template may use"}},
};

constexpr Example examples[] = {
    {"ljfl report --month 2026-10", {"出 10 月的通报", "the bulletin of October"}},
    {"ljfl report --half 2026H1 --html", {"上半年的排名，带网页", "the first half's ranking, with a page"}},
    {"ljfl report --check", {"CI 里：提交的报告都是最新的吗", "in CI: are the committed reports current"}},
};

}  // namespace

extern constinit const Command report_command;
constinit const Command report_command{
    .name = "report",
    .summary = {"出通报：按模板写到 reports/ 里", "render the bulletin from templates into reports/"},
    .needs = Needs::reg,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
