#include "cli/districts.hpp"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <mutex>
#include <set>
#include <system_error>

#include "check/check.hpp"
#include "cli/disk.hpp"
#include "load/load.hpp"
#include "work/each.hpp"

namespace ljfl::cli {
namespace {

namespace fs = std::filesystem;

/// Not to be able to look is another thing than that none is there: sums without a district would be false.
enum class Register : std::uint8_t { none, there, unknown };

Register register_in(const fs::path& folder, std::error_code& fault) {
  const fs::file_status status = fs::symlink_status(folder / "ljfl.toml", fault);
  if (fs::exists(status)) return Register::there;
  return status.type() == fs::file_type::not_found ? Register::none : Register::unknown;
}

/// No folder, or none of that name: what is known to hold no register.
bool is_no_folder(const std::error_code& fault) {
  return fault == std::errc::no_such_file_or_directory || fault == std::errc::not_a_directory;
}

/// The registers that one word names.
std::vector<std::string> folders_of(const std::string& word) {
  std::error_code fault;
  // One that is named and holds nothing, or cannot be seen into, is told when its turn comes: the others are not kept
  // waiting for it.
  if (register_in(word, fault) != Register::none) return {word};
  std::vector<std::string> out;
  fs::directory_iterator entry(word, fault);
  for (; !fault && entry != fs::directory_iterator(); entry.increment(fault)) {
    std::error_code of_entry;
    if (register_in(entry->path(), of_entry) != Register::none) out.push_back(entry->path().string());
  }
  if (fault && !is_no_folder(fault)) {
    const std::string shown = text::printable(word);
    throw Failure{.zh = "列不出文件夹 " + shown + "：" + fault.message(),
                  .en = "cannot list the folder " + shown + ": " + fault.message()};
  }
  if (out.empty()) return {word};
  std::ranges::sort(out);
  return out;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.pop_back();
    if (!line.empty() && !line.starts_with('#')) out.push_back(std::move(line));
    at = end + 1;
  }
  return out;
}

/// A bar on stderr, drawn anew where a hundredth more is done; nothing where stderr is no terminal.
class Progress {
 public:
  Progress(const Job& job, std::size_t all) : job_(job), all_(all), shown_(::isatty(STDERR_FILENO) == 1 && all > 1) {}
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() {
    if (shown_ && drawn_) job_.err("\r\x1b[K");
  }
  void step() {
    const std::lock_guard<std::mutex> guard(lock_);
    ++done_;
    if (!shown_ || done_ * 100 / all_ == (done_ - 1) * 100 / all_) return;
    constexpr std::size_t cells = 30;
    const std::size_t filled = done_ * cells / all_;
    std::string line = "\r[" + std::string(filled, '#') + std::string(cells - filled, '.') + "] ";
    line += std::to_string(done_) + "/" + std::to_string(all_);
    job_.err(line);
    drawn_ = true;
  }

 private:
  const Job& job_;
  std::size_t all_;
  bool shown_;
  bool drawn_ = false;
  std::size_t done_ = 0;
  std::mutex lock_ = {};
};

/// Fills `own` with one folder's register, read and judged by so many threads; false: `failure` says why there is none.
bool read_district(const std::string& folder, time::Date as_of, unsigned workers, Job& own, Failure& failure) {
  try {
    std::error_code fault;
    switch (register_in(folder, fault)) {
      case Register::none: failure = {.zh = "没有 ljfl.toml", .en = "holds no ljfl.toml"}; return false;
      case Register::unknown:
        failure = {.zh = "看不了 ljfl.toml：" + fault.message(), .en = "cannot look at ljfl.toml: " + fault.message()};
        return false;
      case Register::there: break;
    }
    own.today = as_of;
    own.files = read_folder(folder, {.usual = workers, .when_slow = workers});
    own.reg = load::load(own.files, own.told, {}, workers);
    if (own.reg.config.district.empty()) {  // nothing is known of whose figures these are
      failure = {.zh = "ljfl.toml 读不了，用 ljfl check -C 看是哪里",
                 .en = "its ljfl.toml cannot be read; see ljfl check -C"};
      return false;
    }
    refuse_year_gone(own, time::period_of(time::PeriodKind::month, as_of));
    own.standing = standing::assess(own.reg, as_of, workers);
    check::run({.files = own.files, .reg = own.reg, .standing = own.standing}, own.told, workers);
    own.settle();
    return true;
  } catch (const Failure& thrown) {
    failure = thrown;
  } catch (const std::exception& thrown) {  // one district's trouble is not the others'
    failure = {.zh = thrown.what(), .en = thrown.what()};
  }
  return false;
}

}  // namespace

std::vector<std::string> district_folders(const Job& job) {
  if (!job.at.empty()) {
    const std::string name{job.command->name};
    throw Failure{.zh = name + " 读的是各区现在的文件，不能和 --at 一起用",
                  .en = name + " reads the districts' files as they are, and cannot be used with --at"};
  }
  std::vector<std::string> words(job.values("DIR").begin(), job.values("DIR").end());
  for (const std::string& list : job.values("--list")) {
    const std::vector<std::string> lines = lines_of(read_named_file(list));
    words.insert(words.end(), lines.begin(), lines.end());
  }
  std::vector<std::string> out;
  std::set<std::string> seen;
  for (const std::string& word : words) {
    for (std::string& folder : folders_of(word)) {
      std::error_code fault;
      const fs::path real = fs::weakly_canonical(folder, fault);
      if (seen.insert(fault ? folder : real.string()).second) out.push_back(std::move(folder));
    }
  }
  return out;
}

void each_district(const Job& job, const std::vector<std::string>& folders, time::Date as_of,
                   const std::function<void(const District&)>& take) {
  Progress progress(job, folders.size());
  const unsigned workers = folders.size() == 1 ? job.workers : 1;  // of several districts each has a thread of its own
  work::each(folders.size(), job.workers, [&](std::size_t i) {
    Job own;
    Failure failure;
    const bool readable = read_district(folders[i], as_of, workers, own, failure);
    const Job nothing;
    const Job& shown = readable ? own : nothing;
    take({.index = i,
          .folder = folders[i],
          .files = shown.files,
          .reg = shown.reg,
          .standing = shown.standing,
          .errors = shown.told.count(diag::Severity::error),
          .fault_zh = failure.zh,
          .fault_en = failure.en});
    progress.step();
  });
}

time::Date end_of_month_given(const Job& job, time::Period month) {
  if (job.today < month.first()) {
    throw Failure{.zh = month.chinese() + "还没有到（今天是 " + time::iso(job.today) + "）",
                  .en = month.name() + " has not begun (today is " + time::iso(job.today) + ")"};
  }
  return std::min(month.last(), job.today);
}

}  // namespace ljfl::cli
