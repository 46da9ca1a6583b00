/// The reader: what it makes of the subset, and that yaml-cpp and libyaml make the same of it.
#include "yaml/yaml.hpp"

#include <doctest/doctest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "edit/fixes.hpp"
#include "readers.hpp"

using namespace ljfl;
using test::Read;

namespace {

void same_as_others(const std::string& bytes) {
  const Read ours(bytes);
  if (!ours.tree.readable) return;
  CAPTURE(bytes);
  const auto difference = yaml::second_opinion(ours.tree);
  if (difference) {
    CAPTURE(difference->ours);
    CAPTURE(difference->theirs);
    CHECK_FALSE(difference);
  }
#ifdef LJFL_HAS_LIBYAML
  CHECK(ours.events() == test::libyaml_events(bytes));
#endif
}

}  // namespace

TEST_CASE("what the subset means") {
  struct Row {
    std::string_view text, events;
  };
  constexpr Row rows[] = {
      {"", "~"},
      {"# nothing\n", "~"},
      {"a: b\n", "+MAP =a =b -MAP"},
      {"a: b", "+MAP =a =b -MAP"},
      {"---\na: b\n", "+MAP =a =b -MAP"},
      {"\xEF\xBB\xBF--- # 2026\na: b\n", "+MAP =a =b -MAP"},
      // Neither is a marker; read as one, the key would lose its dashes.
      {"---a: b\n", "refused"},
      {"  ---: b\n", "refused"},
      {"\xEF\xBB\xBF"
       "a: b\r\nc: d\r\n",
       "+MAP =a =b =c =d -MAP"},
      {"a:\nb:\n", "+MAP =a ~ =b ~ -MAP"},
      {"a:\n- 1\n- 2\nb: 3\n", "+MAP =a +LIST =1 =2 -LIST =b =3 -MAP"},
      {"a:\n  - 1\n  -\n  - x: y\n    z: w\n", "+MAP =a +LIST =1 ~ +MAP =x =y =z =w -MAP -LIST -MAP"},
      {"- - a\n  - b\n- c\n", "+LIST +LIST =a =b -LIST =c -LIST"},
      {"a: 'it''s'\nb: \"x\\ty\\u4e2d\"\n", "+MAP =a =it's =b =x\ty中 -MAP"},
      {"a: [x, {b: c}, 'd e', [] , {}]\n", "+MAP =a +LIST =x +MAP =b =c -MAP =d e +LIST -LIST +MAP -MAP -LIST -MAP"},
      {"a: [x,\n  y,  # why\n  z,\n  ]\nb: c\n", "+MAP =a +LIST =x =y =z -LIST =b =c -MAP"},
      {"a: {b: , c: d}\n", "+MAP =a +MAP =b ~ =c =d -MAP -MAP"},
      {"a: |\n  x\n   y\n\n  z\n\nb: c\n", "+MAP =a =x\\n y\\n\\nz\\n =b =c -MAP"},
      {"a: |-\n  x\n\nb: |+\n  y\n\n", "+MAP =a =x =b =y\\n\\n -MAP"},
      {"a: >\n  x\n  y\n\n  z\n   w\n  v\n", "+MAP =a =x y\\nz\\n w\\nv\\n -MAP"},
      {"a: |\n ", "+MAP =a = -MAP"},
      {"a: |\n  b\n\n", "+MAP =a =b\\n -MAP"},
      {"a: b#c\nd: e # f\n", "+MAP =a =b#c =d =e -MAP"},
      {"url: http://a.cn/x?y=1\n", "+MAP =url =http://a.cn/x?y=1 -MAP"},
      {"a: -5\nb: -x\n", "+MAP =a =-5 =b =-x -MAP"},
      {"“问”：答: 值\n", "+MAP =“问”：答 =值 -MAP"},
      {"no: off\nversion: 1.10\noctal: 010\n", "+MAP =no =off =version =1.10 =octal =010 -MAP"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Read read{std::string{row.text}};
    CHECK(read.events() == row.events);
    same_as_others(std::string{row.text});
  }
}

TEST_CASE("what is refused, by which rule, and where") {
  struct Row {
    std::string_view text, code;
    std::uint32_t line, column;
    std::string_view marked;
  };
  constexpr Row rows[] = {
      {"a: &x b\n", "E109", 1, 4, "&x b"},
      {"a: *x\n", "E109", 1, 4, "*x"},
      {"a: !t b\n", "E110", 1, 4, "!t b"},
      {"<<: b\n", "E111", 1, 1, "<<"},
      {"a: b\n---\nc: d\n", "E112", 2, 1, "---"},
      {"a: b\n...\n", "E112", 2, 1, "..."},
      {"%YAML 1.2\n", "E113", 1, 1, "%YAML 1.2"},
      {"? a\n: b\n", "E114", 1, 1, "?"},
      {"[a]: b\n", "E114", 1, 4, ":"},
      {"a: [b: c]\n", "E114", 1, 6, ":"},
      {"a:\n\tb: c\n", "E106", 2, 1, "\t"},
      {"a: b\n c: d\n", "E107", 2, 2, "c: d"},
      {"a: b\n  c\n", "E108", 2, 3, "c"},
      {"a:\n  b\n  c\n", "E108", 3, 3, "c"},
      {"a: \"b\nc: d\n", "E104", 1, 4, "\""},
      {"a: 'b\n", "E104", 1, 4, "'"},
      {"a: \"b\" c\n", "E119", 1, 8, "c"},
      {"a: [b\nc: d\n", "E120", 1, 4, "["},
      {"a: [b,, c]\n", "E121", 1, 7, ","},
      {"a: b: c\n", "E122", 1, 5, ":"},
      {"a: @b\n", "E123", 1, 4, "@"},
      {"a: `b`\n", "E123", 1, 4, "`"},
      {"a: \"\\q\"\n", "E124", 1, 5, "\\q"},
      {"a: | b\n", "E125", 1, 4, "| b"},
      {"a: |2\n  b\n", "E125", 1, 4, "|2"},
      {"a: >+\n  b\n", "E125", 1, 4, ">+"},
      {"a\nb: c\n", "E117", 1, 1, "a"},
      {"a: b\nc\n", "E117", 2, 1, "c"},
      {": a\n", "E118", 1, 1, ":"},
      {"a:b\nc: d\n", "E115", 1, 2, ":"},
      {"-a: b\n", "E115", 1, 1, "-"},
      {"a: b #c\n", "E116", 1, 6, "#c"},
      {"a：b\n", "E105", 1, 2, "："},
      {"a: [b?, c]\n", "E131", 1, 6, "?"},
      {"{a?: b}\n", "E131", 1, 3, "?"},
      {"a: [b，c]\n", "E129", 1, 6, "，"},
      {"a: {b: c, d}\n", "E117", 1, 11, "d"},
      {"a: - b\n", "E107", 1, 4, "-"},
      {"a: [b]\n  c: d\n", "E107", 2, 3, "c: d"},
      {"a: |\n    b\n  c\n", "E107", 3, 3, "c"},
      {"a: |\n  b\n   ", "E107", 3, 1, "   "},
      {"a: >-\n  b\n ", "E107", 3, 1, " "},
      {"a: |+\n  b\n  ", "E107", 3, 1, "  "},
      {"a: |+\n ", "E107", 2, 1, " "},
      {"a: b\n- c\n", "E107", 2, 1, "- c"},
      {"a:\n  - b\n  c: d\n", "E107", 3, 3, "c: d"},
      {"a: \xFF\n", "E101", 1, 4, "\xFF"},
      {"a: \x01\n", "E102", 1, 4, "\x01"},
      {"a: b\rc: d\n", "E103", 1, 5, "\r"},
      {"a: [x,\n]\n", "E107", 2, 1, "]"},
      {"a: {b:c}\n", "E115", 1, 6, ":"},
      {"a: {b: c: d}\n", "E122", 1, 9, ":"},
      {"职责: 　办公室\n", "E105", 1, 5, "　"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Read read{std::string{row.text}};
    CHECK_FALSE(read.tree.readable);
    REQUIRE(read.told.all().size() == 1);  // one mistake, one message
    CHECK(read.code() == row.code);
    const text::Span at = read.told.all().front().at;
    const text::Place place = text::place_of(row.text, at.begin);
    CHECK(place.line == row.line);
    CHECK(place.column == row.column);
    CHECK(row.text.substr(at.begin, at.end - at.begin) == row.marked);
  }
}

TEST_CASE("a character that may not stand in a file is called by its name") {
  struct Row {
    char32_t code;
    std::string_view shown, name;
  };
  constexpr std::string_view other = "不可见字符";
  constexpr std::string_view turns = "改变文字方向的字符";
  constexpr Row rows[] = {
      {0x0000, "U+0000", "空字符 NUL"},    {0x0001, "U+0001", "控制字符"},
      {0x001B, "U+001B", "ESC，终端控制"}, {0x001F, "U+001F", "控制字符"},
      {0x007F, "U+007F", "控制字符"},      {0x009F, "U+009F", "控制字符"},
      {0x00AD, "U+00AD", other},           {0x061C, "U+061C", turns},
      {0x200B, "U+200B", "零宽空格"},      {0x200C, "U+200C", "零宽字符"},
      {0x200F, "U+200F", "零宽字符"},      {0x2028, "U+2028", "行或段分隔符"},
      {0x2029, "U+2029", "行或段分隔符"},  {0x202A, "U+202A", turns},
      {0x202E, "U+202E", turns},           {0x2060, "U+2060", "零宽空格"},
      {0x2061, "U+2061", other},           {0x2066, "U+2066", turns},
      {0x2069, "U+2069", turns},           {0xFEFF, "U+FEFF", "文件中间的 BOM"},
      {0xFFFE, "U+FFFE", other},           {0xE0001, "U+E0001", other},
      {0x10FFFE, "U+10FFFE", other},       {0x034F, "U+034F", "组合用的连接符"},
      {0x115F, "U+115F", "韩文填充符"},    {0x1160, "U+1160", "韩文填充符"},
      {0x3164, "U+3164", "韩文填充符"},    {0xFFA0, "U+FFA0", "韩文填充符"},
  };
  for (const Row& row : rows) {
    std::string text = "a: b";
    text::append_utf8(text, row.code);
    text += "c\n";
    CAPTURE(row.shown);
    const Read read{text};
    REQUIRE(read.told.all().size() == 1);
    CHECK(read.code() == "E102");
    const diag::Diagnostic& one = read.told.all().front();
    const std::string said = diag::put(one.rule->message, one.args, diag::Lang::zh);
    CHECK(said.find(std::string{row.shown} + "（" + std::string{row.name} + "）") != std::string::npos);
    CHECK(one.at.begin == 4);
    CHECK(one.at.end + 2 == text.size());
  }
}

TEST_CASE("what an open quote would swallow is shown, and never half a character") {
  for (int before = 0; before < 6; ++before) {
    std::string bytes = "a: \"" + std::string(static_cast<std::size_t>(before), 'x');
    for (int i = 0; i < 200; ++i) bytes += i % 7 == 0 ? "😀" : "圾";
    const Read read{bytes + "\nb: c\n"};
    REQUIRE(read.code() == "E104");
    const std::optional<std::string>& swallowed = read.told.all().front().read_as;
    REQUIRE(swallowed);
    CAPTURE(*swallowed);
    CHECK(bytes.starts_with(*swallowed));
    CHECK(swallowed->size() > 396);
    CHECK(swallowed->size() <= 400);
    for (std::size_t at = 0; at < swallowed->size();) {
      const text::Character c = text::character_at(*swallowed, at);
      REQUIRE(c.valid);
      at += c.length;
    }
  }
}

TEST_CASE("bytes that are no UTF-8 are taken for GBK where they may be") {
  const auto guess = [](std::string_view bytes) {
    const Read read{std::string{bytes}};
    REQUIRE(read.code() == "E101");
    const diag::Diagnostic& one = read.told.all().front();
    return diag::put(one.rule->message, one.args, diag::Lang::zh).find("GBK") != std::string::npos;
  };
  CHECK(guess("a: \xD6\xD0\xB9\xFA\n"));  // 中国
  CHECK(guess("a: \x81\x40\n"));
  CHECK(guess("a: \xFE\xFE\n"));
  CHECK_FALSE(guess("a: \x80\x40\n"));
  CHECK_FALSE(guess("a: \xFF\x40\n"));
  CHECK_FALSE(guess("a: \x81\x3F\n"));
  CHECK_FALSE(guess("a: \x81\x7F\n"));
  CHECK_FALSE(guess("a: \x81\xFF\n"));
  CHECK_FALSE(guess("a: \xD6\xD0\xB9"));
}

TEST_CASE("spans mark what was written") {
  const Read read{"名: '一''二'\n列: [甲, \"乙\"]\n文: |\n  丙\n尾: 丁  # 注\n"};
  REQUIRE(read.tree.readable);
  std::vector<std::string> marked;
  for (yaml::Id id = 0; id < read.tree.nodes.size(); ++id) {
    const text::Span at = read.tree.span(id);
    if (read.tree.kind(id) == yaml::Kind::scalar) {
      marked.push_back(read.files.files[0].bytes.substr(at.begin, at.end - at.begin));
    }
  }
  CHECK(marked == std::vector<std::string>{"名", "'一''二'", "列", "甲", "\"乙\"", "文", "|\n  丙", "尾", "丁"});
}

TEST_CASE("an entry whose colon and comma are full-width is told at each of them") {
  const Read read("- {date：2026-10-28，note: x}\n");
  REQUIRE(read.told.all().size() == 2);
  CHECK(read.told.all()[0].rule->code == "E105");
  CHECK(read.told.all()[0].at.begin == 7);
  CHECK(read.told.all()[1].at.begin == 20);
  CHECK(edit::apply("- {date：2026-10-28，note: x}\n",
                    std::vector{read.told.all()[0].fixes[0], read.told.all()[1].fixes[0]})
            .bytes == "- {date: 2026-10-28, note: x}\n");
}

TEST_CASE("every shipped file means the same to yaml-cpp and libyaml") {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(LJFL_SOURCE_DIR "/units")) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    CAPTURE(entry.path().string());
    CHECK(Read(bytes).tree.readable);
    same_as_others(bytes);
    ++files;
  }
  CHECK(files > 500);
}

