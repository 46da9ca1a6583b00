#include <algorithm>
#include <charconv>
#include <map>
#include <utility>

#include "cli/asked.hpp"
#include "cli/pick.hpp"
#include "cli/wording.hpp"
#include "report/icalendar.hpp"
#include "report/places.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

using standing::Deadline;
using standing::Matter;

/// A row: one deadline, or all the late periods of one task, the earliest first.
struct Row {
  Deadline head = {};
  std::vector<time::Period> periods = {};
  std::int64_t missing = 0;
};

std::vector<Row> rows_of(const std::vector<Deadline>& list) {
  std::vector<Row> out;
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> late_tasks;  // where the row of each is
  for (const Deadline& one : list) {
    const bool late_period = one.matter == Matter::period && one.late();
    const auto known = late_period ? late_tasks.find({one.unit, one.item}) : late_tasks.end();
    if (known == late_tasks.end()) {
      if (late_period) late_tasks.emplace(std::pair{one.unit, one.item}, out.size());
      out.push_back({.head = one});
    }
    Row& row = known == late_tasks.end() ? out.back() : out[known->second];
    row.missing += one.missing;
    if (one.period) row.periods.push_back(*one.period);
  }
  return out;
}

/// A task, quota or finding as a row names it.
struct Named {
  std::string unit_id = {};
  std::string unit = {};
  std::string item_id = {};
  std::string title = {};
  text::Span at = {};
};

Named name_of(const Job& job, const Deadline& one) {
  Named out;
  if (one.unit != model::none) {
    out.unit_id = job.reg.units[one.unit].id;
    out.unit = job.reg.units[one.unit].name.value;
  }
  if (one.matter == Matter::finding) {
    const model::Finding& finding = job.reg.findings[one.item];
    if (one.unit == model::none) out.unit = finding.unit.value;
    out.item_id = finding.id.value;
    out.title = finding.site.empty() ? finding.id.value : finding.site.value;
    out.at = finding.at;
  } else if (one.matter == Matter::quota) {
    const model::Quota& quota = job.reg.units[one.unit].quotas[one.item];
    out.item_id = quota.id.value;
    out.title = report::label(quota);
    out.at = quota.at;
  } else {
    const model::Task& task = job.reg.units[one.unit].tasks[one.item];
    out.item_id = task.id.value;
    out.title = report::label(task);
    out.at = task.at;
  }
  return out;
}

/// 1月、3月欠2次; 缺87所; what the finding says.
std::string detail_of(const Job& job, const Row& row) {
  const bool zh = job.lang == diag::Lang::zh;
  const std::string missing = std::to_string(row.missing);
  switch (row.head.matter) {
    case Matter::deliverable: return "";
    case Matter::period:
      return short_names(row.periods, job.reg.config.year, job.lang) +
             (zh ? "欠" + missing + "次" : ": " + missing + " short");
    case Matter::finding: return std::string{job.reg.findings[row.head.item].text.value};
    case Matter::quota: {
      const model::Quota& quota = job.reg.units[row.head.unit].quotas[row.head.item];
      if (quota.target.value.kind == model::TargetKind::level) {
        return (zh ? "目标" : "target ") + model::plain(quota.target.value.level) + "%";
      }
      return zh ? "缺" + missing + std::string{quota.counter.value} : "gap " + missing;
    }
  }
  return "";
}

constexpr Column columns[] = {
    {.key = "due", .head = {"期限", "due"}, .holds = Holds::date},
    {.key = "state", .head = {"状态", "state"}, .what = {"overdue、due_soon 或 open", "overdue, due_soon or open"}},
    {.key = "days",
     .head = {"天数", "days"},
     .holds = Holds::number,
     .shown = false,
     .what = {"离期限的天数，逾期为负", "days until it is due, negative when late"}},
    {.key = "workdays",
     .head = {"工作日", "workdays"},
     .holds = Holds::number,
     .shown = false,
     .what = {"其中的工作日，逾期为负", "of these, the days that are worked"}},
    {.key = "unit_id", .head = {"单位编号", "unit id"}, .shown = false},
    {.key = "unit", .head = {"单位", "unit"}, .shrinks = true},
    {.key = "kind",
     .head = {"类型", "kind"},
     .shown = false,
     .what = {"deliverable、recurring、quota 或 finding", "deliverable, recurring, quota or finding"}},
    {.key = "item_id", .head = {"事项编号", "item id"}, .shown = false},
    {.key = "title", .head = {"事项", "item"}, .shrinks = true},
    {.key = "periods",
     .head = {"时段", "periods"},
     .shown = false,
     .what = {"定期任务的时段，几期之间空一格", "of a recurring task, separated by blanks"}},
    {.key = "missing",
     .head = {"欠缺数", "missing"},
     .holds = Holds::number,
     .shown = false,
     .what = {"欠几次、缺几处；其余为 1", "times or sites that are missing; else 1"}},
    {.key = "detail", .head = {"欠缺", "what is missing"}, .shrinks = true},
    {.key = "source", .head = {"出处", "source"}, .shown = false, .what = {"文件:行", "file:line"}},
};

