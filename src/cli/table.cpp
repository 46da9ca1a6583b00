#include <nlohmann/json.hpp>

#include "cli/cli.hpp"
#include "report/bundle.hpp"
#include "report/render.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

int run(Job& job) {
  const std::string_view format = job.choice("--format");
  const auto view = report::table_view(job.reg);
  const text::Snapshot templates = report::templates_for(job.files, "table");
  diag::Diagnostics told;
  const auto outputs = report::render_all(templates, "table", view, told);
  if (!outputs) {
    for (const diag::Diagnostic& one : told.all()) job.err(diag::human(one, templates, {.lang = job.lang}));
    return data_has_errors;
  }
  for (const report::Output& output : *outputs) {
    if (output.name.ends_with("." + std::string{format})) job.out(output.bytes);
  }
  return tell_errors(job);  // what months record is no part of it
}

constexpr Option options[] = {
    {.flag = "--format", .value = "md|csv", .help = {"默认 md", "md by default"}},
};

constexpr Example examples[] = {
    {"ljfl table --format csv > 一览表.csv", {"导出给 WPS", "for a spreadsheet"}},
};

}  // namespace

extern constinit const Command table_command;
constinit const Command table_command{
    .name = "table",
    .summary = {"把职责任务一览表照原文写出来", "write the official table out of the register, to the letter"},
    .needs = Needs::reg,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
