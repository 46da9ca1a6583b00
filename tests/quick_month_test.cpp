/// The quick look at a month's file gives what the reader and the loader give, or leaves the file to them.
#include "load/quick_month.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "generated_district.hpp"
#include "load/allowance.hpp"
#include "load/month.hpp"
#include "text/line_ends.hpp"

using namespace ljfl;

namespace {

std::string shown(const text::Span& at) {
  return " [" + std::to_string(at.file) + ":" + std::to_string(at.begin) + "-" + std::to_string(at.end) + "]";
}
std::string shown(const model::Text& text) {
  return text.given() ? std::string{text.value} + shown(text.at) : "-";
}
std::string shown(const std::vector<model::Text>& texts) {
  std::string out = std::to_string(texts.size());
  for (const model::Text& text : texts) out += " " + shown(text);
  return out;
}

/// Everything that a month's file brings into its unit, a record a line.
std::string shown(const model::Unit& unit) {
  std::string out;
  for (const model::MonthFile& month : unit.months) {
    out += month.month.name() + " " + std::to_string(month.file) + " " + std::to_string(month.first_record) + "-" +
           std::to_string(month.last_record) + " " + shown(month.highlights) + "\n";
  }
  for (const model::Record& r : unit.records) {
    const model::Particulars& more = *r.more;
    out += time::iso(r.date.value) + shown(r.date.at) + " task " + shown(r.task) + " quota " + shown(more.quota) +
           " times " + std::to_string(more.times.value) + shown(more.times.at) + " sites " + shown(more.sites) +
           " number " + shown(more.number) + " note " + shown(r.note) + " evidence " + shown(more.evidence) +
           shown(r.at) + (more.measured ? " measured" : "");
    if (const auto& value = more.value)
      out += " value " + model::plain(value->value.number) + (value->value.percent ? "%" : "") + shown(value->at);
    if (more.covers) out += " for " + more.covers->value.name() + shown(more.covers->at);
    out += "\n";
  }
  return out;
}

constexpr std::uint32_t file = 7;
constexpr time::Period october{.kind = time::PeriodKind::month, .year = 2026, .index = 10};

struct Closer {
  std::string unit = {};
  bool silent = true;  ///< nothing was told, allowed, found or marked
};

/// What the reader and the loader make of it.
Closer look_closely(const text::Source& source) {
  Closer out;
  diag::Diagnostics told;
  model::Store store;
  model::Unit unit;
  std::vector<model::Finding> findings;
  std::vector<model::Mark> marks;
  std::vector<model::Allowance> allowances;
  const yaml::Tree tree = yaml::read(source, file, told);
  if (tree.readable && tree.kind(0) == yaml::Kind::map) {
    load::read_allowances(tree, allowances, told);
    load::Context context{.told = told, .store = store, .tree = &tree};
    load::load_month(context, october, unit, {.findings = findings, .marks = marks});
  } else {
    out.silent = false;
  }
  out.silent = out.silent && told.all().empty() && findings.empty() && marks.empty() && allowances.empty();
  out.unit = shown(unit);
  return out;
}

/// True where the quick look took the text.
bool agrees(const std::string& bytes) {
  const text::Source source{.path = "units/a/2026-10.yaml", .bytes = bytes};
  model::Unit unit;
  const bool taken = load::quick_month(source, file, {}, october, unit);
  CAPTURE(bytes);
  if (!taken) {
    CHECK(unit.records.empty());
    CHECK(unit.months.empty());
    return false;
  }
  const Closer closer = look_closely(source);
  CHECK(closer.silent);
  CHECK(shown(unit) == closer.unit);
  const text::LineEnds ends = text::line_ends(bytes);
  REQUIRE(unit.months.size() == 1);
  CHECK(unit.months.front().neat_ends == !(ends.carriage || ends.trailing));
  return true;
}

}  // namespace

TEST_CASE("what clerks write is taken at a quick look") {
  CHECK(agrees("records:\n  - date: 2026-10-12\n    task: a\n"));
  CHECK(
      agrees("# 十月\n\nrecords:\n- {date: 2026-10-12, task: a, note: \"b: c\"}\n\n  # 注\n- date: \"2026-10-13\"\n  "
             "quota: q\n"
             "  sites: [一小, \"二小\"]\n  note: 8:30开会#1\nhighlights:\n  - 甲\n  - \"乙 # 丙\"\n"));
  CHECK(
      agrees("records:\n    - quota: q\n      date: 2026-10-12\n      value: 96.5%\n    - {task: t, for: 2026Q3, "
             "times: 2, date: 2026-10-01, "
             "number: 示教发〔2026〕3号, evidence: [附件/a.pdf, 附件/b.pdf]}\n"));
  CHECK(agrees("highlights:\n- 甲\n"));
  CHECK(agrees("records:\n- {date: 2026-10-12, task: a, note: 开会，培训2次， 发言：甲、乙}\n"));
  for (const char* const end : {"  \n", "# 注 \n", "# 注\t\n", "# 注\r\n", "  # 注\n", "\n\n"}) {
    CAPTURE(end);
    CHECK(agrees(std::string{"highlights:\n- 甲\n"} + end + "- 乙\n"));
  }
}

