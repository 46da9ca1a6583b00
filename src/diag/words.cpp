#include <fmt/args.h>
#include <fmt/format.h>

#include "diag/diag.hpp"

namespace ljfl::diag {

std::string put(Words pattern, const std::vector<Arg>& args, Lang lang) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const Arg& one : args) {
    const std::string name{one.name};
    store.push_back(fmt::arg(name.c_str(), lang == Lang::zh ? one.zh : one.en));
  }
  const std::string_view words = pattern.in(lang);
  try {
    return fmt::vformat(fmt::string_view(words.data(), words.size()), store);
  } catch (const fmt::format_error&) {
    return std::string{words};  // a name without an argument: a test fails, and a clerk still reads the sentence
  }
}

}  // namespace ljfl::diag
