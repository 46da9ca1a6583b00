#include "cli/new.hpp"

#include <algorithm>
#include <charconv>

#include "cli/editor.hpp"
#include "cli/record.hpp"

namespace ljfl::cli {
namespace {

Then then_of(const Job& job) {
  return job.has("--dry-run") ? Then::preview : Then::write;
}

Failure exists(std::string_view path) {
  return {.zh = std::string{path} + " 已经有了，不动它",
          .en = std::string{path} + " is there already, and was left alone"};
}

bool has_file(const Job& job, std::string_view path) {
  return std::ranges::find(job.files.files, path, &text::Source::path) != job.files.files.end();
}

/// 2026-11-f07: the next free number of the month.
std::string next_finding(const Job& job, time::Period month) {
  const std::string begin = month.name() + "-f";
  constexpr std::size_t most_digits = 6;  // longer ones are nobody's count, and what follows them may be no number
  int last = 0;
  for (const model::Finding& finding : job.reg.findings) {
    const std::string_view id = finding.id.value;
    if (!id.starts_with(begin) || id.size() - begin.size() > most_digits) continue;
    int number = 0;
    const auto [stop, fault] = std::from_chars(id.data() + begin.size(), id.data() + id.size(), number);
    if (fault == std::errc{} && stop == id.data() + id.size()) last = std::max(last, number);
  }
  const std::string number = std::to_string(last + 1);
  return begin + (number.size() < 2 ? "0" : "") + number;
}

/// A day, or a term counted from `date`.
time::Date term_given(const Job& job, time::Date date) {
  const std::string_view word = job.value("--rectify");
  if (const time::ParsedDate parsed = time::parse_date(word); parsed.date) return *parsed.date;
  const auto term = time::parse_term(word);
  if (term && term->count > 0) return job.reg.config.calendar.add(date, *term);
  const std::string shown = text::printable(word);
  throw Failure{
      .zh = "--rectify 后面写期限：5wd 是 5 个工作日，7d 是 7 天，或写日期；这里是“" + shown + "”",
      .en = "--rectify takes a term (5wd for five workdays, 7d for seven days) or a date, not “" + shown + "”"};
}

int run(Job& job) {
  const std::string_view what = job.value("WHAT");
  if (!job.has("NAME")) {
    throw Failure{.zh = "写明名字，例如：ljfl new unit kejiguan、ljfl new finding 掌政镇、ljfl new year 2027",
                  .en = "name it, as in: ljfl new unit kejiguan, ljfl new finding zhangzheng, ljfl new year 2027"};
  }
  if (what == "unit") return new_unit(job);
  if (what == "month") return new_month_file(job);
  if (what == "finding") return new_finding(job);
  return new_year(job);
}

constexpr Option options[] = {
    {.flag = "WHAT",
     .value = "unit|month|finding|year",
     .help = {"新建什么：单位、月份文件、检查发现的问题、新的一年", "what to make"},
     .required = true},
    {.flag = "NAME",
     .help = {"单位的编号（拼音）；月份和问题是哪个单位的；或哪一年",
              "a unit's id; for a month or finding the unit; or the year"}},
    {.flag = "--name", .value = "TEXT", .help = {"新单位：名称", "a unit: its name"}},
    {.flag = "--role",
     .value = "member|lead|local|other",
     .help = {"新单位：成员、牵头、乡镇街道、其他", "a unit: its role"}},
    {.flag = "--row", .value = "N", .help = {"新单位：在官方表的第几行", "a unit: its row in the official table"}},
    {.flag = "--month",
     .value = "2026-11",
     .help = {"月份文件：哪个月，不写是这个月", "a month's file: which; this month if left out"}},
    {.flag = "--date",
     .value = "2026-11-20",
     .help = {"问题：发现的那天，不写就是今天", "a finding: the day; today if left out"}},
    {.flag = "--site", .value = "TEXT", .help = {"问题：在哪个点位", "a finding: where"}},
    {.flag = "--text", .value = "TEXT", .help = {"问题：是什么", "a finding: what was wrong"}},
    {.flag = "--deduct", .value = "0.5", .help = {"问题：扣几分", "a finding: points off"}},
    {.flag = "--rectify",
     .value = "5wd",
     .help = {"问题：整改期限，5wd 是 5 个工作日，7d 是 7 天，或写日期",
              "a finding: to be mended in 5 workdays (5wd), 7 days (7d), or by a date"}},
    {.flag = "--plans",
     .value = "reset|keep",
     .help = {"新的一年：一次性任务重新做，或已办的沿用",
              "a year: one-off tasks are owed anew, or those done stay done"}},
    {.flag = "--quotas",
     .value = "reset|keep",
     .help = {"新的一年：指标从零算起，或接着累计", "a year: quotas count from zero, or go on"}},
    {.flag = "--dry-run", .help = {"只看会怎样改，不写", "show the change and write nothing"}},
};

constexpr Example examples[] = {
    {"ljfl new finding 掌政镇 --text 混投 --deduct 0.5 --rectify 5wd",
     {"检查发现一个问题", "a finding of an inspection"}},
    {"ljfl new month 教育局 --month 2026-12", {"开一个月的文件", "a month's file"}},
    {"ljfl new unit kejiguan --name 科技馆 --role other", {"添一个单位", "a unit"}},
    {"ljfl new year 2027 --plans keep --dry-run", {"看看转到 2027 年会改什么", "what going over to 2027 would change"}},
};

}  // namespace

int new_unit(Job& job) {
  const std::string id{job.value("NAME")};
  const std::string path = "units/" + id + "/unit.yaml";
  if (id.find('/') != std::string::npos || id.find('.') != std::string::npos || id.empty()) {
    throw Failure{.zh = "单位的编号用拼音小写，例如 kejiguan", .en = "a unit's id is small letters, such as kejiguan"};
  }
  if (has_file(job, path)) throw exists(path);
  const std::string name = job.has("--name") ? std::string{job.value("--name")} : id;
  const std::string end = time::iso(job.reg.config.end);
  Draft draft{.path = path};
  draft.after = modeline_where_kept(job, path) + "# " + name +
                "的职责、任务和指标，由牵头部门维护。text 写官方职责任务表的原文，一个字也不改。\nname: x\nrole: " +
                std::string{job.choice("--role")} + "\n";
  std::vector<edit::Change> changes = {
      {.what = edit::Change::What::replace, .at = {std::string{"name"}}, .value = edit::text(name)}};
  if (job.has("--row")) changes.push_back({.at = {std::string{"row"}}, .value = edit::word(job.value("--row"))});
  change(draft, changes);
  draft.after +=
      "duties: []\n"
      "#  - id: own\n"
      "#    text: 负责做好本单位的垃圾分类工作。\n"
      "tasks: []\n"
      "#  - id: plan\n"
      "#    title: 工作方案\n"
      "#    text: 制定《……工作方案》；\n"
      "#    due: " +
      end +
      "        # 一次性的写 due；定期的写 every: month、quarter、half 或 year\n"
      "quotas: []\n"
      "#  - id: demo-sites\n"
      "#    task: plan\n"
      "#    title: 示范点\n"
      "#    target: tbd            # 还没有下达；下达了写数，例如 12，或 100%\n";
  std::vector<Draft> drafts = {draft};
  return finish_edit(job, drafts, then_of(job));
}

int new_month_file(Job& job) {
  const model::Unit& unit = find_unit(job, job.value("NAME"));
  const time::Period month =
      job.has("--month") ? month_given(job) : time::period_of(time::PeriodKind::month, job.today);
  const std::string path = month_path(unit, month);
  if (has_file(job, path)) throw exists(path);
  std::vector<Draft> drafts = {{.path = path, .after = new_month(job, unit, month)}};
  return finish_edit(job, drafts, then_of(job));
}

int new_finding(Job& job) {
  const model::Unit& unit = find_unit(job, job.value("NAME"));
  const auto lead =
      std::ranges::find(job.reg.units, model::Role::lead, [](const model::Unit& one) { return one.role.value; });
  if (lead == job.reg.units.end()) {
    throw Failure{.zh = "还没有牵头部门（role: lead），问题没有地方记",
                  .en = "there is no lead office (role: lead) to keep findings"};
  }
  if (!job.has("--text")) throw Failure{.zh = "用 --text 写明是什么问题", .en = "say by --text what was wrong"};
  const time::Date date = job.has("--date") ? date_typed("--date", job.value("--date")) : job.today;
  if (date > job.today) {
    throw Failure{.zh = time::iso(date) + " 还没有到（今天是 " + time::iso(job.today) + "）",
                  .en = time::iso(date) + " has not come yet (today is " + time::iso(job.today) + ")"};
  }
  const time::Period month = time::period_of(time::PeriodKind::month, date);
  const std::string id = next_finding(job, month);
  edit::Value finding = edit::map();
  finding.put("id", edit::word(id)).put("date", edit::word(time::iso(date))).put("unit", edit::word(unit.id));
  if (job.has("--site")) finding.put("site", edit::text(job.value("--site")));
  finding.put("text", edit::text(job.value("--text")));
  if (job.has("--deduct")) finding.put("deduct", edit::word(job.value("--deduct")));
  std::string by;
  if (job.has("--rectify")) {
    const time::Date day = term_given(job, date);
    finding.put("rectify_by", edit::word(time::iso(day)));
    const std::string workdays = std::to_string(job.reg.config.calendar.workdays_between(date, day));
    by = job.lang == diag::Lang::zh ? "，整改期限 " + time::iso(day) + "（" + workdays + " 个工作日）"
                                    : ", to be mended by " + time::iso(day) + " (" + workdays + " workdays)";
  }
  std::vector<Draft> drafts;
  book(job, drafts, *lead, date, "findings", finding);
  const int code = finish_edit(job, drafts, then_of(job));
  if (code == fine) job.err(id + by + "\n");
  return code;
}

extern constinit const Command new_command;
constinit const Command new_command{
    .name = "new",
    .summary = {"新建：单位、月份文件、检查发现的问题、新的一年",
                "make a unit, a month's file, a finding, or a new year"},
    .needs = Needs::standing,
    .options = options,
    .examples = examples,
    .run = run,
    .edits = true,
};

}  // namespace ljfl::cli
