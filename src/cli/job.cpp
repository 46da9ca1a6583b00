#include <unistd.h>

#include <algorithm>
#include <cerrno>

#include "cli/cli.hpp"
#include "cli/judge.hpp"

namespace ljfl::cli {

std::string_view Job::value(std::string_view flag) const {
  const auto found = given.find(flag);
  return found == given.end() || found->second.empty() ? std::string_view{} : std::string_view{found->second.back()};
}

std::span<const std::string> Job::values(std::string_view flag) const {
  const auto found = given.find(flag);
  return found == given.end() ? std::span<const std::string>{} : std::span<const std::string>{found->second};
}

std::string_view Job::choice(std::string_view flag) const {
  if (const std::string_view typed = value(flag); !typed.empty()) return typed;
  const auto option = std::ranges::find(command->options, flag, &Option::flag);
  return option == command->options.end() ? std::string_view{} : choices_of(*option).front();
}

void Job::flush() {
  for (std::string_view text = out_; !text.empty();) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) {
      const bool reader_left = written < 0 && errno == EPIPE;
      out_.clear();
      if (reader_left) throw Failure{};
      throw Failure{.zh = "结果写不出去", .en = "the output could not be written"};
    }
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  out_.clear();
}

void Job::err(std::string_view text) const {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;  // nobody is left to be told
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

void Job::settle() {
  cli::settle(told, reg.config, files);
}

std::vector<std::string_view> choices_of(const Option& option) {
  std::vector<std::string_view> out;
  if (option.value.empty() || option.value.front() < 'a' || option.value.find('|') == std::string_view::npos)
    return out;
  for (std::string_view rest = option.value;;) {
    const std::size_t bar = rest.find('|');
    out.push_back(rest.substr(0, bar));
    if (bar == std::string_view::npos) return out;
    rest.remove_prefix(bar + 1);
  }
}

time::Period month_given(const Job& job) {
  const std::string_view word = job.value("--month");
  const auto period = time::parse_period(word);
  if (period && period->kind == time::PeriodKind::month) return *period;
  const std::string shown = text::printable(word);
  throw Failure{.zh = "--month 后面要写月份，例如 2026-10；这里是“" + shown + "”",
                .en = "--month takes a month such as 2026-10, not “" + shown + "”"};
}

bool is_year_gone(const model::Config& config, const time::Period& period) {
  return period.year < config.year && period.last() < config.start;
}

void refuse_year_gone(const Job& job, const time::Period& period) {
  const model::Config& config = job.reg.config;
  if (!is_year_gone(config, period)) return;
  const std::string year = std::to_string(config.year);
  const std::string then = std::to_string(period.year);
  if (job.command == nullptr) {  // one of several districts, which are read as they lie there
    throw Failure{.zh = "台账已经转到 " + year + " 年，" + then +
                        " 年的在换年以前的提交里：用 git worktree add 把那个提交取到另一个文件夹，再算那里的",
                  .en = "the register has gone over to " + year + ", and " + then +
                        " is in the commits before that: git worktree add puts one of those into a folder of its own, "
                        "which can be named instead"};
  }
  throw Failure{.zh = "台账已经转到 " + year + " 年，" + then +
                      " 年的任务、期限和指标在换年以前的提交里：加上 --at 和那个提交（git log --oneline -- ljfl.toml "
                      "里，换年的前一个）",
                .en = "the register has gone over to " + year + ": the tasks, terms and quotas of " + then +
                      " are in the commits before that. Add --at and one of those (git log --oneline -- ljfl.toml "
                      "shows where the year changed)"};
}

}  // namespace ljfl::cli
