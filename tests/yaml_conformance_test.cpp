/// tests/yaml/: small texts named after the production of YAML 1.2 that they try. y_ is inside the subset and read as
/// expected.txt says, by yaml-cpp and libyaml too; n_ is no YAML, i_ is YAML outside the subset: both are refused once,
/// by the rule and at the place that expected.txt names.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>

#include "readers.hpp"

using namespace ljfl;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in.good());
  return {std::istreambuf_iterator<char>(in), {}};
}

/// name → events, or E101@1:4
std::map<std::string, std::string> expected() {
  std::istringstream lines(bytes_of(LJFL_SOURCE_DIR "/tests/yaml/expected.txt"));
  std::map<std::string, std::string> out;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t tab = line.find('\t');
    const std::size_t remark = line.find("\t# ", tab + 1);
    out[line.substr(0, tab)] = line.substr(tab + 1, remark == std::string::npos ? remark : remark - tab - 1);
  }
  return out;
}

std::string refusal_of(const test::Read& read) {
  if (read.tree.readable || read.told.all().empty()) return "accepted as " + read.events();
  const diag::Diagnostic& told = read.told.all().front();
  const text::Place place = text::place_of(read.files.files[0].bytes, told.at.begin);
  return std::string{told.rule->code} + "@" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

// Where a witness is wrong, or says it otherwise. yaml-cpp takes a plain ~ for nothing; the types are the schema's.
std::string as_ours(std::string theirs) {
  const std::size_t tilde = theirs.find("=e ~");
  return tilde == std::string::npos ? theirs : theirs.replace(tilde, 4, "=e =~");
}

}  // namespace

TEST_CASE("the conformance set, by production") {
  std::size_t files = 0;
  std::size_t wrong_elsewhere = 0;  // no YAML, and yet accepted by yaml-cpp: the reason for a reader of our own
  for (const auto& [name, wanted] : expected()) {
    CAPTURE(name);
    const std::string bytes = bytes_of(std::string{LJFL_SOURCE_DIR "/tests/yaml/"} + name + ".yaml");
    const test::Read read(bytes);
    ++files;
    if (name.starts_with("y_")) {
      REQUIRE(read.tree.readable);
      CHECK(read.events() == wanted);
      CHECK(as_ours(yaml::yaml_cpp_events(bytes).value_or("refused")) == wanted);
#ifdef LJFL_HAS_LIBYAML
      CHECK(test::libyaml_events(bytes) == wanted);
#endif
      continue;
    }
    CHECK(refusal_of(read) == wanted);
    // One mistake, one message; more only behind slips that have one right answer.
    for (const diag::Diagnostic& one : read.told.all()) CHECK((&one == &read.told.all().back() || !one.fixes.empty()));
    if (name.starts_with("n_") && yaml::yaml_cpp_events(bytes)) ++wrong_elsewhere;
  }
  CHECK(wrong_elsewhere > 10);
  const std::filesystem::directory_iterator folder(LJFL_SOURCE_DIR "/tests/yaml");
  CHECK(static_cast<std::size_t>(std::distance(begin(folder), end(folder))) == files + 1);  // and expected.txt
}
