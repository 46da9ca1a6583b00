/// The house keeps its shape: includes run one way, foreign headers stay in their rooms, files hold one idea.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

const std::map<std::string, std::set<std::string>> may_include = {
    {"text", {}},
    {"work", {}},
    {"time", {}},
    {"diag", {"work", "text"}},
    {"yaml", {"text", "diag"}},
    {"model", {"time", "text"}},
    {"load", {"work", "yaml", "model", "diag", "text", "time"}},
    {"standing", {"work", "model", "time", "text"}},
    {"check", {"work", "model", "standing", "diag", "text", "time", "yaml"}},
    {"report", {"standing", "model", "time", "text", "diag"}},
    {"history", {"work", "load", "yaml", "model", "diag", "text", "time"}},
    {"edit", {"text", "yaml", "diag"}},
    {"sheet", {"standing", "model", "time", "text", "diag"}},
    {"schema", {"load", "model", "diag", "text", "time"}},
    {"lsp", {"load", "yaml", "edit", "standing", "model", "diag", "text", "time"}},
    {"cli",
     {"work", "schema", "lsp", "sheet", "text", "time", "diag", "yaml", "model", "load", "standing", "check", "report",
      "history", "edit"}},
};

/// Where a foreign header may be included: a folder, or one file.
const std::map<std::string, std::vector<std::string>> foreign = {
    {"yaml-cpp/", {"src/yaml/second_opinion.cpp"}},
    {"toml.hpp", {"src/load/settings.cpp"}},
    {"kainjow/", {"src/report/render.cpp"}},
    {"fmt/", {"src/diag/words.cpp"}},
    {"cmark-gfm", {"src/report/markdown.cpp"}},
    {"nettle/", {"src/history/objects.cpp"}},
    {"CLI/", {"src/cli/arguments.cpp"}},
    {"nlohmann/", {"src/schema/", "src/lsp/", "src/report/", "src/diag/", "src/cli/"}},
};

// The world is the command line's: elsewhere the same data gives the same bytes.
const std::vector<std::string> worldly = {"setlocale", "std::locale", ".imbue(",      "std::regex",
                                          "std::stod", "strtod",      "system_clock", "std::getenv"};

struct Line {
  std::string path = {};
  std::size_t number = 0;
  std::string text = {};
};

/// Of our code: pages, and the skeleton of a new project, lie beside the rooms.
std::vector<Line> all_lines() {
  const fs::path root = LJFL_SOURCE_DIR;
  std::vector<Line> out;
  for (const auto& entry : fs::recursive_directory_iterator(root / "src")) {
    if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
    std::ifstream in(entry.path());
    std::string text;
    for (std::size_t number = 1; std::getline(in, text); ++number) {
      out.push_back({.path = fs::relative(entry.path(), root).generic_string(), .number = number, .text = text});
    }
  }
  return out;
}

std::string room_of(const std::string& path) {  // src/yaml/reader.cpp → yaml
  const std::size_t begin = path.find('/') + 1;
  return path.substr(begin, path.find('/', begin) - begin);
}

}  // namespace

TEST_CASE("includes run one way") {
  for (const Line& line : all_lines()) {
    if (!line.text.starts_with("#include \"") || line.path == "src/main.cpp") continue;
    const std::string target = line.text.substr(10, line.text.find('/') - 10);
    const std::string room = room_of(line.path);
    CAPTURE(line.path);
    CAPTURE(line.number);
    CAPTURE(line.text);
    REQUIRE(may_include.contains(room));
    CHECK((target == room || may_include.at(room).contains(target)));
  }
}

TEST_CASE("a foreign header stays in its place") {
  for (const Line& line : all_lines()) {
    for (const auto& [header, places] : foreign) {
      if (!line.text.starts_with("#include <" + header)) continue;
      CAPTURE(line.path);
      CAPTURE(line.number);
      CHECK(std::ranges::any_of(places, [&](const std::string& place) { return line.path.starts_with(place); }));
    }
  }
}

TEST_CASE("clock, locale and environment belong to the command line") {
  for (const Line& line : all_lines()) {
    if (line.path.starts_with("src/cli/") || line.path == "src/main.cpp") continue;
    for (const std::string& word : worldly) {
      CAPTURE(line.path);
      CAPTURE(line.number);
      CAPTURE(word);
      CHECK(line.text.find(word) == std::string::npos);
    }
  }
}

TEST_CASE("a file holds one idea") {
  std::map<std::string, std::size_t> longest;
  for (const Line& line : all_lines()) longest[line.path] = line.number;
  for (const auto& [path, lines] : longest) {
    CAPTURE(path);
    CHECK(lines <= 400);
  }
}
