#include "cli/record.hpp"

#include <unistd.h>

#include <algorithm>
#include <iterator>

#include "cli/booking.hpp"
#include "sheet/form.hpp"

namespace ljfl::cli {
namespace {

std::string shown_unit(const model::Unit& unit) {
  return text::printable(unit.name.empty() ? unit.id : unit.name.value);
}

/// One act recorded by two units is pointed at: it is either one act, said so by same_as, or should not be two.
void tell_same_act(const Job& job, const model::Unit& unit, const Entry& entry) {
  if (entry.item.is_quota) return;
  const model::Task& own = unit.tasks[entry.item.index];
  const auto own_index = static_cast<std::uint32_t>(&unit - job.reg.units.data());
  for (std::uint32_t u = 0; u < job.reg.units.size(); ++u) {
    const model::Unit& other = job.reg.units[u];
    if (u == own_index) continue;
    for (const model::Record& record : other.records) {
      if (record.date.value != entry.date || record.task_index == model::none) continue;
      const model::Task& task = other.tasks[record.task_index];
      const bool tied = (own.same_unit == u && own.same_task == record.task_index) ||
                        (task.same_unit == own_index && task.same_task == entry.item.index);
      const bool alike = !own.title.empty() && own.title.value == task.title.value && !own.common && !task.common;
      if (!tied && !alike) continue;
      const std::string name = shown_unit(other);
      const std::string title = text::printable(title_of(other, {.is_quota = false, .index = record.task_index}));
      const std::string day = time::iso(entry.date);
      job.err(job.lang == diag::Lang::zh
                  ? "注意：" + name + " " + day + " 也记了“" + title + "”" +
                        (tied ? "，按 same_as 算同一次\n" : "：是否同一次？是的话，请牵头部门在任务里写 same_as\n")
                  : "note: " + name + " recorded “" + title + "” on " + day + " too" +
                        (tied ? "; by same_as it is one act\n"
                              : ": is it the same act? Then the lead office should say same_as\n"));
    }
  }
}

/// Without --for an act counts for the period of its day, though what is filed early in a month is mostly the last
/// one's: where an earlier period is still owed, that is said.
void tell_owed_before(const Job& job, const standing::Standing& standing, const model::Unit& unit, const Entry& entry) {
  if (entry.covers_asked || !entry.covers.empty()) return;
  const std::vector<standing::PeriodStanding> all = owed_before(job, standing, unit, entry);
  if (all.empty()) return;
  const standing::PeriodStanding& owed = all.back();
  const time::Period own = time::period_of(owed.period.kind, entry.date);
  job.err(job.lang == diag::Lang::zh
              ? "注意：这一条算 " + own.chinese() + "的；" + owed.period.chinese() + "的还欠着（期限 " +
                    time::iso(owed.due) + "），是那一期的，就加 --for " + owed.period.name() + "\n"
              : "note: this counts for " + own.name() + "; " + owed.period.name() + " is still owed (due " +
                    time::iso(owed.due) + "): if it is that one's, add --for " + owed.period.name() + "\n");
}

/// 57/60, of a quota that counts.
std::string progress(const Job& job, const standing::Standing& standing, const model::Unit& unit, Item item) {
  if (!item.is_quota || unit.quotas[item.index].target.value.kind != model::TargetKind::count) return {};
  const auto index = static_cast<std::size_t>(&unit - job.reg.units.data());
  const standing::QuotaStanding& quota = standing.units[index].quotas[item.index];
  return std::to_string(quota.done) + "/" + std::to_string(quota.target);
}

Entry entry_given(const Job& job, const model::Unit& unit) {
  const auto words = [&](std::string_view flag) {
    const auto values = job.values(flag);
    return std::vector<std::string>(values.begin(), values.end());
  };
  Entry out{.date = job.today};
  if (job.has("--date")) out.date = date_typed("--date", job.value("--date"));
  out.item = find_item(unit, job.value("ITEM"), job.has("--value") || job.has("--sites"));
  out.times = job.value("--times");
  out.value = job.value("--value");
  for (const std::string& sites : words("--sites")) {
    for (std::string& site : sheet::names_in(sites)) out.sites.push_back(std::move(site));
  }
  out.covers = job.value("--for");
  out.number = job.value("--number");
  out.note = job.value("--note");
  out.evidence = words("--evidence");
  return out;
}

/// A finding closed: its `rectified`.
int close_finding(Job& job) {
  const std::string_view word = job.value("ITEM");
  const model::Unit& unit = find_unit(job, job.value("UNIT"));
  const auto found = std::ranges::find(job.reg.findings, word, [](const model::Finding& one) { return one.id.value; });
  const std::string shown = text::printable(word);
  if (found == job.reg.findings.end()) {
    throw Failure{.zh = "没有编号是“" + shown + "”的问题", .en = "no finding has the id “" + shown + "”"};
  }
  const auto index = static_cast<std::uint32_t>(&unit - job.reg.units.data());
  if (unit.role.value != model::Role::lead && found->unit_index != index) {
    throw Failure{.zh = "问题“" + shown + "”不是" + shown_unit(unit) + "的",
                  .en = "the finding “" + shown + "” is not " + shown_unit(unit) + "'s"};
  }
  const time::Date day = job.has("--date") ? date_typed("--date", job.value("--date")) : job.today;
  if (found->rectified) {
    const std::string then = time::iso(found->rectified->value);
    const std::string file = job.files.files[found->at.file].path;
    throw Failure{.zh = "问题“" + shown + "”已在 " + then + " 销号；真要改日期，在 " + file + " 里改 rectified",
                  .en = "the finding “" + shown + "” was closed on " + then + " already; to change the day, edit " +
                        "rectified in " + file};
  }
  std::vector<Draft> drafts;
  Draft& draft = draft_of(job, drafts, job.files.files[found->at.file].path);
  const auto value = edit::agreed(draft.after);
  if (!value) throw failure_of(draft.path, edit::Refusal::unreadable);
  const edit::Value* const list = value->find("findings");
  const auto item = std::ranges::find_if(list->items, [&](const edit::Value& one) {
    const edit::Value* const id = one.find("id");
    return id != nullptr && id->text == word;
  });
  const edit::Path at = {std::string{"findings"}, static_cast<std::size_t>(item - list->items.begin()),
                         std::string{"rectified"}};
  const bool again = item->find("rectified") != nullptr;
  const edit::Change one{.what = again ? edit::Change::What::replace : edit::Change::What::insert,
                         .at = at,
                         .value = edit::word(time::iso(day))};
  change(draft, std::span(&one, 1));
  return finish_edit(job, drafts, job.has("--dry-run") ? Then::preview : Then::write);
}

int run(Job& job) {
  if (!job.has("UNIT") || !job.has("ITEM")) {
    if (::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1) return ask_for_records(job);
    throw Failure{
        .zh = "写明单位和事项，例如：ljfl record 民政局 consultation --note …（在终端里不写，就一项一项地问）",
        .en =
            "name the unit and the item, as in: ljfl record minzhengju consultation --note … (on a terminal, without "
            "them, it asks)"};
  }
  if (job.has("--rectified")) return close_finding(job);
  const model::Unit& unit = find_unit(job, job.value("UNIT"));
  const Entry entry = entry_given(job, unit);
  return record(job, unit, entry, job.has("--dry-run") ? Then::preview : Then::write) ? fine : data_has_errors;
}

constexpr Option options[] = {
    {.flag = "UNIT", .help = {"单位：编号、名称或别名", "the unit: id, name or alias"}},
    {.flag = "ITEM",
     .help = {"任务或指标：编号或名称；销号时是问题的编号",
              "task or quota: id or title; with --rectified a finding's id"}},
    {.flag = "--date",
     .value = "2026-11-18",
     .help = {"办理的那天，不写就是今天", "the day it was done; today if left out"}},
    {.flag = "--times", .value = "N", .help = {"做了几次，不写是 1 次", "how many times; once if left out"}},
    {.flag = "--value",
     .value = "N",
     .help = {"指标：新增的数，或现在的比率（96.5%）", "a quota: how many more, or the level now (96.5%)"}},
    {.flag = "--sites",
     .value = "甲、乙",
     .help = {"指标：点位的名字，可以写几个，用、隔开", "a quota: the sites by name, separated by 、 or commas"},
     .many = true},
    {.flag = "--for",
     .value = "2026-10",
     .help = {"补报的是哪一期", "the period it covers, where its date is not in it"}},
    {.flag = "--number", .value = "文号", .help = {"印发文件的文号", "the number of the document issued"}},
    {.flag = "--note", .value = "TEXT", .help = {"情况说明", "what was done"}},
    {.flag = "--evidence",
     .value = "PATH",
     .help = {"佐证材料，可以写几次", "a file that proves it; may be given again"},
     .many = true},
    {.flag = "--rectified", .help = {"销号：这个问题已在 --date 那天整改", "closes a finding: mended on --date"}},
    {.flag = "--dry-run", .help = {"只看会怎样改，不写", "show the change and write nothing"}},
};

constexpr Example examples[] = {
    {"ljfl record 民政局 consultation --note 文化街街道协商会", {"记今天的一次协商会", "a meeting held today"}},
    {"ljfl record 教育局 示范学校 --sites 兴庆区一小", {"示范学校又完成一所", "one more demonstration school"}},
    {"ljfl record 掌政镇 2026-11-f07 --rectified", {"问题销号", "a finding is mended"}},
    {"ljfl record", {"一项一项地问", "asks, item by item"}},
};

}  // namespace

time::Date date_typed(std::string_view flag, std::string_view typed) {
  const time::ParsedDate parsed = time::parse_date(typed);
  if (parsed.date) return *parsed.date;
  const std::string shown = text::printable(typed);
  Failure out{.zh = std::string{flag} + " 后面要写日期，例如 2026-11-18；这里是“" + shown + "”",
              .en = std::string{flag} + " takes a date such as 2026-11-18, not “" + shown + "”"};
  if (const auto guess = time::guess_date(typed)) {
    out.zh += "，是不是 " + time::iso(*guess) + "？";
    out.en += "; did you mean " + time::iso(*guess) + "?";
  }
  throw out;
}

int finish_edit(Job& job, std::vector<Draft>& drafts, Then then, standing::Standing* standing) {
  std::erase_if(drafts, [](const Draft& draft) { return draft.before == draft.after; });
  const bool passes = passes_check(job, drafts, standing);
  // Shown before anything is written: who cannot be shown the change gets none.
  if (then != Then::write_unshown) show_difference(job, drafts);
  job.flush();
  if (!passes) return data_has_errors;
  if (then == Then::preview) job.err(job.say({"只是预览，没有写\n", "a preview: nothing was written\n"}));
  if (then == Then::preview || then == Then::look) return fine;
  write_drafts(job, drafts);
  if (drafts.size() > 3) return fine;  // a whole year's: they were listed
  for (const Draft& draft : drafts)
    job.err(std::string{job.say({"已写入 ", "written: "})} + text::printable(draft.path) + "\n");
  return fine;
}

std::vector<standing::PeriodStanding> owed_before(const Job& job, const standing::Standing& standing,
                                                  const model::Unit& unit, const Entry& entry) {
  std::vector<standing::PeriodStanding> out;
  if (entry.item.is_quota || !unit.tasks[entry.item.index].every) return out;
  const auto index = static_cast<std::size_t>(&unit - job.reg.units.data());
  const time::Period own = time::period_of(unit.tasks[entry.item.index].every->value, entry.date);
  std::ranges::copy_if(standing.units[index].tasks[entry.item.index].periods, std::back_inserter(out),
                       [&](const standing::PeriodStanding& one) { return one.period < own && one.missing() > 0; });
  return out;
}

bool record(Job& job, const model::Unit& unit, const Entry& entry, Then then) {
  if (entry.date > job.today) {
    const std::string day = time::iso(entry.date);
    throw Failure{.zh = day + " 还没有到（今天是 " + time::iso(job.today) + "）；做完了再记",
                  .en = day + " has not come yet (today is " + time::iso(job.today) + "): record it when it is done"};
  }
  std::vector<Draft> drafts;
  book(job, drafts, unit, entry.date, "records", record_of(unit, entry));
  if (then != Then::write_unshown) tell_same_act(job, unit, entry);
  standing::Standing after;
  if (finish_edit(job, drafts, then, &after) != fine) return false;
  tell_owed_before(job, after, unit, entry);
  const std::string figures = progress(job, after, unit, entry.item);
  if (!figures.empty() && then != Then::write_unshown) {
    job.err(shown_unit(unit) + "·" + text::printable(title_of(unit, entry.item)) + ": " +
            progress(job, job.standing, unit, entry.item) + " → " + figures + "\n");
  }
  return true;
}

extern constinit const Command record_command;
constinit const Command record_command{
    .name = "record",
    .summary = {"记一件事：写进当月的文件，别的一个字也不动",
                "record an act in the month's file; every other byte stays"},
    .needs = Needs::standing,
    .options = options,
    .examples = examples,
    .run = run,
    .edits = true,
};

}  // namespace ljfl::cli
