/// Arguments → a Job → what the command needs is read → the command → its output, checked → the exit code.
#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <exception>
#include <limits>
#include <new>
#include <span>
#include <thread>

#include "cli/arguments.hpp"
#include "cli/cli.hpp"
#include "cli/complete.hpp"
#include "cli/desk.hpp"
#include "cli/disk.hpp"
#include "cli/help.hpp"
#include "cli/memory.hpp"
#include "history/snapshot.hpp"
#include "load/load.hpp"

namespace ljfl::cli {
namespace {

/// What the environment says. Read here and nowhere else.
struct World {
  std::string lang = {};
  std::string source_date = {};
  std::string step_summary = {};
  std::string columns = {};
  bool no_colour = false;
  bool dumb = false;
};

World look_around() {
  const auto variable = [](const char* name) {
    const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): no thread has begun
    return std::string{value == nullptr ? "" : value};
  };
  return {.lang = variable("LJFL_LANG"),
          .source_date = variable("SOURCE_DATE_EPOCH"),
          .step_summary = variable("GITHUB_STEP_SUMMARY"),
          .columns = variable("COLUMNS"),
          .no_colour = !variable("NO_COLOR").empty(),
          .dumb = variable("TERM") == "dumb"};
}

diag::Lang language(std::string_view word, diag::Lang otherwise) {
  const auto is = [&](std::string_view name) {  // also EN, zh_CN.UTF-8
    return std::ranges::equal(word.substr(0, 2), name, {}, [](char c) { return static_cast<char>(c | 0x20); }) &&
           (word.size() == 2 || word[2] == '_' || word[2] == '-' || word[2] == '.');
  };
  if (is("zh")) return diag::Lang::zh;
  if (is("en")) return diag::Lang::en;
  return otherwise;
}

/// China is eight hours ahead and has no summer time: a fixed sum, whatever TZ and the machine's zone files say.
constexpr std::chrono::hours china{8};

/// --today, else the day that --at came to, else SOURCE_DATE_EPOCH, else the clock.
time::Date today(const Typed& typed, const World& world, std::optional<time::Date> then = {}) {
  if (typed.has("--today")) {
    const time::ParsedDate parsed = time::parse_date(typed.value("--today"));
    if (parsed.date) return *parsed.date;
    const std::string shown = text::printable(typed.value("--today"));
    throw Failure{.zh = "--today 后面要写日期，例如 2026-10-31；这里是“" + shown + "”",
                  .en = "--today takes a date such as 2026-10-31, not “" + shown + "”"};
  }
  if (then) return *then;
  if (!world.source_date.empty()) {
    std::int64_t seconds = 0;
    const char* const end = world.source_date.data() + world.source_date.size();
    const auto [stop, fault] = std::from_chars(world.source_date.data(), end, seconds);
    if (fault != std::errc{} || stop != end || seconds < 0 || seconds > 7'000'000'000) {
      throw Failure{.zh = "SOURCE_DATE_EPOCH 应是秒数", .en = "SOURCE_DATE_EPOCH must be a number of seconds"};
    }
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds{std::chrono::seconds{seconds}} + china);
  }
  return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now() + china);
}

constexpr int least_columns = 40;

int terminal_columns() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= least_columns) return size.ws_col;
  return 80;
}

/// How wide a table may be: as the terminal, as COLUMNS says, or as it needs to be where it goes into a file.
int table_columns(const World& world, int terminal) {
  if (::isatty(STDOUT_FILENO) == 1) return terminal;
  int asked = 0;
  const char* const end = world.columns.data() + world.columns.size();
  const auto [stop, fault] = std::from_chars(world.columns.data(), end, asked);
  if (fault == std::errc{} && stop == end && asked >= least_columns) return asked;
  return std::numeric_limits<int>::max() / 2;
}

bool colour_for(int stream, const Typed& typed, const World& world) {
  if (typed.value("--color") == "always") return true;
  if (typed.value("--color") == "never" || world.no_colour || world.dumb) return false;
  return ::isatty(stream) == 1;
}

constexpr unsigned most_workers = 256;

