/// Git's ids without git, and what git would store of a working tree. Known values are git's own; the story of the
/// stamp asks git itself.
#include "history/objects.hpp"

#include <doctest/doctest.h>

#include "history/stored.hpp"
#include "report/stamp.hpp"

using namespace ljfl;

TEST_CASE("blobs and trees have git's ids") {
  CHECK(history::blob_id("") == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
  CHECK(history::blob_id("hello\n") == "ce013625030ba8dba906f756967f9e9ca394464a");
  CHECK(history::blob_id(std::string(1'000'000, 'a')) == "de1fbf0c2f34f67f01f355f31ed0cf7319643c5e");
  CHECK(history::blob_id("", history::Digest::sha256) ==
        "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813");
  CHECK(history::tree_id({}).empty());
  const std::string empty = history::blob_id("");
  // A folder is sorted as if its name ended in a slash: a.b, then a/, then a0.
  const std::string one =
      history::tree_id({{"a/x", "100644", empty}, {"a.b", "100644", empty}, {"a0", "100755", empty}});
  const std::string two =
      history::tree_id({{"a0", "100755", empty}, {"a.b", "100644", empty}, {"a/x", "100644", empty}});
  CHECK(one == two);
}

TEST_CASE("globs are git's") {
  struct Row {
    std::string_view pattern, path;
    bool fits;
  };
  constexpr Row rows[] = {
      {"*.swp", "a.swp", true},
      {"*.swp", "a/b.swp", false},
      {"a/*", "a/b", true},
      {"a/*", "a/b/c", false},
      {"**/x", "x", true},
      {"**/x", "a/b/x", true},
      {"a/**", "a/b/c", true},
      {"a/**/c", "a/c", true},
      {"a/**/c", "a/b/b/c", true},
      {"?.txt", "a.txt", true},
      {"?.txt", "/.txt", false},
      {"[a-c]x", "bx", true},
      {"[!a-c]x", "bx", false},
      {"[!a-c]x", "dx", true},
      {"\\*", "*", true},
      {"\\*", "a", false},
      {"附件*", "附件1", true},
      {"a*b*c", "axxbyyc", true},
      {"a*b*c", "axxbyy", false},
      {"", "", true},
      {"a**/b", "ax/b", true},
      {"a**/b", "a/x/b", false},
      {"a/***/b", "a/x/b", true},
      {"a**", "a/b", false},
      {"**/a*/*b", "x/a/ab/b", true},
      {"**/a*/*b", "x/a/a/c", false},
      {"*/**/*", "a", false},
      {"[a/]b", "/b", false},
      // Tried in turn, the ways to share such a name between the stars would outlast us all.
      {"a*a*a*a*a*a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.txt",
       false},
      {"**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/a/**/b",
       "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.pattern);
    CAPTURE(row.path);
    CHECK(history::glob(row.pattern, row.path) == row.fits);
  }
}

TEST_CASE("the last line that fits decides what is ignored") {
  history::Ignores ignores;
  ignores.add("", "*.log\n!keep.log\n/build/\n# *.yaml\n");
  ignores.add("units/a/", "x\n");
  CHECK(ignores.ignored("units/a/1.log", false));
  CHECK_FALSE(ignores.ignored("units/keep.log", false));
  CHECK(ignores.ignored("build", true));
  CHECK_FALSE(ignores.ignored("build", false));
  CHECK_FALSE(ignores.ignored("units/build", true));
  CHECK(ignores.ignored("units/a/x", false));
  CHECK_FALSE(ignores.ignored("units/b/x", false));
  CHECK_FALSE(ignores.ignored("units/1.yaml", false));
}

TEST_CASE("a stamp is read as it was written, or not at all") {
  const std::string id(40, 'a');
  const report::Stamp stamp{.as_of = *time::make_date(2026, 10, 31), .units = id, .templates = "none", .settings = id};
  const std::string line = report::stamp_line(stamp);
  CHECK(report::stamp_in("x\n<!-- " + line + " -->\r\n") == stamp);
  CHECK(report::stamp_in("ljfl-stamp, they say; " + line) == stamp);
  for (std::size_t cut = 0; cut < line.size(); ++cut) CHECK_FALSE(report::stamp_in(line.substr(0, cut)));
  CHECK_FALSE(report::stamp_in("ljfl-stamp as-of=2026-02-30 units=none templates=none ljfl.toml=none"));
  CHECK_FALSE(report::stamp_in("ljfl-stamp as-of=2026-02-20 units=xyz templates=none ljfl.toml=none"));
}
