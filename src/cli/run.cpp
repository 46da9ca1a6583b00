/// Arguments → a Job → what the command needs is read → the command → its output, checked → the exit code.
/// The only file that includes CLI11.
#include <CLI/CLI.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>

#include "cli/cli.hpp"
#include "cli/disk.hpp"
#include "cli/help.hpp"
#include "load/load.hpp"

namespace ljfl::cli {
namespace {

/// What the environment says. Read here and nowhere else.
struct World {
  std::string lang = {};
  std::string source_date = {};
  bool no_colour = false;
  bool dumb = false;
};

World look_around() {
  const auto variable = [](const char* name) {
    const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): no thread has begun
    return std::string{value == nullptr ? "" : value};
  };
  return {.lang = variable("LJFL_LANG"),
          .source_date = variable("SOURCE_DATE_EPOCH"),
          .no_colour = !variable("NO_COLOR").empty(),
          .dumb = variable("TERM") == "dumb"};
}

struct Options {
  std::string folder = {};
  std::string lang = {};
  std::string colour = "auto";
  std::string today = {};
  bool version = false;
  bool help = false;
};

diag::Lang language(std::string_view word, diag::Lang otherwise) {
  if (word == "zh") return diag::Lang::zh;
  if (word == "en") return diag::Lang::en;
  return otherwise;
}

/// China is eight hours ahead and has no summer time: a fixed sum, whatever TZ and the machine's zone files say.
constexpr std::chrono::hours china{8};

time::Date today(const Options& options, const World& world) {
  if (!options.today.empty()) {
    const time::ParsedDate parsed = time::parse_date(options.today);
    if (parsed.date) return *parsed.date;
    const std::string shown = text::printable(options.today);
    throw Failure{.zh = "--today 后面要写日期，例如 2026-10-31；这里是“" + shown + "”",
                  .en = "--today takes a date such as 2026-10-31, not “" + shown + "”"};
  }
  if (!world.source_date.empty()) {
    std::int64_t seconds = 0;
    const char* const end = world.source_date.data() + world.source_date.size();
    const auto [stop, fault] = std::from_chars(world.source_date.data(), end, seconds);
    if (fault != std::errc{} || stop != end || seconds < 0 || seconds > 7'000'000'000) {
      throw Failure{.zh = "SOURCE_DATE_EPOCH 应是秒数", .en = "SOURCE_DATE_EPOCH must be a number of seconds"};
    }
    return std::chrono::floor<std::chrono::days>(
        std::chrono::sys_seconds{std::chrono::seconds{seconds}} + china);
  }
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() + china);
}

int terminal_columns() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) return size.ws_col;
  return 80;
}

bool colour_for(int stream, const Options& options, const World& world) {
  if (options.colour == "always") return true;
  if (options.colour == "never" || world.no_colour || world.dumb) return false;
  return ::isatty(stream) == 1;
}

void add_options(CLI::App& app, const Command& command, Job& job) {
  for (const Option& option : command.options) {
    const std::string flag{option.flag};
    if (!option.flag.starts_with('-') ) {
      app.add_option(flag, job.given[flag], "")->expected(option.many ? -1 : 1);
    } else if (option.value.empty()) {
      app.add_flag_callback(flag, [&job, flag] { job.given[flag]; });
    } else {
      app.add_option_function<std::vector<std::string>>(
             flag,
             [&job, flag](const std::vector<std::string>& values) {
               auto& list = job.given[flag];
               list.insert(list.end(), values.begin(), values.end());
             })
          ->expected(1)
          ->allow_extra_args(false)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
          ->trigger_on_parse(true);
    }
  }
}

void add_global(CLI::App& app, Options& options) {
  app.set_help_flag();
  app.add_flag("-h,--help", options.help);
  app.add_option("-C", options.folder);
  app.add_option("--lang", options.lang)->check(CLI::IsMember({"zh", "en"}));
  app.add_option("--color", options.colour)->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_option("--today", options.today);
}

/// CLI11's complaint in the user's language. Its own words are English; the commonest are put into ours.
Failure complaint(const CLI::ParseError& error, const std::vector<std::string>& arguments) {
  const std::string words = text::printable(error.what());
  const std::string kind = error.get_name();
  const std::string more = "（ljfl --help 列出全部用法）";
  if (kind == "ExtrasError") {
    for (const std::string& argument : arguments) {
      if (argument.empty() || words.find(text::printable(argument)) == std::string::npos) continue;
      std::string near_zh;
      std::string near_en;
      if (const auto near = nearest_word(argument)) {
        near_zh = "，是不是“" + std::string{*near} + "”？";
        near_en = "; did you mean “" + std::string{*near} + "”?";
      }
      const std::string shown = text::printable(argument);
      return {.zh = "不认识“" + shown + "”" + near_zh + more, .en = "unknown “" + shown + "”" + near_en};
    }
  }
  return {.zh = "用法不对：" + words + more, .en = words + " (see ljfl --help)"};
}

