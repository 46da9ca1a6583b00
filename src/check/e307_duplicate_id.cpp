#include <algorithm>
#include <tuple>

#include "check/check.hpp"

namespace ljfl::check {
namespace {

template <typename Items>
void tell_doubles(const Items& items, const Tell& tell) {
  std::vector<model::Text> ids;
  for (const auto& item : items) {
    if (!item.id.empty()) ids.push_back(item.id);
  }
  // By id, then by place: the later one is the one too many.
  std::ranges::sort(ids, [](const model::Text& a, const model::Text& b) {
    return std::tie(a.value, a.at) < std::tie(b.value, b.at);
  });
  for (std::size_t i = 1; i < ids.size(); ++i) {
    if (ids[i].value != ids[i - 1].value) continue;
    diag::Diagnostic& told = tell(ids[i].at, {diag::arg("id", ids[i].value)});
    told.labels.push_back({.at = ids[i - 1].at, .words = {"已经用在这里", "it is used here"}});
  }
}

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    tell_doubles(unit.duties, tell);
    tell_doubles(unit.tasks, tell);
    tell_doubles(unit.quotas, tell);
  }
  tell_doubles(subject.reg.findings, tell);
  tell_doubles(subject.reg.marks, tell);
}

}  // namespace

extern constinit const Check e307_duplicate_id;
constinit const Check e307_duplicate_id{
    .rule = {.code = "E307",
             .severity = diag::Severity::error,
             .message = {.zh = "编号“{id}”用了两次", .en = "the id “{id}” is used twice"},
             .help = {.zh = "给后一个换一个编号；如果是同一项，删掉一处",
                      .en = "give the second another id, or delete it if both are one"},
             .why = {.zh = "编号是一项的名字；同名的两项，记录不知道记在哪一项上。",
                     .en = "An id names one item; with two of a name nobody knows where a record belongs."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, due: 2026-12-30}
  - {id: plan, due: 2026-11-30}
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: plan, due: 2026-12-30}
  - {id: report, due: 2026-11-30}
)"},
    .run = run,
};

}  // namespace ljfl::check
