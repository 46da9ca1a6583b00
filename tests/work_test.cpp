/// Work side by side: everything once, whatever is thrown told, and no number of threads seen in a result.
#include <doctest/doctest.h>
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "check/check.hpp"
#include "load/load.hpp"
#include "work/each.hpp"
#include "work/sort.hpp"

using namespace ljfl;

namespace {

/// The processor that the C library says this is; -1: the one that it is.
std::atomic<int> processor_said = -1;

/// How often a thread said where it may run, and where it could until then.
std::atomic<int> threads_set_free = 0;
cpu_set_t set_free_from = {};

/// False where it did not come true in that time, which is long for all that is waited for here.
template <typename Condition>
bool wait_until(const Condition& condition, int milliseconds = 10'000) {
  for (int i = 0; i < milliseconds && !condition(); ++i) ::usleep(1000);
  return condition();
}

/// Of this process.
std::ptrdiff_t threads() {
  return std::distance(std::filesystem::directory_iterator("/proc/self/task"), {});
}

/// The thread that helps in two pieces of work, of which neither ends before both have begun.
pid_t one_helper() {
  const pid_t self = ::gettid();
  std::atomic<int> begun = 0;
  std::atomic<pid_t> helper = self;
  work::each(2, 2, [&](std::size_t) {
    if (::gettid() != self) helper = ::gettid();
    ++begun;
    for (int i = 0; begun < 2 && i < 100'000'000; ++i) {
    }
  });
  return helper;
}

}  // namespace

// In place of the C library's own: where a thread is, and may be, is the system's whim, and these say what was asked of
// it.
extern "C" int sched_getcpu() noexcept {
  if (processor_said >= 0) return processor_said;
  unsigned processor = 0;
  return ::syscall(SYS_getcpu, &processor, nullptr, nullptr) == 0 ? static_cast<int>(processor) : -1;
}

extern "C" int sched_setaffinity(pid_t thread, std::size_t size, const cpu_set_t* where) noexcept {
  if (processor_said >= 0) {
    ::sched_getaffinity(0, sizeof set_free_from, &set_free_from);
    ++threads_set_free;
  }
  return static_cast<int>(::syscall(SYS_sched_setaffinity, thread, size, where));
}

