/// The only file that includes CLI11. Its own complaints are English; all that a user can cause are put into our words.
#include "cli/arguments.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

namespace ljfl::cli {
namespace {

using Values = std::map<std::string, std::vector<std::string>, std::less<>>;
using Order = std::vector<std::pair<std::string, std::string>>;

constexpr Option options_of_all[] = {
    {.flag = "-C",
     .value = "DIR",
     .help = {"在这个文件夹或上级里找台账；别的文件仍从现在的地方算",
              "find the register here or above; other files stay relative to where you are"}},
    {.flag = "--at",
     .value = "REV|DATE",
     .help = {"看 git 里那时的台账：提交、分支、标签，或 2026-10-31、2026-10",
              "the register as git had it: a commit, branch, tag, or 2026-10-31, 2026-10"}},
    {.flag = "--today", .value = "2026-10-31", .help = {"以这一天为今天", "take this day for today"}},
    {.flag = "-j",
     .value = "N",
     .help = {"最多用几个线程，默认每个处理器核一个", "how many threads at most; one for each core by default"}},
    {.flag = "--lang", .value = "zh|en", .help = {"说中文还是英文", "Chinese or English"}},
    {.flag = "--color", .value = "auto|always|never", .help = {"是否用颜色", "whether to use colour"}},
    {.flag = "--help", .help = {"显示用法（也可写 -h）", "show this; also -h"}},
    {.flag = "--version", .help = {"显示版本", "show the version"}},
};

void add_options(CLI::App& app, std::span<const Option> options, Values& given, Order& in_order) {
  for (const Option& option : options) {
    const std::string flag{option.flag};
    const auto take = [&given, &in_order, flag](const std::vector<std::string>& values) {
      for (const std::string& value : values) in_order.emplace_back(flag, value);
      auto& list = given[flag];
      list.insert(list.end(), values.begin(), values.end());
    };
    if (!flag.starts_with('-')) {
      app.add_option_function<std::vector<std::string>>(flag, take)
          ->expected(option.many ? -1 : 1)
          ->allow_extra_args(option.many);
    } else if (option.value.empty()) {
      app.add_flag_callback(flag == "--help" ? "-h,--help" : flag, [&given, flag] { given[flag]; });
    } else {
      app.add_option_function<std::vector<std::string>>(flag, take)
          ->expected(1)
          ->allow_extra_args(false)
          ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
          ->trigger_on_parse(true);
    }
  }
}

/// The options that could have been meant where `argument` was typed; without a command, the commands.
std::vector<std::string_view> known_words(std::string_view argument, const Command* command) {
  std::vector<std::string_view> out;
  if (argument.starts_with('-')) {
    for (const Option& option : options_of_all) out.push_back(option.flag);
    if (command == nullptr) return out;
    for (const Option& option : command->options) {
      if (option.flag.starts_with('-')) out.push_back(option.flag);
    }
  } else if (command == nullptr) {
    for (const Command* one : commands()) out.push_back(one->name);
  }
  return out;
}

/// Behind -- nothing is an option.
bool is_option(std::string_view argument, const std::vector<std::string>& arguments) {
  const auto stop = std::ranges::find(arguments, "--");
  return argument.starts_with('-') && std::find(arguments.begin(), stop, argument) != stop;
}

Failure unexpected(std::string_view argument, const Command* command, bool option) {
  const std::string shown = text::printable(argument);
  Failure out;
  if (command != nullptr && !option) {
    out.zh = "多出来一个“" + shown + "”";
    out.en = "“" + shown + "” is one argument too many";
    if (argument.starts_with('-')) return out;
  } else if (argument.starts_with('-')) {
    out.zh = (command == nullptr ? std::string{"ljfl"} : std::string{command->name}) + " 没有“" + shown + "”这个选项";
    out.en = (command == nullptr ? std::string{"ljfl"} : std::string{command->name}) + " has no option “" + shown + "”";
  } else {
    out.zh = "没有“" + shown + "”这个命令";
    out.en = "there is no command “" + shown + "”";
  }
  if (const auto near = text::nearest(argument, known_words(argument, command))) {
    out.zh.append("，是不是“").append(*near).append("”？");
    out.en.append("; did you mean “").append(*near).append("”?");
  } else {
    const std::string usage = command == nullptr ? "ljfl --help" : "ljfl " + std::string{command->name} + " --help";
    out.zh.append("；用法见 ").append(usage);
    out.en.append("; see ").append(usage);
  }
  return out;
}

Failure missing_value(const CLI::ParseError& error, const Command* command) {
  const std::string words = error.what();
  const std::string flag = text::printable(words.substr(0, words.find(':')));
  std::string like;
  for (const std::span<const Option> rows :
       {std::span<const Option>{options_of_all}, command == nullptr ? std::span<const Option>{} : command->options}) {
    const auto row = std::ranges::find(rows, flag, &Option::flag);
    if (row != rows.end()) like = row->value;
  }
  if (like.empty()) return {.zh = "用法不对：" + text::printable(words), .en = text::printable(words)};
  return {.zh = flag + " 后面缺一个值，例如 " + flag + " " + like,
          .en = flag + " needs a value, as in " + flag + " " + like};
}

/// An option that is a choice takes its own words only.
void refuse_other_words(std::span<const Option> options, const Values& given) {
  for (const Option& option : options) {
    const std::vector<std::string_view> words = choices_of(option);
    const auto typed = given.find(option.flag);
    if (words.empty() || typed == given.end()) continue;
    for (const std::string& word : typed->second) {
      if (std::ranges::find(words, word) != words.end()) continue;
      std::string zh;
      std::string en;
      for (const std::string_view known : words) {
        zh.append(zh.empty() ? "" : "、").append(known);
        en.append(en.empty() ? "" : ", ").append(known);
      }
      const std::string shown = text::printable(word);
      throw Failure{.zh = std::string{option.flag} + " 只能是 " + zh + "，这里是“" + shown + "”",
                    .en = std::string{option.flag} + " must be one of " + en + ", not “" + shown + "”"};
    }
  }
}

void refuse_missing(const Command& command, const Values& given) {
  for (const Option& option : command.options) {
    if (!option.required || given.contains(option.flag)) continue;
    const std::string what = std::string{option.flag} + (option.value.empty() ? "" : " " + std::string{option.value});
    throw Failure{.zh = "缺少 " + what + "（" + std::string{option.help.zh} + "）",
                  .en = what + " is missing (" + std::string{option.help.en} + ")"};
  }
}

/// An option that names a file or a folder and was given nothing (an unset variable of a script) would mean the folder
/// one stands in.
void refuse_empty_paths(std::span<const Option> options, const Values& given) {
  for (const Option& option : options) {
    const bool path =
        option.value == "DIR" || option.value == "FILE" || option.value == "PATH" ||
        (option.value.empty() && (option.flag == "DIR" || option.flag == "FILE" || option.flag == "PATH"));
    const auto typed = given.find(option.flag);
    if (!path || typed == given.end() || std::ranges::find(typed->second, "") == typed->second.end()) continue;
    const std::string flag{option.flag};
    throw Failure{.zh = flag + " 是空的；写上文件或文件夹", .en = flag + " is empty; name a file or a folder"};
  }
}

/// The first word that is neither an option of all nor the value of one; the size where there is none.
std::size_t first_word(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i].starts_with('-')) {
      const auto option = std::ranges::find(options_of_all, arguments[i], &Option::flag);
      if (option != std::ranges::end(options_of_all) && !option->value.empty()) ++i;
      continue;
    }
    return i;
  }
  return arguments.size();
}

