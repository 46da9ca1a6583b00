/// Edits keep every byte that they do not own, and are what was meant.
#include "edit/edit.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "generated_text.hpp"

namespace {

namespace fs = std::filesystem;
using namespace ljfl;
using edit::Change;
using edit::Value;
using What = Change::What;

Value record(std::string_view date, std::string_view note) {
  Value out = edit::map();
  out.put("date", edit::word(date)).put("task", edit::word("inspection")).put("note", edit::text(note));
  return out;
}

Change add(std::size_t index, Value value) {
  return {.what = What::insert, .at = {std::string{"records"}, index}, .value = std::move(value)};
}

std::string after(std::string_view before, const Change& change) {
  const edit::Edited edited = edit::apply(before, std::span(&change, 1));
  return edited.good() ? edited.bytes : "refused " + std::to_string(static_cast<int>(edited.refusal));
}

std::vector<std::pair<std::string, std::string>> shipped_files() {
  std::vector<std::pair<std::string, std::string>> out;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(LJFL_SOURCE_DIR) / "units")) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    out.emplace_back(entry.path().string(), std::string{std::istreambuf_iterator<char>(in), {}});
  }
  return out;
}

/// Every list of a value, with the way to it.
void lists_of(const Value& value, const edit::Path& here, std::vector<std::pair<edit::Path, const Value*>>& out) {
  if (value.kind == yaml::Kind::list) out.emplace_back(here, &value);
  for (std::size_t i = 0; i < value.items.size(); ++i) {
    edit::Path there = here;
    if (value.kind == yaml::Kind::map) {
      there.emplace_back(value.keys[i]);
    } else {
      there.emplace_back(i);
    }
    lists_of(value.items[i], there, out);
  }
}

/// Into each list at each place and out again: the same bytes, and none outside the splice changed on the way.
/// Gives how many were tried.
std::size_t in_and_out(const std::string& bytes) {
  const auto value = edit::agreed(bytes);
  REQUIRE(value);
  std::vector<std::pair<edit::Path, const Value*>> lists;
  lists_of(*value, {}, lists);
  std::size_t tried = 0;
  for (const auto& entry : lists) {
    const Value& list = *entry.second;
    const bool maps = list.items.empty() || list.items.front().kind == yaml::Kind::map;
    for (std::size_t place = 0; place <= list.items.size(); ++place) {
      Change change{.at = entry.first, .value = maps ? record("2026-10-30", "新的：一条") : edit::text("新的一项")};
      change.at.emplace_back(place);
      const edit::Edited with = edit::apply(bytes, std::span(&change, 1));
      CAPTURE(bytes);
      CAPTURE(place);
      CAPTURE(entry.first.size());
      REQUIRE(with.refusal == edit::Refusal::none);
      const edit::Splice& splice = with.splices.front();
      CHECK(with.bytes.substr(0, splice.begin) == bytes.substr(0, splice.begin));
      CHECK(with.bytes.substr(splice.begin + splice.text.size()) == bytes.substr(splice.end));
      CAPTURE(with.bytes);
      Change back{.what = What::remove, .at = change.at};
      const edit::Edited without = edit::apply(with.bytes, std::span(&back, 1));
      REQUIRE(without.refusal == edit::Refusal::none);
      CHECK(without.bytes == bytes);
      ++tried;
    }
  }
  return tried;
}

/// A | text that the file breaks off in has no line end of its own; a line below would give it one.
bool breaks_off_in_a_bar(const std::string& bytes) {
  if (bytes.ends_with('\n')) return false;
  const text::Source source{.path = "x.yaml", .bytes = bytes};
  diag::Diagnostics told;
  const yaml::Tree tree = yaml::read(source, 0, told);
  const yaml::Node& last = tree.nodes.back();
  return (last.style == yaml::Style::literal || last.style == yaml::Style::folded) && last.end == bytes.size();
}

}  // namespace

