/// What ljfl.toml asked of the history, at each of its commits: nobody is held to a rule that came after him.
#pragma once

#include <map>
#include <vector>

#include "history/chronicle.hpp"
#include "model/model.hpp"

namespace ljfl::history {

struct Law {
  model::HistorySettings settings = {};
  time::Calendar calendar = {};
  int year = 0;
  time::Date start = {};  ///< of the campaign
  time::Date end = {};
};
[[nodiscard]] Law law_of(model::Config config);

/// [history] since: a day or a commit; what was committed before it, or up to it, set the register up. "" where it is
/// not said.
[[nodiscard]] std::string audited_since(const text::Snapshot& files);

class Laws {
 public:
  /// `today` is the law of the register that is asked.
  explicit Laws(Law today) { all_.push_back(std::move(today)); }

  /// Takes note of ljfl.toml as it stood after a commit; each of its versions is read once, and one that cannot be read
  /// leaves the law as it was. Commits come in the order of the walk.
  void hear(std::uint32_t commit, const Chronicle& chronicle, const State& state);

  /// When the records of a month were final for what came in by `entered_by`, a commit of the main line. By the law
  /// before it; where until then none had said when, by the first that did. Nothing where nobody says.
  [[nodiscard]] std::optional<time::Date> closing_day(const Walk& walk, std::uint32_t entered_by,
                                                      const time::Period& month) const;
  /// Those who might change the files of a unit, for what came in by `entered_by`: as named before it, whoever is let
  /// in later; where until then nobody was named, as first named. nullptr: nobody is.
  [[nodiscard]] const std::vector<std::string>* people_of(const Walk& walk, std::uint32_t entered_by,
                                                          std::string_view unit) const;
  /// The law before a commit, and with it. nullptr: there was none.
  [[nodiscard]] const Law* before(const Walk& walk, std::uint32_t commit) const;
  [[nodiscard]] const Law* after(std::uint32_t commit) const;

  /// Did ljfl.toml ever say when a month is closed, whose a unit's files are?
  [[nodiscard]] bool ever_closed() const { return first_closed_ != nothing || all_.front().settings.close; }
  [[nodiscard]] bool ever_named() const { return ever_named_ || !all_.front().settings.people.empty(); }

 private:
  struct Naming {
    std::uint32_t commit = nothing;
    std::uint32_t law = nothing;
  };

  std::vector<Law> all_ = {};
  std::vector<std::uint32_t> after_ = {};             // by commit: index into all_
  std::map<std::uint32_t, std::uint32_t> read_ = {};  // by blob: index into all_, nothing where it cannot be read
  std::uint32_t settings_path_ = nothing;             // of ljfl.toml
  std::uint32_t first_closed_ = nothing;              // the first commit of the main line that said when
  std::map<std::string, Naming, std::less<>> first_named_ = {};  // by unit: likewise, of its people
  bool ever_named_ = false;
};

}  // namespace ljfl::history