void count_workers(const Typed& typed, Job& job) {
  job.workers_asked = typed.has("-j");
  job.workers = std::clamp(std::thread::hardware_concurrency(), 1U, most_workers);
  if (!job.workers_asked) return;
  const std::string_view word = typed.value("-j");
  unsigned& number = job.workers;
  const auto [stop, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (fault != std::errc{} || stop != word.data() + word.size() || number == 0 || number > most_workers) {
    const std::string shown = text::printable(word);
    throw Failure{.zh = "-j 后面要写 1 到 256 的数；这里是“" + shown + "”",
                  .en = "-j takes a number from 1 to 256, not “" + shown + "”"};
  }
}

/// Who asks for a number of threads is given no more.
Readers readers(const Job& job) {
  const bool more = !job.workers_asked && job.workers > 1;
  return {.usual = job.workers, .when_slow = more ? std::max(job.workers, 8U) : job.workers};
}

/// How many threads so much YAML keeps busy: to start one takes about a tenth of the time in which `enough` is checked.
unsigned worth_while(std::size_t bytes) {
  constexpr std::size_t enough = std::size_t{128} << 10U;
  return static_cast<unsigned>(std::clamp<std::size_t>(bytes / enough, 1, most_workers));
}

std::size_t size_of(const text::Snapshot& files) {
  std::size_t out = 0;
  for (const text::Source& source : files.files) out += source.bytes.size();
  return out;
}

/// What was promised and could not be written is told; a reader that went away knows.
int finish(Job& job, int code) {
  job.flush();
  return code;
}

/// The register as git had it. What day it is then: the day that was asked for, though never one still to come, or
/// for a commit the day it was made; so that the same --at gives the same answer from then
/// on: for a commit at once, for a day once it is over.
void read_commit(Job& job, const Typed& typed, const World& world) {
  if (job.command->edits) {
    throw Failure{.zh = std::string{job.command->name} + " 要改动文件，不能和 --at 一起用",
                  .en = std::string{job.command->name} + " changes files, and cannot be used with --at"};
  }
  const auto failure = [](const history::Problem& problem) { return Failure{.zh = problem.zh, .en = problem.en}; };
  // Where one stands, not where ljfl.toml was found: a bare repository has none, and a clone may lie in another
  // project.
  auto git = history::Git::open(job.folder);
  if (!git.good()) throw failure(git.problem);
  const auto revision = history::find_revision(*git, job.at);
  if (!revision.good()) throw failure(revision.problem);
  auto files = history::snapshot_at(*git, *revision);
  if (!files.good()) throw failure(files.problem);
  job.files = std::move(*files);
  job.commit = revision->id;
  if (job.root.empty()) job.root = job.folder.empty() ? "." : job.folder;
  const time::Date made = history::day_of(revision->committed);
  job.today = today(typed, world, revision->asked ? std::min(*revision->asked, std::max(job.today, made)) : made);
  const std::string id = revision->id.substr(0, 10);
  const std::string day = time::iso(job.today);
  job.err(job.lang == diag::Lang::zh
              ? "台账取自提交 " + id + "（" + time::iso(made) + "），以 " + day + " 为今天\n"
              : "the register of commit " + id + " (" + time::iso(made) + "), today being " + day + "\n");
}

/// All input. A command that edits must know all of it: it would write as if what it could not read were not there.
void read_files(Job& job) {
  job.files = read_folder(job.root, readers(job));
  if (job.command->edits) refuse_unread(job);
}

/// What was read becomes what the command needs of it.
void understand(Job& job) {
  if (job.command->needs == Needs::files) return;
  if (!job.workers_asked) job.workers = std::min(job.workers, worth_while(size_of(job.files)));
  job.reg = load::load(job.files, job.told, {}, job.workers);
  if (job.command->needs == Needs::standing) job.standing = standing::assess(job.reg, job.today, job.workers);
}

void read_what_is_needed(Job& job, const Typed& typed, const World& world) {
  if (job.command->needs == Needs::nothing) return;
  if (typed.has("-C") && !is_folder(job.folder)) {
    const std::string shown = text::printable(job.folder);
    throw Failure{.zh = "-C 指的“" + shown + "”不是文件夹，或者进不去",
                  .en = "-C: “" + shown + "” is no folder that can be entered"};
  }
  job.root = find_root(job.folder);
  if (job.command->needs == Needs::settings) {
    if (!job.root.empty()) job.files = read_settings_file(job.root);
    if (!job.root.empty()) job.reg.config = load::load_config(job.files, job.told);
    return;
  }
  if (typed.has("--at")) {
    read_commit(job, typed, world);
  } else if (job.root.empty()) {
    throw Failure{.zh = "这里和上级文件夹里都没有 ljfl.toml；先进入台账的文件夹，或用 -C 指明",
                  .en = "no ljfl.toml here or above; go to the register's folder or name it by -C"};
  } else {
    if (job.command->edits) take_lock(job);
    read_files(job);
  }
  understand(job);
}

int run(const std::vector<std::string>& arguments) {
  const World world = look_around();
  Typed typed;
  // Never destroyed: when the answer is out, the system takes all memory back faster than we could piece by piece.
  static Job& job = *new Job;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)
  job.lang = language(world.lang, diag::Lang::zh);
  try {
    if (arguments.size() == 1 && arguments.front() == "--version") {  // scripts ask often; nothing need be taken apart
      job.out(version_line());
      return finish(job, fine);
    }
    take_memory_in_steps();
    if (!arguments.empty() && arguments.front() == completion_word) {
      job.today = today(typed, world);
      complete(job, std::span{arguments}.subspan(1));
      return finish(job, fine);
    }
    try {
      take_apart(arguments, typed);
    } catch (const Failure&) {
      job.lang = language(typed.value("--lang"), job.lang);
      throw;
    }
    job.lang = language(typed.value("--lang"), job.lang);
    job.command = typed.command;
    job.given = std::move(typed.given);
    job.folder = typed.value("-C");
    job.at = typed.value("--at");
    job.in_order = std::move(typed.in_order);
    if (typed.has("--version")) {
      job.out(version_line());
      return finish(job, fine);
    }
    if (typed.has("--help") || job.command == nullptr) {
      job.out(job.command == nullptr ? help(job.lang) : help(*job.command, job.lang));
      return finish(job, typed.has("--help") ? fine : usage);
    }
    if (!typed.has("--lang") && !world.lang.empty() &&
        language(world.lang, diag::Lang::zh) != language(world.lang, diag::Lang::en)) {
      job.err("LJFL_LANG=" + text::printable(world.lang) +
              "：只有 zh 和 en，这里说中文 / is neither zh nor en: speaking Chinese\n");
    }
    job.today = today(typed, world);
    job.colour_out = colour_for(STDOUT_FILENO, typed, world);
    job.colour_err = colour_for(STDERR_FILENO, typed, world);
    job.columns = terminal_columns();
    job.cut = table_columns(world, job.columns);
    count_workers(typed, job);
    job.step_summary = world.step_summary;
    read_what_is_needed(job, typed, world);
    if (!typed.has("--lang") && world.lang.empty()) job.lang = language(job.reg.config.lang, job.lang);
    const int code = job.command->run(job);
    return finish(job, code == fine && job.command->figures ? end_of_figures(job) : code);
  } catch (const Failure& failure) {
    try {
      job.flush();
    } catch (const Failure&) {  // the first fault is the one to tell
    }
    const std::string_view words = job.lang == diag::Lang::zh ? failure.zh : failure.en;
    if (!words.empty()) job.err("ljfl: " + text::printable(words) + "\n");
    return usage;
  }
}

}  // namespace

