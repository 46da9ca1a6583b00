/// The gate: its quick look never lets through what a slow reading of the rules refuses, and it is quick where it
/// should be.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include "text/glance.hpp"

using namespace ljfl;

namespace {

/// What the gate refuses, character by character, as its declaration says it.
bool fine_slowly(std::string_view bytes, const text::Limits& limits) {
  std::size_t line = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Character c = text::character_at(bytes, at);
    if (!c.valid) return false;
    if (c.code == '\r' && (at + 1 == bytes.size() || bytes[at + 1] != '\n')) return false;
    const bool blank = c.code == '\n' || c.code == '\t' || c.code == '\r';
    if (!blank && text::is_unprintable(c.code)) return false;
    if (c.code == '\n' && at - line > limits.max_line) return false;
    at += c.length;
    if (c.code == '\n') line = at;
  }
  return bytes.size() - line <= limits.max_line;
}

constexpr std::string_view pieces[] = {
    "a",
    "note: ",
    "\n",
    "\r\n",
    "\t",
    "  - ",
    "垃圾分类",
    "，",
    "：",
    "“",
    "”",
    "…",
    "—",
    "·",
    "é",
    "　",
    "😀",
    "𠀀",
    "豈",
    "ﷺ",
    "ㅏ",
    "ㄱ",
    "ｱ",
    // what must not pass
    "\r",
    "\x01",
    "\x1B",
    "\x7F",
    "\xC2\x85",
    "\xC2\xAD",
    "\xD8\x9C",
    "\xE2\x80\x8B",
    "\xE2\x80\xAE",
    "\xE2\x81\xA6",
    "\xEF\xBB\xBF",
    "\xEF\xBF\xBE",
    "\xEF\xB7\x90",
    "\xF3\xA0\x80\x81",
    "\xED\xA0\x80",
    "\xE0\x80\x80",
    "\xC0\xAF",
    "\xF5\x80\x80\x80",
    "\xF0\x80\x80\x80",
    "\xF4\x90\x80\x80",
    "\xE4",
    "\xE4\xB8",
    "\x80",
    "\xBF\xBF",
    "\xF0\x9F\x98",
    "\xFF",
    "\xE1\xA0\x8E",
    "\xE3\x85\xA4",
    "\xEF\xBE\xA0",
    "\xE1\x85\x9F",
    "\xE1\x85\xA0",
    "\xCD\x8F",
};
constexpr std::size_t good_pieces = 23;

}  // namespace

TEST_CASE("the quick look and a slow one agree") {
  std::mt19937 random(20261124);
  const text::Limits limits{.max_file = 8192, .max_line = 200};
  std::size_t refused = 0;
  std::size_t passed = 0;
  for (int round = 0; round < 60'000; ++round) {
    std::string bytes;
    const std::size_t length = random() % 50 == 0 ? random() % 1'500 : random() % 90;  // a few thousand bytes, at times
    const std::size_t bad = random() % 3 == 0 ? random() % (length + 1) : length + 1;  // at most one piece that is bad
    for (std::size_t i = 0; i <= length; ++i) {
      bytes += pieces[i == bad ? good_pieces + random() % (std::size(pieces) - good_pieces) : random() % good_pieces];
    }
    if (random() % 20 == 0) bytes.resize(random() % (bytes.size() + 1));  // a character cut in two, too
    const bool slow = fine_slowly(bytes, limits);
    CAPTURE(bytes);
    const std::string_view rest =
        bytes.starts_with(text::bom) ? std::string_view{bytes}.substr(3) : std::string_view{bytes};
    REQUIRE(text::plainly_fine(rest, limits) == fine_slowly(rest, limits));
    if (!bytes.starts_with(text::bom)) REQUIRE(text::gate(bytes, limits).has_value() != slow);
    ++(slow ? passed : refused);
  }
  CHECK(refused > 10'000);
  CHECK(passed > 20'000);
}

TEST_CASE("the quick look is enough for every shipped file") {
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(LJFL_SOURCE_DIR "/units")) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    CAPTURE(entry.path().string());
    CHECK(text::plainly_fine(bytes, {}));
    ++files;
  }
  CHECK(files > 500);
}
