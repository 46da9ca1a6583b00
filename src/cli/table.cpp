#include <nlohmann/json.hpp>

#include "cli/cli.hpp"
#include "report/bundle.hpp"
#include "report/render.hpp"
#include "report/view.hpp"

namespace ljfl::cli {

int table(Job& job) {
  const std::string_view format = job.value("--format").empty() ? "md" : job.value("--format");
  if (format != "md" && format != "csv") {
    throw Failure{.zh = "--format 只能是 md 或 csv", .en = "--format must be md or csv"};
  }
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
  return job.told.count(diag::Severity::error) > 0 ? data_has_errors : fine;
}

}  // namespace ljfl::cli
