/// --fix: the slips of an input method made in the shipped register are mended back to the byte, and nothing else is.
#include "cli/mend.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "edit/mend.hpp"
#include "yaml/meant_indent.hpp"

using namespace ljfl;

namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// ljfl.toml and one unit's folder of the shipped register.
text::Snapshot shipped(const std::string& unit) {
  text::Snapshot out;
  for (const std::string& folder : {std::string{"units/_common"}, "units/" + unit}) {
    for (const auto& entry : fs::directory_iterator(folder)) {
      if (entry.path().extension() == ".yaml")
        out.files.push_back({.path = entry.path().generic_string(), .bytes = read(entry.path())});
    }
  }
  out.files.push_back({.path = "ljfl.toml", .bytes = read("ljfl.toml")});
  std::ranges::sort(out.files, {}, &text::Source::path);
  return out;
}

const time::Date day = *time::make_date(2026, 10, 31);

/// `text` with the slip made at every `every`-th place that `found` names.
std::string slip(std::string text, std::string_view found, std::string_view wrong, std::size_t every) {
  std::size_t n = 0;
  for (std::size_t at = text.find(found); at != std::string::npos; at = text.find(found, at + 1)) {
    if (++n % every == 0) text.replace(at, found.size(), wrong);
  }
  return text;
}

}  // namespace

TEST_CASE("slips of the input method are mended back to the byte") {
  const text::Snapshot clean = shipped("jiaoyuju");
  const auto untouched = cli::mend(clean, day, {});
  CHECK(untouched.drafts.empty());
  CHECK(untouched.refused.empty());
  for (std::size_t every = 1; every <= 3; ++every) {
    text::Snapshot broken = clean;
    std::size_t changed = 0;
    for (text::Source& source : broken.files) {
      if (!source.path.starts_with("units/jiaoyuju/2026-")) continue;
      source.bytes = slip(source.bytes, "    task: ", "    task：", every);
      source.bytes = slip(source.bytes, "  - date: ", "　- date: ", every + 1);
      source.bytes = slip(source.bytes, "date: 2026-10-", "date: 2026.10.", every);
      source.bytes = slip(source.bytes, "    note: ", "\tnote: ", every + 2);
      ++changed;
    }
    const cli::Mending mending = cli::mend(broken, day, {});
    CHECK(mending.refused.empty());
    CHECK(changed >= 10);
    CHECK(!mending.drafts.empty());
    text::Snapshot after = broken;
    for (const cli::Draft& draft : mending.drafts) {
      std::ranges::find(after.files, draft.path, &text::Source::path)->bytes = draft.after;
    }
    for (std::size_t i = 0; i < clean.files.size(); ++i) {
      CAPTURE(clean.files[i].path);
      CHECK(after.files[i].bytes == clean.files[i].bytes);
    }
    CHECK(cli::mend(after, day, {}).drafts.empty());
  }
}

TEST_CASE("a file with a slip that only a person can mend is left as it is, and only the paths asked for are touched") {
  text::Snapshot files = shipped("jiaoyuju");
  const auto month = std::ranges::find(files.files, "units/jiaoyuju/2026-10.yaml", &text::Source::path);
  REQUIRE(month != files.files.end());
  month->bytes = slip(month->bytes, "    task: ", "    task：", 2) + "  - {date: 2026-10-30, task: \"plan}\n";
  const cli::Mending mending = cli::mend(files, day, {});
  CHECK(mending.drafts.empty());
  REQUIRE(mending.refused.size() == 1);
  CHECK(mending.refused.front().path == "units/jiaoyuju/2026-10.yaml");
  CHECK(cli::mend(files, day, {"units/_common"}).refused.empty());
}

TEST_CASE("a fix that would change what was not named is no fix") {
  const diag::Fix date{.at = {.file = 0, .begin = 3, .end = 12}, .text = "2026-10-05"};
  CHECK(edit::is_proved("a: 2026.10.5\nb: 1\n", "a: 2026-10-05\nb: 1\n", std::vector{date}));
  CHECK(!edit::is_proved("a: 2026.10.5\nb: 1\n", "a: 2026-10-05\nb: 2\n", std::vector{date}));
  CHECK(!edit::is_proved("a: 1\n", "a: 1\nb: 2\n", std::vector{date}));
  // Spaces within a block of text are text.
  const diag::Fix blank{.at = {.file = 0, .begin = 8, .end = 9}, .text = ""};
  CHECK(!edit::is_proved("a: |\n  x \n  y\n", "a: |\n  x\n  y\n", std::vector{blank}));
  CHECK(!edit::is_proved("a: 1\n", "a: [\n", {}));
  // The same texts, put together otherwise.
  CHECK(edit::is_proved("[a, b]\n", "[a,  b]\n", {}));
  CHECK(!edit::is_proved("[a, b]\n", "{a: b}\n", {}));
  CHECK(!edit::is_proved("[[a], b]\n", "[[a, b]]\n", {}));
}

TEST_CASE("a tab or a full-width space becomes the spaces that were meant, or stays where that is not clear") {
  const auto width = [](std::string_view text) -> int {
    const auto fix = yaml::meant_indent(text, 0, text.size() - 2);
    return fix ? static_cast<int>(fix->text.size()) : -1;
  };
  CHECK(width("records:\n  - date: 2026-10-12\n\ttask: plan\n") == 4);
  CHECK(width("records:\n\t- date: 2026-10-12\n") == 2);
  CHECK(width("records:\n  - date: 1\n    task: a\n\t- date: 2\n") == 2);  // four columns lead nowhere, two fit
  CHECK(width("records:\n  - date: 1\n　　task: a\n") == 4);
  CHECK(width("records:\n　- date: 1\n") == 2);
  CHECK(width("a:\n  b:\n\tc: 1\n") == -1);  // beside b, or below it
  CHECK(width("a: 1\n\tb: 2\n") == -1);
}
