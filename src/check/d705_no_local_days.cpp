#include "check/check.hpp"
#include "check/late.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  const time::Calendar& calendar = subject.reg.config.calendar;
  for (int year = time::year_of(subject.reg.config.start); year <= time::year_of(subject.reg.config.end); ++year) {
    if (!calendar.knows_nation(year) || calendar.knows_region(year)) continue;
    tell(calendar_of(subject), {diag::arg("year", std::int64_t{year})});
  }
}

}  // namespace

extern constinit const Check d705_no_local_days;
constinit const Check d705_no_local_days{
    .rule =
        {.code = "D705",
         .severity = diag::Severity::note,
         .message = {.zh = "{year} 年本地区自己的放假日（local_days_off）没有填，只按全国的安排算",
                     .en = "the region's own days off of {year} (local_days_off) are not filled in: only the nation's "
                           "are counted"},
         .help = {.zh =
                      "自治区的通知（开斋节、古尔邦节）出来后填上；本地区没有的，写 local_days_off = []，表示核对过了",
                  .en = "fill them in when the region's notice is out; where there are none, write local_days_off = [] "
                        "to say so"},
         .why = {.zh = "有的地区另有放假日，全国的通知里没有。",
                 .en = "Some regions have days off that no national list carries."},
         .bad = R"(# ljfl.toml
district = "示例区"
year = 2026

[campaign]
start = "2026-09-01"
end = "2026-12-31"

[calendar.2026]
days_off = ["2026-10-01..2026-10-07"]
workdays = ["2026-10-10"]
)",
         .good = R"(# ljfl.toml
district = "示例区"
year = 2026

[campaign]
start = "2026-09-01"
end = "2026-12-31"

[calendar.2026]
days_off = ["2026-10-01..2026-10-07"]
workdays = ["2026-10-10"]
local_days_off = []
)"},
    .run = run,
};

}  // namespace ljfl::check