/// An option that is a choice takes its own words only.
void refuse_other_words(const Job& job) {
  for (const Option& option : job.command->options) {
    const std::vector<std::string_view> words = choices_of(option);
    if (words.empty()) continue;
    for (const std::string& typed : job.values(option.flag)) {
      if (std::ranges::find(words, typed) != words.end()) continue;
      std::string zh;
      std::string en;
      for (const std::string_view word : words) {
        zh.append(zh.empty() ? "" : "、").append(word);
        en.append(en.empty() ? "" : ", ").append(word);
      }
      const std::string shown = text::printable(typed);
      throw Failure{.zh = std::string{option.flag} + " 只能是 " + zh + "，这里是“" + shown + "”",
                    .en = std::string{option.flag} + " must be one of " + en + ", not “" + shown + "”"};
    }
  }
}

/// Everything at once; what was promised and could not be written is told.
bool write_out(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, text.data(), text.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

int finish(const Job& job, int code) {
  if (write_out(job.output())) return code;
  if (errno != EPIPE) {
    job.err(job.say({"ljfl：结果写不出去\n", "ljfl: the output could not be written\n"}));
  }
  return usage;
}

void read_what_is_needed(Job& job, const Options& options) {
  if (job.command->needs == Needs::nothing) return;
  job.root = find_root(options.folder);
  if (job.root.empty()) {
    throw Failure{.zh = "这里和上级文件夹里都没有 ljfl.toml；先进入台账的文件夹，或用 -C 指明",
                  .en = "no ljfl.toml here or above; go to the register's folder or name it by -C"};
  }
  job.files = read_folder(job.root);
  if (job.command->needs == Needs::files) return;
  job.reg = load::load(job.files, job.told);
  if (job.command->needs == Needs::standing) job.standing = standing::assess(job.reg, job.today);
}

int run(const std::vector<std::string>& arguments) {
  const World world = look_around();
  Options options;
  Job job;
  job.lang = language(world.lang, diag::Lang::zh);
  try {
    CLI::App app;
    add_global(app, options);
    app.add_flag("--version", options.version);
    std::vector<std::pair<CLI::App*, const Command*>> parsers;
    for (const Command* command : commands()) {
      CLI::App* const parser = app.add_subcommand(std::string{command->name});
      add_global(*parser, options);
      parsers.emplace_back(parser, command);
    }
    // Only the options of the command that was typed are declared: all of them would cost every start.
    for (const auto& [parser, command] : parsers) {
      if (std::ranges::find(arguments, std::string{command->name}) != arguments.end()) add_options(*parser, *command, job);
    }
    app.require_subcommand(0, 1);
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());
    try {
      app.parse(reversed);
    } catch (const CLI::ParseError& error) {
      job.lang = language(options.lang, job.lang);
      throw complaint(error, arguments);
    }
    job.lang = language(options.lang, job.lang);
    for (const auto& [parser, command] : parsers) {
      if (parser->parsed()) job.command = command;
    }
    std::erase_if(job.given, [](const auto& entry) { return !entry.first.starts_with('-') && entry.second.empty(); });
    if (options.version) {
      job.out(version_line());
      return finish(job, fine);
    }
    if (options.help || job.command == nullptr) {
      job.out(job.command == nullptr ? help(job.lang) : help(*job.command, job.lang));
      return finish(job, options.help || !arguments.empty() ? fine : usage);
    }
    for (const Option& option : job.command->options) {
      if (option.required && !job.has(option.flag)) {
        throw Failure{.zh = "缺少 " + std::string{option.flag} + " " + std::string{option.value} + "（" + std::string{option.help.zh} + "）",
                      .en = std::string{option.flag} + " " + std::string{option.value} + " is missing (" + std::string{option.help.en} + ")"};
      }
    }
    refuse_other_words(job);
    job.today = today(options, world);
    job.colour_out = colour_for(STDOUT_FILENO, options, world);
    job.colour_err = colour_for(STDERR_FILENO, options, world);
    job.columns = terminal_columns();
    read_what_is_needed(job, options);
    if (options.lang.empty() && world.lang.empty()) job.lang = language(job.reg.config.lang, job.lang);
    return finish(job, job.command->run(job));
  } catch (const Failure& failure) {
    finish(job, usage);
    const std::string_view words = job.lang == diag::Lang::zh ? failure.zh : failure.en;
    job.err("ljfl: " + text::printable(words) + "\n");
    return usage;
  }
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that went away is an ordinary end, told by the failed write; so is a file that may grow no further.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return run(std::vector<std::string>(argv + std::min(argc, 1), argv + argc));
  } catch (const std::exception& error) {
    const std::string words = std::string{"ljfl: 程序自身出错，请报给维护者 / internal error, please report: "} +
                              text::printable(error.what()) + "\n";
    (void)!::write(STDERR_FILENO, words.data(), words.size());
  } catch (...) {
    constexpr std::string_view words = "ljfl: 程序自身出错 / internal error\n";
    (void)!::write(STDERR_FILENO, words.data(), words.size());
  }
  return own_fault;
}

}  // namespace ljfl::cli
