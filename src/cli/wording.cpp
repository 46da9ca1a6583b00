#include "cli/wording.hpp"

#include <array>
#include <set>

#include "report/view.hpp"

namespace ljfl::cli {

using diag::Lang;
using diag::Words;
using standing::Matter;
using standing::PeriodState;
using standing::State;

Words words_of(PeriodState state) {
  switch (state) {
    case PeriodState::met: return {"按时", "met"};
    case PeriodState::met_late: return {"迟做", "met late"};
    case PeriodState::running: return {"进行中", "running"};
    case PeriodState::short_of: return {"欠缺", "short"};
  }
  return {};
}

Words words_of(Matter matter) {
  switch (matter) {
    case Matter::deliverable: return {"一次性", "once"};
    case Matter::period: return {"定期", "recurring"};
    case Matter::quota: return {"指标", "quota"};
    case Matter::finding: return {"整改", "finding"};
  }
  return {};
}

std::string_view key_of(PeriodState state) {
  switch (state) {
    case PeriodState::met: return "met";
    case PeriodState::met_late: return "met_late";
    case PeriodState::running: return "running";
    case PeriodState::short_of: return "short_of";
  }
  return "";
}

std::string_view key_of(Matter matter) {
  switch (matter) {
    case Matter::deliverable: return "deliverable";
    case Matter::period: return "recurring";
    case Matter::quota: return "quota";
    case Matter::finding: return "finding";
  }
  return "";
}

Tone tone_of(State state) {
  switch (state) {
    case State::done:
    case State::reached:
    case State::rectified:
    case State::active: return Tone::good;
    case State::overdue:
    case State::missed: return Tone::bad;
    case State::due_soon:
    case State::behind:
    case State::below:
    case State::silent: return Tone::warn;
    case State::pending: return Tone::faint;
    default: return Tone::plain;
  }
}

Tone tone_of(PeriodState state) {
  switch (state) {
    case PeriodState::met: return Tone::good;
    case PeriodState::met_late: return Tone::warn;
    case PeriodState::short_of: return Tone::bad;
    case PeriodState::running: return Tone::plain;
  }
  return Tone::plain;
}

std::string short_name(const time::Period& period, int year, Lang lang) {
  constexpr std::array<std::string_view, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::array<std::string_view, 4> quarters = {"一季度", "二季度", "三季度", "四季度"};
  const bool own = period.year == year;
  const auto index = static_cast<std::size_t>(period.index - 1);
  if (lang == Lang::zh) {
    const std::string head = own ? "" : std::to_string(period.year) + "年";
    switch (period.kind) {
      case time::PeriodKind::month: return head + std::to_string(period.index) + "月";
      case time::PeriodKind::quarter: return head + std::string{quarters[index % 4]};
      case time::PeriodKind::half: return head + (period.index == 1 ? "上半年" : "下半年");
      case time::PeriodKind::year: return own ? "全年" : head;
    }
  }
  const std::string tail = own ? "" : " " + std::to_string(period.year);
  switch (period.kind) {
    case time::PeriodKind::month: return std::string{months[index % 12]} + tail;
    case time::PeriodKind::quarter: return "Q" + std::to_string(period.index) + tail;
    case time::PeriodKind::half: return "H" + std::to_string(period.index) + tail;
    case time::PeriodKind::year: return std::to_string(period.year);
  }
  return "";
}

std::string short_names(const std::vector<time::Period>& periods, int year, Lang lang) {
  constexpr std::size_t most = 3;
  std::string out;
  for (std::size_t i = 0; i < periods.size() && (periods.size() <= most || i == 0); ++i) {
    if (i > 0) out.append(lang == Lang::zh ? "、" : ", ");
    out.append(short_name(periods[i], year, lang));
  }
  if (periods.size() > most) {
    const std::string count = std::to_string(periods.size());
    out.append(lang == Lang::zh ? "等" + count + "期" : " and " + std::to_string(periods.size() - 1) + " more");
  }
  return out;
}

std::string time_left(const standing::Deadline& deadline, Lang lang) {
  const std::string days = std::to_string(std::abs(deadline.days));
  if (lang == Lang::zh) {
    if (deadline.late()) return "逾期 " + days + " 天";
    return deadline.days == 0 ? "今天到期" : "剩 " + std::to_string(deadline.workdays) + " 个工作日";
  }
  if (deadline.late()) return days + "d late";
  return deadline.days == 0 ? "today"
                            : std::to_string(deadline.workdays) + (deadline.workdays == 1 ? " workday" : " workdays");
}

void tell_calendar(const Job& job, const std::vector<standing::Deadline>& list) {
  for (const int year : standing::years_without_schedule(job.reg, list)) {
    const std::string name = std::to_string(year);
    job.err(job.lang == Lang::zh
                ? "注意：ljfl.toml 里没有 " + name + " 年的放假安排，这一年只按周六、周日休息算\n"
                : "note: ljfl.toml has no days off of " + name + "; in that year weekends alone are counted\n");
  }
  std::set<int> years;
  for (const standing::Deadline& one : list) years.insert(time::year_of(one.due));
  for (const int year : years) {
    if (!job.reg.config.calendar.knows_nation(year) || job.reg.config.calendar.knows_region(year)) continue;
    const std::string name = std::to_string(year);
    job.err(job.lang == Lang::zh ? "注意：" + name + " 年自治区自己的放假日（local_days_off）还没有填，没有算进去\n"
                                 : "note: the region's own days off of " + name +
                                       " (local_days_off) are not filled in, and not counted\n");
  }
}

}  // namespace ljfl::cli
