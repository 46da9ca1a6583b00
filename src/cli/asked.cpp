#include "cli/asked.hpp"

namespace ljfl::cli {

void refuse_both(const Job& job, std::string_view a, std::initializer_list<std::string_view> others) {
  for (const std::string_view b : others) {
    if (!job.has(a) || !job.has(b)) continue;
    const std::vector<diag::Arg> args = {diag::arg("a", a), diag::arg("b", b)};
    const diag::Words words = {"{a} 和 {b} 不能一起用", "{a} and {b} cannot be used together"};
    throw Failure{.zh = diag::put(words, args, diag::Lang::zh), .en = diag::put(words, args, diag::Lang::en)};
  }
}

}  // namespace ljfl::cli
