#include "load/layout.hpp"

#include <algorithm>

namespace ljfl::load {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// 2026-003.md
bool is_slip_name(std::string_view name) {
  // Four digits of the year, a dash, three to six of the number: who counts on from it still gets a number.
  constexpr std::size_t least = 8;
  constexpr std::size_t most = 11;
  if (!name.ends_with(".md")) return false;
  name.remove_suffix(3);
  if (name.size() < least || name.size() > most || name[4] != '-') return false;
  return std::ranges::all_of(name.substr(0, 4), is_digit) && std::ranges::all_of(name.substr(5), is_digit);
}

}  // namespace

bool is_input_name(std::string_view name, std::string_view top) {
  if (top == "reports") return is_slip_name(name);
  if (top == "templates") return name.ends_with(".mustache");
  return name.ends_with(".yaml") || name.ends_with(".yml");
}

std::optional<Input> input_of(std::string_view path) {
  if (path == settings_file) return Input{.path = path};
  const std::size_t first = path.find('/');
  const std::string_view top = path.substr(0, first);
  if (std::ranges::find(input_folders, top) == std::end(input_folders)) return std::nullopt;
  if (first == std::string_view::npos) return Input{.path = path};  // no folder at all: a link, a submodule, a file
  int level = 0;
  for (std::size_t begin = first + 1;;) {
    const std::size_t end = path.find('/', begin);
    const bool last = end == std::string_view::npos;
    const std::string_view name = path.substr(begin, last ? end : end - begin);
    if (is_hidden(name)) return std::nullopt;
    if (is_input_name(name, top)) return Input{.path = path.substr(0, end), .is_folder = !last};
    if (last || ++level >= most_levels) return std::nullopt;
    begin = end + 1;
  }
}

}  // namespace ljfl::load
