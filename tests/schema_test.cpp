/// The schemas that editors check by, held to the loader: the same verdict on every file of every story, on the shipped
/// register, and on files spoilt by chance.
#include "schema/schema.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>
#include <regex>
#include <set>

#include "check/check.hpp"
#include "json_schema.hpp"
#include "load/load.hpp"
#include "yaml/yaml.hpp"

namespace {

using namespace ljfl;
namespace fs = std::filesystem;
using json_schema::Json;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_register_file(const std::string& path) {
  return path == "ljfl.toml" || (path.starts_with("units/") && path.ends_with(".yaml"));
}

text::Snapshot shipped() {
  text::Snapshot out;
  const fs::path root = LJFL_SOURCE_DIR;
  out.files.push_back({.path = "ljfl.toml", .bytes = bytes_of(root / "ljfl.toml")});
  for (const auto& entry : fs::recursive_directory_iterator(root / "units")) {
    if (entry.path().extension() == ".yaml")
      out.files.push_back({.path = fs::relative(entry.path(), root).generic_string(), .bytes = bytes_of(entry.path())});
  }
  std::ranges::sort(out.files, {}, &text::Source::path);
  return out;
}

/// The files that a story writes down: a line `path:` at the margin, and the block below it that is indented by four.
text::Snapshot of_story(const fs::path& path) {
  text::Snapshot out;
  std::ifstream in(path);
  std::string name;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("    ")) {
      if (!name.empty()) out.files.back().bytes += line.substr(4) + "\n";
    } else if (line.ends_with(":") && is_register_file(line.substr(0, line.size() - 1))) {
      name = line.substr(0, line.size() - 1);
      std::erase_if(out.files, [&](const text::Source& source) { return source.path == name; });
      out.files.push_back({.path = name});
    } else if (!line.empty()) {
      name.clear();
    }
  }
  std::ranges::sort(out.files, {}, &text::Source::path);
  return out;
}

/// What YAML 1.2's core schema makes of a plain word: what an editor's YAML reader hands to the schema. `odd`: the
/// loader sees how it was typed (010, 1e3, 2.50 with three digits, True), and the editor no longer does.
Json typed(std::string_view word, bool plain, bool& odd) {
  const std::string text{word};
  if (!plain) return text;
  static const std::regex null("null|Null|NULL|~");
  static const std::regex truth("true|True|TRUE|false|False|FALSE");
  static const std::regex whole("[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+");
  static const std::regex real(
      "[-+]?([.][0-9]+|[0-9]+([.][0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?[.](inf|Inf|INF)|[.](nan|NaN|NAN)");
  static const std::regex usual("(0|[1-9][0-9]{0,12})([.][0-9]?[1-9])?");
  if (std::regex_match(text, null)) return odd = true, Json(nullptr);
  if (std::regex_match(text, truth)) return odd = true, Json(text[0] == 't' || text[0] == 'T');
  if (!std::regex_match(text, whole) && !std::regex_match(text, real)) return text;
  if (!std::regex_match(text, usual)) return odd = true, Json(0);
  if (text.find('.') == std::string::npos) return Json(std::stoll(text));
  return Json(std::stod(text));
}

Json json_of(const yaml::Tree& tree, yaml::Id id, bool& odd) {
  switch (tree.kind(id)) {
    case yaml::Kind::null: return nullptr;
    case yaml::Kind::scalar: return typed(tree.text(id), tree.nodes[id].style == yaml::Style::plain, odd);
    case yaml::Kind::list: {
      Json out = Json::array();
      for (yaml::Id item = id + 1; item < tree.next(id); item = tree.next(item))
        out.push_back(json_of(tree, item, odd));
      return out;
    }
    case yaml::Kind::map: break;
  }
  Json out = Json::object();
  for (yaml::Id key = id + 1; key < tree.next(id); key = tree.next(tree.next(key)))
    out[std::string{tree.text(key)}] = json_of(tree, tree.next(key), odd);
  return out;
}

