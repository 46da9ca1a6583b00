/// Taking values out of a tree, and telling what does not fit. Private to `load`.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "load/rules.hpp"
#include "load/shape.hpp"
#include "model/model.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::load {

inline constexpr yaml::Id absent = 0;  ///< the root is nobody's value

struct Context {
  diag::Diagnostics& told;
  model::Store& store;
  const yaml::Tree* tree = nullptr;
};

void tell_wrong_kind(Context& context, yaml::Id id, yaml::Kind kind, std::string_view key);

/// Is `id` of this kind? Tells where it is not; `key` names the place in the message.
[[nodiscard]] inline bool expect_kind(Context& context, yaml::Id id, yaml::Kind kind, std::string_view key) {
  if (context.tree->kind(id) == kind) return true;
  tell_wrong_kind(context, id, kind, key);
  return false;
}

/// A mapping's values by the place of their key in the Shape. Tells unknown, missing, doubled and empty entries.
class Fields {
 public:
  static constexpr std::size_t most = 24;

  /// `all_required` false: an item that only refines another need not be whole.
  Fields(Context& context, yaml::Id map, const Shape& shape, bool all_required = true);

  [[nodiscard]] yaml::Id operator[](std::size_t key) const { return values_[key]; }
  [[nodiscard]] bool has(std::size_t key) const { return values_[key] != absent; }
  /// Was this key most likely meant by an entry that the Shape does not know? That was told.
  [[nodiscard]] bool misspelt(std::size_t key) const { return misspelt_[key]; }
  [[nodiscard]] text::Span key_span(std::size_t key) const { return context_.tree->span(keys_[key]); }
  [[nodiscard]] std::string_view name(std::size_t key) const { return shape_.keys[key]; }
  [[nodiscard]] text::Span span() const { return context_.tree->span(map_); }

  // Each gives nothing, or an empty value, where the key was absent or what stood there was told.
  [[nodiscard]] model::Text text(std::size_t key) const { return has(key) ? text_there(key) : model::Text{}; }
  [[nodiscard]] std::optional<model::Located<time::Date>> date(std::size_t key) const;
  [[nodiscard]] std::optional<model::Located<std::int64_t>> integer(std::size_t key) const;
  [[nodiscard]] std::optional<model::Located<model::Decimal>> decimal(std::size_t key) const;
  [[nodiscard]] std::optional<model::Located<time::Period>> period(std::size_t key) const;
  [[nodiscard]] std::optional<model::Located<time::Term>> term(std::size_t key) const;
  [[nodiscard]] std::vector<model::Text> texts(std::size_t key) const {
    return has(key) ? texts_there(key) : std::vector<model::Text>{};
  }
  /// The index of the value among the key's words, or nothing.
  [[nodiscard]] std::optional<std::size_t> one_of(std::size_t key) const;
  /// An id of the register: lower-case letters, digits and dashes.
  [[nodiscard]] model::Text id(std::size_t key, diag::Words what) const;
  /// The list's items, or none.
  template <typename F>
  void each(std::size_t key, F&& take) const {
    const yaml::Id list = values_[key];
    if (list == absent || !expect_kind(context_, list, yaml::Kind::list, name(key))) return;
    for (yaml::Id item = list + 1; item < context_.tree->next(list); item = context_.tree->next(item)) take(item);
  }
  /// Tells pairs of keys that do not go together.
  void tell_conflicts() const;
  /// Tells that none of several keys is there of which one must be.
  void tell_none_given() const;
  /// Tells what is missing beside a key that has a certain word, at that word.
  void tell_needed() const;
  [[nodiscard]] const Key& detail(std::size_t key) const { return shape_.details[key]; }

 private:
  // Most keys are left out of most entries, which is seen above and costs no call.
  [[nodiscard]] model::Text text_there(std::size_t key) const;
  [[nodiscard]] std::vector<model::Text> texts_there(std::size_t key) const;
  [[nodiscard]] bool scalar(std::size_t key) const {
    return has(key) && expect_kind(context_, values_[key], yaml::Kind::scalar, name(key));
  }
  void tell_missing(std::size_t key, text::Span at) const;

  Context& context_;
  const Shape& shape_;
  yaml::Id map_;
  std::array<yaml::Id, most> values_ = {};
  std::array<yaml::Id, most> keys_ = {};
  std::array<bool, most> misspelt_ = {};  ///< one mistake, one message: these are not missing as well
};

[[nodiscard]] std::string joined(std::span<const std::string_view> words);

// Scalars of any place, for values that are no entry of a mapping.
[[nodiscard]] model::Text text_of(Context& context, yaml::Id id);
[[nodiscard]] std::optional<time::Date> date_of(Context& context, std::string_view text, text::Span at);
/// Likewise of an entry: a yes or no in the place of its day is told as such.
[[nodiscard]] std::optional<time::Date> date_of(Context& context, std::string_view text, text::Span at,
                                                std::string_view key);
[[nodiscard]] std::optional<std::int64_t> integer_of(Context& context, std::string_view text, text::Span at,
                                                     std::string_view key, std::int64_t low, std::int64_t high);
[[nodiscard]] std::optional<model::Decimal> decimal_of(Context& context, std::string_view text, text::Span at,
                                                       std::string_view key, std::int64_t low, std::int64_t high);
/// A rate without its %: 0 to 100.
[[nodiscard]] std::optional<model::Decimal> percent_of(Context& context, std::string_view digits, text::Span at,
                                                       std::string_view key);

}  // namespace ljfl::load