TEST_CASE("what needs a closer look is left to it") {
  for (const char* const bytes :
       {"",
        "records:\n",
        "records: []\n",
        "records:\n  - date: 2026-10-12\n    task: a",
        "records:\n  - date: 2026-10-12\n    task:\n",
        "records:\n  - date: 2026-10-32\n    task: a\n",
        "records:\n  - date: 2026-10-12\n",
        "records:\n  - {date: 2026-10-12, task: a, note: 开会，times：2}\n",
        "records:\n  - {task: a, note: 开会， times:2, date: 2026-10-12}\n",
        "records:\n  - task: a\n",
        "records:\n  - date: 2026-10-12\n    task: a\n    quota: b\n",
        "records:\n  - date: 2026-10-12\n    quota: b\n    times: 2\n",
        "records:\n  - date: 2026-10-12\n    task: a\n    times: 0\n",
        "records:\n  - date: 2026-10-12\n    task: a\n    times: 1001\n",
        "records:\n  - date: 2026-10-12\n    quota: b\n    value: 100.01%\n",
        "records:\n  - date: 2026-10-12\n    quota: b\n    value: 1\n    sites: [c]\n",
        "records:\n  - date: 2026-10-12\n    quota: b\n    sites: [c、d]\n",
        "records:\n  - date: 2026-10-12\n    task: a\n    task: b\n",
        "records:\n  - date: 2026-10-12\n    task: a\n     note: b\n",
        "records:\n  - date: 2026-10-12\n    task: a\n   note: b\n",
        "records:\n  - date: 2026-10-12\n    task: a\n note: b\n",
        "records:\n  - date: 2026-10-12\n    task: a\n    note: b: c\n",
        "records:\n  - date: 2026-10-12\n    task: a\n    note: b # c\n",
        "records:\n  - date: 2026-10-12\n    task: a\n    note: b\n      c\n",
        "records:\n  - date: 2026-10-12\n    task: a\n    note: \"\"\n",
        "records:\n  - date: 2026-10-12\n    task: a\n    note: \"b\\n\"\n",
        "records:\n  - date: 2026-10-12\n    task: a\n# ljfl: allow W601 until 2026-12-31 因为\n",
        "records:\n  - date: 2026-10-12\n    task: a\nrecords:\n  - date: 2026-10-12\n    task: a\n",
        "records:\n  - date: 2026-10-12\n    task: a\n  highlights:\n",
        "records:\r\n  - date: 2026-10-12\r\n    task: a\r\n",
        "records:\n  - date: 2026-10-12\n    task: a\n    note: \xE4\xB8\n",
        "records:\n  - date: 2026-10-12\n    task: a\x01\n",
        "\xEF\xBB\xBFrecords:\n  - date: 2026-10-12\n    task: a\n",
        "records:\n  - date: 2026-10-12\n    task: a\nfindings:\n  - {id: f, date: 2026-10-12, unit: a, text: b}\n"}) {
    CAPTURE(bytes);
    CHECK_FALSE(agrees(bytes));
  }
}

TEST_CASE("more entries than a file may have are no quick look's to take") {
  const text::Source source{.path = "units/a/2026-10.yaml", .bytes = "records:\n  - date: 2026-10-12\n    task: a\n"};
  model::Unit unit;
  CHECK_FALSE(load::quick_month(source, file, {.max_nodes = 8}, october, unit));
  CHECK_FALSE(load::quick_month(source, file, {.max_depth = 3}, october, unit));
  CHECK_FALSE(load::quick_month(source, file, {.bytes = {.max_file = 20}}, october, unit));
  CHECK(load::quick_month(source, file, {}, october, unit));
}

TEST_CASE("the quick look and the closer one agree on the shipped months, and on what slips make of them") {
  test::Chance chance(20261125);
  std::vector<std::string> texts;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path{LJFL_SOURCE_DIR} / "units")) {
    if (!entry.path().filename().string().starts_with("20")) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    texts.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  std::ranges::sort(texts);
  REQUIRE(texts.size() > 100);
  int taken = 0;
  for (const std::string& text : texts) taken += agrees(text) ? 1 : 0;
  CHECK(taken * 10 > static_cast<int>(texts.size()) * 8);

  const std::vector<std::string> pieces = {
      " ",          "\n",         "  ",        ":",      ": ", "#",    " #", "-",  "- ",         "\"",
      "'",          "[",          "]",         "{",      "}",  ",",    ", ", "\t", "\r",         "\\",
      "0",          "1",          "~",         "%",      "，", "、",   "：", "　", "é",          "\xE4",
      "null",       "no",         "date",      "note: ", "a",  "ljfl", "“",  ".5", "records:\n", "，note：",
      "，times: 2", "， task：x", "、sites：", "，",     "{",  "}",    "{",  "}"};
  const std::string in_braces =
      "records:\n  - {date: 2026-10-12, task: a, note: 开会，培训2次}\n  - {quota: q, date: 2026-10-13, sites: [一小, "
      "二小], note: 参观：一小，二小}\n  - {date: 2026-10-14, task: b, number: 示〔2026〕3号}\n";
  taken = 0;
  for (int i = 0; i < 20'000; ++i) {
    std::string text = chance(4) == 0 ? in_braces : chance.of(texts);
    if (text.size() > 400) text.resize(text.find('\n', static_cast<std::size_t>(200 + chance(200))) + 1);
    for (int slips = 1 + chance(2); slips > 0; --slips) {
      const auto at = static_cast<std::size_t>(chance(static_cast<int>(text.size())));
      switch (chance(3)) {
        case 0: text.insert(at, chance.of(pieces)); break;
        case 1: text.erase(at, static_cast<std::size_t>(1 + chance(3))); break;
        default: text.replace(at, 1, chance.of(pieces)); break;
      }
      if (text.empty()) text = "records:\n";
    }
    taken += agrees(text) ? 1 : 0;
  }
  CHECK(taken > 1'500);
}
