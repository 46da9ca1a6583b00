/// A walk retold as changes of the register. Every version of a file is read once, and a commit is looked at only where
/// it touched something.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "history/changes.hpp"
#include "history/walk.hpp"

namespace ljfl::history {

/// What stood where at some commit: a blob for each path, both by index; nothing where there was no such file.
using State = std::vector<std::uint32_t>;

/// What stood in a file while that blob was there.
struct Version {
  std::uint32_t path = nothing;
  std::uint32_t blob = nothing;
  bool operator==(const Version&) const = default;
  struct Hash {
    std::size_t operator()(const Version& version) const {
      return std::hash<std::uint64_t>{}((std::uint64_t{version.blob} << 32U) + version.path);
    }
  };
};
using ItemsByVersion = std::unordered_map<Version, Items, Version::Hash>;

class Chronicle {
 public:
  /// The files' versions are read while git is still telling of others, and what is left then by up to `workers`
  /// threads.
  [[nodiscard]] static Outcome<Chronicle> read(const Git& git, const Revision& tip, unsigned workers = 1);

  /// Of a walk that was not git's: `bytes` by blob.
  Chronicle(Walk walk, std::vector<std::string> bytes);
  Chronicle(Chronicle&&) noexcept = default;
  Chronicle& operator=(Chronicle&&) noexcept = default;
  Chronicle(const Chronicle&) = delete;
  Chronicle& operator=(const Chronicle&) = delete;
  ~Chronicle() = default;

  [[nodiscard]] const Walk& walk() const { return walk_; }
  /// The commits whose parents a shallow clone left out, by index.
  [[nodiscard]] std::vector<std::uint32_t> ends() const;

  /// Tells every commit's changes, oldest commit first, with the state after it. Against the first parent; a merge is
  /// told only for what none of its parents had, and for what it left out of one of them (of an octopus, of one of its
  /// first eight).
  using Hear = std::function<void(std::uint32_t commit, std::vector<Change>& changes, const State& state)>;
  void tell(const Hear& hear);
  /// How many states are kept while it tells, for commits that are still to come.
  [[nodiscard]] std::size_t states_kept() const { return states_.size(); }

  /// A version of a file; its bytes are "" for a link, a submodule, a report or a template.
  [[nodiscard]] const std::string& bytes(std::uint32_t blob) const { return source(blob).bytes; }
  /// What units and items were called, up to the commit last told.
  [[nodiscard]] const Names& names() const { return names_; }

 private:
  /// `slots`: by blob, its place in `sources`; nothing (or the end of the list) where its bytes are not wanted.
  Chronicle(Walk walk, std::deque<text::Source> sources, std::vector<std::uint32_t> slots);

  [[nodiscard]] const text::Source& source(std::uint32_t blob) const;
  const Items& items(Version version);
  Version readable(Version version) const;
  [[nodiscard]] std::vector<Touched> differences(const State& before, const State& after) const;
  std::vector<Change> compare_states(const std::vector<Touched>& touched);
  /// Two of a merge's parents, by their place among them, and where they began.
  struct Pair {
    std::size_t a = 0;
    std::size_t b = 0;
    std::uint32_t base = nothing;
  };
  [[nodiscard]] std::vector<Pair> pairs_of(const Commit& commit) const;
  std::vector<Change> merge_changes(const Commit& commit, const std::vector<Pair>& pairs, const State& state);
  std::uint32_t merge_base(std::uint32_t a, std::uint32_t b) const;
  void learn(const Commit& commit);

  Walk walk_;
  std::deque<text::Source> sources_;  // the path is the version's, not known here; items look into them
  std::vector<std::uint32_t> slots_;  // by blob
  ItemsByVersion items_ = {};
  std::unordered_map<Version, Version, Version::Hash> stands_in_ =
      {};  // for a version that cannot be read: the last one before it that can
  std::unordered_map<std::uint32_t, State> states_ = {};  ///< by commit
  Names names_ = {};
};

}  // namespace ljfl::history