/// That word is the command.
const Command* command_in(const std::vector<std::string>& arguments) {
  const std::size_t at = first_word(arguments);
  if (at == arguments.size()) return nullptr;
  const auto found = std::ranges::find(commands(), arguments[at], &Command::name);
  return found == commands().end() ? nullptr : *found;
}

/// `ljfl help due` is `ljfl due --help`.
std::vector<std::string> without_help(std::vector<std::string> arguments) {
  const std::size_t at = first_word(arguments);
  if (at == arguments.size() || arguments[at] != "help") return arguments;
  arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(at));
  arguments.insert(arguments.begin(), "--help");
  return arguments;
}

}  // namespace

std::span<const Option> global_options() {
  return options_of_all;
}

std::string_view Typed::value(std::string_view flag) const {
  const auto found = global.find(flag);
  return found == global.end() || found->second.empty() ? std::string_view{} : std::string_view{found->second.back()};
}

void take_apart(const std::vector<std::string>& as_typed, Typed& typed) {
  const std::vector<std::string> arguments = without_help(as_typed);
  CLI::App app;
  Order of_all;  // nobody asks in which order these were typed
  app.set_help_flag();
  app.allow_extras();
  add_options(app, options_of_all, typed.global, of_all);
  // Only the command that was typed is declared: all of them would cost every start.
  if (const Command* const command = command_in(arguments)) {
    CLI::App* const parser = app.add_subcommand(std::string{command->name});
    parser->set_help_flag();
    parser->allow_extras();
    add_options(*parser, options_of_all, typed.global, of_all);
    add_options(*parser, command->options, typed.given, typed.in_order);
    typed.command = command;
  }
  std::optional<Failure> complaint;
  try {
    app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::ParseError& error) {
    complaint = missing_value(error, typed.command);
  }
  // What is asked for by --help or --version is shown, whatever else was typed; of no command there is nothing to show.
  const std::size_t at = first_word(arguments);
  if (typed.has("--help") && typed.command == nullptr && at < arguments.size())
    throw unexpected(arguments[at], nullptr, false);
  if (typed.has("--help") || typed.has("--version")) return;
  refuse_other_words(options_of_all, typed.global);
  refuse_empty_paths(options_of_all, typed.global);
  if (complaint) throw *complaint;
  std::vector<std::string> extras = app.remaining(true);
  std::erase(extras, "--");  // what stands behind it is no option, and was taken as that
  if (!extras.empty()) throw unexpected(extras.front(), typed.command, is_option(extras.front(), arguments));
  if (typed.command == nullptr) return;
  refuse_other_words(typed.command->options, typed.given);
  refuse_empty_paths(typed.command->options, typed.given);
  refuse_missing(*typed.command, typed.given);
}

}  // namespace ljfl::cli
