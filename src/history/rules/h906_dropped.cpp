#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "history/rules/judging.hpp"

namespace ljfl::history {
namespace {

bool is_owed(What what) {
  return what == What::duty || what == What::task || what == What::quota || what == What::finding ||
         what == What::report || what == What::unit || what == What::set;
}

/// With a unit goes all that it owed: that is one thing to say.
bool goes_with_its_unit(const Trial& trial, const Deed& deed) {
  return std::ranges::any_of(trial.with(deed), [&](const Deed& other) {
    const bool unit = other.change.what == What::unit || other.change.what == What::set;
    return unit && other.change.kind == Kind::removed && other.change.unit == deed.change.unit && &other != &deed;
  });
}

/// A unit no longer owes a set of common tasks. Under another name it is the same set.
bool leaves_a_set(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  if (change.what != What::unit || change.kind != Kind::changed || change.field != "common") return false;
  const std::vector<std::string> now = parts_of(change.after);
  return std::ranges::any_of(parts_of(change.before), [&](const std::string& set) {
    const auto is_it = [&](const Deed& other) {
      return other.change.what == What::set && other.change.kind == Kind::renamed &&
             other.change.before == "_common/" + set;
    };
    const std::span<const Deed> all = trial.with(deed);
    const auto renamed = std::ranges::find_if(all, is_it);
    const std::string name =
        renamed == all.end() ? set : renamed->change.after.substr(std::string_view{"_common/"}.size());
    return std::ranges::find(now, name) == now.end();
  });
}

std::string_view folder_of(const Change& change) {
  return std::string_view{change.path}.substr(0, change.path.rfind('/'));
}

bool is_file_of_report_gone(const Change& change) {
  return change.what == What::report && change.kind == Kind::removed && !change.lost;
}

/// Both files of reports are gone from one folder.
bool go_together(const Deed& a, const Deed& b) {
  return is_file_of_report_gone(a.change) && is_file_of_report_gone(b.change) &&
         folder_of(a.change) == folder_of(b.change);
}

/// The files of its folder that the deed's commit removed from it on, which is one thing to say; none where the one
/// before it is of them: it was said of that one.
std::span<const Deed> gone_with(const Trial& trial, const Deed& deed) {
  const std::span<const Deed> all = trial.with(deed);
  const auto at = static_cast<std::size_t>(&deed - all.data());
  if (at > 0 && go_together(all[at - 1], deed)) return {};
  const auto rest = all.subspan(at);
  const auto end = std::ranges::find_if_not(rest, [&](const Deed& other) { return go_together(other, deed); });
  return {rest.begin(), end};
}

/// So many files of one folder, in one word; one by itself is a change like others.
std::vector<diag::Arg> words_on_report(const Change& change, std::size_t files) {
  if (files == 1) return {};
  const std::string folder{folder_of(change)};
  return {{.name = "change",
           .zh = "通报 " + folder + " 的 " + std::to_string(files) + " 个文件删除",
           .en = diag::counted(files, "file") + " of the report " + folder + " removed"}};
}

Verdict judge(const Trial& trial, const Deed& deed) {
  const Change& change = deed.change;
  if (!change.lost && leaves_a_set(trial, deed)) return std::vector<diag::Arg>{};
  if (change.lost || change.kind != Kind::removed || !is_owed(change.what)) return std::nullopt;
  if (goes_with_its_unit(trial, deed)) return std::nullopt;
  if (!is_file_of_report_gone(change)) return std::vector<diag::Arg>{};
  const std::span<const Deed> files = gone_with(trial, deed);
  if (files.empty()) return std::nullopt;
  return words_on_report(change, files.size());
}

/// A report, when each of its files is back, by the last that brought one.
const Deed* restored(const Trial& trial, const Deed& deed) {
  if (!is_file_of_report_gone(deed.change)) return trial.restored_by(deed);
  const Deed* out = nullptr;
  for (const Deed& one : gone_with(trial, deed)) {
    const Deed* const by = trial.restored_by(one);
    if (by == nullptr) return nullptr;
    out = std::max(out, by);
  }
  return out;
}

}  // namespace

extern constinit const AuditRule h906_dropped;
constinit const AuditRule h906_dropped{
    .rule = {.code = "H906",
             .severity = diag::Severity::warning,
             .message = {.zh = "台账里少了东西：{change}（{day}，提交 {commit}，{author}）{restored}",
                         .en = "something is gone from the register: {change} ({day}, commit {commit}, "
                               "{author}){restored}"},
             .help = {.zh = "任务终止的，写 until；发出的通报要留着，数变了的在下一期更正；删错了的，用 git revert "
                            "{commit} 恢复",
                      .en = "end a task by until; a report that was issued stays, and the next one corrects its "
                            "figures; what was removed by mistake comes back by git revert {commit}"},
             .why = {.zh = "删掉的任务不会再逾期，删掉的问题不会再要整改。",
                     .en = "A task that is gone is never late, and a finding that is gone need not be rectified."},
             .bad = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks:
  - {id: plan, title: 工作方案, due: 2026-06-30}
  - {id: inspection, title: 监督检查, every: quarter}
## 2026-07-20 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks:
  - {id: plan, title: 工作方案, due: 2026-06-30}
)",
             .good = R"(## 2026-01-05 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks:
  - {id: plan, title: 工作方案, due: 2026-06-30}
## 2026-07-20 分类办 <fenleiban@example.cn>
# units/jiaoyuju/unit.yaml
name: 教育局
tasks:
  - {id: work-plan, title: 工作方案, due: 2026-06-30}
)"},
    .judge = judge,
    .restored_by = restored,
};

}  // namespace ljfl::history
