#include <algorithm>

#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    for (const model::Record* record : detailed_records(subject, unit)) {
      const std::size_t open = record->more->number.value.find("〔");
      if (open == std::string_view::npos) continue;
      const std::string_view year = record->more->number.value.substr(open + 3, 4);
      const std::string own = std::to_string(time::year_of(record->date.value));
      const bool digits = year.size() == 4 && std::ranges::all_of(year, [](char c) { return c >= '0' && c <= '9'; });
      if (!digits || year == own) continue;
      tell(record->more->number.at,
           {diag::arg("year", year), diag::arg("date", std::string_view{time::iso(record->date.value)})});
    }
  }
}

}  // namespace

extern constinit const Check w606_number_of_another_year;
constinit const Check w606_number_of_another_year{
    .rule = {.code = "W606",
             .severity = diag::Severity::warning,
             .message = {.zh = "文号是 {year} 年的，记录却是 {date} 的",
                         .en = "the number is of {year}, the record of {date}"},
             .help = {.zh = "核对文号里的年份", .en = "check the year in the number"},
             .why = {.zh = "每年重新编号；年份错了，就成了另一份文件。",
                     .en = "Numbers begin anew each year: with another year it is another document."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: plan, number: 示教发〔2025〕9号}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: plan, number: 示教发〔2026〕9号}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
