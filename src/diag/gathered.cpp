#include <algorithm>
#include <charconv>
#include <limits>
#include <map>

#include "diag/diag.hpp"

namespace ljfl::diag {
namespace {

constexpr std::int64_t most_one_by_one = 3;

std::int64_t count_of(const Diagnostic& one) {
  const auto found = std::ranges::find(one.args, std::string_view{"count"}, &Arg::name);
  std::int64_t count = 1;
  if (found != one.args.end()) std::from_chars(found->zh.data(), found->zh.data() + found->zh.size(), count);
  return count;
}

}  // namespace

std::vector<Diagnostic> gathered(const std::vector<Diagnostic>& told) {
  struct Sum {
    std::int64_t findings = 0;
    std::int64_t total = 0;
  };
  std::map<const Rule*, Sum> sums;
  for (const Diagnostic& one : told) {
    if (one.rule->many.zh.empty()) continue;
    Sum& sum = sums[one.rule];
    ++sum.findings;
    sum.total += count_of(one);
  }
  std::erase_if(sums, [](const auto& entry) { return entry.second.findings <= most_one_by_one; });
  std::vector<Diagnostic> out;
  std::vector<Diagnostic> many;
  for (const Diagnostic& one : told) {
    const auto sum = sums.find(one.rule);
    if (sum == sums.end()) {
      out.push_back(one);
      continue;
    }
    if (std::ranges::find(many, one.rule, &Diagnostic::rule) != many.end()) continue;
    many.push_back({.rule = one.rule,
                    .severity = one.severity,
                    .at = {.file = std::numeric_limits<std::uint32_t>::max()},
                    .args = {arg("findings", sum->second.findings), arg("total", sum->second.total)},
                    .gathered = true});
  }
  std::ranges::sort(many, {}, [](const Diagnostic& one) { return one.rule->code; });
  out.insert(out.end(), many.begin(), many.end());
  return out;
}

}  // namespace ljfl::diag
