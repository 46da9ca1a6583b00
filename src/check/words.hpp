/// What the rules share: names as a message says them, and the texts of the register one by one. Private to `check`.
#pragma once

#include "check/sieve.hpp"

namespace ljfl::check {

/// A task's or quota's title, else its id.
template <typename Item>
[[nodiscard]] std::string_view label(const Item& item) {
  return item.title.given() ? item.title.value : item.id.value;
}
[[nodiscard]] inline std::string_view label(const model::Unit& unit) {
  return unit.name.given() ? unit.name.value : unit.id;
}
/// What a record is of: its task's or quota's label, else what it names.
[[nodiscard]] std::string_view label(const model::Unit& unit, const model::Record& record);

/// The only one of tasks or quotas that bears this title: what people know it by, where its id is asked for.
template <typename Item>
[[nodiscard]] const Item* only_titled(const std::vector<Item>& items, std::string_view title) {
  const Item* out = nullptr;
  for (const Item& item : items) {
    if (title.empty() || item.title.value != title) continue;
    if (out != nullptr) return nullptr;
    out = &item;
  }
  return out;
}

/// {hint}, as diag::did_you_mean has it, for as long as it costs little: where thousands of words are unknown among
/// thousands that are known, the first ones are told with what was meant, and the rest without.
class Guesses {
 public:
  [[nodiscard]] diag::Arg operator()(std::string_view word, std::span<const std::string_view> known) {
    return may_compare(known.size()) ? diag::did_you_mean(word, known) : diag::arg("hint", std::string_view{});
  }
  /// So many comparisons are still to be had, and are taken.
  [[nodiscard]] bool may_compare(std::size_t count) {
    if (count > left_) return false;
    left_ -= count;
    return true;
  }

 private:
  std::size_t left_ = 300'000;  ///< a fifth of a second; a unit with sixty sites gets five thousand guesses
};

/// For {hint}, where a title was written.
[[nodiscard]] diag::Arg id_of_title(std::string_view id);

/// The campaign has run for as many months as make a task silent.
[[nodiscard]] bool is_time_to_ask(const Subject& subject);

/// The sentences that the call is about and that have one of these traits.
template <typename Take>
void each_sentence(const Subject& subject, std::uint8_t traits, Take&& take) {
  const auto each = [&](const std::vector<Sentence>& sentences) {
    for (const Sentence& one : sentences) {
      if ((one.traits & traits) != 0) take(*one.text, one.writer);
    }
  };
  for (const model::Unit& unit : subject.units) each(sieve_of(subject, unit).sentences);
  if (subject.shared_too) each(subject.sieve->shared);
}

/// Names that are compared, of units, sites and document numbers: those that have a trait.
template <typename Take>
void each_name(const Subject& subject, Take&& take) {
  for (const model::Unit& unit : subject.units) {
    for (const model::Text& name : sieve_of(subject, unit).names) take(name);
  }
  if (!subject.shared_too) return;
  for (const model::Text& name : subject.sieve->names) take(name);
}

/// Where the piece [begin, begin + size) of a text stands, as long as the text was written as it reads; else the whole.
[[nodiscard]] text::Span piece_of(const Subject& subject, const model::Text& text, std::size_t begin, std::size_t size);

/// A Chinese character: not punctuation, not a full-width sign.
[[nodiscard]] bool is_han(char32_t code);

}  // namespace ljfl::check
