#include "cli/filing.hpp"

#include <algorithm>
#include <map>

#include "cli/wording.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

using standing::PeriodState;
using standing::Return;

std::int64_t count(const std::vector<Return>& returns, PeriodState state) {
  return std::ranges::count_if(returns, [&](const Return& one) { return one.period.state == state; });
}

/// Those that still have to file, by the day on which each has to.
std::map<time::Date, std::string> names_by_day(const Job& job, const std::vector<Return>& returns, PeriodState state) {
  std::map<time::Date, std::string> out;
  for (const Return& one : returns) {
    if (one.period.state != state) continue;
    std::string& names = out[one.period.due];
    names.append(names.empty() ? "" : job.say({"、", ", "}));
    names.append(text::printable(job.reg.units[one.unit].name.value));
  }
  return out;
}

/// 2026-11-05, or 2026-11-05 至 2026-11-10 where the units' days differ.
std::string due_of(const Job& job, const std::vector<Return>& returns) {
  const auto [first, last] = std::ranges::minmax_element(returns, {}, [](const Return& one) { return one.period.due; });
  std::string out = time::iso(first->period.due);
  if (first->period.due != last->period.due) out.append(job.say({" 至 ", " to "})).append(time::iso(last->period.due));
  return out;
}

/// What to paste into the group chat.
std::string for_the_chat(const Job& job, const std::vector<Return>& returns, std::string_view what) {
  const bool late = count(returns, PeriodState::short_of) > 0;
  std::string out;
  if (late) {
    std::string all;
    for (const auto& [day, names] : names_by_day(job, returns, PeriodState::short_of))
      all.append(all.empty() ? "" : job.say({"、", ", "})).append(names);
    out = job.say({"请以下单位于今日下班前补报{what}：{who}。\n", "Overdue, please file {what} today: {who}.\n"},
                  {diag::arg("what", what), diag::arg("who", std::string_view{all})});
  }
  for (const auto& [day, names] : names_by_day(job, returns, PeriodState::running)) {
    out.append(job.say({"请以下单位于{chinese}前报送{what}：{who}。\n", "Please file {what} by {day}: {who}.\n"},
                       {diag::arg("what", what), diag::arg("who", std::string_view{names}),
                        diag::arg("chinese", std::string_view{time::chinese(day)}),
                        diag::arg("day", std::string_view{time::iso(day)})}));
  }
  return out.empty() ? out : std::string{job.say({"\n发到工作群：\n", "\nFor the chat:\n"})}.append(out);
}

}  // namespace

time::Period filing_given(const Job& job) {
  const auto period = time::parse_period(job.value("--filing"));
  if (period) return *period;
  const std::string shown = text::printable(job.value("--filing"));
  throw Failure{.zh = "--filing 后面写报的是哪一期，例如 2026-10；这里是“" + shown + "”",
                .en = "--filing takes the period that is reported, such as 2026-10, not “" + shown + "”"};
}

std::string_view filing_key(PeriodState state) {
  switch (state) {
    case PeriodState::met: return "on_time";
    case PeriodState::met_late: return "late";
    case PeriodState::short_of: return "missing";
    case PeriodState::running: return "running";
  }
  return "";
}

diag::Words filing_words(PeriodState state) {
  switch (state) {
    case PeriodState::met: return {"按时", "on time"};
    case PeriodState::met_late: return {"迟报", "late"};
    case PeriodState::short_of: return {"未报", "missing"};
    case PeriodState::running: return {"未到期", "not due yet"};
  }
  return {};
}

void print_filing(Job& job, const time::Period& period, const std::vector<Return>& returns) {
  const bool zh = job.lang == diag::Lang::zh;
  const std::string name = zh ? period.chinese() : period.name();
  const std::string title{returns.empty()
                              ? std::string_view{}
                              : report::label(job.reg.units[returns.front().unit].tasks[returns.front().task])};
  if (returns.empty()) {
    job.out(zh ? name + "没有单位要报“" + text::printable(job.reg.config.return_task) + "”（还没有开始的时段不算）\n"
               : "no unit owes “" + text::printable(job.reg.config.return_task) + "” for " + name +
                     " (periods that have not begun do not count)\n");
    return;
  }
  const auto figure = [&](PeriodState state) { return std::to_string(count(returns, state)); };
  const std::string owed = std::to_string(returns.size());
  const std::string due = due_of(job, returns);
  if (zh) {
    job.out(name + " " + text::printable(title) + "，期限 " + due + "，截至 " + time::iso(job.today) + "\n应报 " +
            owed + "，按时 " + figure(PeriodState::met) + "，迟报 " + figure(PeriodState::met_late) + "，未报 " +
            figure(PeriodState::short_of) +
            (count(returns, PeriodState::running) > 0 ? "，未到期 " + figure(PeriodState::running) : "") + "\n");
  } else {
    job.out(name + " " + text::printable(title) + ", due " + due + ", as of " + time::iso(job.today) + "\nowed " +
            owed + ", on time " + figure(PeriodState::met) + ", late " + figure(PeriodState::met_late) + ", missing " +
            figure(PeriodState::short_of) +
            (count(returns, PeriodState::running) > 0 ? ", not due yet " + figure(PeriodState::running) : "") + "\n");
  }
  for (const Return& one : returns) {
    if (one.period.state != PeriodState::met_late) continue;
    const std::string days = std::to_string(time::days_between(one.period.due, *one.period.met_on));
    const std::string unit = text::pad_right(text::cut(text::printable(job.reg.units[one.unit].name.value), 30), 30);
    job.out("  " + std::string{toned(job.say({"迟报", "late"}), Tone::warn, job.colour_out)} + "  " + unit + "  " +
            time::iso(*one.period.met_on) + (zh ? "（迟 " + days + " 天）\n" : " (" + days + "d)\n"));
  }
  for (const Return& one : returns) {
    if (one.period.state != PeriodState::short_of) continue;
    job.out("  " + std::string{toned(job.say({"未报", "missing"}), Tone::bad, job.colour_out)} + "  " +
            text::printable(job.reg.units[one.unit].name.value) + "\n");
  }
  const std::string what = zh ? name + text::printable(title) : text::printable(title) + " of " + name;
  job.out(for_the_chat(job, returns, what));
}

}  // namespace ljfl::cli