TEST_CASE("a record is added as its neighbours are written") {
  CHECK(after("records:\n  - date: 2026-10-01\n    task: a\n", add(1, record("2026-10-12", "抽查"))) ==
        "records:\n  - date: 2026-10-01\n    task: a\n  - date: 2026-10-12\n    task: inspection\n    note: 抽查\n");
  CHECK(after("records:\r\n- {date: 2026-10-01, note: \"一\"}", add(1, record("2026-10-12", "抽查"))) ==
        "records:\r\n- {date: 2026-10-01, note: \"一\"}\r\n- {date: 2026-10-12, task: inspection, note: \"抽查\"}");
  CHECK(after("records: []  # 加在下面\nhighlights: [一]\n", add(0, record("2026-10-12", "抽查"))) ==
        "records:  # 加在下面\n  - date: 2026-10-12\n    task: inspection\n    note: 抽查\nhighlights: [一]\n");
  CHECK(after("records:\n    -   date: 2026-10-01\n        note: '一'\n\n    -   date: 2026-10-03\n        note: "
              "'二'\n# 完\n",
              add(1, record("2026-10-02", "x: y"))) ==
        "records:\n    -   date: 2026-10-01\n        note: '一'\n\n    -   date: 2026-10-02\n        task: "
        "inspection\n        note: 'x: y'\n\n"
        "    -   date: 2026-10-03\n        note: '二'\n# 完\n");
  // A file that two programs have had: the line above decides.
  CHECK(after("records:\n  - date: 2026-10-01\r\n    task: a\r\n", add(1, record("2026-10-12", "抽查"))) ==
        "records:\n  - date: 2026-10-01\r\n    task: a\r\n  - date: 2026-10-12\r\n    task: inspection\r\n    note: "
        "抽查\r\n");
  CHECK(after("# 只有注释\n", {.what = What::insert,
                               .at = {std::string{"records"}},
                               .value = edit::list({record("2026-10-12", "抽查")})}) ==
        "# 只有注释\nrecords:\n  - date: 2026-10-12\n    task: inspection\n    note: 抽查\n");
}

TEST_CASE("an entry is added to a mapping, replaced, taken out") {
  const std::string finding = "findings:\n  - id: f1\n    text: 混投  # 现场\n    # 待复查\n  - {id: f2, text: 溢满}\n";
  const edit::Path first = {std::string{"findings"}, std::size_t{0}, std::string{"rectified"}};
  CHECK(after(finding, {.what = What::insert, .at = first, .value = edit::word("2026-10-28")}) ==
        "findings:\n  - id: f1\n    text: 混投  # 现场\n    rectified: 2026-10-28\n    # 待复查\n  - {id: f2, text: "
        "溢满}\n");
  const edit::Path second = {std::string{"findings"}, std::size_t{1}, std::string{"rectified"}};
  CHECK(
      after(finding, {.what = What::insert, .at = second, .value = edit::word("2026-10-28")}) ==
      "findings:\n  - id: f1\n    text: 混投  # 现场\n    # 待复查\n  - {id: f2, text: 溢满, rectified: 2026-10-28}\n");
  const edit::Path text = {std::string{"findings"}, std::size_t{0}, std::string{"text"}};
  CHECK(after(finding, {.what = What::replace, .at = text, .value = edit::text("混投 #2")}) ==
        "findings:\n  - id: f1\n    text: \"混投 #2\"  # 现场\n    # 待复查\n  - {id: f2, text: 溢满}\n");
  CHECK(after(finding, {.what = What::remove, .at = text}) ==
        "findings:\n  - id: f1\n    # 待复查\n  - {id: f2, text: 溢满}\n");
  CHECK(after("a: 1\nsites: [一小]\n", {.what = What::replace,
                                        .at = {std::string{"a"}},
                                        .value = edit::list({edit::text("x"), edit::text("z")})}) ==
        "a: [x, z]\nsites: [一小]\n");
}

