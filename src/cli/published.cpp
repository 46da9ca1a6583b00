#include "cli/published.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "cli/cli.hpp"
#include "edit/beneath.hpp"
#include "report/make.hpp"

namespace ljfl::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> folders_in(const std::string& folder) {
  std::vector<std::string> out;
  std::error_code fault;
  for (fs::directory_iterator here(folder, fault); !fault && here != fs::directory_iterator(); here.increment(fault)) {
    const fs::file_status about = here->symlink_status(fault);
    if (fault) break;
    if (fs::is_directory(about)) out.push_back(here->path().filename().string());
  }
  if (fault && fault != std::errc::no_such_file_or_directory) {
    const std::string shown = text::printable(folder);
    throw Failure{.zh = "列不出文件夹 " + shown + "：" + fault.message(),
                  .en = "cannot list the folder " + shown + ": " + fault.message()};
  }
  std::ranges::sort(out);
  return out;
}

}  // namespace

std::optional<std::string> read_output(const std::string& root, const std::string& path) {
  const auto fail = [&](const char* reason) {
    return Failure{.zh = "读不了 " + path + "：" + reason, .en = "cannot read " + path + ": " + reason};
  };
  const edit::Descriptor top(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  const edit::Descriptor file = edit::open_beneath(top.get(), path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);
  if (!file.good()) {
    if (errno == ENOENT) return std::nullopt;
    throw fail(std::strerror(errno));
  }
  std::string out;
  std::string piece(std::size_t{1} << 16U, '\0');
  for (;;) {
    const ssize_t got = ::read(file.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) throw fail(std::strerror(errno));
    if (got == 0) return out;
    out.append(piece, 0, static_cast<std::size_t>(got));
  }
}

std::vector<Published> published_reports(const std::string& root, const text::Snapshot& files) {
  const std::vector<std::string> known = report::names_of(files);
  std::vector<Published> out;
  for (const std::string& name : folders_in(root + "/reports")) {
    const auto period = time::parse_period(name);
    if (!period) continue;
    const std::string folder = "reports/" + name;
    const auto add = [&](const std::string& where, std::string_view report_name) {
      Published one{.folder = where, .report = std::string{report_name}, .period = *period};
      if (const auto bytes = read_output(root, where + "/" + std::string{report::stamp_file}))
        one.stamp = report::stamp_in(*bytes);
      out.push_back(std::move(one));
    };
    // Slips lie in a period's folder too, where no report was made.
    std::error_code fault;
    bool any_file = false;
    for (fs::directory_iterator here(root + "/" + folder, fault); !fault && here != fs::directory_iterator();
         here.increment(fault)) {
      any_file = any_file || here->is_regular_file(fault);
    }
    if (any_file) add(folder, report::usual_report(period->kind));
    for (const std::string& below : folders_in(root + "/" + folder)) {
      if (std::ranges::find(known, below) != known.end() && below != "notice" && below != "rollup")
        add(folder + "/" + below, below);
    }
  }
  return out;
}

}  // namespace ljfl::cli
