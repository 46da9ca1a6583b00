/// A month's file by chance, in all the layouts that clerks leave behind: lists in and out of brackets, quotes of every
/// kind, odd indentation, comments and blank lines anywhere, CRLF, a BOM, no line end at the end.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "generated_district.hpp"

namespace ljfl::test {

class TextGenerator {
 public:
  explicit TextGenerator(std::uint32_t seed) : chance_(seed) {}

  std::string month() {
    out_.clear();
    step_ = static_cast<std::size_t>(chance_.of(std::array{2, 2, 2, 3, 4}));
    list_step_ = static_cast<std::size_t>(chance_.of(std::array{2, 2, 0, 3, 4}));
    gap_ = static_cast<std::size_t>(chance_.of(std::array{1, 1, 1, 2, 3}));
    blanks_ = chance_.one_in(5);
    if (chance_.one_in(3)) out_ += "# 教育局 2026 年 10 月的工作记录\n";
    if (chance_.one_in(6)) out_ += "\n";
    section("records", 1 + chance_(4));
    if (chance_.one_in(2)) texts("highlights");
    if (chance_.one_in(3)) section("findings", 1 + chance_(2));
    if (chance_.one_in(6)) out_ += "\n\n";
    if (chance_.one_in(5)) out_ += "# 完\n";
    if (chance_.one_in(8)) out_.pop_back();
    if (chance_.one_in(5)) with_carriage_returns();
    if (chance_.one_in(8)) out_.insert(0, text::bom);
    return out_;
  }

  Chance& chance() { return chance_; }

  std::string scalar(bool in_brackets) {
    const std::string plain =
        chance_.of(std::vector<std::string>{"抽查2所学校", "2026-10-12", "“小手拉大手”进课堂", "a b", "96.5%", "3"});
    switch (chance_(in_brackets ? 4 : 5)) {
      case 0: return "'" + plain + " # 不是注释''号'";
      case 1: return "\"" + plain + ": \\\"引\\\"\\n\"";
      case 2: return "\"" + plain + "\"";
      default: return plain;
    }
  }

 private:
  Chance chance_;
  std::string out_ = {};
  std::size_t step_ = 2, list_step_ = 2, gap_ = 1;
  bool blanks_ = false;

  static std::string spaces(std::size_t count) { return std::string(count, ' '); }
  std::string trailing() {
    if (chance_.one_in(6)) return "  # 见附件";
    return chance_.one_in(12) ? "  " : "";
  }
  void between(std::size_t column) {
    if (blanks_) out_ += "\n";
    if (chance_.one_in(7)) out_ += spaces(chance_.one_in(3) ? 0 : column) + "# 说明：“引号”, [括号] 'a' {b\n";
    if (chance_.one_in(12)) out_ += chance_.one_in(2) ? "\n" : "   \n\n";
  }

  void section(const std::string& key, int count) {
    if (chance_.one_in(9)) {
      out_ += key + ": [{date: 2026-10-01, task: a, note: " + scalar(true) + "}, {date: 2026-10-02, sites: [一小, " +
              scalar(true) + "]}]" + trailing() + "\n";
      return;
    }
    if (chance_.one_in(12)) {
      out_ += key + ": []" + trailing() + "\n";
      return;
    }
    out_ += key + ":" + trailing() + "\n";
    for (int i = 0; i < count; ++i) {
      if (i > 0 || chance_.one_in(4)) between(list_step_);
      item();
    }
  }

  void item() {
    out_ += spaces(list_step_) + "-" + spaces(gap_);
    if (chance_.one_in(4)) {
      out_ += "{date: 2026-10-0" + std::to_string(1 + chance_(9)) + ", note: " + scalar(true) +
              (chance_.one_in(4) ? "," : "") + "}" + trailing() + "\n";
      return;
    }
    const std::size_t column = list_step_ + 1 + gap_;
    out_ += "date: 2026-10-0" + std::to_string(1 + chance_(9)) + trailing() + "\n";
    if (chance_.one_in(8)) between(column);
    if (chance_.one_in(2)) sites(column);
    if (chance_.one_in(7)) out_ += spaces(column) + "evidence:\n";
    if (chance_.one_in(6)) {
      bar(column);
    } else {
      out_ += spaces(column) + "note:" + spaces(1 + static_cast<std::size_t>(chance_(2))) + scalar(false) + trailing() +
              "\n";
    }
    if (chance_.one_in(9)) out_ += spaces(column) + "# 这一条待核\n";
  }

  void sites(std::size_t column) {
    out_ += spaces(column) + "sites:";
    if (chance_.one_in(3)) {
      out_ += " [一小,  二小 , " + scalar(true) + "]" + trailing() + "\n";
    } else if (chance_.one_in(3)) {
      const std::string comma = chance_.one_in(2) ? "," : "";
      out_ += " [" + trailing() + "\n" + spaces(column + step_) + "一小, # 东校区\n" + spaces(column + step_) + "二小" +
              comma + "\n" + spaces(column + step_) + "]\n";
    } else {
      out_ += "\n";
      for (int i = 1 + chance_(3); i > 0; --i)
        out_ += spaces(column + step_) + "- " + scalar(false) + trailing() + "\n";
    }
  }

  void bar(std::size_t column) {
    out_ += spaces(column) + "note: " + chance_.of(std::vector<std::string>{"|", "|-", "|+", ">", ">-"}) +
            (chance_.one_in(4) ? " # 长文" : "") + "\n";
    if (chance_.one_in(6)) out_ += "\n";
    out_ += spaces(column + step_) + "第一行 # 不是注释\n";
    if (chance_.one_in(2)) out_ += chance_.one_in(2) ? "\n" : spaces(column + step_ + 2) + "更里面: 一行\n";
    out_ += spaces(column + step_) + "第三行\n";
    if (chance_.one_in(3)) out_ += "\n";
  }

  void texts(const std::string& key) {
    out_ += key + ":\n";
    for (int i = 1 + chance_(3); i > 0; --i)
      out_ += spaces(list_step_) + "-" + spaces(gap_) + scalar(false) + trailing() + "\n";
  }

  void with_carriage_returns() {
    std::string text;
    for (const char c : out_) text += c == '\n' ? std::string{"\r\n"} : std::string(1, c);
    out_ = text;
  }
};

}  // namespace ljfl::test
