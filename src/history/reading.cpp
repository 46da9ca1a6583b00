/// A chronicle out of git: the log says which versions there are, cat-file gives their bytes, and we read them, all
/// three side by side.
#include <algorithm>
#include <array>
#include <deque>
#include <thread>

#include "history/batch.hpp"
#include "history/chronicle.hpp"
#include "history/log_reader.hpp"
#include "work/each.hpp"

namespace ljfl::history {
namespace {

/// cat-file hands over each blob by itself. Who looks up for every one of them is woken some thousand times.
constexpr std::chrono::microseconds a_while{400};

class Reading {
 public:
  Reading(const Git& git, const Revision& tip)
      : git_(git),
        tip_(tip),
        log_(git.start(log_arguments(git.prefix(), tip.id))),
        batch_(git.start({"cat-file", "--batch", "--buffer"})),
        commits_(git.prefix()) {}

  /// Why git could not be understood.
  [[nodiscard]] std::optional<Problem> listen() {
    const std::array<Running*, 2> both{&log_, &batch_};
    while (!log_.silent() || !batch_.silent()) {
      const bool idle = !read_some();
      if (idle && !commits_.commits().empty()) std::this_thread::sleep_for(a_while);
      attend(both, idle);
      if (!commits_.hear(log_.heard())) return no_sense();
      log_.heard().clear();
      ask_for_blobs();
      if (log_.silent()) batch_.tell_no_more();
      if (auto problem = blobs_.hear(batch_.heard())) return problem;
      batch_.heard().clear();
      while (sources_.size() < blobs_.blobs().size())
        sources_.push_back({.bytes = std::move(blobs_.blobs()[sources_.size()])});
    }
    if (const Ended log = log_.end(); !log.good()) return problem_of(log, git_.folder());
    if (const Ended batch = batch_.end(); !batch.good()) return problem_of(batch, git_.folder());
    return blobs_.missing();
  }

  void read_the_rest(unsigned workers) {
    const std::size_t done = read_;
    read_ = brought_.size();
    work::each(read_ - done, workers, [&](std::size_t i) { read(brought_[done + i]); });
  }

  [[nodiscard]] Outcome<Walk> walk() { return finish(git_, tip_, commits_); }

  /// Every blob that was asked for, and for each of the walk's where it is among them.
  [[nodiscard]] std::deque<text::Source>& sources() { return sources_; }
  [[nodiscard]] std::vector<std::uint32_t>& slots() { return slots_; }

  [[nodiscard]] ItemsByVersion& items() { return items_; }

 private:
  struct Brought {
    std::uint32_t path = nothing;
    std::uint32_t slot = nothing;
    Items* items = nullptr;
  };

  /// Of the commits that were heard since.
  void ask_for_blobs() {
    std::string ids;
    for (; commit_ < commits_.commits().size(); ++commit_, file_ = 0) {
      const std::vector<Touched>& touched = commits_.commits()[commit_].touched;
      for (; file_ < touched.size(); ++file_) ask_for(touched[file_], ids);
      if (commit_ + 1 == commits_.commits().size()) break;  // it may get more
    }
    batch_.tell(ids);
  }

  void ask_for(const Touched& touched, std::string& ids) {
    if (touched.after == nothing || !may_have_items(commits_.paths()[touched.path])) return;
    const auto [items, fresh] = items_.try_emplace({.path = touched.path, .blob = touched.after});
    const Blob& blob = commits_.blobs()[touched.after];
    if (fresh && !blob.plain) items->second = read_items(commits_.paths()[touched.path], {});
    if (!fresh || !blob.plain) return;
    if (slots_.size() <= touched.after) slots_.resize(touched.after + std::size_t{1}, nothing);
    std::uint32_t& slot = slots_[touched.after];
    if (slot == nothing) {
      slot = asked_++;
      blobs_.ask(blob.id);
      ids.append(blob.id).append("\n");
    }
    brought_.push_back({.path = touched.path, .slot = slot, .items = &items->second});
  }

  /// Some of what can be read; false where there is nothing.
  bool read_some() {
    constexpr std::size_t at_a_time = 16;
    for (std::size_t i = 0; i < at_a_time; ++i, ++read_) {
      if (read_ == brought_.size() || brought_[read_].slot >= sources_.size()) return i > 0;
      read(brought_[read_]);
    }
    return true;
  }

  void read(const Brought& one) { *one.items = read_items(commits_.paths()[one.path], sources_[one.slot]); }

  const Git& git_;
  const Revision& tip_;
  Running log_;
  Running batch_;
  LogReader commits_;
  BatchReader blobs_ = {};
  std::size_t commit_ = 0;  // what was asked for: up to this file of this commit
  std::size_t file_ = 0;
  std::uint32_t asked_ = 0;                // how many blobs were
  std::vector<std::uint32_t> slots_ = {};  // by blob: the place in the order of asking
  std::deque<text::Source> sources_ = {};  // in that order; none is ever moved
  ItemsByVersion items_ = {};
  std::vector<Brought> brought_ = {};
  std::size_t read_ = 0;  // of those
};

}  // namespace

Outcome<Chronicle> Chronicle::read(const Git& git, const Revision& tip, unsigned workers) {
  Reading reading(git, tip);
  if (auto problem = reading.listen()) return *problem;
  reading.read_the_rest(workers);
  auto walk = reading.walk();
  if (!walk.good()) return walk.problem;
  Chronicle out(std::move(*walk), std::move(reading.sources()), std::move(reading.slots()));
  out.items_ = std::move(reading.items());
  return out;
}

}  // namespace ljfl::history
