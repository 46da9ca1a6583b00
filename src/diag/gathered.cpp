#include <algorithm>
#include <charconv>
#include <limits>

#include "diag/diag.hpp"

namespace ljfl::diag {
namespace {

constexpr std::ptrdiff_t most_one_by_one = 3;

std::int64_t count_of(const Diagnostic& one) {
  const auto found = std::ranges::find(one.args, std::string_view{"count"}, &Arg::name);
  std::int64_t count = 1;
  if (found != one.args.end()) std::from_chars(found->zh.data(), found->zh.data() + found->zh.size(), count);
  return count;
}

}  // namespace

std::vector<Diagnostic> gathered(const std::vector<Diagnostic>& told) {
  std::vector<Diagnostic> out;
  std::vector<Diagnostic> many;
  const auto is_many = [&](const Diagnostic& one) {
    return !one.rule->many.zh.empty() && std::ranges::count(told, one.rule, &Diagnostic::rule) > most_one_by_one;
  };
  for (const Diagnostic& one : told) {
    if (!is_many(one)) {
      out.push_back(one);
      continue;
    }
    auto found = std::ranges::find(many, one.rule, &Diagnostic::rule);
    if (found != many.end()) continue;
    std::int64_t findings = 0;
    std::int64_t total = 0;
    for (const Diagnostic& other : told) {
      if (other.rule != one.rule) continue;
      ++findings;
      total += count_of(other);
    }
    many.push_back({.rule = one.rule,
                    .severity = one.severity,
                    .at = {.file = std::numeric_limits<std::uint32_t>::max()},
                    .args = {arg("findings", findings), arg("total", total)},
                    .gathered = true});
  }
  std::ranges::sort(many, {}, [](const Diagnostic& one) { return one.rule->code; });
  out.insert(out.end(), many.begin(), many.end());
  return out;
}

}  // namespace ljfl::diag
