#include <algorithm>
#include <tuple>

#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  struct Use {
    const model::Unit* unit = nullptr;
    const model::Record* record = nullptr;
  };
  std::vector<Use> uses;
  for (const model::Unit& unit : subject.units) {
    for (const model::Record* record : detailed_records(subject, unit)) {
      if (!record->more->number.empty()) uses.push_back({&unit, record});
    }
  }
  keep_repeated(uses, [](const Use& use) { return hash_of(use.record->more->number.value); });
  std::ranges::stable_sort(uses, [](const Use& a, const Use& b) {
    return std::tie(a.record->more->number.value, a.record->date.value) <
           std::tie(b.record->more->number.value, b.record->date.value);
  });
  for (std::size_t i = 1; i < uses.size(); ++i) {
    const model::Record& first = *uses[i - 1].record;
    const model::Record& second = *uses[i].record;
    // One document that meets two tasks is one document.
    const bool same_document = uses[i - 1].unit == uses[i].unit && first.date.value == second.date.value;
    const model::Text& number = second.more->number;
    if (first.more->number.value != number.value || same_document) continue;
    diag::Diagnostic& told = tell(number.at, {diag::arg("number", number.value)});
    told.labels.push_back({.at = first.more->number.at, .words = {"已经用在这里", "it is used here"}});
  }
}

}  // namespace

extern constinit const Check w604_number_used_twice;
constinit const Check w604_number_used_twice{
    .rule = {.code = "W604",
             .severity = diag::Severity::warning,
             .message = {.zh = "文号“{number}”用了两次", .en = "the document number “{number}” is used twice"},
             .help = {.zh = "核对两份文件的文号；一个文号只有一份文件",
                      .en = "check both documents: a number belongs to one"},
             .why = {.zh = "文号是文件的身份；两份文件同一个号，档案里就找不到其中一份。",
                     .en = "A number is a document's identity; with two of a number one cannot be found."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: plan, number: 示教发〔2026〕3号}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: plan, number: 示教发〔2026〕9号}
)"},
    .run = run,
};

}  // namespace ljfl::check