TEST_CASE("each piece is done once, by any number of threads") {
  for (const unsigned workers : {0U, 1U, 2U, 3U, 16U}) {
    for (const std::size_t count : {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
      std::vector<int> done(count, 0);
      work::each(count, workers, [&](std::size_t i) { ++done[i]; });
      CHECK(std::vector<int>(count, 1) == done);
    }
  }
}

TEST_CASE("what a piece throws is thrown on, and those that had not begun are left out") {
  int begun = 0;
  CHECK_THROWS_WITH_AS(work::each(500, 1,
                                  [&](std::size_t i) {
                                    ++begun;
                                    if (i == 3) throw std::runtime_error("the third");
                                  }),
                       "the third", std::runtime_error);
  CHECK(begun == 4);
}

TEST_CASE("of two pieces that throw side by side the first one's is thrown on, and no third is begun") {
  for (int round = 0; round < 20; ++round) {
    std::atomic<int> begun = 0;
    CHECK_THROWS_WITH_AS(work::each(500, 2,
                                    [&](std::size_t i) {
                                      ++begun;
                                      wait_until([&] { return begun >= 2; });
                                      throw std::runtime_error("piece " + std::to_string(i));
                                    }),
                         "piece 0", std::runtime_error);
    CHECK(begun == 2);
  }
}

TEST_CASE("nothing is left running where a piece throws") {
  const pthread_t maker = ::pthread_self();
  std::atomic<bool> other_begun = false;
  std::atomic<bool> thrown_on = false;
  std::atomic<bool> other_ended = false;
  std::atomic<bool> left_running = false;
  try {
    work::each(2, 2, [&](std::size_t) {
      if (::pthread_equal(::pthread_self(), maker) != 0) {
        REQUIRE(wait_until([&] { return other_begun.load(); }));
        throw std::runtime_error("the maker's piece");
      }
      other_begun = true;
      // As long as this piece waits, nothing may be thrown on: it would be left running.
      left_running = wait_until([&] { return thrown_on.load(); }, 100);
      other_ended = true;
    });
  } catch (const std::runtime_error&) {
    thrown_on = true;
  }
  CHECK(thrown_on);
  CHECK(wait_until([&] { return other_ended.load(); }));
  CHECK_FALSE(left_running);
}

TEST_CASE("a thread begins on another processor than the one that makes it, and may then run on all") {
  std::thread([] {  // of its own: no helper waits for it yet
    cpu_set_t all;
    REQUIRE(::sched_getaffinity(0, sizeof all, &all) == 0);
    int here = 0;
    while (!CPU_ISSET(static_cast<std::size_t>(here), &all)) ++here;
    processor_said = here;
    threads_set_free = 0;
    const pthread_t maker = ::pthread_self();
    std::atomic<bool> met = false;
    work::each(2, 2, [&](std::size_t) {
      if (::pthread_equal(::pthread_self(), maker) != 0) {
        wait_until([&] { return met.load(); });
        return;
      }
      cpu_set_t own;
      CHECK(::sched_getaffinity(0, sizeof own, &own) == 0);
      CHECK(CPU_EQUAL(&own, &all));
      met = true;
    });
    processor_said = -1;
    CHECK(met);
    if (CPU_COUNT(&all) == 1) return;  // there is no other
    REQUIRE(threads_set_free == 1);
    cpu_set_t others = all;
    CPU_CLR(static_cast<std::size_t>(here), &others);
    CHECK(CPU_EQUAL(&set_free_from, &others));
  })
      .join();
}

TEST_CASE("a helper stays at hand for the next step, and goes when none comes") {
  std::thread([] {
    const std::ptrdiff_t before = threads();
    int same = 0;
    for (int round = 0; round < 90; ++round) {
      const pid_t first = one_helper();
      if (first == one_helper()) ++same;
    }
    CHECK(same >= 10);  // now and then the system lets this thread wait too long
    CHECK(wait_until([&] { return threads() == before; }));
    CHECK(one_helper() != ::gettid());  // another in its place
  }).join();
}

TEST_CASE("work that comes just when a helper goes is done all the same") {
  std::atomic<std::size_t> done = 0;
  std::size_t asked = 0;
  for (int pause = 0; pause < 400; ++pause) {  // µs; it waits for 200
    for (int round = 0; round < 3; ++round, asked += 8) work::each(8, 4, [&](std::size_t) { ++done; });
    ::usleep(static_cast<useconds_t>(pause));
  }
  CHECK(done == asked);
}

TEST_CASE("a helper that was done long ago, and has gone, is not waited for") {
  const pthread_t maker = ::pthread_self();
  std::atomic<int> done = 0;
  for (int round = 0; round < 10; ++round) {
    work::each(2, 2, [&](std::size_t) {
      if (::pthread_equal(::pthread_self(), maker) != 0) ::usleep(5000);
      ++done;
    });
  }
  CHECK(done == 20);
}

TEST_CASE("helpers have helpers") {
  std::atomic<std::size_t> done = 0;
  work::each(4, 2, [&](std::size_t) {
    work::each(4, 2, [&](std::size_t) { work::each(4, 2, [&](std::size_t) { ++done; }); });
  });
  CHECK(done == 64);
}

TEST_CASE("what is large is put in order by its key, equals as they stood, each moved once") {
  struct Large {
    int key = 0;
    std::unique_ptr<std::string> name = {};
  };
  std::vector<Large> items;
  for (const auto& [key, name] : {std::pair{2, "a"}, {1, "b"}, {2, "c"}, {0, "d"}, {1, "e"}})
    items.push_back({.key = key, .name = std::make_unique<std::string>(name)});
  int asked = 0;
  work::sort_by_key(items, [&](const Large& one) {
    ++asked;
    return one.key;
  });
  std::string order;
  for (const Large& one : items) order += *one.name;
  CHECK(order == "dbeac");
  CHECK(asked == 5);
  items.clear();
  work::sort_by_key(items, [](const Large& one) { return one.key; });
  CHECK(items.empty());
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
