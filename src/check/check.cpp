#include "check/check.hpp"

namespace ljfl::check {

void run(const Subject& subject, diag::Diagnostics& told) {
  for (const Check* check : checks()) check->run(subject, Tell(check->rule, told));
}

diag::Arg hint(std::string_view word, const std::vector<std::string_view>& known) {
  const auto near = text::nearest(word, known);
  if (!near) return diag::arg("hint", "");
  return {.name = "hint",
          .zh = "是不是“" + std::string{*near} + "”？",
          .en = "did you mean “" + std::string{*near} + "”? "};
}

std::string listed(const std::vector<std::string_view>& words, std::size_t most) {
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < most; ++i) out.append(i == 0 ? "" : ", ").append(words[i]);
  if (words.size() > most) out.append(", …");
  return out;
}

}  // namespace ljfl::check
