#include "load/quick_month.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <optional>

#include "load/month.hpp"
#include "load/month_keys.hpp"
#include "load/other_reading.hpp"
#include "load/quick_keys.hpp"
#include "yaml/scan.hpp"

namespace ljfl::load {
namespace {

/// A scalar on one line as a text of the register; false for a plain one that other programs read as something else,
/// which is told.
[[gnu::always_inline]] inline bool is_text(const model::Text& scalar, bool plain) {
  return !plain || !may_be_read_otherwise(scalar.value) || !other_reading(scalar.value);
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\0';
}

/// What a value that does not fit would bring: left to the closer look to tell.
struct Scrap {
  diag::Diagnostics told = {};
  model::Store store = {};
  Context context{.told = told, .store = store};
};

/// One pass over the bytes, which end in a NUL. Every function that returns bool says false where a closer look is
/// needed; nothing that was taken by then counts.
class QuickMonth {
 public:
  QuickMonth(std::string_view bytes, std::uint32_t file, const yaml::Limits& limits, model::Unit& unit)
      : bytes_(bytes.data()),
        size_(static_cast<std::uint32_t>(bytes.size())),
        file_(file),
        limits_(limits),
        unit_(unit) {}

  bool run(model::MonthFile& month) {
    const std::string name = month.month.name() + "-";
    if (name.size() != sizeof month_) return false;
    std::memcpy(&month_, name.data(), sizeof month_);
    first_ = month.month.first();
    days_ = static_cast<unsigned>(time::days_between(first_, month.month.last())) + 1;
    bool seen_records = false;
    bool seen_highlights = false;
    if (limits_.max_depth < deepest || !to_content()) return false;
    while (at_ < size_) {
      if (column_ != 0) return false;
      if (!seen_records && heads("records:\n")) {
        seen_records = true;
        if (!items([&] { return record(); })) return false;
      } else if (!seen_highlights && heads("highlights:\n")) {
        seen_highlights = true;
        if (!items([&] { return highlight(month); })) return false;
      } else {
        return false;
      }
    }
    month.neat_ends = neat_ends_;
    return seen_records || seen_highlights;
  }

 private:
  static constexpr std::uint32_t deepest = 6;  ///< file, list, record, list, item; and one to spare

  [[nodiscard]] text::Span span(std::uint32_t begin, std::uint32_t end) const {
    return {.file = file_, .begin = begin, .end = end};
  }
  [[nodiscard]] bool is(char c) const { return bytes_[at_] == c; }
  [[nodiscard]] bool is_dash() const { return is('-') && bytes_[at_ + 1] == ' '; }

  bool heads(std::string_view word) {
    if (size_ - at_ < word.size() || std::memcmp(bytes_ + at_, word.data(), word.size()) != 0) return false;
    at_ += static_cast<std::uint32_t>(word.size());
    return to_content();
  }

  [[nodiscard]] std::uint32_t spaces_end(std::uint32_t at) const {
    constexpr std::uint64_t spaces = 0x2020202020202020U;
    if constexpr (std::endian::native == std::endian::little) {
      std::uint64_t eight = 0;
      while (size_ - at >= sizeof eight) {
        std::memcpy(&eight, bytes_ + at, sizeof eight);
        if (eight != spaces) return at + static_cast<std::uint32_t>(std::countr_zero(eight ^ spaces)) / 8;
        at += sizeof eight;
      }
    }
    while (bytes_[at] == ' ') ++at;
    return at;
  }

  /// From the beginning of a line to the first sign of the next one that says something, or to the end. A comment may
  /// be an allowance, which is read with the tree at hand.
  bool to_content() {
    for (;;) {
      const std::uint32_t line = at_;
      const std::uint32_t at = spaces_end(line);
      at_ = at;
      if (is('\n')) {
        neat_ends_ = neat_ends_ && at == line;
        ++at_;
        continue;
      }
      if (!is('#')) {
        column_ = at - line;
        return true;
      }
      const std::string_view rest{bytes_ + at_, size_ - at_};
      const std::size_t newline = rest.find('\n');
      if (newline == std::string_view::npos || rest.substr(0, newline).find("ljfl") != std::string_view::npos)
        return false;
      neat_ends_ = neat_ends_ && !is_blank(rest[newline - 1]);  // of the comment, which has its # at least
      at_ += static_cast<std::uint32_t>(newline) + 1;
    }
  }

