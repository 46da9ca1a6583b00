/// Two dozen ways in which a clerk breaks a file, each done to a place chosen by chance.
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace ljfl::test {

/// A file after a slip, and where that is: the bytes that were typed wrong, or what is left of them.
struct Broken {
  std::string bytes = {};
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A line of a file: where it begins and ends (before its line end), its indentation, and its parts if it is `key:
/// value`.
struct FileLine {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t text = 0;   ///< behind the indentation
  std::size_t key = 0;    ///< behind a dash too
  std::size_t colon = 0;  ///< npos where it has none
  std::size_t value = 0;  ///< npos where nothing follows the colon
  bool dash = false;
};

using Chance = std::mt19937;

class Slips {
 public:
  using Result = std::optional<Broken>;
  struct Kind {
    std::string_view name = {};
    Result (*apply)(const Slips& at, Chance& chance) = nullptr;
    bool anywhere = false;  ///< it may fall into a text, where it only makes another text: nobody can know
  };
  static const std::vector<Kind>& kinds();

  explicit Slips(const std::string& bytes) : bytes_(bytes) {
    for (std::size_t begin = 0; begin < bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      lines_.push_back(take_apart(begin, end));
      begin = end + 1;
    }
  }

  // What a kind of slip works with.
  [[nodiscard]] std::string_view text(std::size_t begin, std::size_t end) const {
    return std::string_view{bytes_}.substr(begin, end - begin);
  }
  [[nodiscard]] std::string_view key(const FileLine& line) const { return text(line.key, line.colon); }
  [[nodiscard]] std::string_view value(const FileLine& line) const {
    return line.value == npos ? std::string_view{} : text(line.value, line.end);
  }
  /// A line by chance among those that fit.
  [[nodiscard]] const FileLine* pick(Chance& chance, const std::function<bool(const FileLine&)>& fits) const {
    std::vector<const FileLine*> all;
    for (const FileLine& line : lines_) {
      if (fits(line)) all.push_back(&line);
    }
    return all.empty() ? nullptr : all[chance() % all.size()];
  }
  /// The text with `now` in place of [begin, end); what was typed wrong is then `now`, or what surrounds nothing.
  [[nodiscard]] Broken put(std::size_t begin, std::size_t end, std::string_view now) const {
    Broken out{.bytes = bytes_, .begin = begin, .end = begin + now.size()};
    out.bytes.replace(begin, end - begin, now);
    return out;
  }
  /// Likewise, where a reader can only see the slip in a larger piece, which began at `seen` and ends `tail` further.
  [[nodiscard]] Broken put(std::size_t begin, std::size_t end, std::string_view now, std::size_t seen,
                           std::size_t seen_end) const {
    Broken out = put(begin, end, now);
    out.begin = seen;
    out.end = seen_end + now.size() - (end - begin);
    return out;
  }
  [[nodiscard]] const std::vector<FileLine>& lines() const { return lines_; }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  static constexpr std::size_t npos = std::string::npos;

 private:
  [[nodiscard]] FileLine take_apart(std::size_t begin, std::size_t end) const {
    FileLine out{.begin = begin, .end = end, .text = begin, .key = begin, .colon = npos, .value = npos};
    while (out.text < end && bytes_[out.text] == ' ') ++out.text;
    out.key = out.text;
    if (out.text + 1 < end && bytes_[out.text] == '-' && bytes_[out.text + 1] == ' ') {
      out.dash = true;
      out.key = out.text + 2;
    }
    if (out.key < end && bytes_[out.key] != '#') {
      const std::size_t colon = bytes_.find(':', out.key);
      if (colon < end && (colon + 1 == end || bytes_[colon + 1] == ' ')) {
        out.colon = colon;
        if (colon + 2 < end && bytes_.find(" #", colon) >= end) out.value = colon + 2;
      }
    }
    return out;
  }

  const std::string& bytes_;
  std::vector<FileLine> lines_ = {};
};

}  // namespace ljfl::test
