#include "diag/page.hpp"

#include <algorithm>

#include "diag/findings.hpp"
#include "text/escape.hpp"

namespace ljfl::diag {
namespace {

std::string word(Severity severity, Lang lang) {
  const Words words = severity == Severity::error     ? Words{"错误", "error"}
                      : severity == Severity::warning ? Words{"警告", "warning"}
                                                      : Words{"提示", "note"};
  return std::string{words.in(lang)};
}

/// Lines of an example as a page can show them: what cannot be seen is shown by name.
std::string shown(std::string_view example) {
  std::string out;
  while (!example.empty()) {
    const std::size_t end = std::min(example.find('\n'), example.size());
    out.append(text::printable(example.substr(0, end))).append("\n");
    example.remove_prefix(std::min(end + 1, example.size()));
  }
  return out;
}

std::string indented(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    if (end > 0) out.append("    ").append(lines.substr(0, end));
    out.append("\n");
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return out;
}

/// A block of code, with a fence that its own text does not hold.
std::string fenced(std::string_view lines, std::string_view language) {
  std::string fence = "```";
  while (lines.find(fence) != std::string_view::npos) fence.push_back('`');
  return fence + std::string{language} + "\n" + std::string{lines} + fence + "\n";
}

std::string escaped(std::string_view words) {
  return text::escaped(words, text::Format::markdown);
}

constexpr Words head_why = {"为什么", "Why"};
constexpr Words head_help = {"改法", "Help"};
constexpr Words head_bad = {"不对", "Wrong"};
constexpr Words head_says = {"检查会说", "What the checker says"};
constexpr Words head_good = {"对", "Right"};

std::string as_text(const Page& page, Lang lang) {
  const Rule& rule = *page.rule;
  std::string out = std::string{rule.code} + " · " + word(rule.severity, lang) + "\n" + title(rule, lang) + "\n";
  const auto section = [&](Words head, std::string_view words) {
    if (!words.empty()) out.append("\n").append(head.in(lang)).append("\n").append(indented(words));
  };
  section(head_why, rule.why.in(lang));
  section(head_help, general_help(rule, lang));
  section(head_bad, shown(rule.bad));
  section(head_says, page.says);
  section(head_good, shown(rule.good));
  return out;
}

std::string as_markdown(const Page& page, Lang lang) {
  const Rule& rule = *page.rule;
  std::string out = "### " + std::string{rule.code} + "\n\n**" + escaped(title(rule, lang)) + "** (" +
                    word(rule.severity, lang) + ")\n";
  const auto paragraph = [&](Words head, std::string_view words) {
    if (!words.empty())
      out.append("\n").append(head.in(lang)).append(lang == Lang::zh ? "：" : ": ").append(escaped(words)).append("\n");
  };
  const auto block = [&](Words head, const std::string& lines, std::string_view language) {
    if (lines.empty()) return;
    out.append("\n")
        .append(head.in(lang))
        .append(lang == Lang::zh ? "：" : ":")
        .append("\n\n")
        .append(fenced(lines, language));
  };
  paragraph(head_why, rule.why.in(lang));
  paragraph(head_help, general_help(rule, lang));
  const std::string_view language = family(rule) == "templates" ? "" : "yaml";
  block(head_bad, shown(rule.bad), language);
  block(head_says, page.says, "text");
  block(head_good, shown(rule.good), language);
  return out;
}

}  // namespace

std::string general_help(const Rule& rule, Lang lang) {
  std::string help{rule.help.in(lang)};
  for (std::size_t at = help.find("{hint}"); at != std::string::npos; at = help.find("{hint}", at)) help.erase(at, 6);
  const Rule as_message{.message = {.zh = help, .en = help}};
  return title(as_message, lang);
}

std::string page(const Page& page, Lang lang, PageForm form) {
  return form == PageForm::text ? as_text(page, lang) : as_markdown(page, lang);
}

std::string book(std::span<const Page> pages, Lang lang) {
  const bool zh = lang == Lang::zh;
  std::string out =
      zh ? "# 检查规则\n\n由 `ljfl explain --format md` 写出，不要手改。每条的例子都由检查程序自己查过。\n\n"
         : "# The rules\n\nWritten by `ljfl explain --format md --lang en`; not edited by hand. The checker has "
           "checked every example.\n\n";
  out.append(zh ? "| 代码 | 级别 | 问题 |\n" : "| Code | Severity | Finding |\n").append("| --- | --- | --- |\n");
  for (const Page& one : pages) {
    std::string anchor{one.rule->code};
    std::ranges::transform(anchor, anchor.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    out.append("| [").append(one.rule->code).append("](#").append(anchor).append(") | ");
    out.append(word(one.rule->severity, lang)).append(" | ").append(escaped(title(*one.rule, lang))).append(" |\n");
  }
  for (const Page& one : pages) out.append("\n").append(as_markdown(one, lang));
  return out;
}

}  // namespace ljfl::diag
