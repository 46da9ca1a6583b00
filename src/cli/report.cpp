#include <algorithm>
#include <nlohmann/json.hpp>

#include "check/check.hpp"
#include "cli/cli.hpp"
#include "cli/desk.hpp"
#include "report/bundle.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

/// A bulletin made of data with errors would be short of what could not be read.
bool refuse_errors(Job& job) {
  check::run({.files = job.files, .reg = job.reg, .standing = job.standing}, job.told, job.workers);
  job.settle();
  const std::size_t errors = job.told.count(diag::Severity::error);
  if (errors == 0) return false;
  const diag::HumanStyle style{.lang = job.lang, .colour = job.colour_err};
  for (const diag::Diagnostic& one : job.told.all()) {
    if (one.severity == diag::Severity::error) job.err(diag::human(one, job.files, style));
  }
  job.err(job.lang == diag::Lang::zh
              ? "台账里有 " + std::to_string(errors) + " 处错误，没有出通报；改好后再来\n"
              : std::to_string(errors) + " errors in the register: no bulletin was made; mend them first\n");
  return true;
}

int run(Job& job) {
  const time::Period period = month_given(job);
  if (job.today < period.first()) {
    throw Failure{.zh = period.chinese() + "还没有到（今天是 " + time::iso(job.today) + "）",
                  .en = period.name() + " has not begun (today is " + time::iso(job.today) + ")"};
  }
  const time::Date as_of = std::min(period.last(), job.today);
  job.standing = standing::assess(job.reg, as_of, job.workers);
  if (refuse_errors(job)) return data_has_errors;

  const auto view = report::view(
      {.files = job.files, .reg = job.reg, .standing = job.standing, .period = period, .as_of = as_of});
  if (job.has("--data")) {
    job.out(view.dump(2, ' ', false, report::Value::error_handler_t::replace) + "\n");
    return fine;
  }
  const text::Snapshot templates = report::templates_for(job.files, "month");
  diag::Diagnostics told;
  const auto outputs = report::render_all(templates, "month", view, told);
  if (!outputs) {
    told.put_in_order(templates);
    for (const diag::Diagnostic& one : told.all()) {
      job.err(diag::human(one, templates, {.lang = job.lang, .colour = job.colour_err}));
    }
    return data_has_errors;
  }
  // Everything is rendered before the first file is written.
  std::vector<edit::NewFile> files;
  for (const report::Output& output : *outputs) {
    files.push_back({.path = "reports/" + period.name() + "/" + output.name, .bytes = output.bytes});
    job.out(files.back().path + "\n");
  }
  write_made(job, job.root, files);
  if (as_of < period.last()) {
    job.err(job.lang == diag::Lang::zh ? "过程稿：数据截至 " + time::iso(as_of) + "，" + period.chinese() + "还没有结束\n"
                                       : "interim: as of " + time::iso(as_of) + ", " + period.name() + " is not over\n");
  }
  return fine;
}

constexpr Option options[] = {
    {.flag = "--month", .value = "2026-10", .help = {"哪个月", "which month"}, .required = true},
    {.flag = "--data", .help = {"不写文件，只把模板能用的数据打印成 JSON", "write no file; print what templates see, as JSON"}},
};

constexpr Example examples[] = {
    {"ljfl report --month 2026-10", {"出 10 月的通报", "the bulletin of October"}},
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
