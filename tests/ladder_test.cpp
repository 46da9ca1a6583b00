/// The ladder of slips over a whole campaign, month by month, on generated districts: never twice, never a rung too
/// soon.
#include "standing/ladder.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "generated_district.hpp"
#include "load/load.hpp"
#include "report/notice.hpp"

using namespace ljfl;
using namespace ljfl::test;
using model::Rung;
using standing::Matter;
using standing::NextSlip;

namespace {

/// unit/kind/item[/period], in words: what a slip is about.
std::vector<std::string> subjects_of(const model::Register& reg, const NextSlip& slip) {
  std::string head = std::string{reg.units[slip.unit].id} + "/";
  if (slip.matter == Matter::finding) return {head + "finding/" + std::string{reg.findings[slip.item].id.value}};
  if (slip.matter == Matter::quota)
    return {head + "quota/" + std::string{reg.units[slip.unit].quotas[slip.item].id.value}};
  head += "task/" + std::string{reg.units[slip.unit].tasks[slip.item].id.value};
  if (slip.matter == Matter::deliverable) return {head};
  std::vector<std::string> out;
  out.reserve(slip.periods.size());
  for (const time::Period& period : slip.periods) out.push_back(head + "/" + period.name());
  return out;
}

model::Slip issued(model::Register& reg, const NextSlip& slip, std::int64_t number, time::Date today) {
  model::Slip out{.year = time::year_of(today),
                  .number = number,
                  .rung = slip.rung,
                  .unit_index = slip.unit,
                  .periods = slip.periods};
  out.kind = slip.matter == Matter::finding ? model::SlipKind::finding
             : slip.matter == Matter::quota ? model::SlipKind::quota
                                            : model::SlipKind::task;
  out.issued.value = today;
  out.term.value = report::term_of(reg.config, slip, today);
  out.unit.value = reg.units[slip.unit].id;
  const std::string subject = subjects_of(reg, slip).front();
  const std::size_t begin = subject.find('/', subject.find('/') + 1) + 1;
  out.item.value = reg.store.keep(subject.substr(begin, subject.find('/', begin) - begin));
  return out;
}

/// Is the quota late, by the state that the standing gives on that day?
bool quota_is_late(const model::Register& reg, const NextSlip& slip, time::Date day) {
  const standing::State state = standing::assess(reg, day).units[slip.unit].quotas[slip.item].state;
  return state == standing::State::behind || state == standing::State::missed;
}

}  // namespace

TEST_CASE("no slip goes out twice, and none before the rung below it has lapsed") {
  int seen[3] = {};
  for (std::uint32_t seed = 1; seed <= 150; ++seed) {
    const DistrictWords words = Generator(seed).district();
    model::Register reg = make_register(words);
    for (std::size_t i = 0; i < reg.findings.size(); ++i)
      reg.findings[i].id.value = reg.store.keep("f" + std::to_string(i));
    std::map<int, std::int64_t> last_number;
    struct Sent {
      time::Date issued = {}, term = {};
    };
    std::map<std::string, std::map<Rung, Sent>> sent;
    for (time::Period month = time::period_of(time::PeriodKind::month, day(words.start));
         month.first() <= day(words.end); month = month.next()) {
      const time::Date close = month.last();
      const time::Date today = close + std::chrono::days{2};
      const standing::Standing then = standing::assess(reg, close);
      const standing::Standing now = standing::assess(reg, today);
      const std::vector<NextSlip> list = standing::next_slips(reg, then, now);
      CAPTURE(seed);
      CAPTURE(time::iso(today));
      for (const NextSlip& slip : list) {
        ++seen[static_cast<int>(slip.rung)];
        CHECK(slip.missing > 0);
        if (slip.rung == Rung::blue) CHECK(slip.due >= today);
        for (const std::string& subject : subjects_of(reg, slip)) {
          CAPTURE(subject);
          std::map<Rung, Sent>& before = sent[subject];
          if (slip.matter == Matter::quota && !before.empty()) {
            // On its pace on some day since: the ladder begins anew.
            time::Date from = before.begin()->second.issued;
            for (const auto& entry : before) from = std::max(from, entry.second.issued);
            bool mended = false;
            for (time::Date d = from + std::chrono::days{1}; d <= today && !mended; d += std::chrono::days{1})
              mended = !quota_is_late(reg, slip, d);
            if (mended) {
              before.erase(Rung::orange);
              before.erase(Rung::red);
            }
          }
          CHECK_FALSE(before.contains(slip.rung));
          CHECK_FALSE(before.contains(Rung::red));
          if (slip.rung == Rung::red) {
            REQUIRE(before.contains(Rung::orange));
            CHECK(before.at(Rung::orange).term < close);
          }
          if (slip.rung == Rung::orange && before.contains(Rung::blue)) CHECK(before.at(Rung::blue).term < close);
          before[slip.rung] = {today, report::term_of(reg.config, slip, today)};
        }
      }
      std::vector<model::Slip> fresh;
      fresh.reserve(list.size());
      for (const NextSlip& slip : list) fresh.push_back(issued(reg, slip, ++last_number[time::year_of(today)], today));
      reg.slips.insert(reg.slips.end(), fresh.begin(), fresh.end());
      // Asked again, on the same day or a week later, for the same month: nothing more.
      CHECK(standing::next_slips(reg, then, now).empty());
      const standing::Standing later = standing::assess(reg, today + std::chrono::days{7});
      for (const NextSlip& slip : standing::next_slips(reg, then, later)) CHECK(slip.matter == Matter::quota);
    }
  }
  for (const int count : seen) CHECK(count > 40);
}

