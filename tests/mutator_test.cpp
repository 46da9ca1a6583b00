/// The shipped register broken in 2,000 ways, as clerks break files: never a crash, nothing that changes the structure
/// goes untold, the finding stands where the slip is, and no file's slip hides another file's finding.
///
///     ljfl_test -tc="*two thousand*" -s      shows the share for each kind
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "breakages.hpp"
#include "check/check.hpp"
#include "load/load.hpp"
#include "yaml/yaml.hpp"

using namespace ljfl;

namespace {

struct Shipped {
  std::map<std::string, std::string> files = {};  ///< by path
  std::vector<std::string> units = {};            ///< but the lead office, whose findings name all others
};

const Shipped& shipped() {
  static const Shipped all = [] {
    Shipped out;
    const std::filesystem::path root = LJFL_SOURCE_DIR;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "units")) {
      if (entry.path().extension() != ".yaml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string path = std::filesystem::relative(entry.path(), root).generic_string();
      out.files[path] = {std::istreambuf_iterator<char>(in), {}};
    }
    std::ifstream in(root / "ljfl.toml", std::ios::binary);
    out.files["ljfl.toml"] = {std::istreambuf_iterator<char>(in), {}};
    std::set<std::string> units;
    for (const auto& one : out.files) {
      if (!one.first.starts_with("units/") || one.first.starts_with("units/_common/")) continue;
      units.insert(one.first.substr(6, one.first.find('/', 6) - 6));
    }
    units.erase("fenleiban");
    out.units.assign(units.begin(), units.end());
    return out;
  }();
  return all;
}

constexpr std::string_view planted_path = "units/zz-planted/2026-10.yaml";

/// One unit's folder with what it refers to, and a unit of our own whose month holds a mistake of its own.
text::Snapshot small_district(const std::string& unit) {
  text::Snapshot out;
  for (const auto& [path, bytes] : shipped().files) {
    const bool wanted = path == "ljfl.toml" || path.starts_with("units/_common/") ||
                        path.starts_with("units/" + unit + "/") || path == "units/fenleiban/unit.yaml" ||
                        path == "units/zuzhibu/unit.yaml";
    if (wanted) out.files.push_back({.path = path, .bytes = bytes});
  }
  out.files.push_back({.path = std::string{planted_path}, .bytes = "records:\n  - {date: 2026-10-12, task: plna}\n"});
  out.files.push_back({.path = "units/zz-planted/unit.yaml",
                       .bytes = "name: 另一单位\nrole: other\ntasks:\n  - {id: plan, due: 2026-12-30}\n"});
  std::ranges::sort(out.files, {}, &text::Source::path);
  return out;
}

/// What a clerk must act on, and what is no matter of the file alone: deadlines, quotas, what nobody recorded.
bool counts(const diag::Diagnostic& one) {
  const std::string_view code = one.rule->code;
  return one.severity != diag::Severity::note && code.front() != 'D' && code.front() != 'Q' && code != "E314" &&
         code != "E315";
}

std::vector<diag::Diagnostic> check_all(const text::Snapshot& files) {
  diag::Diagnostics told;
  const model::Register reg = load::load(files, told);
  const standing::Standing standing = standing::assess(reg, *time::make_date(2026, 11, 20));
  check::run({.files = files, .reg = reg, .standing = standing}, told);
  told.put_in_order(files);
  std::vector<diag::Diagnostic> out = told.all();
  std::erase_if(out, [](const diag::Diagnostic& one) { return !counts(one); });
  return out;
}

/// Mappings, lists, keys and how many values: what a slip in a text leaves alone.
std::string structure(const std::string& bytes) {
  const text::Source source{.path = "a.yaml", .bytes = bytes};
  diag::Diagnostics told;
  const yaml::Tree tree = yaml::read(source, 0, told);
  if (!tree.readable) return "unreadable";
  std::string out;
  std::vector<std::pair<yaml::Id, bool>> open;  // a collection's end, and whether its next node is a key
  for (yaml::Id id = 0; id < tree.nodes.size(); ++id) {
    while (!open.empty() && open.back().first <= id) {
      out.append(");");
      open.pop_back();
    }
    const bool in_map = !open.empty() && open.back().second;
    const bool key = in_map && tree.kind(id) == yaml::Kind::scalar && (out.ends_with("(") || out.ends_with(";"));
    switch (tree.kind(id)) {
      case yaml::Kind::map:
        out.append("{(");
        open.emplace_back(tree.next(id), true);
        break;
      case yaml::Kind::list:
        out.append("[(");
        open.emplace_back(tree.next(id), false);
        break;
      default:
        out.append(key ? std::string{tree.text(id)} + ":" : "=");
        if (!key) out.append(";");
        break;
    }
  }
  return out;
}

struct Tally {
  int cases = 0;
  int told = 0;
  int on_line = 0;
  int on_column = 0;
  int untold_structure = 0;
  std::vector<std::string> misses = {};
};

