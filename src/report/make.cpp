#include "report/make.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/view.hpp"

namespace ljfl::report {

std::string_view usual_report(time::PeriodKind kind) {
  switch (kind) {
    case time::PeriodKind::month: return "month";
    case time::PeriodKind::half: return "half";
    case time::PeriodKind::year: return "year";
    case time::PeriodKind::quarter: return "quarter";
  }
  return "";
}

std::string folder_of(const Order& order) {
  std::string out = "reports/" + order.period.name();
  if (order.report != usual_report(order.period.kind)) out.append("/").append(order.report);
  return out;
}

std::optional<std::vector<Output>> make(const text::Snapshot& files, const model::Register& reg,
                                        const standing::Standing& standing, const Order& order,
                                        const text::Snapshot& templates, diag::Diagnostics& told) {
  const Value seen = view({.files = files,
                           .reg = reg,
                           .standing = standing,
                           .period = order.period,
                           .as_of = order.stamp.as_of,
                           .stamp = order.stamp,
                           .restated = order.restated});
  auto out = render_all(templates, order.report, seen, told);
  if (!out) return std::nullopt;
  out->push_back({.name = std::string{stamp_file}, .bytes = stamp_line(order.stamp) + "\n"});
  std::ranges::sort(*out, {}, &Output::name);
  return out;
}

}  // namespace ljfl::report