bool is_soon(const Job& job, const Deadline& one) {
  return !one.late() && one.days <= job.reg.config.due_soon_days;
}

std::vector<Cell> cells_of(const Job& job, const Row& row, const report::Places& place) {
  const Deadline& one = row.head;
  const Named named = name_of(job, one);
  const Tone tone = one.late() ? Tone::bad : is_soon(job, one) ? Tone::warn : Tone::plain;
  std::string periods;
  for (const time::Period& period : row.periods) periods.append(periods.empty() ? "" : " ").append(period.name());
  Cell state = cell(one.late() ? "overdue" : is_soon(job, one) ? "due_soon" : "open", tone);
  state.shown = time_left(one, job.lang);
  return {cell(one.due),
          state,
          cell(std::int64_t{one.days}),
          cell(std::int64_t{one.workdays}),
          cell(named.unit_id),
          cell(named.unit),
          cell(key_of(one.matter)),
          cell(named.item_id),
          cell(named.title),
          cell(periods),
          cell(row.missing),
          cell(detail_of(job, row)),
          cell(place(named.at))};
}

/// A district's own sign behind the @ of its UIDs, in ASCII whatever its name: FNV-1a, 64 bits.
std::string sign_of(const model::Config& config) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : config.district + "/" + std::to_string(config.year)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  std::string out;
  for (int shift = 60; shift >= 0; shift -= 4)
    out.push_back("0123456789abcdef"[hash >> static_cast<unsigned>(shift) & 15U]);
  return out + ".ljfl";
}

std::string calendar_of(const Job& job, const std::vector<Deadline>& list) {
  const std::string sign = sign_of(job.reg.config);
  std::vector<report::CalendarEvent> events;
  const report::Places place(job.files);
  for (const Deadline& one : list) {
    Row row{.head = one, .missing = one.missing};
    if (one.period) row.periods.push_back(*one.period);
    const Named named = name_of(job, one);
    const std::string detail = detail_of(job, row);
    std::string uid = named.unit_id + (one.matter == Matter::quota ? ".quota." : ".") + named.item_id;
    if (one.period) uid += "." + one.period->name();
    if (one.matter == Matter::finding) uid = time::iso(job.reg.findings[one.item].date.value) + "." + uid;
    const bool zh = job.lang == diag::Lang::zh;
    events.push_back({.uid = uid + "@" + sign,
                      .day = one.due,
                      .summary = (one.late() ? (zh ? "【逾期】" : "[late] ") : "") + named.unit + (zh ? "：" : ": ") +
                                 named.title + (detail.empty() ? "" : (zh ? "（" : " (") + detail + (zh ? "）" : ")")),
                      .description = place(named.at),
                      .category = std::string{job.say(words_of(one.matter))}});
  }
  const std::string name = job.reg.config.district + std::string{job.say({"垃圾分类期限", " deadlines"})};
  return report::icalendar(events, name, job.today);
}

/// The last day that the list reaches to.
time::Date until_of(const Job& job, bool calendar) {
  if (!job.has("--within")) {
    return job.today + std::chrono::days{calendar ? 366 : job.reg.config.due_soon_days};
  }
  std::string word{job.value("--within")};
  if (!word.empty() && word.back() >= '0' && word.back() <= '9') word.push_back('d');
  const auto term = time::parse_term(word);
  if (!term || term->count < 0) {
    const std::string shown = text::printable(job.value("--within"));
    throw Failure{.zh = "--within 后面写多长时间，例如 30d（天）或 10wd（工作日）；这里是“" + shown + "”",
                  .en = "--within takes a length such as 30d (days) or 10wd (workdays), not “" + shown + "”"};
  }
  return job.reg.config.calendar.add(job.today, *term);
}

std::optional<time::Period> period_given(const Job& job) {
  if (!job.has("--period")) return std::nullopt;
  const auto period = time::parse_period(job.value("--period"));
  if (period) return period;
  const std::string shown = text::printable(job.value("--period"));
  throw Failure{.zh = "--period 后面写时段，例如 2026-10、2026Q4、2026H2；这里是“" + shown + "”",
                .en = "--period takes a period such as 2026-10, 2026Q4 or 2026H2, not “" + shown + "”"};
}

