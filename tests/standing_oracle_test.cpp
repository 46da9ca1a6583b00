/// `standing` held to a second, naive computation over generated districts, and to what must hold of any district.
#include "standing_oracle.hpp"

#include <doctest/doctest.h>

#include <set>
#include <span>
#include <string>

#include "generated_district.hpp"
#include "standing/standing.hpp"

using namespace ljfl;
using namespace ljfl::test;
using standing::PeriodState;
using standing::State;

namespace {

constexpr std::uint32_t districts = 600;

std::string name(State state) {
  switch (state) {
    case State::done: return "done";
    case State::done_late: return "done_late";
    case State::overdue: return "overdue";
    case State::due_soon: return "due_soon";
    case State::open: return "open";
    case State::on_track: return "on_track";
    case State::reached: return "reached";
    case State::on_pace: return "on_pace";
    case State::behind: return "behind";
    case State::missed: return "missed";
    case State::below: return "below";
    case State::pending: return "pending";
    case State::active: return "active";
    case State::silent: return "silent";
    case State::rectified: return "rectified";
    case State::rectified_late: return "rectified_late";
  }
  return "";
}

std::string name(PeriodState state) {
  switch (state) {
    case PeriodState::met: return "met";
    case PeriodState::met_late: return "met_late";
    case PeriodState::running: return "running";
    case PeriodState::short_of: return "short_of";
  }
  return "";
}

std::string name(model::TaskKind kind) {
  switch (kind) {
    case model::TaskKind::deliverable: return "deliverable";
    case model::TaskKind::recurring: return "recurring";
    case model::TaskKind::quota: return "quota";
    case model::TaskKind::standing: return "standing";
  }
  return "";
}

std::string word(const std::optional<time::Date>& date) {
  return date ? time::iso(*date) : "";
}

std::string word(const model::Register& reg, std::span<const standing::Counted> records) {
  std::set<std::string> names;
  for (const auto& [ref, adds] : records) names.insert(ref_name(reg.units.at(ref.unit).id, ref.record));
  CHECK(names.size() == records.size());  // none twice
  std::string out = " [";
  for (const std::string& one : names) out += one + " ";
  return out + "]";
}

/// What `standing` says, in the oracle's words.
std::string tell(const model::Register& reg, const standing::Standing& now) {
  std::string out;
  for (std::size_t u = 0; u < reg.units.size(); ++u) {
    const model::Unit& unit = reg.units[u];
    const standing::UnitStanding& said = now.units.at(u);
    out += std::string{unit.id} + " last " + word(said.last_record) + "\n";
    for (std::size_t q = 0; q < unit.quotas.size(); ++q) {
      const standing::QuotaStanding& quota = said.quotas.at(q);
      out += "  " + std::string{unit.quotas[q].id.value} + " " + name(quota.state) + " due " + word(quota.due) +
             " target " + std::to_string(quota.target) + " done " + std::to_string(quota.done) + " gap " +
             std::to_string(quota.gap) + " expected " + std::to_string(quota.expected) + " lag " +
             std::to_string(quota.lag) + " needed " + std::to_string(quota.needed) + " level " +
             (quota.level ? model::plain(*quota.level) : "") + " proved " + word(quota.proved_on) +
             word(reg, quota.records) + "\n";
    }
    for (std::size_t t = 0; t < unit.tasks.size(); ++t) {
      const standing::TaskStanding& task = said.tasks.at(t);
      out += "  " + std::string{unit.tasks[t].id.value} + " " + name(task.kind) + " " + name(task.state) + " due " +
             word(task.due) + " done " + std::to_string(task.done) + " on " + word(task.done_on) + " last " +
             word(task.last_record) + word(reg, task.records);
      for (const standing::PeriodStanding& period : task.periods) {
        out += "\n    " + period.period.name() + " " + name(period.state) + " due " + time::iso(period.due) + " " +
               std::to_string(period.done) + "/" + std::to_string(period.required) + " met " + word(period.met_on) +
               word(reg, task.of(period));
      }
      out += "\n";
    }
  }
  for (std::size_t f = 0; f < now.findings.size(); ++f) {
    out += std::string(now.known.at(f) ? "known " : "unknown ") + name(now.findings[f].state) + " " +
           std::to_string(now.findings[f].days) + "\n";
  }
  return out;
}

/// Worse is more. Only states of one kind are compared.
int badness(State state) {
  switch (state) {
    case State::done:
    case State::on_track:
    case State::reached:
    case State::active:
    case State::rectified: return 0;
    case State::pending:
    case State::open: return 1;
    case State::on_pace:
    case State::due_soon: return 2;
    case State::below:
    case State::done_late:
    case State::rectified_late: return 3;
    case State::behind:
    case State::overdue:
    case State::silent: return 4;
    case State::missed: return 5;
  }
  return 0;
}

int badness(PeriodState state) {
  switch (state) {
    case PeriodState::met: return 0;
    case PeriodState::running: return 1;
    case PeriodState::met_late: return 2;
    case PeriodState::short_of: return 3;
  }
  return 0;
}

}  // namespace

