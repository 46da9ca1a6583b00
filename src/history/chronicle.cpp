#include "history/chronicle.hpp"

#include <algorithm>
#include <map>
#include <queue>

namespace ljfl::history {
namespace {

std::vector<std::uint32_t> count_children(const Walk& walk) {
  std::vector<std::uint32_t> out(walk.commits.size(), 0);
  for (const Commit& commit : walk.commits) {
    for (const std::uint32_t parent : commit.parents) ++out[parent];
  }
  return out;
}

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

std::vector<Change> Chronicle::merge_changes(std::uint32_t commit, const State& state) {
  const std::vector<std::uint32_t>& parents = walk_.commits[commit].parents;
  const auto is_in = [](const Change& change, const std::vector<Change>& list) {
    return std::ranges::any_of(list, [&](const Change& other) { return same_outcome(change, other); });
  };
  std::vector<std::vector<Change>> against;
  against.reserve(parents.size());
  for (const std::uint32_t parent : parents) against.push_back(compare_states(differences(states_[parent], state)));
  std::vector<Change> out;
  for (const Change& change : against[0]) {
    if (std::ranges::all_of(against, [&](const std::vector<Change>& list) { return is_in(change, list); }))
      out.push_back(change);
  }
  // Undone: the merge has again what stood where both sides began, and the other side never touched it.
  for (std::size_t side = 0; side < 2; ++side) {
    const std::uint32_t base = merge_base(parents[0], parents[1]);
    if (base == nothing || against[side].empty()) continue;
    const State& own = states_[parents[side]];
    const std::vector<Change> to_other = compare_states(differences(own, states_[parents[1 - side]]));
    const std::vector<Change> to_base = compare_states(differences(own, states_[base]));
    for (Change& change : against[side]) {
      if (!is_in(change, to_other) || !is_in(change, to_base)) continue;
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
  const std::vector<std::uint32_t> children = count_children(walk_);
  states_.assign(walk_.commits.size(), {});
  for (std::uint32_t i = 0; i < walk_.commits.size(); ++i) {
    const Commit& commit = walk_.commits[i];
    State state;
    if (!commit.parents.empty()) {
      State& old = states_[commit.parents[0]];
      // Nobody else will ask for it: no branch begins there.
      const bool last = children[commit.parents[0]] == 1 && commit.parents.size() == 1;
      state = last ? std::move(old) : old;
    }
    for (const Touched& touched : commit.touched) {
      if (touched.path >= state.size()) state.resize(touched.path + 1, nothing);
      state[touched.path] = touched.after;
    }
    learn(commit);
    std::vector<Change> changes = commit.parents.size() > 1 ? merge_changes(i, state) : compare_states(commit.touched);
    for (Change& change : changes) names_.name(change);
    hear(i, changes, state);
    states_[i] = std::move(state);
  }
  states_.clear();
}

}  // namespace ljfl::history
