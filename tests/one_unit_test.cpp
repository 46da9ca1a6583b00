/// One unit judged by itself is what it is among all: on generated districts, on several days.
#include "standing/one_unit.hpp"

#include <doctest/doctest.h>

#include "generated_district.hpp"

using namespace ljfl;
using namespace ljfl::test;

namespace {

/// Everything that a task's standing says, in one line.
std::string said(const standing::TaskStanding& task) {
  std::string out = std::to_string(static_cast<int>(task.state)) + " " + std::to_string(task.done) +
                    (task.due ? " " + time::iso(*task.due) : "") +
                    (task.done_on ? " " + time::iso(*task.done_on) : "") + " " + std::to_string(task.records.size());
  for (const standing::Counted& one : task.records) out += " +" + std::to_string(one.adds);
  for (const standing::PeriodStanding& period : task.periods) {
    out += " " + period.period.name() + "=" + std::to_string(period.done) + "/" + std::to_string(period.required) +
           ":" + std::to_string(static_cast<int>(period.state));
  }
  return out;
}

std::string said(const standing::QuotaStanding& quota) {
  return std::to_string(static_cast<int>(quota.state)) + " " + std::to_string(quota.done) + "/" +
         std::to_string(quota.target) + " " + std::to_string(quota.expected) + " " + std::to_string(quota.lag) + " " +
         std::to_string(quota.needed) + (quota.level ? " " + model::plain(*quota.level) : "");
}

}  // namespace

TEST_CASE("a unit judged alone stands as it does among all, shared acts too") {
  std::size_t shared = 0;
  for (std::uint32_t seed = 1; seed <= 120; ++seed) {
    const DistrictWords words = Generator(seed).district();
    const model::Register reg = make_register(words);
    for (time::Date today = day(words.start); today <= day(words.end); today += std::chrono::days{97}) {
      CAPTURE(seed);
      CAPTURE(time::iso(today));
      const standing::Standing all = standing::assess(reg, today);
      for (std::uint32_t u = 0; u < reg.units.size(); ++u) {
        const standing::UnitStanding own = standing::assess_unit(reg, u, today);
        CHECK(own.last_record == all.units[u].last_record);
        REQUIRE(own.tasks.size() == all.units[u].tasks.size());
        REQUIRE(own.quotas.size() == all.units[u].quotas.size());
        for (std::size_t t = 0; t < own.tasks.size(); ++t) {
          CHECK(said(own.tasks[t]) == said(all.units[u].tasks[t]));
          if (reg.units[u].tasks[t].same_task != model::none) ++shared;
        }
        for (std::size_t q = 0; q < own.quotas.size(); ++q) CHECK(said(own.quotas[q]) == said(all.units[u].quotas[q]));
      }
      for (std::uint32_t f = 0; f < reg.findings.size(); ++f) {
        if (all.known[f]) CHECK(standing::assess_finding(reg, f, today).state == all.findings[f].state);
      }
    }
  }
  CHECK(shared > 100);
}
