/// The manual page, made from the table of commands: what --help says of each, and what holds for all.
#include "cli/arguments.hpp"
#include "cli/help.hpp"

namespace ljfl::cli {
namespace {

using diag::Lang;

bool is_wide(char32_t code) {
  return code >= 0x2E80;
}

/// Signs before which, and after which, no line may end.
bool closes(char32_t code) {
  return std::u32string_view{U"，。、；：？！）》”’…"}.find(code) != std::u32string_view::npos;
}
bool opens(char32_t code) {
  return std::u32string_view{U"（《“‘"}.find(code) != std::u32string_view::npos;
}

/// Text as roff reads it, letter by letter: no sign of it means anything, and a line of Chinese may end between any two
/// characters, which no formatter does by itself.
std::string roff(std::string_view text) {
  std::string out;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::Character c = text::character_at(text, at);
    if (before != 0 && (is_wide(before) || is_wide(c.code)) && before != ' ' && c.code != ' ' && !closes(c.code) &&
        !opens(before))
      out += "\\:";
    if (at == 0 && (c.code == '.' || c.code == '\'')) out += "\\&";
    switch (c.code) {
      case '\\': out += "\\e"; break;
      case '-': out += "\\-"; break;
      case '\'': out += "\\(aq"; break;
      case '`': out += "\\(ga"; break;
      case '^': out += "\\(ha"; break;
      case '~': out += "\\(ti"; break;
      default: out.append(text.substr(at, c.length));
    }
    before = c.code;
    at += c.length;
  }
  return out;
}

std::string bold(std::string_view text) {
  return "\\fB" + roff(text) + "\\fR";
}

class Page {
 public:
  explicit Page(Lang lang) : lang_(lang) {}
  std::string text = {};

  void section(diag::Words title) { text.append(".SH ").append(title.in(lang_)).append("\n"); }
  void line(std::string_view roff_text) { text.append(roff_text).append("\n"); }
  void paragraph(diag::Words words) { line(".PP"), line(roff(words.in(lang_))); }
  void headed(std::string_view head, std::string_view body) { line(".TP"), line(head), line(roff(body)); }
  void term(std::string_view head, diag::Words body) { headed(bold(head), body.in(lang_)); }

  void option(const Option& one) {
    std::string head = bold(one.flag);
    if (!one.value.empty()) head += " \\fI" + roff(one.value) + "\\fR";
    if (one.many) head += " …";
    headed(head, one.help.in(lang_));
  }

  void command(const Command& one) {
    line(".SS " + roff(one.name));
    line(roff(one.summary.in(lang_)));
    line(".PP");
    line(bold("ljfl " + usage_of(one)));
    for (const Option& each : one.options) option(each);
    if (one.examples.empty()) return;
    line(".PP");
    line(roff(diag::Words{"例：", "Examples:"}.in(lang_)));
    line(".PP");
    line(".nf");
    line(".RS");
    for (const Example& example : one.examples) line(bold(example.line) + "  # " + roff(example.what.in(lang_)));
    line(".RE");
    line(".fi");
  }

 private:
  Lang lang_;
};

int run(Job& job) {
  Page page(job.lang);
  page.line("'\\\" -*- coding: UTF-8 -*-");  // for man, which else may take Chinese for GBK
  page.line(".\\\" Made by ljfl man from its table of commands.");
  page.line(".TH LJFL 1 \"" + time::iso(job.today) + "\" \"ljfl " + std::string{version()} + "\" \"" +
            std::string{job.say({"用户命令", "User Commands"})} + "\"");
  page.line(".nh");
  page.line(".ad l");  // between Chinese characters there is no room to spread
  page.section({"名称", "NAME"});
  page.line("ljfl \\- " + std::string{job.say(tagline())});
  page.section({"概要", "SYNOPSIS"});
  page.line(bold("ljfl") + " \\fI" + roff(job.say({"命令", "COMMAND"})) + "\\fR [" +
            roff(job.say({"选项", "OPTIONS"})) + "]");
  page.section({"描述", "DESCRIPTION"});
  page.line(roff(job.say(
      {"一个区的垃圾分类工作，各单位应做什么、做了什么，是 git 里的 YAML 文本。ljfl "
       "检查写得对不对，算出谁逾期、谁落后，排名，出通报。",
       "What the units of a district owe to its waste-sorting campaign, and what they did, is YAML text in git. ljfl "
       "checks it, tells what is late and what is short, ranks the units and renders the bulletins."})));
  page.paragraph(
      {"台账是有 ljfl.toml "
       "的文件夹；在它里面或下面的任何地方都能用。结果写到标准输出，说明和进展写到标准错误。单位可以写编号（拼音）、名"
       "称、简称，或它们没有歧义的开头。",
       "A register is a folder with an ljfl.toml; ljfl works from there or anywhere below. Results go to standard "
       "output, notes and progress to standard error. A unit is named by its id, its name, an alias, or an unambiguous "
       "beginning of one."});
  page.section({"命令", "COMMANDS"});
  for (const Command* command : commands()) page.command(*command);
  page.section({"各命令都有的选项", "OPTIONS OF EVERY COMMAND"});
  for (const Option& option : global_options()) page.option(option);
  page.section({"退出码", "EXIT STATUS"});
  page.term("0", {"没有问题。", "All is well."});
  page.term("1", {"数据有错误，或有 --fail-on 说的那一级的问题。", "The data has errors, or what --fail-on names."});
  page.term("2", {"用法不对，或有东西读不了、写不了，包括标准输出。",
                  "Usage, or something could not be read or written, standard output included."});
  page.term("70", {"ljfl 自身出错，请报给维护者。", "A fault of ljfl's own: please report it."});
  page.section({"环境变量", "ENVIRONMENT"});
  page.term("COLUMNS", {"不在终端上时表格最宽几列；不设就不截断。",
                        "How wide a table may be where there is no terminal; else nothing is cut."});
  page.term("LJFL_LANG", {"zh 或 en；--lang 优先，都没有就按 ljfl.toml。",
                          "zh or en. --lang goes before it; without either, ljfl.toml decides."});
  page.term("SOURCE_DATE_EPOCH", {"以这一秒（东八区）所在的日子为今天；--today 优先。",
                                  "The day of this second, at +08:00, is today. --today goes before it."});
  page.term("NO_COLOR", {"不用颜色。", "No colours."});
  page.section({"文件", "FILES"});
  page.term("ljfl.toml", {"区名、年份、放假和调休、考核细则。", "District, year, days off, the rubric."});
  page.term("units/*/unit.yaml", {"一个单位的职责、任务、指标，由牵头部门维护。",
                                  "A unit's duties, tasks and quotas, kept by the lead office."});
  page.term("units/*/YYYY-MM.yaml", {"当月的记录，由单位自己写。", "A month's records, written by the unit itself."});
  page.term("templates/, reports/", {"通报的模板和出好的通报。", "The templates of the reports, and the reports."});
  page.section({"另见", "SEE ALSO"});
  page.line("\\fBgit\\fR(1)");
  job.out(page.text);
  return fine;
}

constexpr Example examples[] = {
    {"ljfl man > ljfl.1 && man ./ljfl.1", {"看手册页", "read it"}},
    {"ljfl man --lang en > ljfl.1", {"英文的", "in English"}},
};

}  // namespace

extern constinit const Command man_command;
constinit const Command man_command{
    .name = "man",
    .summary = {"手册页（man 的格式）：全部命令和选项", "the manual page, for man: all commands and options"},
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