namespace {

/// A small document out of the subset's own productions, and now and then a slip.
class Writer {
 public:
  explicit Writer(std::uint32_t seed) : random_(seed) {}
  std::string document() {
    out_.clear();
    map(0, 0);
    if (one_in(3)) slip();
    return out_;
  }

 private:
  bool one_in(unsigned n) { return random_() % n == 0; }
  std::string pick(std::initializer_list<std::string_view> words) {
    return std::string{*(words.begin() + static_cast<std::ptrdiff_t>(random_() % words.size()))};
  }
  std::string plain() {
    return pick({"推进分类", "a b", "2026-10-12", "96.5%", "x:y", "a#b", "-5", "是", "null", "~", "“引号”", "中，文",
                 "http://a"});
  }
  std::string flow_plain() { return pick({"甲", "b c", "1.10", "x:y", "-5", "“引”", "a#b"}); }
  std::string quoted() {
    return pick({"\"a: b\"", "'it''s'", "\"\\\"x\\\\\"", "''", "\"#\"", "'[甲]'", "\"\\u4e2d\\n\"", "\"  空格 \""});
  }
  std::string flow(int depth) {
    const bool list = one_in(2);
    std::string out = list ? "[" : "{";
    const unsigned items = random_() % 4;
    for (unsigned i = 0; i < items; ++i) {
      if (i > 0) out += one_in(4) ? " , " : ", ";
      if (!list) out += "k" + std::to_string(i) + ": ";
      out += depth < 2 && one_in(5) ? flow(depth + 1) : one_in(3) ? quoted() : flow_plain();
    }
    return out + (list ? "]" : "}");
  }
  void indent(int columns) { out_.append(static_cast<std::size_t>(columns), ' '); }
  void line_end() {
    if (one_in(8)) out_ += "  # 说明";
    out_ += one_in(20) ? "\r\n" : "\n";
    if (one_in(10)) out_ += "\n";
    if (one_in(15)) out_ += "# 注释\n";
  }
  void block_text(int columns) {
    out_ += pick({"|", "|-", "|+", ">", ">-"}) + "\n";
    const unsigned lines = 1 + random_() % 4;
    for (unsigned i = 0; i < lines; ++i) {
      indent(columns);
      if (i > 0 && one_in(5)) out_ += "  ";
      out_ += plain() + "\n";
      if (one_in(4)) out_ += "\n";
    }
  }
  void value(int columns, int depth) {
    switch (random_() % 7) {
      case 0: out_ += " " + quoted(); return line_end();
      case 1: out_ += " " + flow(0); return line_end();
      case 2: out_ += " "; return block_text(columns + 2);
      case 3:
        if (depth < 4) {
          out_ += "\n";
          return map(columns + 2, depth + 1);
        }
        [[fallthrough]];
      case 4:
        if (depth < 4) {
          out_ += "\n";
          return list(columns + (one_in(2) ? 2 : 0), depth + 1);
        }
        [[fallthrough]];
      case 5:
        if (one_in(4)) return line_end();
        [[fallthrough]];
      default: out_ += " " + plain(); return line_end();
    }
  }
  void map(int columns, int depth) {
    const unsigned entries = 1 + random_() % 4;
    for (unsigned i = 0; i < entries; ++i) {
      indent(columns);
      out_ += one_in(9) ? "\"键" + std::to_string(i) + "\":" : "k" + std::to_string(i) + ":";
      value(columns, depth);
    }
  }
  void list(int columns, int depth) {
    const unsigned items = 1 + random_() % 4;
    for (unsigned i = 0; i < items; ++i) {
      indent(columns);
      out_ += "-";
      if (depth < 4 && one_in(3)) {  // a mapping that begins behind the dash
        out_ += " k: " + plain() + "\n";
        if (one_in(2)) map(columns + 2, depth + 1);
      } else if (one_in(12)) {
        out_ += "\n";
      } else {
        out_ += " " + (one_in(3) ? quoted() : one_in(4) ? flow(0) : plain());
        line_end();
      }
    }
  }
  void slip() {
    const std::size_t at = random_() % out_.size();
    switch (random_() % 4) {
      case 0: out_.erase(at, 1); break;
      case 1:
        out_.insert(at, pick({" ", "\n", ":", "#", "\"", "'", "[", "}", ",", "-", "&", "!", "|", "\t", "："}));
        break;
      case 2: out_.insert(at, "\n "); break;
      default: out_[at] = pick({" ", ":", "-", "\n", "x"})[0];
    }
  }

