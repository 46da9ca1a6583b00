#include "cli/export_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "cli/disk.hpp"
#include "edit/beneath.hpp"
#include "load/layout.hpp"

namespace ljfl::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view district_is = "district=";
constexpr std::string_view month_is = "month=";

std::string_view ending(report::TidyFormat format) {
  return format == report::TidyFormat::csv ? ".csv" : ".ndjson";
}

/// The folders just below `folder` whose names begin so, without that beginning, in order.
std::vector<std::string> folders_called(const fs::path& folder, std::string_view beginning) {
  std::vector<std::string> out;
  std::error_code fault;
  for (fs::directory_iterator here(folder, fault), end; !fault && here != end; here.increment(fault)) {
    const std::string name = here->path().filename().string();
    if (name.starts_with(beginning) && fs::is_directory(here->symlink_status(fault)))
      out.push_back(name.substr(beginning.size()));
  }
  std::ranges::sort(out);
  return out;
}

bool is_file(const fs::path& path) {
  std::error_code fault;
  return fs::is_regular_file(fs::symlink_status(path, fault));
}

bool is_month(const std::string& name) {
  const auto period = time::parse_period(name);
  return period && period->kind == time::PeriodKind::month && period->name() == name;
}

/// Where a register lies, its files are read and its root is nobody's to litter.
void refuse_register(const fs::path& folder) {
  const std::string shown = text::printable(folder.string());
  std::error_code fault;
  const fs::path whole = fs::weakly_canonical(fs::absolute(folder, fault), fault);
  if (fs::exists(whole / load::settings_file, fault)) {
    throw Failure{.zh = "--out “" + shown + "”是台账的根目录，导出的表会和台账混在一起；另写一个文件夹",
                  .en = "--out “" + shown +
                        "” is a register's root, and the tables would lie among its files; name "
                        "another folder"};
  }
  for (fs::path here = whole; here != here.parent_path(); here = here.parent_path()) {
    if (!fs::exists(here.parent_path() / load::settings_file, fault)) continue;
    if (std::ranges::find(load::input_folders, here.filename().string()) == std::ranges::end(load::input_folders))
      return;
    throw Failure{.zh = "--out “" + shown + "”在台账自己的文件夹里；另写一个文件夹",
                  .en = "--out “" + shown + "” lies in a register's own folder; name another"};
  }
}

}  // namespace

ExportFolder::ExportFolder(fs::path folder, report::TidyFormat format) : folder_(std::move(folder)), format_(format) {
  refuse_register(folder_);
  const std::string shown = text::printable(folder_.string());
  if (is_file(package_path())) {
    const auto sample = report::sample_of_package(read_named_file(package_path()));
    if (!sample) {
      throw Failure{.zh = shown + " 里的 datapackage.json 不是 ljfl 写的；另写一个文件夹",
                    .en = shown + " holds a datapackage.json that is not ljfl's; name another folder"};
    }
    was_sample_ = *sample;
  }
  const bool csv = format == report::TidyFormat::csv;
  const std::vector<Table> others = tables(csv ? report::TidyFormat::ndjson : report::TidyFormat::csv);
  if (others.empty()) return;
  throw Failure{.zh = shown + " 里已经有另一种格式的表（" + text::printable(others.front().path) +
                      "）；一个文件夹只放一种，另写一个",
                .en = shown + " holds tables of the other format (" + text::printable(others.front().path) +
                      "); a folder holds one format: name another"};
}

void ExportFolder::write(const std::string& path, std::string_view bytes) const {
  const fs::path whole = folder_ / path;
  const auto failed = [&](const std::string& reason) {
    const std::string shown = text::printable(whole.string());
    throw Failure{.zh = "写不了 " + shown + "：" + reason, .en = "cannot write " + shown + ": " + reason};
  };
  std::error_code fault;
  fs::create_directories(whole.parent_path(), fault);
  if (fault) failed(fault.message());
  // A table can be written again from the register at any time: no flushing, no locks.
  edit::Descriptor file(::open(whole.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0644));
  if (!file.good()) failed(std::strerror(errno));
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.get(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) failed(std::strerror(errno));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file.close() != 0) failed(std::strerror(errno));
}

std::vector<ExportFolder::Table> ExportFolder::tables(report::TidyFormat format) const {
  std::vector<Table> out;
  const auto known = report::tidy_tables();
  for (std::size_t t = 0; t < known.size(); ++t) {
    const std::string name{known[t].name};
    const auto add = [&](const std::string& district, const std::string& month) {
      std::string path = name + "/" + std::string{district_is} + district + "/";
      if (!month.empty()) path += std::string{month_is} + month + "/";
      path.append(name).append(ending(format));
      if (is_file(folder_ / path))
        out.push_back({.table = t, .district = district, .month = month, .path = std::move(path)});
    };
    std::error_code fault;
    if (!fs::is_directory(fs::symlink_status(folder_ / name, fault))) continue;
    for (const std::string& district : folders_called(folder_ / name, district_is)) {
      if (!report::is_monthly(known[t])) {
        add(district, "");
        continue;
      }
      for (const std::string& month :
           folders_called(folder_ / name / (std::string{district_is} + district), month_is)) {
        if (is_month(month)) add(district, month);
      }
    }
  }
  return out;
}

void ExportFolder::remove_stale(const std::set<std::string>& districts, const std::set<std::string>& written,
                                const std::string& month) const {
  for (const Table& table : tables(format_)) {
    if (!districts.contains(table.district) || written.contains(table.path)) continue;
    if (report::tidy_tables()[table.table].name == "standing" && table.month != month) continue;
    const fs::path whole = folder_ / table.path;
    std::error_code fault;
    fs::remove(whole, fault);
    if (fault) {
      const std::string shown = text::printable(whole.string());
      throw Failure{.zh = "删不掉过时的 " + shown + "：" + fault.message(),
                    .en = "cannot remove " + shown + ", which is out of date: " + fault.message()};
    }
    fs::remove(whole.parent_path(), fault);  // where nothing else lies in it
  }
}

void ExportFolder::describe(const std::set<std::string>& districts, time::Date as_of, bool sample) const {
  std::vector<std::vector<std::string>> paths(report::tidy_tables().size());
  bool others = false;
  for (const Table& table : tables(format_)) {
    paths[table.table].push_back(table.path);
    others = others || !districts.contains(table.district);
  }
  write("datapackage.json", report::datapackage(paths, format_, as_of, sample || (was_sample_ && others)));
}

}  // namespace ljfl::cli