/// What a schema cannot say, or an editor says by itself: doubled keys, and what is wrong with the file's name or its
/// folder.
const std::set<std::string_view> beyond = {"E204", "E207", "E210", "E213", "E220", "E221", "E510"};
/// What only the register at hand shows: of the schemas made with it.
bool is_reference(std::string_view code, bool mandate) {
  return mandate ? code == "E305" : code == "E301" || code == "E303" || code == "E306";
}

struct Verdicts {
  std::size_t good = 0;
  std::size_t bad = 0;
};

/// Holds both to each other on each file of a register. `only`: that file alone.
void compare(const text::Snapshot& files, Verdicts& out, json_schema::Validator& validator,
             std::string_view only = {}) {
  diag::Diagnostics told;
  const model::Register reg = load::load(files, told);
  const standing::Standing standing = standing::assess(reg, *time::make_date(2026, 10, 31));
  check::run({.files = files, .reg = reg, .standing = standing}, told);
  for (std::uint32_t file = 0; file < files.files.size(); ++file) {
    const std::string& path = files.files[file].path;
    if (path == "ljfl.toml" || (!only.empty() && path != only)) continue;
    diag::Diagnostics by_reader;
    const yaml::Tree tree = yaml::read(files.files[file], file, by_reader);
    bool odd = false;
    if (!tree.readable) continue;
    const Json document = json_of(tree, 0, odd);
    bool comparable = !odd;
    std::string complaint;
    for (const diag::Diagnostic& one : told.all()) {
      if (one.at.file != file) continue;
      const std::string_view code = one.rule->code;
      if (code == "E204" || code == "E207") comparable = false;  // a doubled key is gone from the document
      const bool of_load = std::ranges::any_of(load::rules(), [&](const diag::Rule* rule) { return rule == one.rule; });
      if ((of_load && !beyond.contains(code)) || is_reference(code, path.ends_with("/unit.yaml"))) {
        complaint += std::string{code} + " " + diag::message(one, diag::Lang::en) + "; ";
      }
    }
    if (!comparable) continue;
    const std::string folder = path.substr(6, path.rfind('/') - 6);
    const auto unit = std::ranges::find(reg.units, std::string_view{folder}, &model::Unit::id);
    const schema::Known known{.reg = &reg, .unit = unit == reg.units.end() ? nullptr : &*unit};
    if (known.unit != nullptr && !known.unit->items_known && !path.ends_with("unit.yaml"))
      continue;  // its mandate is broken: its ids are nobody's
    const schema::Value schema = folder == "_common"            ? schema::set(diag::Lang::zh)
                                 : path.ends_with("/unit.yaml") ? schema::unit(diag::Lang::zh, known)
                                                                : schema::month(diag::Lang::zh, known);
    const std::string fault = validator.fault_of(schema, document);
    INFO(path, "\n", files.files[file].bytes);
    INFO("loader: ", complaint);
    INFO("schema: ", fault);
    CHECK(fault.empty() == complaint.empty());
    ++(fault.empty() ? out.good : out.bad);
  }
}

}  // namespace

TEST_CASE("schema and loader give the same verdict on the shipped register and on every story") {
  json_schema::Validator validator;
  Verdicts verdicts;
  compare(shipped(), verdicts, validator);
  CHECK(verdicts.good >= 30);
  CHECK(verdicts.bad == 0);
  for (const auto& entry : fs::directory_iterator(fs::path{LJFL_SOURCE_DIR} / "tests/stories")) {
    INFO(entry.path().string());
    compare(of_story(entry.path()), verdicts, validator);
  }
  CHECK(verdicts.bad >= 12);
}