TEST_CASE("standing agrees with the oracle on 600 districts") {
  std::set<std::string> met;  // each state is seen at least once, or the generator is no test of it
  for (std::uint32_t seed = 1; seed <= districts; ++seed) {
    Generator generator(seed);
    const DistrictWords words = generator.district();
    const model::Register reg = make_register(words);
    const Oracle oracle(words);
    std::set<std::string> days = {words.start, words.end};
    while (days.size() < 14) days.insert(generator.date());
    for (const std::string& today : days) {
      const std::string ours = tell(reg, standing::assess(reg, day(today)));
      const std::string theirs = oracle.tell(today);
      if (ours != theirs) {
        CAPTURE(seed);
        CAPTURE(today);
        CHECK(ours == theirs);
      }
      for (std::size_t at = 0; at < ours.size();) {
        const std::size_t end = ours.find_first_of(" \n", at);
        met.insert(ours.substr(at, end - at));
        at = end + 1;
      }
    }
  }
  for (int i = 0; i <= static_cast<int>(State::rectified_late); ++i) {
    const std::string state = name(static_cast<State>(i));
    CAPTURE(state);
    CHECK(met.contains(state));
  }
  for (const PeriodState state :
       {PeriodState::met, PeriodState::met_late, PeriodState::running, PeriodState::short_of}) {
    CHECK(met.contains(name(state)));
  }
}

TEST_CASE("standing agrees with the oracle on every day of four years of campaigns") {
  for (std::uint32_t seed = 9001; seed <= 9004; ++seed) {
    const DistrictWords words = Generator(seed).district();
    const model::Register reg = make_register(words);
    const Oracle oracle(words);
    for (int i = almanac().at.at(words.start) - 3; i <= almanac().at.at(words.end) + 40; ++i) {
      const std::string& today = almanac()[i].iso;
      const std::string ours = tell(reg, standing::assess(reg, day(today)));
      const std::string theirs = oracle.tell(today);
      if (ours == theirs) continue;
      CAPTURE(seed);
      CAPTURE(today);
      CHECK(ours == theirs);
    }
  }
}

TEST_CASE("one record more never makes anything later") {
  int added = 0;
  for (std::uint32_t seed = 1; seed <= districts; ++seed) {
    Generator generator(seed);
    DistrictWords words = generator.district();
    const std::string today = generator.date();
    const model::Register before = make_register(words);
    UnitWords& unit = words.units[static_cast<std::size_t>(generator.chance()(static_cast<int>(words.units.size())))];
    const RecordWords more = generator.record(unit);
    if (more.value.ends_with('%')) continue;  // a newer level may well be a lower one
    unit.records.push_back(more);
    ++added;
    const model::Register after = make_register(words);
    const standing::Standing then = standing::assess(before, day(today));
    const standing::Standing now = standing::assess(after, day(today));
    CAPTURE(seed);
    CAPTURE(today);
    for (std::size_t u = 0; u < then.units.size(); ++u) {
      for (std::size_t q = 0; q < then.units[u].quotas.size(); ++q) {
        CHECK(badness(now.units[u].quotas[q].state) <= badness(then.units[u].quotas[q].state));
        CHECK(now.units[u].quotas[q].lag <= then.units[u].quotas[q].lag);
      }
      for (std::size_t t = 0; t < then.units[u].tasks.size(); ++t) {
        const standing::TaskStanding& was = then.units[u].tasks[t];
        const standing::TaskStanding& is = now.units[u].tasks[t];
        CHECK(badness(is.state) <= badness(was.state));
        CHECK(is.done >= was.done);
        REQUIRE(is.periods.size() == was.periods.size());
        for (std::size_t p = 0; p < is.periods.size(); ++p) {
          CHECK(badness(is.periods[p].state) <= badness(was.periods[p].state));
          CHECK(is.periods[p].done >= was.periods[p].done);
        }
      }
    }
  }
  CHECK(added > 400);
}

TEST_CASE("as days go by, nothing that was settled is unsettled") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    const DistrictWords words = Generator(seed).district();
    const model::Register reg = make_register(words);
    const time::Date end = day(words.end) + std::chrono::days{40};
    standing::Standing then = standing::assess(reg, day(words.start));
    for (time::Date today = day(words.start) + std::chrono::days{1}; today <= end; today += std::chrono::days{1}) {
      standing::Standing now = standing::assess(reg, today);
      CAPTURE(seed);
      CAPTURE(time::iso(today));
      for (std::size_t u = 0; u < then.units.size(); ++u) {
        for (std::size_t t = 0; t < then.units[u].tasks.size(); ++t) {
          const standing::TaskStanding& was = then.units[u].tasks[t];
          const standing::TaskStanding& is = now.units[u].tasks[t];
          if (was.state == State::done || was.state == State::done_late) CHECK(is.state == was.state);
          REQUIRE(is.periods.size() >= was.periods.size());
          for (std::size_t p = 0; p < was.periods.size(); ++p) {
            const PeriodState from = was.periods[p].state;
            const PeriodState to = is.periods[p].state;
            if (from == PeriodState::met || from == PeriodState::met_late) {
              CHECK(to == from);
              CHECK(is.periods[p].met_on == was.periods[p].met_on);
            }
            // Late for good; what mends it is a record of today, and it stays late.
            if (from == PeriodState::short_of && to != PeriodState::short_of) {
              CHECK(to == PeriodState::met_late);
              CHECK(is.periods[p].met_on == today);
            }
            if (from == PeriodState::running && to == PeriodState::met_late) CHECK(is.periods[p].due < today);
          }
        }
      }
      then = std::move(now);
    }
  }
}
