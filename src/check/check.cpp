#include "check/check.hpp"

namespace ljfl::check {

void run(const Subject& subject, diag::Diagnostics& told) {
  for (const Check* check : checks()) check->run(subject, Tell(check->rule, told));
}

std::string listed(const std::vector<std::string_view>& words, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < most; ++i) out.append(i == 0 ? "" : ", ").append(words[i]);
  if (words.size() > most) out.append(", …");
  return out;
}

}  // namespace ljfl::check
