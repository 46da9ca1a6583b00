#include "check/check.hpp"

#include <algorithm>
#include <iterator>

#include "work/each.hpp"

namespace ljfl::check {

void run(const Subject& subject, diag::Diagnostics& told, unsigned workers) {
  std::vector<diag::Diagnostics> parts(checks().size());
  work::each(parts.size(), workers, [&](std::size_t i) { checks()[i]->run(subject, Tell(checks()[i]->rule, parts[i])); });
  for (diag::Diagnostics& part : parts) std::ranges::move(part.all(), std::back_inserter(told.all()));
}

std::string listed(const std::vector<std::string_view>& words, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < most; ++i) out.append(i == 0 ? "" : ", ").append(words[i]);
  if (words.size() > most) out.append(", …");
  return out;
}

}  // namespace ljfl::check