  std::mt19937 random_;
  std::string out_ = {};
};

/// One mistake, one message: all findings but the last have one right answer, each is told once, and in a text with
/// these made the last is what is found first, at the same sign.
void told_once(const Read& read, const std::string& bytes) {
  REQUIRE(!read.told.all().empty());
  const diag::Diagnostic& last = read.told.all().back();
  std::vector<diag::Fix> fixes;
  for (const diag::Diagnostic& one : read.told.all()) {
    CHECK(one.at.begin <= one.at.end);
    CHECK(one.at.end <= bytes.size());
    if (&one == &last) break;
    CHECK(!one.fixes.empty());
    fixes.insert(fixes.end(), one.fixes.begin(), one.fixes.end());
  }
  if (fixes.empty()) return;
  const edit::Mended mended = edit::apply(bytes, fixes);
  CHECK(mended.made == fixes.size());
  const Read again(mended.bytes);
  REQUIRE(!again.told.all().empty());
  const diag::Diagnostic& first = again.told.all().front();
  CHECK(first.rule->code == last.rule->code);
  CHECK(bytes.substr(last.at.begin, last.at.end - last.at.begin) ==
        mended.bytes.substr(first.at.begin, first.at.end - first.at.begin));
}

}  // namespace

TEST_CASE("what is accepted of generated documents means the same to yaml-cpp and libyaml") {
  int accepted = 0;
  int slips = 0;  // with more than one finding
  constexpr int documents = 20000;
  for (std::uint32_t seed = 1; seed <= documents; ++seed) {
    const std::string bytes = Writer(seed).document();
    const Read read(bytes);
    if (read.tree.readable) {
      ++accepted;
    } else {
      told_once(read, bytes);
      slips += read.told.all().size() > 1 ? 1 : 0;
    }
    same_as_others(bytes);
  }
  // Two thirds have no slip in them, and of those all must be read.
  CHECK(accepted > documents * 2 / 3);
  CHECK(slips > 20);
}

TEST_CASE("empty values and keys count among a file's entries") {
  const auto code_of = [](std::string bytes, std::uint32_t most) {
    text::Source source{.path = "a.yaml", .bytes = std::move(bytes)};
    diag::Diagnostics told;
    const yaml::Tree tree = yaml::read(source, 0, told, {.max_nodes = most});
    CHECK(tree.readable == told.all().empty());
    CHECK(tree.nodes.size() <= most);
    return told.all().empty() ? std::string{} : std::string{told.all().front().rule->code};
  };
  const std::string braces = "{a: , b: , c: , d: }\n";  // a map of four keys and nothing behind them
  CHECK(code_of(braces, 9) == "");
  for (std::uint32_t most = 1; most < 9; ++most) CHECK(code_of(braces, most) == "E126");
  const std::string dashes = "-\n-\n-\n-\n";
  CHECK(code_of(dashes, 5) == "");
  for (std::uint32_t most = 1; most < 5; ++most) CHECK(code_of(dashes, most) == "E126");
  const std::string keys = "a:\nb:\nc:\n";
  CHECK(code_of(keys, 7) == "");
  for (std::uint32_t most = 1; most < 7; ++most) CHECK(code_of(keys, most) == "E126");
}
