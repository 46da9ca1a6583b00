/// What the tables are: their columns, their place on the disk, and the package that describes them.
#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "report/tidy.hpp"

namespace ljfl::report {
namespace {

constexpr std::string_view package_name = "ljfl";

constexpr TidyField district{"district", "string", "区县 district"};
constexpr TidyField month{"month", "yearmonth", "月份 month"};
constexpr TidyField unit{"unit", "string", "单位编号 id of the unit"};

constexpr std::array units_fields = {
    district,
    unit,
    TidyField{"name", "string", "单位名称 name"},
    TidyField{"role", "string", "lead 牵头部门, member 成员单位, local 乡镇街道, other 其他单位"},
    TidyField{"row", "integer", "官方职责任务表的行 row of the official table"},
    TidyField{"tasks", "integer", "任务数 number of tasks"},
    TidyField{"quotas", "integer", "指标数 number of quotas"},
    TidyField{"records", "integer", "截止日以前的记录数 records by the as-of day"},
    TidyField{"last_record", "date", "最近一条记录 day of the last record"}};
constexpr std::array tasks_fields = {
    district,
    unit,
    TidyField{"task", "string", "任务编号 id"},
    TidyField{"title", "string", "简称 title"},
    TidyField{"kind", "string", "deliverable 一次性, recurring 定期, quota 指标, standing 常态"},
    TidyField{"duty", "string", "所出的职责 id of its duty"},
    TidyField{"due", "date", "期限（一次性） due, where once"},
    TidyField{"every", "string", "month, quarter, half, year（定期）"},
    TidyField{"times", "integer", "每期次数 times each period"},
    TidyField{"common", "boolean", "来自共用的职责任务 came with a common set"}};
constexpr std::array quotas_fields = {district,
                                      unit,
                                      TidyField{"quota", "string", "指标编号 id"},
                                      TidyField{"task", "string", "所属任务 id of its task"},
                                      TidyField{"title", "string", "简称 title"},
                                      TidyField{"kind", "string", "count 数目, level 百分比, pending 未下达"},
                                      TidyField{"target", "number", "目标 target; a level's in percent"},
                                      TidyField{"counter", "string", "量词 unit of count"},
                                      TidyField{"due", "date", "期限 due"}};
constexpr std::array records_fields = {district,
                                       month,
                                       unit,
                                       TidyField{"date", "date", "日期 day"},
                                       TidyField{"task", "string", "任务编号 id of the task"},
                                       TidyField{"quota", "string", "指标编号 id of the quota"},
                                       TidyField{"covers", "string", "所属时期 period covered, where written"},
                                       TidyField{"times", "integer", "次数 times"},
                                       TidyField{"value", "number", "数值 value"},
                                       TidyField{"percent", "boolean", "数值是百分比 the value is a percentage"},
                                       TidyField{"sites", "string", "点位，用“；”隔开 sites, parted by ；"},
                                       TidyField{"number", "string", "文号 document number"},
                                       TidyField{"note", "string", "说明 note"},
                                       TidyField{"source", "string", "出处 file and line"}};
constexpr std::array findings_fields = {
    district,
    month,
    unit,
    TidyField{"finding", "string", "问题编号 id"},
    TidyField{"date", "date", "发现日期 day"},
    TidyField{"site", "string", "地点 site"},
    TidyField{"text", "string", "问题 what was found"},
    TidyField{"deduct", "number", "扣分 points taken off"},
    TidyField{"rectify_by", "date", "整改期限 to be mended by"},
    TidyField{"rectified", "date", "整改日期 mended on"},
    TidyField{"state", "string",
              "截止日的状态 open, overdue, due_soon, rectified, rectified_late; empty: not known yet"},
    TidyField{"source", "string", "出处 file and line"}};
constexpr std::array standing_fields = {
    district,
    month,
    TidyField{"as_of", "date", "截止日 as-of day"},
    unit,
    TidyField{"item", "string", "task 任务, quota 指标"},
    TidyField{"id", "string", "编号 id of the task or quota"},
    TidyField{"title", "string", "简称 title"},
    TidyField{"kind", "string", "任务或指标的种类 kind, as in tasks and quotas"},
    TidyField{"state", "string", "状态 state"},
    TidyField{"late", "boolean", "算作逾期 counts as late"},
    TidyField{"due", "date", "期限，遇假顺延后 due, rolled"},
    TidyField{"done_on", "date", "完成日期（一次性） done on"},
    TidyField{"last_record", "date", "最近一条记录 last record"},
    TidyField{"done", "integer", "次数或数目 times, or count"},
    TidyField{"periods_due", "integer", "已到期或已做的期数 periods due or met"},
    TidyField{"periods_met", "integer", "已做的期数 periods met"},
    TidyField{"periods_short", "integer", "欠缺的期数 periods short"},
    TidyField{"target", "integer", "目标 target of a count"},
    TidyField{"counted", "integer", "完成，不超过目标 done, never more than the target"},
    TidyField{"gap", "integer", "缺口 gap"},
    TidyField{"expected", "integer", "序时应达 expected by the pace"},
    TidyField{"lag", "integer", "落后 lag"},
    TidyField{"level", "number", "百分比的最近值 newest level, in percent"},
    TidyField{"source", "string", "出处 file and line"}};

constexpr std::array tables = {
    TidyTable{"units", "单位 units", units_fields},
    TidyTable{"tasks", "任务 tasks", tasks_fields},
    TidyTable{"quotas", "指标 quotas", quotas_fields},
    TidyTable{"records", "截止日以前的工作记录 what was done by the as-of day", records_fields},
    TidyTable{"findings", "检查发现的问题 what inspection found", findings_fields},
    TidyTable{"standing", "截止日的进展 where each task and quota stands", standing_fields},
};

}  // namespace

std::span<const TidyTable> tidy_tables() {
  return tables;
}

bool is_monthly(const TidyTable& table) {
  return std::ranges::find(table.fields, "month", &TidyField::name) != table.fields.end();
}

std::string tidy_folder(std::string_view name) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  constexpr std::string_view special = "\"#%'*/:=?\\{[]^<>|";
  std::string out;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F || special.find(c) != std::string_view::npos || (c == '.' && out.empty())) {
      out.push_back('%');
      out.push_back(hex[byte >> 4U]);
      out.push_back(hex[byte & 0xFU]);
    } else {
      out.push_back(c);
    }
  }
  return out;
}