TEST_CASE("the only item goes, and what stood around it stays") {
  const auto without = [](std::string_view before, std::string_view list, std::size_t index = 0) {
    return after(before, {.what = What::remove, .at = {std::string{list}, index}});
  };
  CHECK(without("highlights:\n  - 一\nrecords: []\n", "highlights") == "highlights: []\nrecords: []\n");
  CHECK(without("highlights:  # 先进\r\n- 一\r\n", "highlights") == "highlights: []  # 先进\r\n");
  // A file that breaks off without a line end still does.
  CHECK(without("highlights:  # 先进\r\n- 一", "highlights") == "highlights: []  # 先进");
  CHECK(without("highlights:\n  - 一", "highlights") == "highlights: []");
  CHECK(without("highlights: [一]  # 先进\n", "highlights") == "highlights: []  # 先进\n");
}

TEST_CASE("an item on a line of its own within brackets goes with its comma") {
  const auto without = [](std::string_view before, std::size_t index) {
    return after(before, {.what = What::remove, .at = {std::string{"highlights"}, index}});
  };
  const std::string unix_ends = "highlights: [\n  一,  # 甲\n  二,\n  三\n  ]\n";
  CHECK(without(unix_ends, 0) == "highlights: [\n  二,\n  三\n  ]\n");
  CHECK(without(unix_ends, 1) == "highlights: [\n  一,  # 甲\n  三\n  ]\n");
  CHECK(without(unix_ends, 2) == "highlights: [\n  一,  # 甲\n  二\n  ]\n");
  CHECK(without("highlights: [\r\n  一,  # 甲\r\n  二\r\n  ]\r\n", 1) == "highlights: [\r\n  一  # 甲\r\n  ]\r\n");
  CHECK(without("highlights: [\r\n  一,  # 甲\r\n  二,\r\n  ]\r\n", 1) == "highlights: [\r\n  一,  # 甲\r\n  ]\r\n");
}

TEST_CASE("what is new stands as far in as the file has it elsewhere") {
  const edit::Path more = {std::string{"quotas"}, std::size_t{1}, std::string{"more"}};
  Value map = edit::map();
  map.put("b", edit::word("2"));
  CHECK(after("quotas:\n- id: q\n  more:\n      a: 1\n- id: r\n", {.what = What::insert, .at = more, .value = map}) ==
        "quotas:\n- id: q\n  more:\n      a: 1\n- id: r\n  more:\n      b: 2\n");
  const Value list = edit::list({edit::text("乙"), edit::text("丙")});
  CHECK(after("quotas:\n- id: q\n  more:\n  - 甲\n- id: r\n", {.what = What::insert, .at = more, .value = list}) ==
        "quotas:\n- id: q\n  more:\n  - 甲\n- id: r\n  more:\n  - 乙\n  - 丙\n");
}

TEST_CASE("what is written reads back as a text, whatever it holds") {
  const std::vector<std::string> texts = {"no",   "1e3",   "2026-10-01", "~",   "a: b",   "a #b",       "- a",
                                          "[a]",  "'",     "\"",         "\\",  "一，二", "多\n行\n字", "尾\n",
                                          " 前",  "后 ",   "　全角",     "@x",  "%",      "0x1F",       "a\tb",
                                          "：",   "#",     "!重要",      "&锚", "*",      "|",          ">",
                                          "? 问", "a:",    "\n",         "{",   "1,200",  "x, y",       "null",
                                          "”",    "*\n b", "行 \n行",    "`",   ":a"};
  for (const std::string& words : texts) {
    for (const std::string_view file : {"records:\n  - note: 一\n", "records: [{note: 一}]\n",
                                        "records:\n  - note: 'x'\n", "records:\n  - {note: \"x\"}\n"}) {
      CAPTURE(words);
      CAPTURE(file);
      Value value = edit::map();
      value.put("note", edit::text(words)).put("sites", edit::list({edit::text(words), edit::text("二")}));
      const Change change = add(1, value);
      const edit::Edited edited = edit::apply(file, std::span(&change, 1));
      REQUIRE(edited.refusal == edit::Refusal::none);
      CHECK(*edit::agreed(edited.bytes)->find("records")->items[1].find("note") == edit::text(words));
    }
  }
}

