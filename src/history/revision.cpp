#include "history/revision.hpp"

#include <algorithm>
#include <charconv>

namespace ljfl::history {
namespace {

constexpr Moment china = Moment{8} * 60 * 60;
constexpr Moment day_length = Moment{24} * 60 * 60;

std::string trimmed(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return std::string{text};
}

bool is_id(std::string_view text) {
  return (text.size() == 40 || text.size() == 64) &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Moment number_of(std::string_view text) {
  Moment out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

/// "<id> <seconds>" a line.
std::vector<Revision> revisions_of(std::string_view text) {
  std::vector<Revision> out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    const std::size_t space = line.find(' ');
    if (space == std::string_view::npos || !is_id(line.substr(0, space))) continue;
    out.push_back({.id = std::string{line.substr(0, space)}, .committed = number_of(line.substr(space + 1))});
  }
  return out;
}

/// For an answer that says too little in a clone that was cut off.
Problem with_shallow_advice(const Git& git, Problem problem) {
  if (!git.is_shallow()) return problem;
  problem.zh += "。这是浅克隆，历史不全";
  problem.en += ". This is a shallow clone: its history is incomplete";
  if (const auto ends = shallow_ends(git); ends.good() && !ends->empty()) {
    const Revision& last = ends->front();
    problem.zh += "，只到 " + time::iso(day_of(last.committed)) + " 的提交 " + last.id.substr(0, 10);
    problem.en += " and ends at commit " + last.id.substr(0, 10) + " of " + time::iso(day_of(last.committed));
  }
  problem.zh += "；要取全，运行 git fetch --unshallow";
  problem.en += "; to have it whole, run git fetch --unshallow";
  return problem;
}

Outcome<Revision> last_on(const Git& git, time::Date day) {
  const Moment end = (day.time_since_epoch().count() + 1) * day_length - china - 1;
  const Ended answer =
      git.run({"rev-list", "--first-parent", "--max-count=1", "--min-age=" + std::to_string(end), "HEAD", "--"});
  if (!answer.good() && answer.err.find("bad revision") == std::string::npos) return problem_of(answer, git.folder());
  const std::string id = trimmed(answer.out);
  if (!is_id(id)) {
    return with_shallow_advice(
        git, {.zh = time::iso(day) + " 当天和以前没有提交，那时还没有台账",
              .en = "there is no commit on or before " + time::iso(day) + ": the register did not exist yet"});
  }
  const Ended about = git.run({"log", "--no-walk", "--no-mailmap", "--format=%H %ct", id, "--"});
  const std::vector<Revision> found = revisions_of(about.out);
  if (!about.good() || found.empty()) return problem_of(about, git.folder());
  Revision out = found.front();
  out.asked = day;
  return out;
}

}  // namespace

time::Date day_of(Moment moment) {
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{moment + china}});
}

std::string minute_of(Moment moment) {
  const Moment of_day = ((moment + china) % day_length + day_length) % day_length;
  const auto two = [](Moment number) { return std::string{number < 10 ? "0" : ""} + std::to_string(number); };
  return time::iso(day_of(moment)) + " " + two(of_day / 3600) + ":" + two(of_day / 60 % 60);
}

std::optional<time::Date> day_meant(std::string_view word) {
  if (const time::ParsedDate parsed = time::parse_date(word); parsed.date) return parsed.date;
  const auto period = time::parse_period(word);
  if (!period || period->kind == time::PeriodKind::year) return std::nullopt;
  return period->last();
}

Outcome<Revision> find_revision(const Git& git, std::string_view word) {
  if (const auto day = day_meant(word)) return last_on(git, *day);
  const std::string typed{word};
  const Ended answer = git.run({"rev-parse", "--verify", "--quiet", "--end-of-options", typed + "^{commit}"});
  const std::string id = trimmed(answer.out);
  // Told to be quiet, it says nothing where there is only no such commit.
  if (answer.ending != Ending::exited || !answer.err.empty()) return problem_of(answer, git.folder());
  if (answer.code != 0 || !is_id(id)) {
    return with_shallow_advice(
        git, {.zh = "git 里没有“" + typed + "”这个提交（可以写提交号、分支、标签，或 2026-10-31、2026-10 这样的日期）",
              .en = "git knows no commit “" + typed +
                    "” (a commit's id, a branch, a tag, or a day such as 2026-10-31 or 2026-10)"});
  }
  const Ended about = git.run({"log", "--no-walk", "--no-mailmap", "--format=%H %ct", id, "--"});
  const std::vector<Revision> found = revisions_of(about.out);
  if (!about.good() || found.empty()) return problem_of(about, git.folder());
  return found.front();
}

Outcome<std::vector<Revision>> shallow_ends(const Git& git) {
  // A commit that was cut off has lost its parents, as the first one of all has none.
  const Ended answer = git.run({"log", "--all", "--max-parents=0", "--no-mailmap", "--format=%H %ct", "HEAD", "--"});
  if (!answer.good()) return problem_of(answer, git.folder());
  return revisions_of(answer.out);
}

}  // namespace ljfl::history