  /// The list's items, from its first dash on; `take` reads one and goes to the next content.
  template <typename Take>
  bool items(Take&& take) {
    if (!is_dash()) return false;
    const std::uint32_t column = column_;
    while (at_ < size_ && column_ == column && is_dash()) {
      at_ += 2;
      column_ += 2;
      if (++nodes_ + 2 * record_key::keys.size() > limits_.max_nodes || !take()) return false;
    }
    return true;
  }

  bool line_end() {
    if (!is('\n')) return false;
    ++at_;
    return to_content();
  }

  bool highlight(model::MonthFile& month) { return text<false>(month.highlights.emplace_back()) && line_end(); }

  bool record() {
    model::Record& out = unit_.records.emplace_back();
    given_ = 0;
    if (is('{') ? !record_in_braces(out) : !record_by_lines(out)) return false;
    using namespace record_key;
    if (!has(date) || has(task) == has(quota) || (has(quota) && has(times)) || (has(value) && has(sites)) ||
        (has(task) && (has(value) || has(sites))))
      return false;
    if (has(value) || has(sites)) out.more.own().measured = true;
    return true;
  }

  bool record_by_lines(model::Record& out) {
    const std::uint32_t column = column_;
    const std::uint32_t begin = at_;
    do {
      if (!entry<false>(out)) return false;
      out.at = span(begin, last_);  // a closing bracket is not counted in
      if (!line_end()) return false;
    } while (at_ < size_ && column_ == column && !is_dash());
    return true;
  }

  bool record_in_braces(model::Record& out) {
    const std::uint32_t begin = at_;
    for (;;) {
      ++at_;  // the brace, or a comma
      while (is(' ')) ++at_;
      if (!entry<true>(out)) return false;
      if (is('}')) break;
      if (!is(',')) return false;
    }
    ++at_;
    out.at = span(begin, at_);
    return line_end();
  }

  /// `key: value`, and up to what ends the value.
  template <bool in_flow>
  bool entry(model::Record& out) {
    const std::size_t key = key_at(bytes_ + at_, size_ - at_);
    if (key == record_key::keys.size() || has(key)) return false;
    given_ |= 1U << key;
    nodes_ += 2;
    at_ += openings[key].size;
    using namespace record_key;
    switch (key) {
      case date: return day<in_flow>(out.date);
      case task: return text<in_flow>(out.task);
      case quota: return text<in_flow>(out.more.own().quota);
      case note: return text<in_flow>(out.note);
      case number: return text<in_flow>(out.more.own().number);
      case sites: return texts(out.more.own().sites);
      case evidence: return texts(out.more.own().evidence);
      default: return amount<in_flow>(key, out.more);
    }
  }

  [[nodiscard]] bool has(std::size_t key) const { return (given_ >> key & 1U) != 0; }

  /// A scalar that is no text: its period, times or value.
  template <bool in_flow>
  bool amount(std::size_t key, model::Rare<model::Particulars>& out) {
    using namespace record_key;
    model::Text word;
    if (!scalar<in_flow>(word)) return false;
    const Key& detail = keys[key];
    switch (key) {
      case covers: {
        const auto period = time::parse_period(word.value);
        if (period) out.own().covers = {.value = *period, .at = word.at};
        return period.has_value();
      }
      case times: {
        const auto times = integer_of(scrap(), word.value, word.at, detail.word, detail.low, detail.high);
        if (times) out.own().times = {.value = *times, .at = word.at};
        return times.has_value();
      }
      case value: {
        out.own().value = value_of(scrap(), word.value, word.at);
        return out->value.has_value();
      }
      default: return false;
    }
  }

  /// Most days are of the month whose file it is, and are told by their last two digits.
  template <bool in_flow>
  bool day(model::Located<time::Date>& out) {
    model::Text word;
    if (!scalar<in_flow>(word)) return false;
    out.at = word.at;
    std::uint64_t month = 0;
    if (word.value.size() == 10) std::memcpy(&month, word.value.data(), sizeof month);
    if (month == month_) {
      const auto tens = static_cast<unsigned>(word.value[8] - '0');
      const auto ones = static_cast<unsigned>(word.value[9] - '0');
      const unsigned day = tens * 10 + ones;
      if (tens > 9 || ones > 9 || day == 0 || day > days_) return false;
      out.value = first_ + std::chrono::days{day - 1};
      return true;
    }
    const time::ParsedDate parsed = time::parse_date(word.value);
    if (parsed.date) out.value = *parsed.date;
    return parsed.date.has_value();
  }

