/// The quick look at ljfl.toml gives what toml11 gives, or leaves the file to it.
#include "load/quick_settings.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "generated_district.hpp"

using namespace ljfl;

namespace {

std::string shown(const load::SettingValue& value) {
  struct {
    std::string operator()(const std::string& text) const { return "\"" + text + "\""; }
    std::string operator()(std::int64_t number) const { return std::to_string(number); }
    std::string operator()(model::Decimal number) const { return model::two_digits(number); }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const std::vector<std::string>& texts) const {
      std::string out = "[";
      for (const std::string& text : texts) out += "\"" + text + "\",";
      return out + "]";
    }
    std::string operator()(const load::TooLarge& it) const { return "large:" + it.written; }
    std::string operator()(load::OtherKind) const { return "?"; }
  } words;
  return std::visit(words, value);
}

std::string shown(const std::optional<load::Settings>& settings) {
  if (!settings) return "refused";
  std::string out;
  for (const auto& [path, setting] : *settings) {
    out += path + " = " + shown(setting.value) + " " + std::to_string(setting.at.begin) + "-" +
           std::to_string(setting.at.end) + "\n";
  }
  return out;
}

std::string bytes_of(const std::string& path) {
  std::ifstream in(LJFL_SOURCE_DIR "/" + path, std::ios::binary);
  REQUIRE(in.good());
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  REQUIRE_FALSE(bytes.empty());
  return bytes;
}

/// A file of a new project, with what `init` puts in the place of its marks.
std::string bytes_of_new(const std::string& path) {
  std::string out = bytes_of("src/skeleton/" + path);
  for (const auto& [mark, word] : {std::pair{"@DISTRICT@", "某某区"}, std::pair{"@YEAR@", "2026"}}) {
    for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark)) {
      out.replace(at, std::string_view{mark}.size(), word);
    }
  }
  REQUIRE(out.find("\nyear = 2026\n") != std::string::npos);
  return out;
}

/// True where the quick look took the text, which behind the gate it must do as toml11 does.
bool agrees(const std::string& bytes) {
  const text::Source source{.path = "ljfl.toml", .bytes = bytes};
  diag::Diagnostics told;
  diag::Diagnostics told_by_toml11;
  const auto quick = load::read_settings(source, 0, told);
  const auto closer = load::read_settings(source, 0, told_by_toml11, false);
  CAPTURE(bytes);
  CHECK(shown(quick) == shown(closer));
  CHECK(told.all().size() == told_by_toml11.all().size());
  return load::quick_settings(bytes).has_value();
}

}  // namespace

TEST_CASE("the shipped settings and a new project's are taken at a quick look") {
  CHECK(agrees(bytes_of("ljfl.toml")));
  CHECK(agrees(bytes_of_new("ljfl.toml")));
  CHECK(agrees("a = 1\n[b.c]\nd = [\"e\", # f\n  \"g\",\n]\n[b]\nc-d = {e = -0.5, f = true}\n"));
}

TEST_CASE("settings that need a closer look are left to toml11") {
  for (const char* const bytes : {"a = 1\na = 2\n",
                                  "[a]\n[a]\n",
                                  "a = 1\n[a]\n",
                                  "a = {b = 1}\n[a]\n",
                                  "[a]\nb = 1\n[a.b]\n",
                                  "[a.b]\n[c]\n[a]\nb = 1\n",
                                  "a.b = 1\n",
                                  "\"a\" = 1\n",
                                  "a = \"b\\n\"\n",
                                  "a = \"\"\"b\"\"\"\n",
                                  "a = 'b'\n",
                                  "a = 2026-10-01\n",
                                  "a = 01\n",
                                  "a = 1_0\n",
                                  "a = 1.\n",
                                  "a = 0.123\n",
                                  "a = +1\n",
                                  "a = nan\n",
                                  "a = [1]\n",
                                  "[[a]]\n",
                                  "a = 1 b = 2\n",
                                  "a =\n",
                                  "a = {b = 1,}\n",
                                  "a\n",
                                  "a = \"b\n",
                                  "[a\n",
                                  "a = 1\r\n",
                                  "\xEF\xBB\xBF"
                                  "a = 1\n"}) {
    CAPTURE(bytes);
    CHECK_FALSE(agrees(bytes));
  }
}

TEST_CASE("the quick look and toml11 agree on what slips make of the shipped settings") {
  test::Chance chance(20261125);
  const std::string whole = bytes_of("ljfl.toml");
  const std::vector<std::string> pieces = {" ",
                                           "\n",
                                           "=",
                                           "\"",
                                           "'",
                                           "[",
                                           "]",
                                           "{",
                                           "}",
                                           ",",
                                           ".",
                                           "#",
                                           "-",
                                           "0",
                                           "1",
                                           "_",
                                           "\\",
                                           "\t",
                                           "\r",
                                           "e",
                                           "true",
                                           "[calendar]\n",
                                           "name = \"a\"\n",
                                           "，",
                                           "“"};
  int taken = 0;
  for (int i = 0; i < 1'500; ++i) {
    const std::size_t begin =
        whole.find('\n', static_cast<std::size_t>(chance(static_cast<int>(whole.size()) - 700))) + 1;
    std::string text = whole.substr(begin, static_cast<std::size_t>(100 + chance(500)));
    text.resize(text.rfind('\n') + 1);
    if (text.empty()) continue;
    const auto at = static_cast<std::size_t>(chance(static_cast<int>(text.size())));
    switch (chance(4)) {
      case 0: text.insert(at, chance.of(pieces)); break;
      case 1: text.erase(at, static_cast<std::size_t>(1 + chance(3))); break;
      case 2: text.replace(at, 1, chance.of(pieces)); break;
      default: break;
    }
    taken += agrees(text) ? 1 : 0;
  }
  CHECK(taken > 300);
}
