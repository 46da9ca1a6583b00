/// What is owed and by when, held to the oracle's walk over the days; and sums that must agree with their parts.
#include "standing/deadlines.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <span>

#include "deadlines_oracle.hpp"
#include "generated_district.hpp"
#include "report/view.hpp"

using namespace ljfl;
using namespace ljfl::test;
using standing::Deadline;
using standing::Matter;

namespace {

constexpr std::uint32_t districts = 600;

std::string tell(const model::Register& reg, const Deadline& one) {
  std::string what;
  const model::Unit& unit = reg.units.at(one.unit);
  switch (one.matter) {
    case Matter::deliverable: what = "deliverable " + std::string{unit.tasks.at(one.item).id.value}; break;
    case Matter::period:
      what = "period " + std::string{unit.tasks.at(one.item).id.value} + " " + one.period->name();
      break;
    case Matter::quota: what = "quota " + std::string{unit.quotas.at(one.item).id.value}; break;
    case Matter::finding: what = "finding " + std::to_string(one.item); break;
  }
  return time::iso(one.due) + " " + std::string{unit.id} + " " + what + " missing " + std::to_string(one.missing) +
         " days " + std::to_string(one.days) + " workdays " + std::to_string(one.workdays);
}

}  // namespace

TEST_CASE("what is owed agrees with the oracle on 600 districts") {
  int seen[4] = {};
  int late = 0;
  for (std::uint32_t seed = 1; seed <= districts; ++seed) {
    Generator generator(seed);
    const DistrictWords words = generator.district();
    const model::Register reg = make_register(words);
    const Oracle oracle(words);
    for (int i = 0; i < 4; ++i) {
      const std::string today = i == 0 ? words.end : generator.date();
      const int reach = generator.chance().of(std::array{0, 7, 30, 400});
      const std::string until = almanac()[almanac().at.at(today) + reach].iso;
      const std::vector<Deadline> list = standing::deadlines(reg, standing::assess(reg, day(today)), day(until));
      std::set<std::string> ours;
      for (const Deadline& one : list) {
        ours.insert(tell(reg, one));
        ++seen[static_cast<int>(one.matter)];
        late += one.late() ? 1 : 0;
      }
      CAPTURE(seed);
      CAPTURE(today);
      CAPTURE(until);
      CHECK(ours.size() == list.size());
      CHECK(ours == oracle.deadlines(today, until));
      CHECK(std::ranges::is_sorted(list, {}, &Deadline::due));
    }
  }
  for (const int count : seen) CHECK(count > 100);
  CHECK(late > 500);
}

TEST_CASE("looking further ahead takes nothing away, and a record settles at most what it is for") {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    Generator generator(seed);
    const DistrictWords words = generator.district();
    const time::Date today = day(generator.date());
    const model::Register reg = make_register(words);
    const standing::Standing now = standing::assess(reg, today);
    std::set<std::string> near, far;
    for (const Deadline& one : standing::deadlines(reg, now, today + std::chrono::days{10}))
      near.insert(tell(reg, one));
    for (const Deadline& one : standing::deadlines(reg, now, today + std::chrono::days{100}))
      far.insert(tell(reg, one));
    CAPTURE(seed);
    CHECK(std::ranges::includes(far, near));
  }
}

TEST_CASE("what each record counts for adds up to what is done") {
  for (std::uint32_t seed = 1; seed <= districts; ++seed) {
    Generator generator(seed);
    const DistrictWords words = generator.district();
    const model::Register reg = make_register(words);
    const standing::Standing now = standing::assess(reg, day(generator.date()));
    const auto sum = [](std::span<const standing::Counted> records) {
      std::int64_t out = 0;
      for (const standing::Counted& one : records) out += one.adds;
      return out;
    };
    CAPTURE(seed);
    for (std::size_t u = 0; u < reg.units.size(); ++u) {
      for (std::size_t q = 0; q < reg.units[u].quotas.size(); ++q) {
        const model::Quota& quota = reg.units[u].quotas[q];
        const standing::QuotaStanding& said = now.units[u].quotas[q];
        if (quota.target.value.kind == model::TargetKind::level) {
          CHECK(sum(said.records) == (said.level ? 1 : 0));
          continue;
        }
        CHECK(sum(said.records) >= said.done);
        if (quota.sites.empty()) CHECK(sum(said.records) == said.done);
      }
      for (const standing::TaskStanding& task : now.units[u].tasks) {
        if (task.kind == model::TaskKind::deliverable || task.kind == model::TaskKind::standing)
          CHECK(sum(task.records) == task.done);
        std::int64_t all = 0;
        for (const standing::PeriodStanding& period : task.periods) {
          CHECK(sum(task.of(period)) == period.done);
          all += period.done;
        }
        if (task.kind == model::TaskKind::recurring) CHECK(all == task.done);
      }
    }
  }
}

TEST_CASE("the sum over units is the district's figure") {
  const text::Snapshot files;
  int compared = 0;
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    Generator generator(seed);
    const DistrictWords words = generator.district();
    const model::Register reg = make_register(words);
    const time::Date today = day(generator.date());
    const standing::Standing now = standing::assess(reg, today);
    const auto view = report::view({.files = files,
                                    .reg = reg,
                                    .standing = now,
                                    .period = time::period_of(time::PeriodKind::month, today),
                                    .as_of = today});
    std::map<std::string, std::int64_t> sums;
    for (const auto& group : view["groups"]) {
      for (const auto& unit : group["units"]) {
        for (const auto& [key, value] : unit.items()) {
          if (value.is_number_integer()) sums[key] += value.get<std::int64_t>();
        }
      }
    }
    CAPTURE(seed);
    for (const auto& entry : sums) {
      if (!view["totals"].contains(entry.first)) continue;
      CAPTURE(entry.first);
      CHECK(view["totals"][entry.first].get<std::int64_t>() == entry.second);
      ++compared;
    }
    // The list of deadlines is the same, unit by unit, as the figures are.
    std::int64_t late = 0;
    std::set<std::tuple<std::uint32_t, Matter, std::uint32_t>> items;
    for (const Deadline& one : standing::deadlines(reg, now, today)) {
      if (one.late() && one.matter != Matter::finding) items.emplace(one.unit, one.matter, one.item);
    }
    late = static_cast<std::int64_t>(items.size());
    CHECK(view["totals"]["overdue"].get<std::int64_t>() == late);
  }
  CHECK(compared > 1000);
}
