#include "cli/schema.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/disk.hpp"
#include "cli/editor.hpp"
#include "cli/listing.hpp"
#include "diag/findings.hpp"
#include "load/load.hpp"
#include "report/view.hpp"
#include "schema/schema.hpp"

namespace ljfl::cli {
namespace {

using Json = nlohmann::ordered_json;

/// What templates see of this register: of its campaign's months, halves and year.
schema::Value view_schema(const Job& job) {
  std::vector<Json> documents;
  const auto add = [&](time::Period period) {
    const standing::Standing standing = standing::assess(job.reg, period.last());
    documents.push_back(report::view(
        {.files = job.files, .reg = job.reg, .standing = standing, .period = period, .as_of = period.last()}));
  };
  // Settings that could not be read have no year.
  const int year = job.reg.config.year == 0 ? time::year_of(job.today) : job.reg.config.year;
  for (int month = 1; month <= 12; ++month) add({.kind = time::PeriodKind::month, .year = year, .index = month});
  for (int half = 1; half <= 2; ++half) add({.kind = time::PeriodKind::half, .year = year, .index = half});
  add({.kind = time::PeriodKind::year, .year = year, .index = 1});
  return schema::seen(documents);
}

const model::Unit* unit_given(const Job& job) {
  if (!job.has("--unit")) return nullptr;
  const model::Lookup found = model::find_unit(job.reg, job.value("--unit"));
  if (found.index != model::none) return &job.reg.units[found.index];
  const std::string shown = text::printable(job.value("--unit"));
  throw Failure{.zh = "没有单位叫“" + shown + "”，或者这样叫的不止一个",
                .en = "no unit, or more than one, is called “" + shown + "”"};
}

/// The schemas into .ljfl; the settings of VS Code where there are none. What stands there already is left alone.
int write(Job& job) {
  std::vector<edit::NewFile> files = schema_files(job.reg, job.lang);
  const std::size_t schemas = files.size();
  std::vector<std::string> kept;
  const std::string settings_path{vscode_settings_path};
  const std::optional<std::string> settings =
      is_there(job.root, settings_path) ? std::optional{read_named_file(job.root + "/" + settings_path)} : std::nullopt;
  if (const auto with_ours = vscode_settings(job.reg, settings)) {
    if (with_ours != settings)
      files.push_back({.path = settings_path, .bytes = *with_ours, .before = settings, .must_be_new = !settings});
  } else {
    kept.push_back(settings_path);
  }
  if (const std::string path{vscode_tasks_path}; !is_there(job.root, path))
    files.push_back({.path = path, .bytes = vscode_tasks(job.lang), .must_be_new = true});
  if (const std::string path{vscode_extensions_path}; !is_there(job.root, path))
    files.push_back({.path = path, .bytes = vscode_extensions(), .must_be_new = true});
  take_lock(job);
  const edit::WriteResult result = edit::write_files(job.lock, files);
  if (!result.good()) {
    const std::string shown = text::printable(result.path + (result.fault.empty() ? "" : ": " + result.fault));
    throw Failure{.zh = "写不了 " + shown, .en = "cannot write " + shown};
  }
  job.err(job.say({"写好 {n} 个校验模式，在 .ljfl 里\n", "{n} schemas written into .ljfl\n"},
                  {diag::arg("n", static_cast<std::int64_t>(schemas))}));
  for (std::size_t i = schemas; i < files.size(); ++i) {
    job.err(job.say({"写好 {path}\n", "wrote {path}\n"}, {diag::arg("path", std::string_view{files[i].path})}));
  }
  for (const std::string& path : kept) {
    job.err(job.say({"{path} 里有注释或者读不通，没有动它；把 yaml.schemas 自己加上，或删掉它再来一次\n",
                     "{path} holds comments or cannot be read, and was left alone: add yaml.schemas yourself, or "
                     "remove the file and run this again\n"},
                    {diag::arg("path", std::string_view{path})}));
  }
  return fine;
}

void show(Job& job, const schema::Value& value) {
  job.out(schema::printed(value));
}

int run(Job& job) {
  if (job.has("--write") && !job.commit.empty()) {
    throw Failure{.zh = "schema --write 要写文件，不能和 --at 一起用",
                  .en = "schema --write writes files, and cannot be used with --at"};
  }
  if (job.has("--write")) return write(job);
  const std::string_view kind = job.value("KIND");
  const model::Unit* const unit = unit_given(job);
  const schema::Known known{.reg = unit == nullptr ? nullptr : &job.reg, .unit = unit};
  if (kind == "unit") return show(job, schema::unit(job.lang, known)), fine;
  if (kind == "month") return show(job, schema::month(job.lang, known)), fine;
  if (kind == "set") return show(job, schema::set(job.lang)), fine;
  if (kind == "config") return show(job, schema::settings(job.lang)), fine;
  if (kind == "view") return show(job, view_schema(job)), fine;
  if (kind == "check" || kind == "audit") return job.out(diag::json_schema(job.lang)), fine;
  for (const Command* command : commands()) {
    if (!command->columns.empty() && command->name == kind) return job.out(schema_of(*command, job.lang)), fine;
  }
  const std::vector<std::string_view> names = schema_kinds();
  std::string list;
  for (const std::string_view name : names) list.append(list.empty() ? "" : " ").append(name);
  const std::string shown = text::printable(kind);
  const std::string_view meant = text::nearest(kind, names).value_or("");
  throw Failure{.zh = kind.empty()
                          ? "要哪一种的模式？可以是：" + list
                          : "没有“" + shown + "”的模式" +
                                (meant.empty() ? "。" : "，是不是 " + std::string{meant} + "？") + "可以是：" + list,
                .en = kind.empty() ? "the schema of what? One of " + list
                                   : "there is no schema of “" + shown + "”" +
                                         (meant.empty() ? "" : ": did you mean " + std::string{meant} + "?") +
                                         "; there are " + list};
}

constexpr Option options[] = {
    {.flag = "KIND",
     .help = {"unit、month、set、config 是文件的，view 是模板能用的，其余是命令 JSON 结果的",
              "unit, month, set, config: of files; view: of what templates see; else of a command's JSON"}},
    {.flag = "--unit",
     .value = "UNIT",
     .help = {"把这个单位的任务、指标和点位列成可选的",
              "make the ids of this unit's tasks, quotas and sites a list to choose from"}},
    {.flag = "--write",
     .help = {"全部写进 .ljfl，并在 .vscode 的设置里指好；别的设置不动",
              "write all of them into .ljfl and name them in .vscode's settings; other settings stay"}},
};

constexpr Example examples[] = {
    {"ljfl schema --write", {"让编辑器边写边查、给出补全", "let the editor check and complete while one types"}},
    {"ljfl schema month --unit jiaoyuju", {"教育局月度文件的模式", "of one unit's monthly files"}},
    {"ljfl schema due", {"ljfl due --format json 的模式", "of what ljfl due --format json gives"}},
};

}  // namespace

std::vector<std::string_view> schema_kinds() {
  std::vector<std::string_view> out = {"unit", "month", "set", "config", "view", "check", "audit"};
  for (const Command* command : commands()) {
    if (!command->columns.empty()) out.push_back(command->name);
  }
  return out;
}

extern constinit const Command schema_command;
constinit const Command schema_command{
    .name = "schema",
    .summary = {"给编辑器和别的程序用的 JSON Schema", "JSON Schemas, for editors and other programs"},
    .needs = Needs::reg,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
