#include <algorithm>
#include <optional>
#include <tuple>

#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

auto key_of(const model::Record& record) {
  return std::tie(record.date.value, record.task.value, record.more->quota.value, record.note.value,
                  record.more->number.value);
}

bool is_same(const model::Record& a, const model::Record& b) {
  const auto value_of = [](const model::Record& record) {
    return record.more->value
               ? std::pair{record.more->value->value.percent, record.more->value->value.number.hundredths}
               : std::pair{false, std::int64_t{-1}};
  };
  const auto period_of = [](const model::Record& record) {
    return record.more->covers ? std::optional{record.more->covers->value} : std::nullopt;
  };
  const auto same_text = [](const model::Text& x, const model::Text& y) { return x.value == y.value; };
  return key_of(a) == key_of(b) && value_of(a) == value_of(b) && period_of(a) == period_of(b) &&
         a.more->times.value == b.more->times.value && std::ranges::equal(a.more->sites, b.more->sites, same_text) &&
         std::ranges::equal(a.more->evidence, b.more->evidence, same_text);
}

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    if (subject.is_faulty(unit)) continue;  // what could not be read looks alike
    std::vector<const model::Record*> records = sieve_of(subject, unit).noted_alike;
    std::ranges::stable_sort(records,
                             [](const model::Record* a, const model::Record* b) { return key_of(*a) < key_of(*b); });
    for (std::size_t i = 1; i < records.size(); ++i) {
      // A record that only names sites counted before is told as that.
      if (!is_same(*records[i - 1], *records[i]) || !records[i]->more->sites.empty()) continue;
      diag::Diagnostic& told = tell(records[i]->date.at);
      told.effect = {"次数和数目多算一遍", "times and numbers count twice"};
      told.labels.push_back({.at = records[i - 1]->date.at, .words = {"前一条", "the one before"}});
    }
  }
}

}  // namespace

extern constinit const Check e317_record_twice;
constinit const Check e317_record_twice{
    .rule = {.code = "E317",
             .severity = diag::Severity::warning,
             .message = {.zh = "这条记录和前面一条一模一样", .en = "this record is the same as one before it"},
             .help = {.zh = "重复的删掉一条；确实做了两次的，写 times: 2 或把说明写得不同",
                      .en = "delete one; if it was done twice write times: 2, or let the notes differ"},
             .why = {.zh = "复制粘贴或合并两个人的改动时容易多出一条，次数和点位就多算了。",
                     .en = "Pasting or merging easily doubles a record, and what it counts."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 抽查两所学校}
  - {date: 2026-10-12, task: inspection, note: 抽查两所学校}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 抽查两所学校, times: 2}
)"},
    .run = run,
    .of_whole_files = true,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