TEST_CASE("orange and red have terms in workdays, blue the due day itself") {
  DistrictWords words;
  words.days_off = {"2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07"};
  words.workdays = {"2026-10-10"};
  const model::Register reg = make_register(words);
  NextSlip slip{.due = day("2026-10-20")};
  CHECK(report::term_of(reg.config, slip, day("2026-09-30")) == day("2026-10-20"));
  slip.rung = Rung::orange;
  CHECK(time::iso(report::term_of(reg.config, slip, day("2026-09-30"))) == "2026-10-13");
  slip.rung = Rung::red;
  CHECK(time::iso(report::term_of(reg.config, slip, day("2026-09-30"))) == "2026-10-10");
  CHECK(report::slip_name(2026, 3) == "2026-003");
  CHECK(report::slip_name(2026, 1234) == "2026-1234");
}

TEST_CASE("a slip runs to the end of its term's last day, has lapsed on the next, and is settled by the deed") {
  const auto made = [](std::string_view records) {
    text::Snapshot files;
    files.files = {{.path = "ljfl.toml", .bytes = "district = \"示例区\"\nyear = 2026\n"},
                   {.path = "units/jiaoyuju/2026-10.yaml", .bytes = std::string{records}},
                   {.path = "units/jiaoyuju/unit.yaml",
                    .bytes = "name: 教育局\ntasks:\n  - {id: plan, title: 工作方案, due: 2026-09-30}\n  - {id: report, "
                             "title: 总结, due: 2026-10-20}\n"}};
    return files;
  };
  const auto with_slips = [](const text::Snapshot& files) {
    diag::Diagnostics ignored;
    model::Register reg = load::load(files, ignored);
    model::Slip slip{.year = 2026, .number = 1, .rung = Rung::orange, .unit_index = 0, .kind = model::SlipKind::task};
    slip.issued.value = *time::make_date(2026, 10, 8);
    slip.term.value = *time::make_date(2026, 10, 15);
    slip.item.value = "plan";
    reg.slips.push_back(slip);
    slip.number = 2;
    slip.rung = Rung::blue;
    slip.term.value = *time::make_date(2026, 10, 20);
    slip.item.value = "report";
    reg.slips.push_back(slip);
    slip.number = 3;
    slip.item.value = "gone";  // an item that is no more
    reg.slips.push_back(slip);
    return reg;
  };
  const text::Snapshot files = made("records: []\n");
  const model::Register reg = with_slips(files);
  const auto on = [&](unsigned day) { return standing::assess(reg, *time::make_date(2026, 10, day)); };
  const auto states = [&](unsigned day) { return standing::slip_states(reg, on(day)); };
  using standing::SlipState;
  CHECK(states(15) == std::vector<SlipState>{SlipState::running, SlipState::running, SlipState::settled});
  CHECK(states(16) == std::vector<SlipState>{SlipState::lapsed, SlipState::running, SlipState::settled});
  CHECK(states(21) == std::vector<SlipState>{SlipState::lapsed, SlipState::lapsed, SlipState::settled});
  const auto reds = [&](unsigned day) {
    const std::vector<NextSlip> next = standing::next_slips(reg, on(day), on(day));
    return std::ranges::count(next, Rung::red, &NextSlip::rung);
  };
  CHECK(reds(15) == 0);
  CHECK(reds(16) == 1);
  const text::Snapshot mended = made("records:\n  - {date: 2026-10-16, task: plan}\n");
  const model::Register after = with_slips(mended);
  CHECK(standing::slip_states(after, standing::assess(after, *time::make_date(2026, 10, 17))).front() ==
        SlipState::settled);
}

TEST_CASE("a finding of a unit that is not there hides none that comes after it, and each asks for one thing") {
  DistrictWords words;
  words.units = {{.id = "a"}};
  words.findings = {{.date = "2026-03-02", .unit = "gone", .rectify_by = "2026-03-10"},
                    {.date = "2026-03-02", .unit = "a"},
                    {.date = "2026-03-03", .unit = "a", .rectify_by = "2026-03-10"},
                    {.date = "2026-04-01", .unit = "a", .rectify_by = "2026-03-20"}};
  const model::Register reg = make_register(words);
  const standing::Standing close = standing::assess(reg, day("2026-03-31"));
  const std::vector<NextSlip> next = standing::next_slips(reg, close, close);
  REQUIRE(next.size() == 1);  // one has no term, one is of the day after
  CHECK(next[0].matter == Matter::finding);
  CHECK(next[0].rung == Rung::orange);
  CHECK(next[0].unit == 0);
  CHECK(next[0].item == 2);
  CHECK(next[0].missing == 1);
  CHECK(time::iso(next[0].due) == "2026-03-10");
}