TEST_CASE("a text that some reader of YAML takes for something else is put in quotes, a word is not") {
  for (const std::string words : {"2026-10-01", "2026-10-01T08:00:00", "2026-10-01t08:00:00Z", "2026-10-01 08:00:00 +8",
                                  "12:30", "1_000", "0o17", "=", "<<", "~", "no"}) {
    CAPTURE(words);
    CHECK(edit::written(edit::text(words), false) == "\"" + words + "\"");
    CHECK(edit::written(edit::text(words), true) == "\"" + words + "\"");
  }
  for (const std::string words : {"三小", "2026年10月", "3号楼", "T1", "教育局：三小"}) {
    CAPTURE(words);
    CHECK(edit::written(edit::text(words), true) == words);
  }
  CHECK(edit::written(edit::word("2026-10-01"), true) == "2026-10-01");
  CHECK(edit::written(edit::text("a, b"), false) == "a, b");
  CHECK(edit::written(edit::text("a, b"), true) == "\"a, b\"");
  CHECK(edit::written(edit::text("三小 # 东"), false) == "\"三小 # 东\"");
}

TEST_CASE("an item is written as the list's others, or as the same list has them elsewhere") {
  const auto with = [](std::string_view before, const edit::Path& list, std::size_t index) {
    edit::Path at = list;
    at.emplace_back(index);
    return after(before, {.what = What::insert, .at = at, .value = edit::text("二")});
  };
  const edit::Path evidence = {std::string{"records"}, std::size_t{0}, std::string{"evidence"}};
  CHECK(with("records: [{date: 2026-10-01, evidence: []}]\n", evidence, 0) ==
        "records: [{date: 2026-10-01, evidence: [二]}]\n");
  CHECK(with("records: [{date: 2026-10-01, evidence: [ ]}]\n", evidence, 0) ==
        "records: [{date: 2026-10-01, evidence: [二]}]\n");
  CHECK(with("records: [{evidence: []}, {evidence: [\"一\"]}]\n", evidence, 0) ==
        "records: [{evidence: [\"二\"]}, {evidence: [\"一\"]}]\n");
  // Of a list that has both the one that stands before it.
  CHECK(with("highlights: ['一', 甲]\n", {std::string{"highlights"}}, 1) == "highlights: ['一', '二', 甲]\n");
  CHECK(with("highlights: ['一', 甲]\n", {std::string{"highlights"}}, 2) == "highlights: ['一', 甲, 二]\n");
  CHECK(with("highlights: ['一']\nnote: 三\n", {std::string{"highlights"}}, 1) ==
        "highlights: ['一', '二']\nnote: 三\n");
  CHECK(with("highlights:\n- '一'\nrecords:\n- note: 三\n", {std::string{"highlights"}}, 0) ==
        "highlights:\n- '二'\n- '一'\nrecords:\n- note: 三\n");
}

TEST_CASE("a text of several lines stands below a bar where it can, else in quotes") {
  const auto with = [](std::string_view note) {
    return after("records:\n  - date: 2026-10-01\n    task: a\n", add(1, record("2026-10-12", note)));
  };
  const std::string head =
      "records:\n  - date: 2026-10-01\n    task: a\n  - date: 2026-10-12\n    task: inspection\n    note: ";
  CHECK(with("一\n\n  二：三\n四") == head + "|-\n      一\n\n        二：三\n      四\n");
  CHECK(with("一\n二\n") == head + "\"一\\n二\\n\"\n");
  CHECK(with("\n一\n二") == head + "\"\\n一\\n二\"\n");
  CHECK(with(" 一\n二") == head + "\" 一\\n二\"\n");
  CHECK(with("一 \n二") == head + "\"一 \\n二\"\n");
}

