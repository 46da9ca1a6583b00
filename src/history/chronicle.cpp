#include "history/chronicle.hpp"

#include <algorithm>
#include <map>
#include <queue>
#include <set>

namespace ljfl::history {
namespace {

/// More parents than these no merge of people's has.
constexpr std::size_t most_sides = 8;

/// Changes to be asked whether one with the same outcome is among them.
class Outcomes {
 public:
  explicit Outcomes(const std::vector<Change>& changes) {
    for (const Change& change : changes) known_.insert(what_was_done(change));
  }
  [[nodiscard]] bool hold(const Change& change) const { return known_.contains(what_was_done(change)); }

 private:
  std::set<WhatWasDone> known_ = {};  // views into the changes
};

std::uint32_t blob_at(const State& state, std::uint32_t path) {
  return path < state.size() ? state[path] : nothing;
}

}  // namespace

Chronicle::Chronicle(Walk walk, std::deque<text::Source> sources, std::vector<std::uint32_t> slots)
    : walk_(std::move(walk)), sources_(std::move(sources)), slots_(std::move(slots)) {}

Chronicle::Chronicle(Walk walk, std::vector<std::string> bytes) : walk_(std::move(walk)) {
  for (std::string& one : bytes) {
    slots_.push_back(static_cast<std::uint32_t>(sources_.size()));
    sources_.push_back({.bytes = std::move(one)});
  }
}

const text::Source& Chronicle::source(std::uint32_t blob) const {
  static const text::Source none;
  return blob < slots_.size() && slots_[blob] != nothing ? sources_[slots_[blob]] : none;
}

std::vector<std::uint32_t> Chronicle::ends() const {
  std::vector<std::uint32_t> out;
  for (std::uint32_t i = 0; i < walk_.commits.size(); ++i) {
    if (walk_.commits[i].cut_off) out.push_back(i);
  }
  return out;
}

const Items& Chronicle::items(Version version) {
  if (const auto known = items_.find(version); known != items_.end()) return known->second;
  return items_.emplace(version, read_items(walk_.paths[version.path], source(version.blob))).first->second;
}

Version Chronicle::readable(Version version) const {
  const auto found = stands_in_.find(version);
  return found == stands_in_.end() ? version : found->second;
}

std::vector<Change> Chronicle::compare_states(const std::vector<Touched>& touched) {
  std::vector<FilePair> pairs;
  for (const Touched& one : touched) {
    FilePair pair;
    const std::string& path = walk_.paths[one.path];
    if (one.before != nothing) {
      const Version version = readable({one.path, one.before});
      pair.path_before = path;
      pair.before = version.blob == nothing ? nullptr : &items(version);
      pair.before_blob = walk_.blobs[one.before].id;
    }
    if (one.after != nothing) {
      pair.path_after = path;
      pair.after = &items({one.path, one.after});
      pair.after_blob = walk_.blobs[one.after].id;
      if (may_have_items(path) && !pair.after->readable) {
        stands_in_.try_emplace({one.path, one.after},
                               one.before == nothing ? Version{one.path, nothing} : readable({one.path, one.before}));
      }
    }
    pairs.push_back(std::move(pair));
  }
  std::vector<Change> out;
  for (const FilePair& pair : pair_renamed(std::move(pairs))) {
    for (Change& change : compare(pair)) out.push_back(std::move(change));
  }
  join_moves(out);
  return out;
}

std::vector<Touched> Chronicle::differences(const State& before, const State& after) const {
  std::vector<Touched> out;
  for (std::uint32_t path = 0; path < std::max(before.size(), after.size()); ++path) {
    const Touched one{.path = path, .before = blob_at(before, path), .after = blob_at(after, path)};
    if (one.before != one.after) out.push_back(one);
  }
  std::ranges::sort(out, {}, [&](const Touched& one) -> const std::string& { return walk_.paths[one.path]; });
  return out;
}

/// The youngest commit that both descend from: since parents stand before their children, the first one that a search
/// from the younger ones downwards reaches from both sides.
std::uint32_t Chronicle::merge_base(std::uint32_t a, std::uint32_t b) const {
  std::map<std::uint32_t, unsigned> sides;
  std::priority_queue<std::uint32_t> next;
  const auto reach = [&](std::uint32_t commit, unsigned side) {
    const auto [found, fresh] = sides.try_emplace(commit, 0U);
    found->second |= side;
    if (fresh) next.push(commit);
  };
  reach(a, 1);
  reach(b, 2);
  while (!next.empty()) {
    const std::uint32_t commit = next.top();
    next.pop();
    const unsigned side = sides[commit];
    if (side == 3) return commit;
    for (const std::uint32_t parent : walk_.commits[commit].parents) reach(parent, side);
  }
  return nothing;
}

std::vector<Chronicle::Pair> Chronicle::pairs_of(const Commit& commit) const {
  std::vector<Pair> out;
  const std::size_t sides = std::min(commit.parents.size(), most_sides);
  for (std::size_t a = 0; a < sides; ++a) {
    for (std::size_t b = a + 1; b < sides; ++b)
      out.push_back({.a = a, .b = b, .base = merge_base(commit.parents[a], commit.parents[b])});
  }
  return out;
}

std::vector<Change> Chronicle::merge_changes(const Commit& commit, const std::vector<Pair>& pairs, const State& state) {
  std::vector<std::vector<Change>> against;
  for (const std::uint32_t parent : commit.parents)
    against.push_back(compare_states(differences(states_[parent], state)));
  const std::vector<Outcomes> outcomes(against.begin(), against.end());
  std::vector<Change> out;
  for (const Change& change : against[0]) {
    if (std::ranges::all_of(outcomes, [&](const Outcomes& list) { return list.hold(change); })) out.push_back(change);
  }
  // Undone: the merge has again what stood where the sides began, and no other side ever touched it.
  for (std::size_t side = 0; side < std::min(commit.parents.size(), most_sides); ++side) {
    std::vector<Change> undone = against[side];
    bool has_other = false;
    for (const Pair& pair : pairs) {
      if ((pair.a != side && pair.b != side) || pair.base == nothing) continue;
      has_other = true;
      if (undone.empty()) break;
      const State& own = states_[commit.parents[side]];
      const State& other = states_[commit.parents[pair.a == side ? pair.b : pair.a]];
      const std::vector<Change> to_other = compare_states(differences(own, other));
      const std::vector<Change> to_base = compare_states(differences(own, states_[pair.base]));
      const Outcomes of_other(to_other);
      const Outcomes of_base(to_base);
      std::erase_if(undone, [&](const Change& change) { return !of_other.hold(change) || !of_base.hold(change); });
    }
    if (!has_other) continue;
    for (Change& change : undone) {
      change.lost = true;
      out.push_back(std::move(change));
    }
  }
  return out;
}

void Chronicle::learn(const Commit& commit) {
  for (const Touched& touched : commit.touched) {
    const std::string& path = walk_.paths[touched.path];
    const bool mandate = path.ends_with("/unit.yaml") || path.starts_with("units/_common/");
    if (mandate && touched.after != nothing) names_.learn(path, items({touched.path, touched.after}));
  }
}

void Chronicle::tell(const Hear& hear) {
  // A state is as large as the project: each goes when the last that looks at it has looked.
  std::map<std::uint32_t, std::vector<Pair>> pairs;
  std::vector<std::uint32_t> lookers(walk_.commits.size(), 0);
  for (std::uint32_t i = 0; i < walk_.commits.size(); ++i) {
    const Commit& commit = walk_.commits[i];
    for (const std::uint32_t parent : commit.parents) ++lookers[parent];
    if (commit.parents.size() < 2) continue;
    for (const Pair& pair : pairs[i] = pairs_of(commit)) {
      if (pair.base != nothing) ++lookers[pair.base];
    }
  }
  states_.clear();
  const auto has_looked_at = [&](std::uint32_t commit) {
    if (--lookers[commit] == 0) states_.erase(commit);
  };
  for (std::uint32_t i = 0; i < walk_.commits.size(); ++i) {
    const Commit& commit = walk_.commits[i];
    const bool merges = commit.parents.size() > 1;
    State state;
    if (!commit.parents.empty()) {
      State& old = states_[commit.parents[0]];
      const bool last = lookers[commit.parents[0]] == 1 && !merges;
      state = last ? std::move(old) : old;
    }
    for (const Touched& touched : commit.touched) {
      if (touched.path >= state.size()) state.resize(touched.path + 1, nothing);
      state[touched.path] = touched.after;
    }
    learn(commit);
    const std::vector<Pair> own_pairs = merges ? std::move(pairs[i]) : std::vector<Pair>{};
    std::vector<Change> changes = merges ? merge_changes(commit, own_pairs, state) : compare_states(commit.touched);
    for (Change& change : changes) names_.name(change);
    for (const std::uint32_t parent : commit.parents) has_looked_at(parent);
    for (const Pair& pair : own_pairs) {
      if (pair.base != nothing) has_looked_at(pair.base);
    }
    hear(i, changes, state);
    if (lookers[i] > 0) states_.emplace(i, std::move(state));
  }
  states_.clear();
}

}  // namespace ljfl::history
