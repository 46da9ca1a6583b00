/// Scores and ranks held to a second computation over generated districts with generated rubrics: equal to the
/// hundredth, and what must hold of any ranking.
#include "score_oracle.hpp"

#include <doctest/doctest.h>

#include <optional>
#include <set>
#include <string>

#include "generated_district.hpp"
#include "standing/score.hpp"

using namespace ljfl;
using namespace ljfl::test;

namespace {

constexpr std::uint32_t districts = 250;

/// A rubric and what goes with it for a generated district.
void add_assessment(DistrictWords& words, Generator& generator) {
  Chance& chance = generator.chance();
  const std::vector<std::string> roles = {"member", "member", "local", "other", "lead"};
  const std::vector<std::string> parts = {"0", "0.5", "0.25", "0.2", "1", "0.33"};
  const std::vector<std::string> costs = {"0", "0.5", "2", "1.25", "5", "0.33"};
  const std::vector<std::string> measures = {"deliverables", "recurring", "returns",  "standing",
                                             "quotas",       "levels",    "findings", "rectification"};
  while (words.units.size() < 5) {  // a group of one ranks nobody
    UnitWords copy = chance.of(words.units);
    copy.id = "u" + std::to_string(words.units.size());
    for (TaskWords& task : copy.tasks) task.same_as.clear();
    if (!chance.one_in(3)) {
      copy.records.clear();
      for (int i = chance(10); i > 0; --i) copy.records.push_back(generator.record(copy));
    }
    words.units.push_back(copy);
  }
  for (UnitWords& unit : words.units) unit.role = chance.of(roles);
  for (int i = chance(10); i > 0; --i) {
    FindingWords finding{.date = generator.date(), .unit = chance.of(words.units).id};
    if (chance.one_in(2)) finding.rectify_by = almanac()[almanac().at.at(finding.date) + chance(30)].iso;
    if (chance.one_in(2)) finding.rectified = almanac()[almanac().at.at(finding.date) + chance(45)].iso;
    words.findings.push_back(finding);
  }
  for (FindingWords& finding : words.findings) {
    if (chance.one_in(2)) finding.deduct = chance.of(costs);
  }
  RubricWords& rubric = words.rubric;
  rubric.return_task = chance.of(words.units[0].tasks).id;
  for (int i = 1 + chance(7); i > 0; --i) {
    RubricItemWords item{.id = "i" + std::to_string(i), .measure = chance.of(measures)};
    for (const char* const role : {"member", "local", "other", "lead"}) {
      if (!chance.one_in(6)) item.points[role] = std::to_string(1 + chance(40)) + (chance.one_in(4) ? ".25" : "");
    }
    if (chance.one_in(4)) item.tasks = {"t0", "t1"};
    if (chance.one_in(4)) item.except = {"t" + std::to_string(chance(3))};
    item.deducts = item.measure == "findings" || chance.one_in(3);
    item.late = item.deducts ? chance.of(costs) : chance.of(parts);
    item.missing = chance.of(costs);
    if (chance.one_in(4)) item.zero_at = 1 + chance(2);
    rubric.items.push_back(item);
  }
  rubric.bonus_cap = chance.of(costs);
  rubric.least = std::to_string(chance(30));
  if (chance.one_in(3)) rubric.apart = {chance.of(words.units).id};
  const std::string month = words.start.substr(0, 7);
  if (chance.one_in(5)) rubric.not_assessed = {month};
  for (int i = chance(6); i > 0; --i) {
    MarkWords mark{.date = generator.date(), .unit = chance.of(words.units).id};
    mark.kind = chance.of(std::vector<std::string>{"bonus", "bonus", "veto", "zero", "exempt"});
    if (mark.kind == "bonus") mark.points = chance.of(costs);
    if (mark.kind == "zero" || mark.kind == "exempt") mark.item = chance.of(rubric.items).id;
    words.marks.push_back(mark);
  }
}

/// What `standing` says, in the oracle's words. `seen` gathers what was met, so that the test is known to test it.
std::string tell(const model::Register& reg, const standing::Ranking& ranking, std::set<std::string>& seen) {
  std::string out;
  for (std::size_t u = 0; u < reg.units.size(); ++u) {
    const standing::UnitScore& unit = ranking.units.at(u);
    out += std::string{reg.units[u].id};
    for (const standing::MonthScore& month : unit.months) {
      const bool counts = month.assessed == standing::Assessed::yes;
      seen.insert(counts ? "month counts" : "month does not count");
      out += "\n  " + month.month.name() + (counts ? " " : " not ") + model::two_digits(month.score);
      for (std::size_t i = 0; i < month.items.size(); ++i) {
        const standing::ItemScore& item = month.items[i];
        out += " " + reg.config.assessment.items[i].id + ":" +
               (!item.applies ? "no"
                : item.zeroed ? "zero"
                              : "yes") +
               ":" + model::two_digits(item.got);
        if (item.zeroed) seen.insert("zeroed");
        if (item.applies && item.got < item.of && item.got.hundredths > 0)
          seen.insert("partly " + std::to_string(static_cast<int>(reg.config.assessment.items[i].measure)));
        for (const standing::Reason& reason : item.reasons)
          seen.insert("outcome " + std::to_string(static_cast<int>(reason.outcome)));
      }
    }
    out += "\n  score " + (unit.score ? model::two_digits(*unit.score) : "none") + " bonus " +
           model::two_digits(unit.bonus) + " rank " + std::to_string(unit.rank) + (unit.vetoed ? " veto" : "") +
           (unit.apart ? " apart" : "") + "\n";
    if (unit.vetoed && unit.rank > 1) seen.insert("vetoed");
    if (unit.rank > 2) seen.insert("third");
    if (unit.bonus.hundredths > 0) seen.insert("bonus");
  }
  return out;
}

}  // namespace