TEST_CASE("what is put in the place of another is written as that was, where it can be") {
  const auto replaced = [](std::string_view before, const edit::Path& at, Value value) {
    return after(before, {.what = What::replace, .at = at, .value = std::move(value)});
  };
  const edit::Path list = {std::string{"highlights"}};
  const Value two = edit::list({edit::text("二"), edit::text("三")});
  CHECK(replaced("highlights: [一]  # 先进\n", list, two) == "highlights: [二, 三]  # 先进\n");
  const edit::Path note = {std::string{"records"}, std::size_t{0}, std::string{"note"}};
  CHECK(replaced("records:\n- note: '一'  # 原话\n", note, edit::text("二")) == "records:\n- note: '二'  # 原话\n");
  CHECK(replaced("records:\n- note: |\n    一\n    二\n  task: a\n", note, edit::text("三")) ==
        "records:\n- note: \"三\"\n  task: a\n");
  CHECK(replaced("records:\n- note: 一\n  task: a\n", note, two) == "records:\n- note: [二, 三]\n  task: a\n");
  CHECK(replaced("records: [{note: 一}]\n", {std::string{"records"}}, edit::list({record("2026-10-12", "二")})) ==
        "records: [{date: 2026-10-12, task: inspection, note: 二}]\n");
  CHECK(replaced("records: 一\n", {std::string{"records"}}, edit::list({record("2026-10-12", "二")})) ==
        "records:\n  - date: 2026-10-12\n    task: inspection\n    note: 二\n");
  CHECK(replaced("records:\n- {note: 一, task: a}\n", note, edit::text("二, 三")) ==
        "records:\n- {note: \"二, 三\", task: a}\n");
}

TEST_CASE("what cannot be written is refused and nothing changes") {
  const Change zero_width = add(1, record("2026-10-12", "a\u200Bb"));
  const edit::Edited edited = edit::apply("records:\n  - note: 一\n", std::span(&zero_width, 1));
  CHECK(edited.refusal == edit::Refusal::not_proved);
  CHECK(edited.bytes == "records:\n  - note: 一\n");
  CHECK(after("records: [", add(0, edit::map())) == "refused 1");
  CHECK(after("records: []\n", add(1, edit::map())) == "refused 2");
}

TEST_CASE("into every list of every shipped file and out again: the same bytes") {
  std::size_t tried = 0;
  for (const auto& file : shipped_files()) {
    // Every tenth by all its lists and places; the others, which are alike, by one record each.
    if (tried % 10 == 0 || file.first.ends_with("unit.yaml")) {
      CHECK(in_and_out(file.second) > 0);
      ++tried;
      continue;
    }
    const auto value = edit::agreed(file.second);
    const Value* const records = value->find("records");
    if (records == nullptr) continue;
    const Change change = add(records->items.size(), record("2026-10-30", "新的：一条"));
    const Change back{.what = What::remove, .at = change.at};
    const std::string with = after(file.second, change);
    CHECK(with != file.second);
    CHECK(after(with, back) == file.second);
    ++tried;
  }
  CHECK(tried > 500);
}

TEST_CASE("into every list of 1,000 generated files and out again: the same bytes") {
  test::TextGenerator generator(7);
  std::size_t tried = 0;
  std::size_t broken_off = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::string bytes = generator.month();
    if (breaks_off_in_a_bar(bytes)) {
      ++broken_off;
      continue;
    }
    tried += in_and_out(bytes);
  }
  CHECK(tried > 5000);
  CHECK(broken_off < 100);
}

TEST_CASE("fmt keeps the value and every comment, and twice is once") {
  test::TextGenerator generator(11);
  std::vector<std::string> texts;
  texts.reserve(1000);
  for (int i = 0; i < 1000; ++i) texts.push_back(generator.month());
  for (const std::string& bytes : texts) {
    CAPTURE(bytes);
    const edit::Edited once = edit::formatted(bytes);
    REQUIRE(once.refusal == edit::Refusal::none);
    CAPTURE(once.bytes);
    const edit::Edited twice = edit::formatted(once.bytes);
    REQUIRE(twice.refusal == edit::Refusal::none);
    CHECK(twice.bytes == once.bytes);
    CHECK(*edit::agreed(once.bytes) == *edit::agreed(bytes));
    CHECK(once.bytes.find('\r') == std::string::npos);
  }
}

