#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "cli/desk.hpp"
#include "cli/editor.hpp"
#include "cli/skeleton.hpp"
#include "cli/written.hpp"
#include "load/load.hpp"

namespace ljfl::cli {
namespace {

namespace fs = std::filesystem;

std::string filled_in(std::string_view text, const Job& job, std::string_view district) {
  const time::Period month = time::period_of(time::PeriodKind::month, job.today);
  const std::pair<std::string_view, std::string> words[] = {{"@DISTRICT@", std::string{district}},
                                                            {"@YEAR@", std::to_string(month.year)},
                                                            {"@MONTH-NUMBER@", std::to_string(month.index)},
                                                            {"@MONTH@", month.name()},
                                                            {"@TODAY@", time::iso(month.first())}};
  std::string out{text};
  for (const auto& word : words) {
    for (std::size_t at = out.find(word.first); at != std::string::npos;
         at = out.find(word.first, at + word.second.size())) {
      out.replace(at, word.first.size(), word.second);
    }
  }
  return out;
}

/// What may stand between the quotes of ljfl.toml and on a line of YAML as it is.
void refuse_odd_name(std::string_view name) {
  if (name.find_first_not_of(" 　") == std::string_view::npos)
    throw Failure{.zh = "--district 是空的；写上区名", .en = "--district is empty; give the district's name"};
  for (std::size_t at = 0; at < name.size();) {
    const text::Character c = text::character_at(name, at);
    if (!c.valid || text::is_unprintable(c.code) ||
        (c.code < 0x80 && std::string_view{"\"\\'#:@"}.find(static_cast<char>(c.code)) != std::string_view::npos)) {
      const std::string shown = text::printable(name);
      throw Failure{.zh = "“" + shown + "”不能作区名：不要引号、井号、冒号和看不见的字符",
                    .en = "“" + shown + "” is no district's name: leave out quotes, #, : and invisible characters"};
    }
    at += c.length;
  }
}

/// What a text editor is told of the new register: schemas, settings, tasks.
std::vector<edit::NewFile> editor_files(const std::vector<edit::NewFile>& files, diag::Lang lang) {
  text::Snapshot snapshot;
  for (const edit::NewFile& file : files) snapshot.files.push_back({.path = file.path, .bytes = file.bytes});
  std::ranges::sort(snapshot.files, {}, &text::Source::path);
  diag::Diagnostics told;
  const model::Register reg = load::load(snapshot, told);
  std::vector<edit::NewFile> out = schema_files(reg, lang);
  if (const auto settings = vscode_settings(reg, std::nullopt))
    out.push_back({.path = std::string{vscode_settings_path}, .bytes = *settings});
  out.push_back({.path = std::string{vscode_tasks_path}, .bytes = vscode_tasks(lang)});
  out.push_back({.path = std::string{vscode_extensions_path}, .bytes = vscode_extensions()});
  return out;
}

int run(Job& job) {
  const fs::path folder{std::string{job.value("DIR")}};
  const std::string shown = text::printable(folder.string());
  const std::string district = job.has("--district") ? std::string{job.value("--district")} : "某某区";
  refuse_odd_name(district);
  std::error_code fault;
  const bool made = fs::create_directories(folder, fault);
  if (fault)
    throw Failure{.zh = "建不了文件夹 " + shown + "：" + fault.message(),
                  .en = "cannot make the folder " + shown + ": " + fault.message()};
  const auto is_there = [&](const std::string& path) {
    const fs::file_status status = fs::symlink_status(folder / path, fault);
    if (!fs::exists(status) && status.type() != fs::file_type::not_found) {
      throw Failure{.zh = "看不了 " + text::printable(path) + "：" + fault.message(),
                    .en = "cannot look at " + text::printable(path) + ": " + fault.message()};
    }
    return fs::exists(status);
  };
  std::vector<edit::NewFile> files;
  std::vector<std::string> left;
  for (const SkeletonFile& file : skeleton()) {
    const std::string path = filled_in(file.path, job, district);
    if (is_there(path)) {
      left.push_back(path);
      continue;
    }
    const std::string first_line = path.starts_with("units/") ? modeline(path) : "";
    files.push_back({.path = path,
                     .bytes = first_line + filled_in(file.text, job, district),
                     .must_be_new = true,
                     .executable = path.starts_with(".githooks/")});
  }
  if (is_there("ljfl.toml") || is_there("units")) {
    throw Failure{.zh = shown + " 里已经有台账了（ljfl.toml 或 units），什么也没有写",
                  .en = shown + " holds a register already (ljfl.toml or units): nothing was written"};
  }
  for (edit::NewFile& file : editor_files(files, job.lang)) {
    if (is_there(file.path)) {
      left.push_back(file.path);
      continue;
    }
    file.must_be_new = true;
    files.push_back(std::move(file));
  }
  std::ranges::sort(files, {}, &edit::NewFile::path);
  try {
    write_made(job, folder.string(), files);
  } catch (const Failure&) {
    if (made) fs::remove(folder, fault);  // where nothing was written into it
    throw;
  }
  std::vector<std::string> paths;
  for (const edit::NewFile& file : files) paths.push_back(file.path);
  name_written(job, paths);
  for (const std::string& path : left) {
    job.err(job.lang == diag::Lang::zh ? path + " 原来就有，没有动\n" : path + " was there, and was left alone\n");
  }
  job.err(job.say(
      {"新台账好了。先试：ljfl check，再把 ljfl.toml 里的区名、年份和放假安排改对\n",
       "a new register is ready. Try ljfl check first, then put district, year and days off into ljfl.toml\n"}));
  return fine;
}

constexpr Option options[] = {
    {.flag = "DIR", .help = {"放在哪个文件夹", "the folder for it"}, .required = true},
    {.flag = "--district", .value = "兴庆区", .help = {"区名", "the district's name"}},
};

constexpr Example examples[] = {
    {"ljfl init 台账 --district 兴庆区", {"新建一个台账", "a new register"}},
};

}  // namespace

extern constinit const Command init_command;
constinit const Command init_command{
    .name = "init",
    .summary = {"新建一个台账：检查和通报马上能跑，带 CI、提交钩子和编辑器设置",
                "a new register that passes check and report at once, with CI, hook and editor settings"},
    .needs = Needs::nothing,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
