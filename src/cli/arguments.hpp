/// What was typed → the command, the values of its options, and the options that every command has.
#pragma once

#include "cli/cli.hpp"

namespace ljfl::cli {

/// The options of every command, as rows like a command's own.
[[nodiscard]] std::span<const Option> global_options();

struct Typed {
  const Command* command = nullptr;  ///< none: help was asked for, or nothing at all
  std::map<std::string, std::vector<std::string>, std::less<>> given = {};   ///< the command's own options
  std::map<std::string, std::vector<std::string>, std::less<>> global = {};  ///< those of every command
  std::vector<std::pair<std::string, std::string>> in_order = {};  ///< flag and value of the command's own, as typed
  [[nodiscard]] bool has(std::string_view flag) const { return global.contains(flag); }
  /// The last value of a global option, or "".
  [[nodiscard]] std::string_view value(std::string_view flag) const;
};

/// Takes the command line apart. A Failure says what does not fit, and what was most likely meant; `typed` then holds
/// what was understood so far, so that the complaint can be in the language asked for.
void take_apart(const std::vector<std::string>& arguments, Typed& typed);

}  // namespace ljfl::cli
