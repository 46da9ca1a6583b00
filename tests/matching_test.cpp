/// What became of what between two states of a file, also where nearly all of it was rewritten.
#include "history/matching.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <ranges>

#include "history/changes.hpp"

using namespace ljfl;

namespace {

class Made {
 public:
  void record(std::string_view id, const std::string& date, const std::string& note) {
    list.push_back({.what = history::What::record,
                    .id = id,
                    .fields = {{.key = "date", .value = keep(date)}, {.key = "note", .value = keep(note)}}});
  }
  void records(std::size_t count, std::string_view id, std::string_view note) {
    for (std::size_t i = 0; i < count; ++i) record(id, "2026-10-01", std::string{note} + std::to_string(i));
  }
  std::vector<history::Item> list = {};

 private:
  std::string_view keep(const std::string& text) { return kept_.emplace_back(text); }
  std::deque<std::string> kept_ = {};
};

struct Outcome {
  std::size_t paired = 0;
  std::size_t removed = 0;
  std::size_t added = 0;
  bool operator==(const Outcome&) const = default;
};

Outcome outcome(const std::vector<history::Couple>& couples) {
  Outcome out;
  for (const history::Couple& couple : couples) {
    ++(couple.before == nullptr ? out.added : couple.after == nullptr ? out.removed : out.paired);
  }
  return out;
}

history::Change of_record(history::Kind kind, const std::string& path, const std::string& words) {
  history::Change out{.kind = kind, .what = history::What::record, .unit = "a", .item = "t", .path = path};
  (kind == history::Kind::removed ? out.before : out.after) = words;
  return out;
}

}  // namespace

TEST_CASE("what is equal belongs together wherever it went, and the rest to what is most alike") {
  Made before;
  Made after;
  for (const std::string day : {"01", "02", "03", "04"}) before.record("t", "2026-10-" + day, "第" + day + "次");
  after.record("t", "2026-10-04", "第04次");
  after.record("t", "2026-10-02", "另外的事");  // its day is the second's
  after.record("u", "2026-10-09", "第03次");    // its note alone is the third's: too little
  after.record("t", "2026-10-01", "第01次");
  const auto couples = history::matched(before.list, after.list);
  REQUIRE(couples.size() == 5);
  CHECK(couples[0].before == &before.list[3]);
  CHECK(couples[1].before == &before.list[1]);
  CHECK(couples[2].before == nullptr);
  CHECK(couples[3].before == &before.list[0]);
  CHECK(couples[4].before == &before.list[2]);
  CHECK(couples[4].after == nullptr);
}

TEST_CASE("of equal ones, those that stand behind the last partner come first") {
  Made before;
  Made after;
  for (const std::string note : {"甲", "乙", "甲"}) before.record("t", "2026-10-01", note);
  for (const std::string note : {"丙丁", "乙", "甲", "丁"}) after.record("u", "2026-10-02", note);
  after.list[1] = before.list[1];
  after.list[2] = before.list[0];
  const auto couples = history::matched(before.list, after.list);
  CHECK(couples[1].before == &before.list[1]);
  CHECK(couples[2].before == &before.list[2]);
}

TEST_CASE("a large file that was turned round or rewritten takes no longer than it must") {
  constexpr std::size_t many = 200'000;
  Made before;
  before.records(many, "t", "第");
  std::vector<history::Item> turned(before.list.rbegin(), before.list.rend());
  CHECK(outcome(history::matched(before.list, turned)) == Outcome{.paired = many});
  Made after;
  after.records(many, "t", "又");
  CHECK(outcome(history::matched(before.list, after.list)) == Outcome{.removed = many, .added = many});
}

TEST_CASE("so many are compared and no more") {
  Made before;
  Made after;
  before.records(3, "t", "第");
  after.records(4, "t", "又");
  CHECK(outcome(history::matched(before.list, after.list, 12)) == Outcome{.paired = 3, .added = 1});
  CHECK(outcome(history::matched(before.list, after.list, 11)) == Outcome{.removed = 3, .added = 4});
}

TEST_CASE("records that went to another file are joined, however many") {
  constexpr std::size_t many = 40'000;
  std::vector<history::Change> changes;
  for (const auto kind : {history::Kind::removed, history::Kind::added}) {
    for (std::size_t i = 0; i < many; ++i)
      changes.push_back(of_record(kind, kind == history::Kind::removed ? "old" : "new", std::to_string(i)));
  }
  history::join_moves(changes);
  REQUIRE(changes.size() == many);
  CHECK(std::ranges::all_of(changes, [](const auto& one) { return one.kind == history::Kind::moved; }));
}

TEST_CASE("a record goes to the same day first, and never to its own file") {
  const auto day = [](unsigned n) {
    return time::Date{std::chrono::year{2026} / std::chrono::October / std::chrono::day{n}};
  };
  std::vector<history::Change> changes = {
      of_record(history::Kind::removed, "old", "x"), of_record(history::Kind::removed, "old", "x"),
      of_record(history::Kind::added, "old", "x"), of_record(history::Kind::added, "new", "x"),
      of_record(history::Kind::added, "new", "x")};
  for (const std::size_t i : {0U, 2U, 4U}) changes[i].date = day(1);
  for (const std::size_t i : {1U, 3U}) changes[i].date = day(2);
  changes[3].date = day(3);
  history::join_moves(changes);
  REQUIRE(changes.size() == 3);
  CHECK(changes[0].kind == history::Kind::added);
  CHECK(changes[1].kind == history::Kind::changed);
  CHECK(changes[1].field == "date");
  CHECK(changes[1].before == "2026-10-02");
  CHECK(changes[1].after == "2026-10-03");
  CHECK(changes[2].kind == history::Kind::moved);
}
