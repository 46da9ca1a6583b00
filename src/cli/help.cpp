#include "cli/help.hpp"

#include "cli/arguments.hpp"

namespace ljfl::cli {
namespace {

void append_row(std::string& out, std::string_view left, std::string_view right) {
  constexpr int left_columns = 30;
  // What is too long to have its words beside it has them below.
  const bool beside = text::width_of(left) <= left_columns;
  out.append("  ").append(beside ? text::pad_right(left, left_columns + 1)
                                 : std::string{left} + "\n" + std::string(left_columns + 3, ' '));
  out.append(right).append("\n");
}

void append_global(std::string& out, diag::Lang lang) {
  out.append(lang == diag::Lang::zh ? "\n各命令都有的选项：\n" : "\nOptions of every command:\n");
  for (const Option& option : global_options()) append_row(out, usage_of(option), option.help.in(lang));
}

}  // namespace

std::string_view version() {
  return LJFL_VERSION;
}

diag::Words tagline() {
  return {"垃圾分类工作的职责、任务、指标和记录，用纯文本管起来",
          "keeps a waste-sorting campaign's duties, tasks, quotas and records in plain text"};
}

std::string usage_of(const Option& option) {
  std::string out{option.flag};
  if (!option.value.empty()) out.append(" ").append(option.value);
  if (option.many) out.append("…");
  return out;
}

std::string usage_of(const Command& command) {
  std::string out{command.name};
  for (const Option& option : command.options) {
    std::string usage = usage_of(option);
    constexpr std::size_t longest = 40;  // all its words stand below
    if (usage.size() > longest) usage = std::string{option.flag} + " " + std::string{choices_of(option).front()} + "|…";
    out.append(option.required ? " " + usage : " [" + usage + "]");
  }
  return out;
}

std::string version_line() {
  return "ljfl " LJFL_VERSION "\n";
}

std::string help(diag::Lang lang) {
  std::string out;
  if (lang == diag::Lang::zh) {
    out.append("ljfl：").append(tagline().zh).append("\n\n用法：ljfl 命令 [选项]\n\n命令：\n");
  } else {
    out.append("ljfl ").append(tagline().en).append("\n\nUsage: ljfl COMMAND [options]\n\nCommands:\n");
  }
  for (const Command* command : commands()) append_row(out, command->name, command->summary.in(lang));
  append_global(out, lang);
  out.append(lang == diag::Lang::zh ? "\n先试：ljfl check，再试：ljfl report --month 2026-10\n"
                                    : "\nTry first: ljfl check, then: ljfl report --month 2026-10\n");
  return out;
}

std::string help(const Command& command, diag::Lang lang) {
  std::string out{command.summary.in(lang)};
  out.append(lang == diag::Lang::zh ? "\n\n用法：ljfl " : "\n\nUsage: ljfl ").append(usage_of(command)).append("\n");
  if (!command.options.empty()) {
    out.append(lang == diag::Lang::zh ? "\n选项：\n" : "\nOptions:\n");
    for (const Option& option : command.options) append_row(out, usage_of(option), option.help.in(lang));
  }
  append_global(out, lang);
  if (!command.examples.empty()) {
    out.append(lang == diag::Lang::zh ? "\n例：\n" : "\nExamples:\n");
    for (const Example& example : command.examples) {
      out.append("  ")
          .append(text::pad_right(example.line, 42))
          .append("  # ")
          .append(example.what.in(lang))
          .append("\n");
    }
  }
  return out;
}

}  // namespace ljfl::cli