  /// [a, b] on one line.
  bool texts(std::vector<model::Text>& out) {
    if (!is('[')) return false;
    do {
      ++at_;  // the bracket, or a comma
      while (is(' ')) ++at_;
      model::Text& word = out.emplace_back();
      if (!text<true>(word)) return false;
      if (word.value.find("，") != std::string_view::npos || word.value.find("、") != std::string_view::npos)
        return false;
      if (++nodes_ + 2 * record_key::keys.size() > limits_.max_nodes) return false;
    } while (is(','));
    if (!is(']')) return false;
    ++at_;
    return true;
  }

  template <bool in_flow>
  [[gnu::always_inline]] bool text(model::Text& out) {
    return scalar<in_flow>(out) && is_text(out, plain_);
  }

  /// A scalar that ends where its line does, or in brackets before a comma or a bracket. It is put where it belongs at
  /// once, part by part: what is written in parts and read as a whole soon after makes the processor wait.
  template <bool in_flow>
  bool scalar(model::Text& out) {
    const std::uint32_t begin = at_;
    std::uint32_t first = begin;  // of the text
    std::uint32_t last = 0;
    plain_ = !is('"');
    if (!plain_) {
      ++first;
      at_ = last = yaml::find_quote_end(bytes_, first, size_);
      if (!is('"')) return false;
      ++at_;
    } else {
      if (!yaml::begins_plainly(bytes_[begin])) return false;
      std::uint32_t at = begin;
      for (;; ++at) {
        at = yaml::find_plain_end<in_flow>(bytes_, at, size_);
        const char next = at < size_ ? bytes_[at + 1] : '\0';
        const bool goes_on =
            (bytes_[at] == ':' && !is_blank(next) && !(in_flow && (next == ',' || next == ']' || next == '}'))) ||
            (bytes_[at] == '#' && !is_blank(bytes_[at - 1]));
        if (!goes_on) break;
      }
      if (is_blank(bytes_[at - 1])) return false;
      at_ = last = at;
    }
    out.value = {bytes_ + first, last - first};
    out.at.file = file_;
    out.at.begin = begin;
    out.at.end = at_;
    last_ = at_;
    const bool ended = in_flow ? is(',') || is(']') || is('}') : is('\n');
    return ended && last != first && !(in_flow && plain_ && yaml::hides_entry(out.value));
  }

  Context& scrap() {
    if (!scrap_) scrap_.emplace();
    return scrap_->context;
  }

  const char* bytes_;
  std::uint32_t size_;
  std::uint32_t file_;
  const yaml::Limits& limits_;
  model::Unit& unit_;
  std::uint32_t at_ = 0;
  std::uint32_t last_ = 0;    ///< where the last scalar ended
  bool plain_ = false;        ///< it was written without quotes
  std::uint32_t column_ = 0;  ///< of the content that was come to
  bool neat_ends_ = true;     ///< of the lines so far: what ends in a scalar ends in no space
  std::size_t nodes_ = 1;     ///< at least as many as the tree would have
  std::uint32_t given_ = 0;   ///< keys of the record at hand, a bit each
  std::uint64_t month_ = 0;   ///< as its days begin: 2026-10-
  time::Date first_ = {};
  unsigned days_ = 0;
  std::optional<Scrap> scrap_ = {};
};

}  // namespace

bool quick_month(const text::Source& source, std::uint32_t file, const yaml::Limits& limits, time::Period month,
                 model::Unit& unit) {
  if (source.failure) return false;
  model::MonthFile out{.month = month, .file = file, .first_record = static_cast<std::uint32_t>(unit.records.size())};
  if (!QuickMonth(source.bytes, file, limits, unit).run(out) || text::gate(source.bytes, limits.bytes)) {
    unit.records.resize(out.first_record);
    return false;
  }
  out.last_record = static_cast<std::uint32_t>(unit.records.size());
  unit.months.push_back(std::move(out));
  return true;
}

}  // namespace ljfl::load
