/// What could stand at the end of a command line that is still being typed: for the shells.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/cli.hpp"

namespace ljfl::cli {

/// By this word, in a command's place, the scripts of `ljfl completion` ask; it is in no list of commands.
inline constexpr std::string_view completion_word = "__complete";

/// A command line up to the cursor, taken apart as far as it goes. Nothing in it is wrong: it is not finished.
struct Half {
  enum class Typing : std::uint8_t {
    nothing,  ///< nobody knows what belongs there
    command,
    flag,   ///< an option's name
    value,  ///< of `option`
  };
  Typing typing = Typing::nothing;
  const Command* command = nullptr;
  std::vector<std::pair<std::string_view, std::string>> given = {};  ///< options and their values, in the order typed
  std::vector<std::string> positional = {};                          ///< those before the cursor
  const Option* option = nullptr;  ///< whose value is being typed: one behind its flag, or a positional one
  std::string_view before = {};    ///< of the word, what the shell wants back as it is: --format=
  std::string_view typed = {};     ///< what is there of the word itself; may be empty
  [[nodiscard]] bool has(std::string_view name) const;
  /// The last value of an option, or "".
  [[nodiscard]] std::string_view value(std::string_view name) const;
};
/// `words`: behind `ljfl`, the last being the one at the cursor. The result refers to them. A shell may hand over
/// --format=json as one word, or, as bash does, as three.
[[nodiscard]] Half take_half(std::span<const std::string> words);

/// A word that could stand there, and what it means.
struct Completion {
  std::string word = {};
  std::string about = {};
};
/// What could be the value of `half.option`, all of it or what begins with `half.typed`. `job` holds the register, as
/// far as there is one. The word ":file" or ":dir": the shell knows better.
[[nodiscard]] std::vector<Completion> values_for(const Job& job, const Half& half);

/// To stdout: a line a word, and what it means behind a tab; the likeliest first. Says nothing of what goes wrong.
void complete(Job& job, std::span<const std::string> words);

}  // namespace ljfl::cli