TEST_CASE("a comment in the canonical layout stands with what it stood with") {
  const auto formatted = [](std::string_view bytes) { return edit::formatted(bytes).bytes; };
  CHECK(formatted("records:\n- date: 2026-10-01\n  note: 一\n  # 记录的\n\n# 最后的\n") ==
        "records:\n  - date: 2026-10-01\n    note: 一\n    # 记录的\n\n# 最后的\n");
  CHECK(formatted("duties:\n- id: a\n  tasks:\n  - id: t\n  # 属于任务表\n- id: b\n# 属于职责表\nquotas: []\n") ==
        "duties:\n  - id: a\n    tasks:\n      - id: t\n      # 属于任务表\n  - id: b\n# 属于职责表\nquotas: []\n");
  // A list that has ended keeps no comment.
  CHECK(formatted("x:\n  a:\n  - 1\n  b: 1\n   # 说明\ny: 2\n") == "x:\n  a:\n    - 1\n  b: 1\n  # 说明\ny: 2\n");
  // Texts of several lines move as they are, blank lines and all.
  CHECK(formatted("a:\n- |\n    一\n\n      二\n- |+\n  三\n\n\nb: 1\n") ==
        "a:\n  - |\n    一\n\n      二\n  - |+\n    三\n\n\nb: 1\n");
  CHECK(formatted("a:\n    - >\n      一\n\n\n      二\n\n\nb: 1\n") == "a:\n  - >\n    一\n\n\n    二\n\nb: 1\n");
}

TEST_CASE("fmt keeps the marker of a document, and what stands above it once") {
  CHECK(edit::formatted("# 一\n---\n# 二\nrecords:   []\n").bytes == "# 一\n---\n# 二\nrecords: []\n");
  CHECK(edit::formatted("---\n\n# 二\nrecords:   []\n").bytes == "---\n\n# 二\nrecords: []\n");
}

TEST_CASE("the shipped files are in the canonical layout") {
  for (const auto& file : shipped_files()) {
    CAPTURE(file.first);
    CHECK(edit::formatted(file.second).bytes == file.second);
  }
}