TEST_CASE("scores and ranks agree with the oracle to the hundredth") {
  std::set<std::string> seen;
  int ties = 0;
  for (std::uint32_t seed = 1; seed <= districts; ++seed) {
    Generator generator(seed);
    DistrictWords words = generator.district();
    add_assessment(words, generator);
    const model::Register reg = make_register(words);
    const ScoreOracle oracle(words);
    for (const std::string& day_words : {words.end, generator.date()}) {
      const std::string half = almanac()[almanac().at.at(generator.date())].label.at("half");
      const standing::Ranking ranking = standing::rank(reg, time::parse_period(half).value(), day(day_words));
      const std::string ours = tell(reg, ranking, seen);
      const std::string theirs = oracle.tell(half, day_words);
      if (ours != theirs) {
        CAPTURE(seed);
        CAPTURE(half);
        CAPTURE(day_words);
        CHECK(ours == theirs);
      }
      // The groups hold every unit once, best first, and what shares a rank shares a score.
      std::size_t placed = ranking.apart.size();
      for (const standing::Group& group : ranking.groups) {
        placed += group.units.size();
        for (std::size_t i = 1; i < group.units.size(); ++i) {
          const standing::UnitScore& above = ranking.units[group.units[i - 1]];
          const standing::UnitScore& here = ranking.units[group.units[i]];
          if (!here.score) continue;
          REQUIRE(above.score);
          CHECK((here.rank == above.rank) == (here.vetoed == above.vetoed && *here.score == *above.score));
          if (here.rank == above.rank) ++ties;
        }
      }
      CHECK(placed == reg.units.size());
    }
  }
  CHECK(ties > 10);
  for (const char* const what :
       {"zeroed",    "vetoed",    "third",     "bonus",     "month counts", "month does not count",
        "partly 0",  "partly 1",  "partly 2",  "partly 3",  "partly 4",     "partly 5",
        "partly 6",  "partly 7",  "outcome 0", "outcome 1", "outcome 2",    "outcome 3",
        "outcome 4", "outcome 5", "outcome 6"}) {
    CAPTURE(what);
    CHECK(seen.contains(what));
  }
}

TEST_CASE("the order of units, findings and marks changes no score") {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    Generator generator(seed);
    DistrictWords words = generator.district();
    add_assessment(words, generator);
    const std::string half = almanac()[almanac().at.at(words.end)].label.at("half");
    const model::Register before = make_register(words);
    const standing::Ranking then = standing::rank(before, time::parse_period(half).value(), day(words.end));
    std::ranges::reverse(words.findings);
    std::ranges::reverse(words.marks);
    const model::Register after = make_register(words);
    const standing::Ranking now = standing::rank(after, time::parse_period(half).value(), day(words.end));
    CAPTURE(seed);
    for (std::size_t u = 0; u < before.units.size(); ++u) {
      CHECK(now.units[u].score == then.units[u].score);
      CHECK(now.units[u].rank == then.units[u].rank);
    }
  }
}

TEST_CASE("the arithmetic of a rubric, by hand") {
  // 33 sites, 21 done: 21/33 × 25 = 15.909…, so 15.91; never 63.6 % × 25 = 15.9.
  DistrictWords words;
  words.units = {{.id = "a",
                  .tasks = {{.id = "sites"}},
                  .quotas = {{.id = "q", .task = "sites", .target = "33", .due = "2026-01-31"}},
                  .records = {{.date = "2026-01-05", .quota = "q", .value = "21"}}}};
  words.rubric.items = {
      {.id = "sites", .measure = "quotas", .points = {{"member", "25"}}},
      {.id = "found", .measure = "findings", .points = {{"member", "2"}}, .deducts = true, .missing = "0.5"}};
  words.findings = {{.date = "2026-01-03", .unit = "a"}, {.date = "2026-01-04", .unit = "a", .deduct = "1.8"}};
  const model::Register reg = make_register(words);
  const standing::Ranking ranking = standing::rank(reg, time::parse_period("2026-01").value(), day("2026-01-31"));
  const standing::MonthScore& month = ranking.units[0].months.at(0);
  CHECK(model::two_digits(month.items[0].got) == "15.91");
  CHECK(model::two_digits(month.items[1].got) == "0.00");  // 2 - 2.3: down to nothing, and no further
  CHECK(model::two_digits(month.score) == "58.93");        // 15.91 / 27
}

TEST_CASE(
    "a move in rank takes two ranks: up from the second to the first, and none from a half that was listed apart") {
  const auto half = [](int rank, std::int64_t hundredths) {
    standing::Ranking out;
    out.units = {{.months = {standing::MonthScore{}}, .score = model::Decimal{hundredths}, .rank = rank}};
    return out;
  };
  const auto moved = [&](int from, int to) {
    const std::optional<standing::Move> out = standing::moved(half(from, 9000), half(to, 9125), 0);
    REQUIRE(out);
    CHECK(out->from == from);
    CHECK(model::two_digits(out->score_change) == "1.25");
    CHECK(out->items.empty());
    return out->places;
  };
  CHECK(moved(2, 1) == 1);
  CHECK(moved(1, 3) == -2);
  CHECK(moved(0, 2) == 0);
  CHECK(moved(2, 0) == 0);
  standing::Ranking unscored = half(1, 9000);
  unscored.units[0].score.reset();
  CHECK_FALSE(standing::moved(unscored, half(1, 9000), 0));
  CHECK_FALSE(standing::moved(half(1, 9000), unscored, 0));
}