TEST_CASE("schema and loader give the same verdict on files spoilt by chance") {
  const std::vector<std::string> pool = {
      "2026-02-30", "2026-02-28", "2028-02-29", "2026-13-01", "2026-10-12", "1948-01-01", "2026-6-1",
      "60",         "0",          "-3",         "100%",       "101%",       "96.55%",     "tbd",
      "TBD",        "５",         "5d",         "5wd",        "-6d",        "5000d",      "month",
      "quarter",    "lead",       "2026Q3",     "2026Q5",     "2026H1",     "2026",       "1948",
      "2026-09",    "[]",         "[甲, 乙]",   "{}",         "\"\"",       "\"60\"",     "\"2026-10-12\"",
      "1000",       "1001",       "1000000",    "1000001",    "999",        "文字",       "a-b",
      "-a",         "A",          "96.5",       "100.5"};
  const text::Snapshot base = shipped();
  std::mt19937 random{20261031};
  const auto one_of = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  json_schema::Validator validator;
  Verdicts verdicts;
  for (int round = 0; round < 400; ++round) {
    // One unit's folder: its mandate and its months, with a set beside them.
    text::Snapshot files;
    std::string folder;
    while (folder.empty() || folder == "units/_common/") {
      const std::string& path = base.files[one_of(base.files.size())].path;
      folder = path.starts_with("units/") ? path.substr(0, path.rfind('/') + 1) : "";
    }
    for (const text::Source& source : base.files) {
      if (source.path == "ljfl.toml" || source.path.starts_with(folder) || source.path.starts_with("units/_common/"))
        files.files.push_back(source);
    }
    text::Source& source = files.files[one_of(files.files.size())];
    if (source.path == "ljfl.toml") continue;
    std::string& bytes = source.bytes;
    for (int slips = 1 + static_cast<int>(one_of(2)); slips > 0; --slips) {
      std::vector<std::size_t> colons;
      for (std::size_t at = bytes.find(": "); at != std::string::npos; at = bytes.find(": ", at + 1))
        colons.push_back(at);
      if (colons.empty()) break;
      const std::size_t colon = colons[one_of(colons.size())];
      const std::size_t end = bytes.find_first_of(",}\n", colon);
      switch (one_of(4)) {
        case 0: bytes.erase(colon - 1, 1); break;  // a letter of the key
        case 1: {                                  // the line, or the entry
          const std::size_t begin = bytes.find_last_of("{,\n", colon) + 1;
          bytes.erase(begin, std::min(end + 1, bytes.size()) - begin);
          break;
        }
        default: bytes.replace(colon + 2, std::min(end, bytes.size()) - colon - 2, pool[one_of(pool.size())]);
      }
    }
    const std::string path = source.path;
    INFO("round ", round);
    compare(files, verdicts, validator, path);
  }
  CHECK(verdicts.good >= 50);
  CHECK(verdicts.bad >= 100);
}

TEST_CASE("a schema's dates are the calendar's") {
  json_schema::Validator validator;
  const schema::Value month = schema::month(diag::Lang::zh);
  const Json& date = month["properties"]["records"]["items"]["properties"]["date"];
  std::size_t wrong = 0;
  for (int year = 1940; year <= 2210; ++year) {
    for (int m = 0; m <= 13; ++m) {
      for (int d = 0; d <= 32; ++d) {
        if (m > 2 && d > 2 && d < 27) continue;
        const std::string two[] = {(m < 10 ? "0" : "") + std::to_string(m), (d < 10 ? "0" : "") + std::to_string(d)};
        const std::string text = std::to_string(year) + "-" + two[0] + "-" + two[1];
        if (validator.fault_of(date, text).empty() != time::parse_date(text).date.has_value()) ++wrong;
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("every key says what it is, in both languages, and no schema speaks of branches") {
  for (const diag::Lang lang : {diag::Lang::zh, diag::Lang::en}) {
    for (const schema::Value& schema :
         {schema::unit(lang), schema::set(lang), schema::month(lang), schema::settings(lang)}) {
      const std::string text = schema.dump();
      CHECK(text.find("oneOf") == std::string::npos);
      CHECK(text.find("anyOf") == std::string::npos);
      CHECK(text.find("\"title\":\"\"") == std::string::npos);
      CHECK(text.find("\"description\":\"\"") == std::string::npos);
    }
  }
  CHECK(schema::unit(diag::Lang::zh)["properties"]["role"]["enumDescriptions"][0] == "牵头部门");
}
