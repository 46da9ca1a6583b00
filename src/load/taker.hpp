/// ljfl.toml's settings, taken one by one; what is left at the end is unknown. Private to `load`.
#pragma once

#include <algorithm>
#include <utility>

#include "load/fields.hpp"
#include "load/settings.hpp"

namespace ljfl::load {

class Taker {
 public:
  Taker(Settings settings, diag::Diagnostics& told) : settings_(std::move(settings)), told_(told) {}

  /// The setting, when it is there and of this kind; another kind is told.
  template <typename T>
  std::optional<model::Located<T>> take(std::string_view path, diag::Words wanted) {
    const auto found = settings_.find(path);
    if (found == settings_.end()) return std::nullopt;
    const Setting setting = std::move(found->second);
    settings_.erase(found);
    if (const T* value = std::get_if<T>(&setting.value)) return model::Located<T>{.value = *value, .at = setting.at};
    tell_kind(path, setting.at, wanted);
    return std::nullopt;
  }
  // `out` keeps its value where nothing, or nothing fit, was written.
  void text(std::string_view path, std::string& out);
  void flag(std::string_view path, bool& out);
  void number(std::string_view path, int low, int high, int& out);
  /// A whole number or one with at most two digits after the point; `low` and `high` are whole.
  std::optional<model::Located<model::Decimal>> decimal(std::string_view path, int low, int high);
  std::optional<time::Date> date(std::string_view path);
  /// The index among `words`.
  std::optional<std::size_t> one_of(std::string_view path, std::span<const std::string_view> words);
  /// "2026-10-01" or "2026-10-01..2026-10-07", each in `year`; sorted.
  std::vector<time::Date> days(const std::string& path, int year);
  std::vector<std::string> texts(std::string_view path);

  [[nodiscard]] bool has(std::string_view path) const { return settings_.contains(path); }
  /// Where the setting, or the first one below it, stands.
  [[nodiscard]] text::Span place(std::string_view path) const;
  [[nodiscard]] Settings& left() { return settings_; }
  [[nodiscard]] diag::Diagnostics& told() { return told_; }

 private:
  void tell_kind(std::string_view path, text::Span at, diag::Words wanted);
  /// Takes the setting if it is a number that is too large for any use, and tells of it.
  bool too_large(std::string_view path, int low, int high);
  void tell_range(std::string_view path, std::string_view value, text::Span at, int low, int high);
  std::optional<time::Date> day(std::string_view text, text::Span at);

  Settings settings_;
  diag::Diagnostics& told_;
};

/// [assessment]: the rubric.
void take_assessment(Taker& taker, model::Assessment& out);

}  // namespace ljfl::load