std::vector<Deadline> wanted(const Job& job, bool calendar) {
  const auto unit = unit_given(job);
  const auto period = period_given(job);
  const std::string_view kind = job.choice("--kind");
  time::Date until = until_of(job, calendar);
  // A period's tasks may be due after its end; a year is more than any office waits.
  if (period && !job.has("--within")) until = period->last() + std::chrono::days{366};
  std::vector<Deadline> list = standing::deadlines(job.reg, job.standing, until);
  std::erase_if(list, [&](const Deadline& one) {
    if (unit && one.unit != *unit) return true;
    if (kind != "all" && key_of(one.matter) != kind) return true;
    if (job.has("--overdue") && !one.late()) return true;
    if (!period) return false;
    return one.period ? !period->holds(*one.period) : !period->holds(one.due);
  });
  return list;
}

/// 逾期 38 项（任务 31，整改 7）. A task counts once, however many of its periods are late: as in the bulletin.
void print_sum(Job& job, const std::vector<Row>& rows) {
  const bool zh = job.lang == diag::Lang::zh;
  const auto counted = [&](bool late) {
    std::int64_t tasks = 0, quotas = 0, findings = 0;
    for (const Row& row : rows) {
      if (row.head.late() != late) continue;
      ++(row.head.matter == Matter::finding ? findings : row.head.matter == Matter::quota ? quotas : tasks);
    }
    std::string parts;
    const auto add = [&](std::int64_t count, diag::Words what) {
      if (count == 0) return;
      parts.append(parts.empty() ? ""
                   : zh          ? "，"
                                 : ", ")
          .append(job.say(what))
          .append(" ")
          .append(std::to_string(count));
    };
    add(tasks, {"任务", "tasks"});
    add(quotas, {"指标", "quotas"});
    add(findings, {"整改", "findings"});
    const std::string all = std::to_string(tasks + quotas + findings);
    return parts.empty() ? all + (zh ? " 项" : "") : zh ? all + " 项（" + parts + "）" : all + " (" + parts + ")";
  };
  if (!rows.empty()) job.out("\n");
  const std::string head =
      zh ? "截至 " + time::iso(job.today) + "：逾期 " : "as of " + time::iso(job.today) + ": overdue ";
  const std::string ahead = job.has("--overdue") ? "" : (zh ? "；将到期 " : "; ahead ") + counted(false);
  job.out(head + counted(true) + ahead + "\n");
}

int run(Job& job) {
  refuse_both(job, "--overdue", {"--within"});
  const std::string_view format = job.choice("--format");
  const std::vector<Deadline> list = wanted(job, format == "ics");
  if (format == "ics") {
    job.out(calendar_of(job, list));
    tell_calendar(job, list);
    return fine;
  }
  const std::vector<Row> rows = rows_of(list);
  Listing out{.columns = columns};
  const report::Places place(job.files);
  for (const Row& row : rows) out.rows.push_back(cells_of(job, row, place));
  show(job, out);
  if (format == "text") {
    print_sum(job, rows);
    tell_calendar(job, list);
  }
  return fine;
}

constexpr Option options[] = {
    {.flag = "--within",
     .value = "30d",
     .help = {"看到多远：30d 是天，10wd 是工作日；不写用 due_soon_days",
              "how far ahead: 30d, or 10wd in workdays; due_soon_days by default"}},
    {.flag = "--unit", .value = "UNIT", .help = {"只看一个单位", "one unit only"}},
    {.flag = "--overdue", .help = {"只看逾期的", "what is late only"}},
    {.flag = "--kind",
     .value = "all|deliverable|recurring|quota|finding",
     .help = {"只看一类：一次性、定期、指标、整改", "one kind only"}},
    {.flag = "--period",
     .value = "2026Q4",
     .help = {"只看这个时段的：定期任务按所属时段，其余按期限",
              "of this period only: recurring tasks by their period, others by their due day"}},
    {.flag = "--format", .value = "text|json|csv|ics", .help = {"ics 可以导入日历", "ics is for calendar programs"}},
};

constexpr Example examples[] = {
    {"ljfl due --within 7d", {"早上先看：逾期和一周内到期的", "in the morning: late, or due in a week"}},
    {"ljfl due --unit 教育局 --overdue", {"一个单位逾期的", "what one unit is late with"}},
    {"ljfl due --format ics -C . > 期限.ics", {"导入日历", "for a calendar"}},
};

}  // namespace

extern constinit const Command due_command;
constinit const Command due_command{
    .name = "due",
    .summary = {"期限：逾期的和快到期的，按日期排", "deadlines: what is late and what falls due, by day"},
    .needs = Needs::standing,
    .options = options,
    .examples = examples,
    .columns = columns,
    .run = run,
    .figures = true,
};

}  // namespace ljfl::cli