struct LineRange {
  std::uint32_t first = 0, last = 0;
};

LineRange lines_of(const test::Broken& broken) {
  const std::size_t last = broken.end > broken.begin ? broken.end - 1 : broken.begin;
  return {text::place_of(broken.bytes, broken.begin).line,
          text::place_of(broken.bytes, std::min(last, broken.bytes.size())).line};
}

/// One slip in one file: what is told of it.
void judge(text::Snapshot& files, std::uint32_t file, const test::Broken& broken, bool anywhere, Tally& tally) {
  const std::string before = std::exchange(files.files[file].bytes, broken.bytes);
  const std::vector<diag::Diagnostic> told = check_all(files);
  const bool planted = std::ranges::any_of(told, [&](const diag::Diagnostic& one) {
    return one.rule->code == "E301" && files.files[one.at.file].path == planted_path;
  });
  CHECK_MESSAGE(planted, "the slip hides another file's finding: ", files.files[file].path);

  const LineRange lines = lines_of(broken);
  bool any = false;
  bool on_line = false;
  bool on_column = false;
  for (const diag::Diagnostic& one : told) {
    if (one.at.file != file) continue;
    any = true;
    const std::uint32_t line = text::place_of(broken.bytes, one.at.begin).line;
    on_line = on_line || (lines.first <= line && line <= lines.last);
    on_column = on_column || (broken.begin <= one.at.begin && one.at.begin <= broken.end);
  }
  const bool changed = structure(broken.bytes) != structure(before);
  files.files[file].bytes = before;
  if (anywhere && !any && !changed) return;
  ++tally.cases;
  tally.told += any ? 1 : 0;
  tally.on_line += on_line ? 1 : 0;
  tally.on_column += on_column ? 1 : 0;
  if (!any && changed) ++tally.untold_structure;
  if (!on_line || (!any && changed)) {
    std::string shown = files.files[file].path + ":" + std::to_string(lines.first) + " " +
                        std::string{text::line_of(broken.bytes, broken.begin).text};
    for (const diag::Diagnostic& one : told) {
      if (one.at.file == file)
        shown += " | " + std::string{one.rule->code} + " at line " +
                 std::to_string(text::place_of(broken.bytes, one.at.begin).line);
    }
    tally.misses.push_back(std::move(shown));
  }
}

}  // namespace

TEST_CASE("the shipped register broken in two thousand ways") {
  constexpr int wanted = 2000;
  test::Chance chance(20261031);
  const auto& kinds = test::Slips::kinds();
  std::vector<Tally> tallies(kinds.size());
  int done = 0;
  // Every kind in turn, in a file by chance; where it does not fit (no list, no number) another file is tried.
  for (std::size_t turn = 0; done < wanted; ++turn) {
    REQUIRE(turn < 100'000);
    const std::size_t kind = turn % kinds.size();
    const std::string& unit = shipped().units[chance() % shipped().units.size()];
    text::Snapshot files = small_district(unit);
    std::vector<std::uint32_t> own;
    for (std::uint32_t file = 0; file < files.files.size(); ++file) {
      if (files.files[file].path.starts_with("units/" + unit + "/")) own.push_back(file);
    }
    const std::uint32_t file = own[chance() % own.size()];
    const std::string bytes = files.files[file].bytes;
    const test::Slips slips(bytes);
    const auto broken = kinds[kind].apply(slips, chance);
    if (!broken || broken->bytes == bytes) continue;
    judge(files, file, *broken, kinds[kind].anywhere, tallies[kind]);
    ++done;
  }

  Tally all;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    const Tally& one = tallies[kind];
    const auto share = [&](int part) { return one.cases == 0 ? 0 : (part * 100 + one.cases / 2) / one.cases; };
    MESSAGE(kinds[kind].name, ": ", one.cases, " cases, told ", share(one.told), " %, on the line ", share(one.on_line),
            " %, at the column ", share(one.on_column), " %");
    for (std::size_t i = 0; i < one.misses.size() && i < 3; ++i) MESSAGE("    ", one.misses[i]);
    CHECK(one.cases > 0);
    // A slip of one key is seen where it bites, which now and then is a line further; a slip of a kind, on its line.
    CHECK(one.on_line * 100 >= one.cases * (kinds[kind].anywhere ? 90 : 95));
    all.cases += one.cases;
    all.told += one.told;
    all.on_line += one.on_line;
    all.on_column += one.on_column;
    all.untold_structure += one.untold_structure;
  }
  MESSAGE("all: ", all.cases, " cases, told ", all.told, ", on the line ", all.on_line, ", at the column ",
          all.on_column, ", structure changed untold ", all.untold_structure);
  CHECK(all.untold_structure == 0);
  CHECK(all.on_line * 100 >= all.cases * 95);
  CHECK(all.on_column * 100 >= all.cases * 80);
}
