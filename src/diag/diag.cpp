#include "diag/diag.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "work/sort.hpp"

namespace ljfl::diag {
namespace {

/// Few stand at one place under one code, so only theirs are put together, each once.
template <typename Item, typename Told>
void sort_by_message(std::span<Item> items, Told told) {
  std::vector<std::pair<std::string, Item>> keyed;
  keyed.reserve(items.size());
  for (Item& item : items) {
    std::string words = message(told(item), Lang::zh);
    keyed.emplace_back(std::move(words), std::move(item));
  }
  std::ranges::stable_sort(keyed, {}, &std::pair<std::string, Item>::first);
  std::ranges::transform(keyed, items.begin(), [](auto& one) { return std::move(one.second); });
}

/// Of each file that something is told of: which it is by its path, from 1 on; files of one path are one. Findings that
/// stand in no file come before all.
std::vector<std::uint32_t> places_by_path(const std::vector<Diagnostic>& told, const std::vector<Allowed>& allowed,
                                          const text::Snapshot& files) {
  std::vector<std::uint32_t> places(files.files.size(), 0);
  std::vector<std::pair<std::string_view, std::uint32_t>> paths;
  const auto take = [&](const Diagnostic& one) {
    if (one.at.file >= places.size() || std::exchange(places[one.at.file], 1) != 0) return;
    paths.emplace_back(files.files[one.at.file].path, one.at.file);
  };
  for (const Diagnostic& one : told) take(one);
  for (const Allowed& one : allowed) take(one.told);
  std::ranges::sort(paths);
  std::uint32_t place = 0;
  std::string_view before;
  for (const auto& [path, file] : paths) {
    if (place == 0 || path != before) ++place;
    before = path;
    places[file] = place;
  }
  return places;
}

}  // namespace

Arg arg(std::string_view name, std::string_view data) {
  return {.name = name, .zh = std::string{data}, .en = std::string{data}};
}

Arg arg(std::string_view name, Words phrase) {
  return {.name = name, .zh = std::string{phrase.zh}, .en = std::string{phrase.en}};
}

Arg arg(std::string_view name, std::int64_t number) {
  return arg(name, std::string_view{std::to_string(number)});
}

Arg did_you_mean(std::string_view word, std::span<const std::string_view> known) {
  const auto near = text::nearest(word, known);
  if (!near) return arg("hint", std::string_view{});
  return {.name = "hint",
          .zh = "是不是“" + std::string{*near} + "”？",
          .en = "did you mean “" + std::string{*near} + "”? "};
}

Diagnostic& Diagnostics::tell(const Rule& rule, text::Span at, std::vector<Arg> args) {
  return list_.emplace_back(Diagnostic{.rule = &rule, .severity = rule.severity, .at = at, .args = std::move(args)});
}

std::size_t Diagnostics::count(Severity severity) const {
  return static_cast<std::size_t>(std::ranges::count(list_, severity, &Diagnostic::severity));
}

void Diagnostics::put_in_order(const text::Snapshot& files) {
  const std::vector<std::uint32_t> places = places_by_path(list_, allowed_, files);
  const auto key = [&](const Diagnostic& one) {
    return std::tuple(one.at.file < places.size() ? places[one.at.file] : 0, one.at.begin, one.at.end, one.rule->code);
  };
  const auto sort = [&](auto& items, auto told) {
    work::sort_by_key(items, [&](const auto& one) { return key(told(one)); });
    for (auto first = items.begin(); first != items.end();) {
      const auto last =
          std::find_if(first, items.end(), [&](const auto& one) { return key(told(*first)) != key(told(one)); });
      if (last - first > 1) sort_by_message(std::span{first, last}, told);
      first = last;
    }
  };
  sort(list_, [](const Diagnostic& one) -> const Diagnostic& { return one; });
  sort(allowed_, [](const Allowed& one) -> const Diagnostic& { return one.told; });
  const auto same = [&](const Diagnostic& a, const Diagnostic& b) {
    return key(a) == key(b) && message(a, Lang::zh) == message(b, Lang::zh);
  };
  list_.erase(std::unique(list_.begin(), list_.end(), same), list_.end());
}

std::string message(const Diagnostic& told, Lang lang) {
  return put(told.gathered ? told.rule->many : told.rule->message, told.args, lang);
}

std::string help(const Diagnostic& told, Lang lang) {
  if (told.gathered) return {};  // it would speak of one of them
  return put(told.rule->help, told.args, lang);
}

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "note";
  }
  return "error";
}

}  // namespace ljfl::diag
