#include "report/rollup.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

#include "cli/asked.hpp"
#include "cli/districts.hpp"
#include "cli/listing.hpp"
#include "edit/files.hpp"
#include "report/bundle.hpp"

namespace ljfl::cli {
namespace {

using report::DistrictRow;
using report::Tally;

constexpr Column columns[] = {
    {.key = "district", .head = {"区县", "district"}, .shrinks = true},
    {.key = "folder", .head = {"文件夹", "folder"}, .shown = false},
    {.key = "units", .head = {"单位", "units"}, .holds = Holds::number},
    {.key = "tasks", .head = {"任务", "tasks"}, .holds = Holds::number, .shown = false},
    {.key = "records",
     .head = {"记录", "records"},
     .holds = Holds::number,
     .what = {"本月的记录", "records of the month"}},
    {.key = "deliverables",
     .head = {"一次性", "once"},
     .holds = Holds::number,
     .what = {"一次性任务", "tasks to be done once"}},
    {.key = "deliverables_done", .head = {"已完成", "done"}, .holds = Holds::number},
    {.key = "periods_due",
     .head = {"到期", "due"},
     .holds = Holds::number,
     .what = {"已到期的期数", "periods past their due date"}},
    {.key = "periods_met", .head = {"已做", "met"}, .holds = Holds::number},
    {.key = "overdue", .head = {"逾期", "late"}, .holds = Holds::number},
    {.key = "due_soon", .head = {"临期", "soon"}, .holds = Holds::number, .shown = false},
    {.key = "target", .head = {"指标", "target"}, .holds = Holds::number},
    {.key = "done", .head = {"完成", "reached"}, .holds = Holds::number},
    {.key = "expected", .head = {"应达", "expected"}, .holds = Holds::number, .shown = false},
    {.key = "lag", .head = {"落后", "lag"}, .holds = Holds::number},
    {.key = "findings_open", .head = {"待整改", "open"}, .holds = Holds::number},
    {.key = "findings_overdue", .head = {"逾期未改", "overdue"}, .holds = Holds::number, .shown = false},
    {.key = "errors", .head = {"错误", "errors"}, .holds = Holds::number},
    {.key = "fault",
     .head = {"读不了", "unreadable"},
     .shown = false,
     .what = {"为什么读不了；那么没有数", "why it could not be read; then there are no figures"}},
};

Cell count(std::size_t number) {
  return cell(static_cast<std::int64_t>(number));
}

std::vector<Cell> cells_of(const DistrictRow& row) {
  if (!row.fault.empty()) {
    std::vector<Cell> out(std::size(columns));
    out.front() = cell(row.name, Tone::bad);
    out[1] = cell(row.folder);
    out.back() = cell(row.fault);
    return out;
  }
  const Tally& t = row.tally;
  return {cell(row.name),
          cell(row.folder),
          count(row.units),
          count(row.tasks),
          count(row.records),
          cell(t.deliverables),
          cell(t.deliverables_done),
          cell(t.periods_due),
          cell(t.periods_met),
          cell(t.overdue, t.overdue > 0 ? Tone::warn : Tone::plain),
          cell(t.due_soon),
          cell(t.target),
          cell(t.done),
          cell(t.expected),
          cell(t.lag, t.lag > 0 ? Tone::warn : Tone::plain),
          cell(t.findings_open),
          cell(t.findings_overdue),
          cell(static_cast<std::int64_t>(row.errors), row.errors > 0 ? Tone::bad : Tone::plain),
          Cell{}};
}

DistrictRow total_of(const std::vector<DistrictRow>& rows, std::string_view name) {
  DistrictRow out;
  out.name = name;
  for (const DistrictRow& row : rows) {
    out.units += row.units;
    out.tasks += row.tasks;
    out.records += row.records;
    out.errors += row.errors;
    out.tally += row.tally;
  }
  return out;
}

/// The bulletin and its table, by the built-in templates: a district's own ones speak of that district alone.
void write_bulletin(Job& job, const std::string& folder, const report::Value& view) {
  const text::Snapshot templates = report::templates_for({}, "rollup");
  diag::Diagnostics told;
  const auto outputs = report::render_all(templates, "rollup", view, told);
  if (!outputs) throw Failure{.zh = "汇总的模板有错", .en = "the rollup's templates are at fault"};
  std::error_code fault;
  std::filesystem::create_directories(folder, fault);
  for (const report::Output& output : *outputs) {
    const edit::WriteResult result = edit::write_file(folder, output.name, output.bytes);
    const std::string path = text::printable(folder + "/" + output.name);
    if (!result.good())
      throw Failure{.zh = "写不了 " + path + "：" + result.fault, .en = "cannot write " + path + ": " + result.fault};
    job.out(path + "\n");
  }
}

/// Of two registers of one district the first counts: what both hold would count twice.
void refuse_twins(const Job& job, std::vector<DistrictRow>& rows) {
  std::map<std::string, std::string> folders;  // by the district's name
  for (DistrictRow& row : rows) {
    if (!row.fault.empty()) continue;
    const auto [first, is_new] = folders.emplace(row.name, row.folder);
    if (is_new) continue;
    DistrictRow out{.name = row.name, .folder = row.folder};
    out.fault = job.lang == diag::Lang::zh ? "和 " + first->second + " 是同一个区（ljfl.toml 里的 district 一样）"
                                           : "the same district in ljfl.toml as " + first->second;
    row = std::move(out);
  }
}

/// What is not in the sums, or not whole, is said beside them.
bool tell_trouble(const Job& job, const std::vector<DistrictRow>& rows) {
  bool any = false;
  for (const DistrictRow& row : rows) {
    const std::string name = text::printable(row.folder);
    if (!row.fault.empty()) {
      job.err(job.lang == diag::Lang::zh ? name + "：" + text::printable(row.fault) + "，没有计入\n"
                                         : name + ": " + text::printable(row.fault) + "; it is not counted\n");
    } else if (row.errors > 0) {
      const std::string errors = std::to_string(row.errors);
      job.err(job.lang == diag::Lang::zh
                  ? name + "：台账里有 " + errors + " 处错误，它的数不全\n"
                  : name + ": " + diag::counted(row.errors, "error") + " in its register: its figures are not whole\n");
    } else {
      continue;
    }
    any = true;
  }
  return any;
}

int run(Job& job) {
  refuse_both(job, "--out", {"--format"});
  const time::Period month = month_given(job);
  const time::Date as_of = end_of_month_given(job, month);
  const std::vector<std::string> folders = district_folders(job);
  if (folders.empty())
    throw Failure{.zh = "汇总哪些区县？写文件夹，或用 --list", .en = "which districts? name folders, or give --list"};
  std::vector<DistrictRow> rows(folders.size());
  each_district(job, folders, as_of, [&](const District& district) {
    DistrictRow& row = rows[district.index];
    if (district.readable()) {
      row = report::district_row({.files = district.files,
                                  .reg = district.reg,
                                  .standing = district.standing,
                                  .period = month,
                                  .as_of = as_of});
    } else {
      row.name = std::filesystem::path(district.folder).lexically_normal().filename().string();
      row.fault = job.lang == diag::Lang::zh ? district.fault_zh : district.fault_en;
    }
    row.folder = district.folder;
    row.errors = district.errors;
  });
  refuse_twins(job, rows);
  const bool trouble = tell_trouble(job, rows);
  if (job.has("--out")) {
    write_bulletin(job, std::string{job.value("--out")}, report::rollup_view(rows, month, as_of));
  } else {
    Listing list{.columns = columns};
    for (const DistrictRow& row : rows) list.rows.push_back(cells_of(row));
    if (job.choice("--format") == "text") list.rows.push_back(cells_of(total_of(rows, job.say({"合计", "all"}))));
    job.today = as_of;
    show(job, list);
  }
  return trouble ? data_has_errors : fine;
}

constexpr Option options[] = {
    {.flag = "--month", .value = "2026-10", .help = {"哪个月", "which month"}, .required = true},
    {.flag = "--list",
     .value = "FILE",
     .help = {"文件里一行一个文件夹", "a file with a folder on each line"},
     .many = true},
    {.flag = "--format", .value = "text|json|csv", .help = {"默认 text", "text by default"}},
    {.flag = "--out",
     .value = "DIR",
     .help = {"写成汇总通报和表，放在这个文件夹", "write the bulletin and its table into this folder"}},
    {.flag = "DIR",
     .help = {"区县的台账，或放着它们的文件夹", "a district's register, or a folder that holds several"},
     .many = true},
};

constexpr Example examples[] = {
    {"ljfl rollup 区县 --month 2026-10", {"区县 文件夹下的全部台账", "all registers below a folder"}},
    {"ljfl rollup 兴庆区 金凤区 --month 2026-10 --out 汇总", {"写成汇总通报", "write the bulletin"}},
};

}  // namespace

extern constinit const Command rollup_command;
constinit const Command rollup_command{
    .name = "rollup",
    .summary = {"把多个区县的台账汇总成一张表、一份通报", "several districts added up into one table and bulletin"},
    .needs = Needs::nothing,
    .options = options,
    .examples = examples,
    .columns = columns,
    .run = run,
};

}  // namespace ljfl::cli
