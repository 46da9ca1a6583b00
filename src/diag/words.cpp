#include <fmt/args.h>
#include <fmt/format.h>

#include <algorithm>

#include "diag/diag.hpp"

namespace ljfl::diag {
namespace {

/// What an argument says: as it is for {n}, and with the noun that fits for {n:day|days}.
struct Said {
  std::string_view text = {};
};

}  // namespace
}  // namespace ljfl::diag

template <>
struct fmt::formatter<ljfl::diag::Said> {
  constexpr const char* parse(fmt::format_parse_context& ctx) {
    const char* end = std::find(ctx.begin(), ctx.end(), '}');
    const char* bar = std::find(ctx.begin(), end, '|');
    if (ctx.begin() != end && bar == end) throw fmt::format_error("a noun needs both its forms: {n:day|days}");
    one_ = {ctx.begin(), bar};
    many_ = bar == end ? std::string_view{} : std::string_view{bar + 1, end};
    return end;
  }
  fmt::format_context::iterator format(ljfl::diag::Said said, fmt::format_context& ctx) const {
    auto out = std::copy(said.text.begin(), said.text.end(), ctx.out());
    if (many_.empty()) return out;
    *out++ = ' ';
    const std::string_view noun = said.text == "1" ? one_ : many_;
    return std::copy(noun.begin(), noun.end(), out);
  }

 private:
  std::string_view one_ = {};
  std::string_view many_ = {};
};

namespace ljfl::diag {

std::string put(Words pattern, const std::vector<Arg>& args, Lang lang) {
  fmt::dynamic_format_arg_store<fmt::format_context> store;
  for (const Arg& one : args) {
    const std::string name{one.name};
    store.push_back(fmt::arg(name.c_str(), Said{lang == Lang::zh ? one.zh : one.en}));
  }
  const std::string_view words = pattern.in(lang);
  try {
    return fmt::vformat(fmt::string_view(words.data(), words.size()), store);
  } catch (const fmt::format_error&) {
    return std::string{words};  // a name without an argument: a test fails, and a clerk still reads the sentence
  }
}

std::string counted(std::size_t n, std::string_view noun) {
  return std::to_string(n) + " " + std::string{noun} + (n == 1 ? "" : "s");
}

}  // namespace ljfl::diag
