/// What a finding looks like to a person, and that corrections touch nothing but what they name.
#include "diag/diag.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "diag/excerpt.hpp"
#include "diag/findings.hpp"
#include "edit/fixes.hpp"

namespace {

using namespace ljfl;

constexpr diag::Rule rule{.code = "E999", .message = {"说“{word}”", "says “{word}”"}, .help = {"改", "mend it"}};

diag::Diagnostic told(std::uint32_t begin, std::uint32_t end) {
  return {.rule = &rule, .at = {.file = 0, .begin = begin, .end = end}, .args = {diag::arg("word", "x")}};
}

}  // namespace

TEST_CASE("a line that fits is shown whole, a tab as four spaces, a control by its name") {
  const diag::Excerpt excerpt("\ta\x1b职责", 1, 2, 40);
  CHECK(excerpt.shown() == "    a<U+001B>职责");
  const auto mark = excerpt.mark(3, 6);  // 职
  REQUIRE(mark);
  CHECK(mark->column == 13);
  CHECK(mark->width == 2);
}

TEST_CASE("a piece too long for the window keeps both its ends") {
  std::string line = "    text: ";
  for (int i = 0; i < 60; ++i) line.append("推进");
  line.append("考核。");
  const diag::Excerpt excerpt(line, 10, line.size(), 40);
  CHECK(excerpt.shown() == "    text: 推进推进推进推进…进推进考核。");
  CHECK(text::width_of(excerpt.shown()) <= 40);
  const auto mark = excerpt.mark(10, line.size());
  REQUIRE(mark);
  CHECK(mark->column == 10);
  CHECK(mark->column + mark->width == text::width_of(excerpt.shown()));
}

TEST_CASE("whatever is cut, the mark is in sight and nothing is wider than asked") {
  std::mt19937 random(20261031);
  const auto below = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  const std::vector<std::string> signs = {"a", "职", "𠀀", "\t", "\x1b", " ", "：", "\xff"};
  for (int round = 0; round < 2000; ++round) {
    std::string line;
    std::vector<std::size_t> starts;
    const std::size_t length = 1 + below(120);
    for (std::size_t i = 0; i < length; ++i) {
      starts.push_back(line.size());
      line.append(signs[below(signs.size())]);
    }
    starts.push_back(line.size());
    const std::size_t first = below(length);
    const std::size_t last = first + 1 + below(length - first);
    const int columns = 40 + static_cast<int>(below(60));
    const diag::Excerpt excerpt(line, starts[first], starts[last], columns);
    const auto mark = excerpt.mark(starts[first], starts[last]);
    CAPTURE(line);
    CAPTURE(columns);
    REQUIRE(mark);
    CHECK(text::width_of(excerpt.shown()) <= columns);
    CHECK(mark->column + mark->width <= text::width_of(excerpt.shown()));
  }
}

TEST_CASE("what was read, what it changes and a second place are shown, each where it belongs") {
  text::Snapshot files;
  files.files.push_back({.path = "a.yaml", .bytes = "note: 完成 #3 项\nnext: 1\n"});
  diag::Diagnostic one = told(13, 15);
  one.here = {"从这里开始", "from here"};
  one.read_as = "完成";
  one.effect = {"少计“{word}”", "“{word}” is not counted"};
  one.labels.push_back({.at = {.file = 0, .begin = 20, .end = 24}, .words = {"见{word}", "see {word}"}});
  CHECK(diag::human(one, files, {.lang = diag::Lang::zh}) ==
        "a.yaml:1:10: error[E999]: 说“x”\n"
        " 1 | note: 完成 #3 项\n"
        "   |            ^^ 从这里开始\n"
        " 2 | next: 1\n"
        "   | ---- 见x\n"
        " = 机器读到的：完成\n"
        " = 影响：少计“x”\n"
        " = 改法：改\n");
  one.read_as = "";
  CHECK(diag::human(one, files, {.lang = diag::Lang::en}).find("what was read: (nothing)\n") != std::string::npos);
}

TEST_CASE("a count takes the noun that fits it, and a rule's title the one for many") {
  const diag::Words words = {.zh = "还有 {n} 天", .en = "{n:day|days} left of {of}"};
  const auto put = [&](std::int64_t n, diag::Lang lang) {
    return diag::put(words, {diag::arg("n", n), diag::arg("of", "{n:day|days}")}, lang);
  };
  CHECK(put(1, diag::Lang::en) == "1 day left of {n:day|days}");
  CHECK(put(0, diag::Lang::en) == "0 days left of {n:day|days}");
  CHECK(put(21, diag::Lang::en) == "21 days left of {n:day|days}");
  CHECK(put(1, diag::Lang::zh) == "还有 1 天");
  CHECK(diag::put({"{n:天}", "{n:day}"}, {diag::arg("n", 1)}, diag::Lang::en) == "{n:day}");
  CHECK(diag::counted(1, "error") == "1 error");
  CHECK(diag::counted(0, "error") == "0 errors");
  CHECK(diag::title({.message = words}, diag::Lang::en) == "… days left of …");
}

TEST_CASE("corrections are made in order, never over one another, and every other byte stays") {
  const auto fix = [](std::uint32_t begin, std::uint32_t end, std::string text) {
    return diag::Fix{.at = {.file = 0, .begin = begin, .end = end}, .text = std::move(text)};
  };
  const std::vector<diag::Fix> fixes = {fix(4, 5, "E"), fix(0, 2, "A"), fix(1, 3, "!"),
                                        fix(6, 6, " "), fix(6, 6, " "), fix(9, 99, "?")};
  const edit::Mended mended = edit::apply("abcdefgh", fixes);
  CHECK(mended.bytes == "AcdEf gh");
  CHECK(mended.made == 3);
  CHECK(edit::apply("职责\r\n", {}).bytes == "职责\r\n");
}

TEST_CASE("of a long line with many findings, each looks at what it shows") {
  const std::string line(60'000, 'x');
  std::size_t shown = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const diag::Excerpt excerpt(line, at, at + 1, 80);
    REQUIRE(excerpt.mark(at, at + 1));
    shown = std::max(shown, excerpt.shown().size());
  }
  CHECK(shown < 100);
}
