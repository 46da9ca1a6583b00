#include "lsp/describe.hpp"

#include <cstdlib>

#include "text/text.hpp"

namespace ljfl::lsp {
namespace {

template <typename Item>
std::string headed(const Item& item) {
  const std::string id = as_text(item.id.value);
  return item.title.given() ? "**" + as_text(item.title.value) + "** " + id : "**" + id + "**";
}

std::string say(const Session& session, diag::Words words, const std::vector<diag::Arg>& args) {
  return diag::put(words, args, session.lang());
}

bool is_over(standing::State state) {
  using standing::State;
  return state == State::done || state == State::done_late || state == State::reached || state == State::pending;
}

std::string term_of(const Session& session, const Examined& now, time::Date day, standing::State state) {
  const std::string iso = time::iso(day);
  const std::string far = is_over(state) ? "" : how_far(session, now, day);
  return say(session, {" · 期限 {day}{far}", " · due {day}{far}"},
             {diag::arg("day", std::string_view{iso}), diag::arg("far", std::string_view{far})});
}

}  // namespace

std::string how_far(const Session& session, const Examined& now, time::Date day) {
  const time::Date today = now.standing.as_of;
  const time::Calendar& calendar = now.reg.config.calendar;
  if (day == today) return session.say({"（今天）", " (today)"});
  const std::vector<diag::Arg> days = {diag::arg("n", std::int64_t{std::abs(time::days_between(today, day))})};
  if (day < today) return say(session, {"（过了 {n} 天）", " ({n:day|days} ago)"}, days);
  if (!calendar.any_schedule()) return say(session, {"（还有 {n} 天）", " (in {n:day|days})"}, days);
  const std::vector<diag::Arg> workdays = {diag::arg("n", std::int64_t{calendar.workdays_between(today, day)})};
  return say(session, {"（剩 {n} 个工作日）", " (in {n} workdays)"}, workdays);
}

std::string as_text(std::string_view data) {
  std::string out;
  for (const char c : text::printable(data)) {
    if (std::string_view{"\\`*_{}[]()#+-.!|<>&~$:"}.find(c) != std::string_view::npos) out.push_back('\\');
    out.push_back(c == '\n' ? ' ' : c);
  }
  return out;
}

std::string describe_task(const Session& session, const Examined& now, std::uint32_t unit, std::uint32_t index) {
  const model::Task& task = now.reg.units[unit].tasks[index];
  const standing::TaskStanding& stands = now.standing.units[unit].tasks[index];
  std::string out = headed(task);
  if (task.text.given()) out += "\n\n" + as_text(task.text.value);
  out += "\n\n" + session.say(session.world.word_of_task(stands.state, stands.kind));
  if (stands.due) out += term_of(session, now, *stands.due, stands.state);
  if (stands.kind == model::TaskKind::recurring && !stands.periods.empty()) {
    const standing::PeriodStanding& last = stands.periods.back();
    out += say(session, {" · {period} 做了 {done}/{required} 次", " · {period}: {done} of {required}"},
               {diag::arg("period", std::string_view{last.period.name()}), diag::arg("done", last.done),
                diag::arg("required", last.required)});
  }
  if (stands.last_record)
    out += say(session, {" · 最近记录 {day}", " · last record {day}"},
               {diag::arg("day", std::string_view{time::iso(*stands.last_record)})});
  for (const std::uint32_t quota : task.quotas) out += "\n\n" + describe_quota(session, now, unit, quota);
  return out;
}

std::string describe_quota(const Session& session, const Examined& now, std::uint32_t unit, std::uint32_t index) {
  const model::Quota& quota = now.reg.units[unit].quotas[index];
  const standing::QuotaStanding& stands = now.standing.units[unit].quotas[index];
  std::string out = headed(quota) + "\n\n" + session.say(session.world.word_of_quota(stands.state));
  if (quota.target.value.kind == model::TargetKind::count) {
    out += say(
        session,
        {" · 完成 {done}/{target}{counter}，差 {gap}，眼下应到 {expected}",
         " · {done} of {target}, {gap} to go, {expected} expected by now"},
        {diag::arg("done", stands.done), diag::arg("target", stands.target), diag::arg("gap", stands.gap),
         diag::arg("expected", stands.expected), diag::arg("counter", std::string_view{as_text(quota.counter.value)})});
  } else if (quota.target.value.kind == model::TargetKind::level) {
    const std::string target = model::plain(quota.target.value.level) + "%";
    const std::string level = stands.level ? model::plain(*stands.level) + "%" : session.say({"还没有", "none yet"});
    out += say(session, {" · 目标 {target}，最新 {level}", " · target {target}, newest {level}"},
               {diag::arg("target", std::string_view{target}), diag::arg("level", std::string_view{level})});
  }
  if (stands.due) out += term_of(session, now, *stands.due, stands.state);
  if (!quota.sites.empty())
    out += say(session, {" · 名单 {n} 处", " · {n} named sites"},
               {diag::arg("n", static_cast<std::int64_t>(quota.sites.size()))});
  return out;
}

}  // namespace ljfl::lsp