TEST_CASE("a difference is what diff -u shows") {
  CHECK(edit::unified_difference("a.yaml", "1\n2\n", "1\n2\n").empty());
  CHECK(edit::unified_difference("a.yaml", "1\n2\n3\n4\n5\n", "1\n2\n3\n4\nx\n5") ==
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -2,4 +2,5 @@\n 2\n 3\n 4\n-5\n+x\n+5\n\\ No newline at end of file\n");
  CHECK(edit::unified_difference("a.yaml", std::nullopt, "1\n") == "--- /dev/null\n+++ b/a.yaml\n@@ -0,0 +1 @@\n+1\n");
  // A second part is numbered by what the first one added.
  CHECK(edit::unified_difference("a.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "0\n1\n2\n3\n4\n5\n6\n7\n8\nx\n") ==
        "--- a/a.yaml\n+++ b/a.yaml\n@@ -1,3 +1,4 @@\n+0\n 1\n 2\n 3\n@@ -6,4 +7,4 @@\n 6\n 7\n 8\n-9\n+x\n");
}

namespace {

/// Lines with their ends; the last may have none.
std::vector<std::string> lines_with_ends(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    out.emplace_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return out;
}

/// What `patch` makes of `before`: every line that stays or goes must stand where the difference says it does.
/// `changed` counts those that go or come.
std::string patched(std::string_view before, std::string_view difference, std::size_t& changed) {
  const std::vector<std::string> old = lines_with_ends(before);
  std::vector<std::string> rows = lines_with_ends(difference);
  std::string out;
  std::size_t at = 0;
  std::size_t made = 0;  // lines of `out`
  for (std::size_t row = 2; row < rows.size();) {
    std::size_t first = 0;
    std::size_t count = 1;
    std::size_t new_first = 0;
    std::size_t new_count = 1;
    const auto number = [&](std::string_view& rest) {
      std::size_t value = 0;
      while (!rest.empty() && rest.front() >= '0' && rest.front() <= '9') {
        value = value * 10 + static_cast<std::size_t>(rest.front() - '0');
        rest.remove_prefix(1);
      }
      return value;
    };
    const auto range = [&](std::string_view& rest, std::size_t& begin, std::size_t& size) {
      begin = number(rest);
      if (rest.starts_with(',')) {
        rest.remove_prefix(1);
        size = number(rest);
      }
    };
    std::string_view head = rows[row++];
    REQUIRE(head.starts_with("@@ -"));
    head.remove_prefix(4);
    range(head, first, count);
    REQUIRE(head.starts_with(" +"));
    head.remove_prefix(2);
    range(head, new_first, new_count);
    REQUIRE(head == " @@\n");
    for (; at + (count == 0 ? 0 : 1) < first; ++at, ++made) out += old.at(at);
    CHECK(made + (new_count == 0 ? 0 : 1) == new_first);
    while (row < rows.size() && !rows[row].starts_with('@')) {
      const char sign = rows[row].front();
      std::string line = rows[row++].substr(1);
      if (row < rows.size() && rows[row].starts_with('\\')) {
        line.pop_back();
        ++row;
      }
      if (sign != '+') {
        REQUIRE(at < old.size());
        CHECK(old[at] == line);
        ++at;
        --count;
      }
      if (sign != '-') {
        out += line;
        ++made;
        --new_count;
      }
      changed += sign == ' ' ? 0 : 1;
    }
    CHECK(count == 0);
    CHECK(new_count == 0);
  }
  for (; at < old.size(); ++at) out += old[at];
  return out;
}

/// How many lines the two have in common at most.
std::size_t common_lines(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::size_t> row(b.size() + 1, 0);
  for (const std::string& line : a) {
    std::size_t before = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t here = row[j + 1];
      row[j + 1] = line == b[j] ? before + 1 : std::max(here, row[j]);
      before = here;
    }
  }
  return row.back();
}

}  // namespace

TEST_CASE("a difference leads from the one to the other, and shows no line that need not go") {
  std::mt19937 random(20261129);
  const auto some_text = [&] {
    std::string out;
    for (auto lines = random() % 24; lines > 0; --lines) out += std::string{"abc\n"[random() % 4]} + "\n";
    if (!out.empty() && random() % 4 == 0) out.pop_back();
    return out;
  };
  for (int i = 0; i < 4000; ++i) {
    const std::string before = some_text();
    std::string after = random() % 2 == 0 ? some_text() : before;
    if (!after.empty()) after.insert(random() % after.size(), random() % 2 == 0 ? "b\n" : "new\n");
    CAPTURE(before);
    CAPTURE(after);
    const std::string difference = edit::unified_difference("a.yaml", before, after);
    std::size_t changed = 0;
    REQUIRE(patched(before, difference, changed) == after);
    const auto a = lines_with_ends(before);
    const auto b = lines_with_ends(after);
    REQUIRE(changed == a.size() + b.size() - 2 * common_lines(a, b));
  }
}

TEST_CASE("splices are made all together or not at all") {
  CHECK(edit::apply("abcdef", std::vector<edit::Splice>{{4, 5, "E"}, {0, 1, "A"}, {2, 2, "+"}}).bytes == "Ab+cdEf");
  CHECK(edit::apply("abc", std::vector<edit::Splice>{{0, 2, ""}, {1, 3, ""}}).refusal == edit::Refusal::overlapping);
}
