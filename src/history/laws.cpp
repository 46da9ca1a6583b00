#include "history/laws.hpp"

#include <algorithm>

#include "history/audit.hpp"
#include "load/layout.hpp"
#include "load/load.hpp"
#include "load/settings.hpp"

namespace ljfl::history {
namespace {

std::optional<Law> read_law(const std::string& bytes) {
  text::Snapshot files;
  files.files.push_back({.path = std::string{load::settings_file}, .bytes = bytes});
  diag::Diagnostics ignored;
  if (!load::read_settings(files.files.front(), 0, ignored)) return std::nullopt;
  return law_of(load::load_config(files, ignored));
}

const std::vector<std::string>* list_of(const model::HistorySettings& settings, std::string_view unit) {
  const auto found = std::ranges::find(settings.people, unit, &model::People::unit);
  return found == settings.people.end() ? nullptr : &found->authors;
}

}  // namespace

Law law_of(model::Config config) {
  return {.settings = std::move(config.history),
          .calendar = std::move(config.calendar),
          .year = config.year,
          .start = config.start,
          .end = config.end};
}

std::string audited_since(const text::Snapshot& files) {
  const auto file = std::ranges::find(files.files, load::settings_file, &text::Source::path);
  if (file == files.files.end()) return {};
  diag::Diagnostics ignored;
  const auto settings = load::read_settings(*file, 0, ignored);
  if (!settings) return {};
  const auto since = settings->find(std::string_view{"history.since"});
  const auto* const text = since == settings->end() ? nullptr : std::get_if<std::string>(&since->second.value);
  return text == nullptr ? std::string{} : *text;
}

void Laws::hear(std::uint32_t commit, const Chronicle& chronicle, const State& state) {
  const Walk& walk = chronicle.walk();
  const std::vector<std::uint32_t>& parents = walk.commits[commit].parents;
  std::uint32_t law = parents.empty() ? nothing : after_[parents.front()];
  if (settings_path_ == nothing)
    settings_path_ =
        static_cast<std::uint32_t>(std::ranges::find(walk.paths, load::settings_file) - walk.paths.begin());
  const std::uint32_t blob = settings_path_ < state.size() ? state[settings_path_] : nothing;
  if (blob != nothing) {
    const auto [found, fresh] = read_.try_emplace(blob, nothing);
    if (fresh) {
      if (auto read = read_law(chronicle.bytes(blob))) {
        found->second = static_cast<std::uint32_t>(all_.size());
        all_.push_back(std::move(*read));
      }
    }
    if (found->second != nothing) law = found->second;
  }
  after_.resize(commit + std::size_t{1}, nothing);
  after_[commit] = law;
  if (law == nothing) return;
  if (!all_[law].settings.people.empty()) ever_named_ = true;
  if (!walk.commits[commit].main_line) return;
  if (all_[law].settings.close && first_closed_ == nothing) first_closed_ = commit;
  for (const model::People& named : all_[law].settings.people)
    first_named_.try_emplace(named.unit, Naming{.commit = commit, .law = law});
}

const Law* Laws::before(const Walk& walk, std::uint32_t commit) const {
  const std::vector<std::uint32_t>& parents = walk.commits[commit].parents;
  if (parents.empty() || after_[parents.front()] == nothing) return nullptr;
  return &all_[after_[parents.front()]];
}

std::optional<time::Date> Laws::closing_day(const Walk& walk, std::uint32_t entered_by,
                                            const time::Period& month) const {
  const Law* law = before(walk, entered_by);
  if (first_closed_ != nothing && first_closed_ >= entered_by) law = &all_[after_[first_closed_]];
  if (law == nullptr && first_closed_ == nothing) law = &all_.front();
  if (law == nullptr || !law->settings.close) return std::nullopt;
  return law->calendar.add(month.last(), *law->settings.close);
}

const Law* Laws::after(std::uint32_t commit) const {
  return after_[commit] == nothing ? nullptr : &all_[after_[commit]];
}

const std::vector<std::string>* Laws::people_of(const Walk& walk, std::uint32_t entered_by,
                                                std::string_view unit) const {
  const Law* const law = before(walk, entered_by);
  if (const auto* const named = law == nullptr ? nullptr : list_of(law->settings, unit)) return named;
  const auto first = first_named_.find(unit);
  if (first == first_named_.end() || first->second.commit < entered_by) return nullptr;
  return list_of(all_[first->second.law].settings, unit);
}

}  // namespace ljfl::history