void take_lock(Job& job) {
  using namespace std::chrono_literals;
  std::string fault;
  bool busy = false;
  // Mostly it is free, or will be at once; who waits longer is told why.
  for (int tries = 0; tries < 50; ++tries) {
    job.lock = edit::Lock::try_take(job.root, fault, busy);
    if (!busy) break;
    std::this_thread::sleep_for(10ms);
  }
  if (busy) {
    job.err(job.say(
        {"另一个 ljfl 正在写这个台账，等它写完……\n", "another ljfl is writing into this register; waiting for it…\n"}));
    job.lock = edit::Lock::take(job.root, fault);
  }
  if (!job.lock.good()) throw Failure{.zh = "锁不住台账：" + fault, .en = "the register cannot be locked: " + fault};
}

void read_project(Job& job) {
  job.told = {};
  job.reg = {};
  read_files(job);
  understand(job);
}

namespace {

/// A stream that was closed to us must not become one of our files: what is written to it then fails, and is told.
void occupy_closed_streams() {
  for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(number, F_GETFD) == -1) (void)!::open("/dev/null", O_RDONLY);  // takes the lowest free number: this one
  }
}

/// What was thrown and nobody expected, said without asking for memory that may not be there. Called where nothing can
/// be thrown any more, too: nlohmann's json asks for memory while it is destroyed.
void tell_unexpected() noexcept {
  const auto say = [](std::string_view words) { (void)!::write(STDERR_FILENO, words.data(), words.size()); };
  constexpr std::string_view no_memory = "ljfl: 内存不够 / out of memory\n";
  try {
    if (std::current_exception()) throw;
    say("ljfl: 程序自身出错 / internal error\n");
  } catch (const std::bad_alloc&) {
    say(no_memory);
  } catch (const std::exception& error) {
    try {
      say("ljfl: 程序自身出错，请报给维护者 / internal error, please report: " + text::printable(error.what()) + "\n");
    } catch (...) {
      say(no_memory);
    }
  } catch (...) {
    say("ljfl: 程序自身出错 / internal error\n");
  }
}

}  // namespace

int main(int argc, char** argv) {
  occupy_closed_streams();
  // A reader that went away is an ordinary end, told by the failed write; so is a file that may grow no further.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  std::set_terminate([] {
    tell_unexpected();
    ::_exit(own_fault);
  });
  try {
    return run(std::vector<std::string>(argv + std::min(argc, 1), argv + argc));
  } catch (...) {
    tell_unexpected();
  }
  return own_fault;
}

}  // namespace ljfl::cli