std::string datapackage(const std::vector<std::vector<std::string>>& paths, TidyFormat format, time::Date as_of,
                        bool sample) {
  Value resources = Value::array();
  for (std::size_t t = 0; t < tables.size(); ++t) {
    if (paths[t].empty()) continue;
    Value fields = Value::array();
    for (const TidyField& field : tables[t].fields) {
      fields.push_back({{"name", field.name}, {"type", field.type}, {"description", field.what}});
    }
    Value one = {{"name", tables[t].name}, {"description", tables[t].what}};
    if (format == TidyFormat::csv) one["profile"] = "tabular-data-resource";
    one["path"] = paths[t];
    one["format"] = format == TidyFormat::csv ? "csv" : "ndjson";
    one["mediatype"] = format == TidyFormat::csv ? "text/csv" : "application/x-ndjson";
    one["encoding"] = "utf-8";
    one["schema"] = {{"fields", std::move(fields)}, {"missingValues", {""}}};
    resources.push_back(std::move(one));
  }
  Value out = {{"profile", "data-package"},
               {"name", package_name},
               {"title", "垃圾分类工作台账 register of the waste-sorting campaign"}};
  out["as_of"] = time::iso(as_of);
  out["sample"] = sample;
  out["resources"] = std::move(resources);
  return out.dump(2, ' ', false, Value::error_handler_t::replace) + "\n";
}

std::optional<bool> sample_of_package(std::string_view bytes) {
  const Value all = Value::parse(bytes, nullptr, false);
  if (!all.is_object() || all.value("name", Value{}) != package_name) return std::nullopt;
  return all.value("sample", Value{}) == true;
}

}  // namespace ljfl::report
