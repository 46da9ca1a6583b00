#include <filesystem>

#include "cli/booking.hpp"
#include "cli/form.hpp"
#include "cli/written.hpp"
#include "report/escape.hpp"
#include "sheet/form.hpp"

namespace ljfl::cli {

standing::Standing standing_before(const Job& job, time::Period month) {
  return standing::assess(job.reg, month.first() - std::chrono::days{1});
}

standing::Standing standing_in(const Job& job, time::Period month) {
  return standing::assess(job.reg, std::min(month.last(), job.today));
}

namespace {

int run(Job& job) {
  refuse_unread(job);
  const model::Unit& unit = find_unit(job, job.value("UNIT"));
  const time::Period month = month_given(job);
  if (job.today < month.first()) {
    throw Failure{.zh = month.chinese() + "还没有到（今天是 " + time::iso(job.today) + "）",
                  .en = month.name() + " has not begun (today is " + time::iso(job.today) + ")"};
  }
  const standing::Standing before = standing_before(job, month);
  const standing::Standing now = standing_in(job, month);
  const auto index = static_cast<std::uint32_t>(&unit - job.reg.units.data());
  const auto rows =
      sheet::form_of({.reg = job.reg, .unit = index, .month = month, .before = before, .now = now}, job.lang);
  std::string bytes{text::bom};  // without it a spreadsheet takes the file for GBK
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) bytes.push_back(',');
      report::append_escaped(bytes, row[c], report::Format::csv);
    }
    bytes.append("\r\n");
  }
  const std::string items = std::to_string(rows.size() - 1);
  if (!job.has("-o") || job.value("-o") == "-") {
    job.out(bytes);
  } else {
    const std::filesystem::path path{std::string{job.value("-o")}};
    const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
    const edit::NewFile file{.path = path.filename().string(), .bytes = bytes};
    write_made(job, folder, std::span(&file, 1));
    name_written(job, {path.string()});
  }
  const std::string name = text::printable(unit.name.value);
  job.err(job.lang == diag::Lang::zh
              ? name + " " + month.chinese() + "：" + items +
                    " 项；只填“本月”“日期”“点位”“情况说明”“文号”“佐证”，补报以前的再填“属期”，别的列不要动\n"
              : name + ", " + month.name() + ": " + diag::counted(rows.size() - 1, "item") +
                    "; fill in this month, date, sites, note, document number and evidence, the period where it is an "
                    "earlier one, and nothing else\n");
  return fine;
}

constexpr Option options[] = {
    {.flag = "UNIT", .help = {"单位：编号、名称或别名", "the unit: id, name or alias"}, .required = true},
    {.flag = "--month", .value = "2026-11", .help = {"哪个月", "which month"}, .required = true},
    {.flag = "-o", .value = "FILE", .help = {"写到这个文件；不写就打印出来", "write it there; to stdout if left out"}},
};

constexpr Example examples[] = {
    {"ljfl sheet 教育局 --month 2026-11 -o 进度表.csv", {"给用 WPS 的人填", "for a clerk who works in a spreadsheet"}},
};

}  // namespace

extern constinit const Command sheet_command;
constinit const Command sheet_command{
    .name = "sheet",
    .summary = {"出一张预先填好的进度表（CSV），在 WPS 里填",
                "a pre-filled form (CSV) of all that is due, for a spreadsheet"},
    .needs = Needs::reg,
    .options = options,
    .examples = examples,
    .run = run,
    .figures = true,
};

}  // namespace ljfl::cli
