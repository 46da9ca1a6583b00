/// What a merge made of its sides, and what is kept in memory for it.
#include "history/chronicle.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "made_history.hpp"

using namespace ljfl;

namespace {

std::string commit(std::string_view parents, std::string_view file, std::string_view target) {
  std::string out = "## 2026-01-05 甲 <a@example.cn> ";
  out.append(parents).append("\n");
  if (!file.empty()) {
    out.append("# units/").append(file).append("/unit.yaml\nname: 甲\nquotas: [{id: q, target: ");
    out.append(target).append("}]\n");
  }
  return out;
}

/// What the last commit left out of its sides, as before → after.
std::vector<std::string> lost(const std::string& script) {
  history::Chronicle chronicle = made::History(script).chronicle();
  std::vector<std::string> out;
  chronicle.tell([&](std::uint32_t i, const std::vector<history::Change>& changes, const history::State&) {
    if (i + 1 < chronicle.walk().commits.size()) return;
    for (const history::Change& change : changes) {
      if (change.lost) out.push_back(change.unit + " " + change.before + " → " + change.after);
    }
  });
  return out;
}

}  // namespace

TEST_CASE("what a merge left out is told of each of its sides") {
  const std::string begin = commit("", "a", "1") + commit("1", "b", "1") + commit("2", "c", "1");
  const std::string sides = commit("3", "a", "2") + commit("3", "b", "2") + commit("3", "c", "2");
  const std::string keeps_all =
      commit("4 5 6", "b", "2") + "# units/c/unit.yaml\nname: 甲\nquotas: [{id: q, target: 2}]\n";
  CHECK(lost(begin + sides + keeps_all).empty());
  const std::string drops_third = commit("4 5 6", "b", "2");
  CHECK(lost(begin + sides + drops_third) == std::vector<std::string>{"c 2 → 1"});
  const std::string drops_second = commit("4 5 6", "c", "2");
  CHECK(lost(begin + sides + drops_second) == std::vector<std::string>{"b 2 → 1"});
}

TEST_CASE("a state is kept no longer than somebody will look at it") {
  std::string script = commit("", "a", "1");
  std::size_t tip = 1;
  std::size_t next = 2;
  for (int i = 0; i < 30; ++i) {  // two sides and their merge, again and again
    const std::string from = std::to_string(tip);
    script += commit(from, "a", std::to_string(next)) + commit(from, "b", std::to_string(next));
    script += commit(std::to_string(next) + " " + std::to_string(next + 1), "b", std::to_string(next));
    tip = next + 2;
    next += 3;
  }
  history::Chronicle chronicle = made::History(script).chronicle();
  std::size_t most = 0;
  chronicle.tell([&](std::uint32_t, const std::vector<history::Change>&, const history::State&) {
    most = std::max(most, chronicle.states_kept());
  });
  CHECK(most <= 3);
}
