/// Work side by side: everything once, whatever is thrown told, and no number of threads seen in a result.
#include <doctest/doctest.h>
#include <pthread.h>
#include <sched.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

#include "check/check.hpp"
#include "load/load.hpp"
#include "work/each.hpp"

using namespace ljfl;

TEST_CASE("each piece is done once, by any number of threads") {
  for (const unsigned workers : {0U, 1U, 2U, 3U, 16U}) {
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
      std::vector<int> done(count, 0);
      work::each(count, workers, [&](std::size_t i) { ++done[i]; });
      CHECK(std::vector<int>(count, 1) == done);
    }
  }
}

TEST_CASE("what a piece throws is thrown on, and nothing is left running") {
  for (const unsigned workers : {1U, 4U}) {
    std::atomic<int> begun = 0;
    CHECK_THROWS_WITH_AS(work::each(500, workers,
                                    [&](std::size_t i) {
                                      ++begun;
                                      if (i == 3) throw std::runtime_error("the third");
                                    }),
                         "the third", std::runtime_error);
    const int then = begun;
    CHECK(then >= 4);
    CHECK(then <= 500);
  }
}

TEST_CASE("a thread begins on another processor than the one that makes it, and may then run on all") {
  cpu_set_t all;
  REQUIRE(::sched_getaffinity(0, sizeof all, &all) == 0);
  const pthread_t maker = ::pthread_self();
  std::atomic<bool> met = false;
  work::each(2, 2, [&](std::size_t) {
    if (::pthread_equal(::pthread_self(), maker) != 0) {
      // The other thread takes its piece while this one waits here; with one processor there is nothing to wait for.
      for (int i = 0; i < 1000 && !met; ++i) ::usleep(1000);
      return;
    }
    cpu_set_t own;
    CHECK(::sched_getaffinity(0, sizeof own, &own) == 0);
    CHECK(CPU_EQUAL(&own, &all));
    met = true;
  });
  CHECK(met);
}

TEST_CASE("one thread and eight make the same register of the same files") {
  text::Snapshot files;
  const std::string root = LJFL_SOURCE_DIR "/";
  std::vector<std::filesystem::path> paths = {root + "ljfl.toml"};
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root + "units")) {
    if (entry.path().extension() == ".yaml") paths.push_back(entry.path());
  }
  for (const std::filesystem::path& path : paths) {
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    // Now and then a slip, so that there is something to tell: in every fifth file a key that nobody knows.
    if (files.files.size() % 5 == 4) bytes += "nobody: knows\n";
    files.files.push_back({.path = std::filesystem::relative(path, root).generic_string(), .bytes = std::move(bytes)});
  }
  const auto told_by = [&](unsigned workers) {
    diag::Diagnostics told;
    const model::Register reg = load::load(files, told, {}, workers);
    const standing::Standing now = standing::assess(reg, *time::make_date(2026, 10, 31), workers);
    check::run({.files = files, .reg = reg, .standing = now}, told, workers);
    std::string out;
    for (const diag::Diagnostic& one : told.all()) {  // in the order in which it was told
      out += std::string{one.rule->code} + " " + std::to_string(one.at.file) + " " + std::to_string(one.at.begin) +
             " " + diag::message(one, diag::Lang::zh) + "\n";
    }
    for (std::size_t u = 0; u < reg.units.size(); ++u) {
      out += std::string{reg.units[u].id} + " " + std::to_string(reg.units[u].records.size());
      for (const standing::TaskStanding& task : now.units[u].tasks) {
        out += " " + std::to_string(static_cast<int>(task.state)) + "/" + std::to_string(task.records.size());
      }
      out += "\n";
    }
    return out;
  };
  const std::string one = told_by(1);
  CHECK(one.find("E201") != std::string::npos);
  CHECK(told_by(8) == one);
  CHECK(told_by(3) == one);
}
