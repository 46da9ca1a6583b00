#include "load/taker.hpp"

namespace ljfl::load {

void Taker::tell_kind(std::string_view path, text::Span at, diag::Words wanted) {
  told_.tell(e203_wrong_kind, at,
             {diag::arg("key", path), diag::arg("wanted", wanted),
              diag::arg("found", diag::Words{"别的东西", "something else"}),
              diag::arg("advice", diag::Words{"文字和日期加英文引号，数和 true、false 不加",
                                              "texts and dates are quoted; numbers, true and false are not"})});
}

void Taker::tell_range(std::string_view path, std::string_view value, text::Span at, int low, int high) {
  told_.tell(
      e503_out_of_range, at,
      {diag::arg("key", path), diag::arg("value", value), diag::arg("low", std::int64_t{low}),
       diag::arg("high", std::int64_t{high}), diag::arg("hint", diag::Words{"核对这个数", "check this number"})});
}

bool Taker::too_large(std::string_view path, int low, int high) {
  const auto found = settings_.find(path);
  if (found == settings_.end()) return false;
  const auto* const number = std::get_if<TooLarge>(&found->second.value);
  if (number == nullptr) return false;
  tell_range(path, number->written, found->second.at, low, high);
  settings_.erase(found);
  return true;
}

void Taker::text(std::string_view path, std::string& out) {
  if (auto value = take<std::string>(path, {"一段文字", "a text"})) out = std::move(value->value);
}

void Taker::flag(std::string_view path, bool& out) {
  if (const auto value = take<bool>(path, {"true 或 false", "true or false"})) out = value->value;
}

void Taker::number(std::string_view path, int low, int high, int& out) {
  if (too_large(path, low, high)) return;
  const auto value = take<std::int64_t>(path, {"一个整数", "a whole number"});
  if (!value) return;
  if (value->value < low || value->value > high) {
    tell_range(path, std::to_string(value->value), value->at, low, high);
    return;
  }
  out = static_cast<int>(value->value);
}

std::optional<model::Located<model::Decimal>> Taker::decimal(std::string_view path, int low, int high) {
  if (too_large(path, low, high)) return std::nullopt;
  const auto found = settings_.find(path);
  if (found == settings_.end()) return std::nullopt;
  const Setting setting = std::move(found->second);
  settings_.erase(found);
  model::Decimal value;
  if (const auto* const whole = std::get_if<std::int64_t>(&setting.value)) {
    if (*whole < low || *whole > high) {
      tell_range(path, std::to_string(*whole), setting.at, low, high);
      return std::nullopt;
    }
    value.hundredths = *whole * 100;
  } else if (const auto* const part = std::get_if<model::Decimal>(&setting.value)) {
    value = *part;
  } else {
    tell_kind(path, setting.at, {"一个数，小数点后最多两位", "a number with at most two digits after the point"});
    return std::nullopt;
  }
  if (value.hundredths < std::int64_t{low} * 100 || value.hundredths > std::int64_t{high} * 100) {
    tell_range(path, model::plain(value), setting.at, low, high);
    return std::nullopt;
  }
  return model::Located<model::Decimal>{.value = value, .at = setting.at};
}

std::optional<time::Date> Taker::date(std::string_view path) {
  const auto value = take<std::string>(path, {"一个日期", "a date"});
  return value ? day(value->value, value->at) : std::nullopt;
}

std::optional<std::size_t> Taker::one_of(std::string_view path, std::span<const std::string_view> words) {
  const auto value = take<std::string>(path, {"一个词", "a word"});
  if (!value) return std::nullopt;
  const auto found = std::ranges::find(words, std::string_view{value->value});
  if (found != words.end()) return static_cast<std::size_t>(found - words.begin());
  told_.tell(e205_not_one_of, value->at,
             {diag::arg("value", std::string_view{value->value}), diag::arg("key", path),
              diag::did_you_mean(value->value, words), diag::arg("known", std::string_view{joined(words)})});
  return std::nullopt;
}

std::vector<time::Date> Taker::days(const std::string& path, int year) {
  std::vector<time::Date> out;
  const auto value = take<std::vector<std::string>>(path, {"日期的列表", "a list of dates"});
  if (!value) return out;
  for (const std::string& item : value->value) {
    const std::size_t dots = item.find("..");
    const auto first = day(item.substr(0, dots), value->at);
    const auto last = dots == std::string::npos ? first : day(item.substr(dots + 2), value->at);
    if (!first || !last) continue;
    if (time::year_of(*first) != year || time::year_of(*last) != year || *last < *first) {
      told_.tell(
          e503_out_of_range, value->at,
          {diag::arg("key", std::string_view{path}), diag::arg("value", std::string_view{item}),
           diag::arg("low", std::string_view{std::to_string(year) + "-01-01"}),
           diag::arg("high", std::string_view{std::to_string(year) + "-12-31"}),
           diag::arg("hint", diag::Words{"起止都要在这一年里，先后不能颠倒", "both ends lie in that year, in order"})});
      continue;
    }
    for (time::Date d = *first; d <= *last; d += std::chrono::days{1}) out.push_back(d);
  }
  std::ranges::sort(out);
  return out;
}

std::vector<std::string> Taker::texts(std::string_view path) {
  auto value = take<std::vector<std::string>>(path, {"几段文字的列表", "a list of texts"});
  return value ? std::move(value->value) : std::vector<std::string>{};
}

text::Span Taker::place(std::string_view path) const {
  text::Span out;
  for (auto at = settings_.lower_bound(path); at != settings_.end() && at->first.starts_with(path); ++at) {
    if (out.end == 0 || at->second.at < out) out = at->second.at;
  }
  return out;
}

std::optional<time::Date> Taker::day(std::string_view text, text::Span at) {
  model::Store store;
  Context context{.told = told_, .store = store};
  return date_of(context, text, at);
}

}  // namespace ljfl::load
