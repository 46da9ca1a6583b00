#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

#include "cli/disk.hpp"
#include "cli/districts.hpp"
#include "cli/export_folder.hpp"
#include "load/load.hpp"
#include "report/tidy.hpp"

namespace ljfl::cli {
namespace {

namespace fs = std::filesystem;

/// A district's name is the name of its folder among the tables: two of one name would write over each other.
void refuse_twins(const std::vector<std::string>& folders) {
  std::map<std::string, std::string> seen;
  for (const std::string& folder : folders) {
    std::error_code fault;
    if (!fs::is_regular_file(fs::path(folder) / "ljfl.toml", fault)) continue;  // told when its turn comes
    text::Snapshot settings;
    settings.files.push_back({.path = "ljfl.toml", .bytes = read_named_file(folder + "/ljfl.toml")});
    diag::Diagnostics told;
    const std::string name = load::load_config(settings, told).district;
    const auto [twin, fresh] = seen.try_emplace(report::tidy_folder(name), folder);
    if (fresh || name.empty()) continue;
    const std::string a = text::printable(twin->second);
    const std::string b = text::printable(folder);
    throw Failure{
        .zh = a + " 和 " + b + " 的 ljfl.toml 里 district 一样，导出的表会互相覆盖；写成“市＋区县”",
        .en = a + " and " + b + " have the same district in ljfl.toml, and their tables would overwrite each other"};
  }
}

int run(Job& job) {
  time::Date as_of = job.today;
  if (job.has("--month")) as_of = end_of_month_given(job, month_given(job));
  std::vector<std::string> folders = district_folders(job);
  if (folders.empty()) {
    const std::string own = find_root(job.folder);
    if (own.empty()) {
      throw Failure{.zh = "这里和上级文件夹里都没有 ljfl.toml；先进入台账的文件夹，或写出区县的文件夹",
                    .en = "no ljfl.toml here or above; go to the register's folder or name districts' folders"};
    }
    folders.push_back(own);
  }
  refuse_twins(folders);
  const auto format = job.choice("--format") == "csv" ? report::TidyFormat::csv : report::TidyFormat::ndjson;
  const ExportFolder out(job.value("--out"), format);
  std::vector<std::vector<std::string>> paths(folders.size());    // by district
  std::vector<std::optional<std::string>> names(folders.size());  // of those that were exported, as folders are called
  std::vector<std::string> trouble(folders.size());
  std::atomic<bool> sample = false;
  const time::Period month = time::period_of(time::PeriodKind::month, as_of);
  each_district(job, folders, as_of, [&](const District& district) {
    const std::string shown = text::printable(district.folder);
    std::string& said = trouble[district.index];
    if (!district.readable()) {
      said = job.lang == diag::Lang::zh ? shown + "：" + text::printable(district.fault_zh) + "，没有导出\n"
                                        : shown + ": " + text::printable(district.fault_en) + "; it was not exported\n";
      return;
    }
    if (district.errors > 0) {
      const std::string errors = std::to_string(district.errors);
      said = job.lang == diag::Lang::zh ? shown + "：台账里有 " + errors + " 处错误，导出的数不全\n"
                                        : shown + ": " + diag::counted(district.errors, "error") +
                                              " in its register: its tables are not whole\n";
    }
    if (district.reg.config.sample) sample = true;
    names[district.index] = report::tidy_folder(district.reg.config.district);
    const report::Subject subject{
        .files = district.files, .reg = district.reg, .standing = district.standing, .period = month, .as_of = as_of};
    report::tidy_files(subject, format, [&](const report::TidyFile& file) {
      out.write(file.path, file.bytes);
      paths[district.index].push_back(file.path);
    });
  });
  std::set<std::string> written;
  for (const auto& own : paths) written.insert(own.begin(), own.end());
  std::set<std::string> exported;
  for (const auto& name : names) {
    if (name) exported.insert(*name);
  }
  if (!exported.empty()) {
    out.remove_stale(exported, written, month.name());
    out.describe(exported, as_of, sample);
    job.out(text::printable(out.package_path()) + "\n");
  }
  bool any = false;
  for (const std::string& said : trouble) {
    job.err(said);
    any = any || !said.empty();
  }
  return any ? data_has_errors : fine;
}

constexpr Option options[] = {
    {.flag = "--out", .value = "DIR", .help = {"写到这个文件夹", "the folder to write into"}, .required = true},
    {.flag = "--month",
     .value = "2026-10",
     .help = {"进展截至这个月末；默认截至今天", "where things stand at the end of this month; today by default"}},
    {.flag = "--format", .value = "csv|ndjson", .help = {"默认 csv", "csv by default"}},
    {.flag = "--list",
     .value = "FILE",
     .help = {"文件里一行一个区县的文件夹", "a file with a district's folder on each line"},
     .many = true},
    {.flag = "DIR",
     .help = {"区县的台账，或放着它们的文件夹；默认是自己所在的台账",
              "districts' registers, or folders that hold them; by default the one you are in"},
     .many = true},
};

constexpr Example examples[] = {
    {"ljfl export --out 导出",
     {"自己的台账，写成各种引擎都能读的表", "this register, as tables that any engine reads"}},
    {"ljfl export 区县 --out 导出 --month 2026-10",
     {"一个文件夹下的全部区县，截至 10 月末", "all districts below a folder, at the end of October"}},
};

}  // namespace

extern constinit const Command export_command;
constinit const Command export_command{
    .name = "export",
    .summary = {"导出整洁的表（CSV 或 NDJSON），交给数据库和统计软件",
                "tidy tables (CSV or NDJSON) for databases and statistics"},
    .needs = Needs::nothing,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
