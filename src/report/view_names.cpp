/// Every name that a template may use: what it holds and what it means. The published schema is made from this table,
/// and a test holds the view to it.
#include "report/view_names.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ljfl::report {
namespace {

constexpr Name whole[] = {
    {"schema_version", "number", {"格式的版本", "the version of this format"}},
    {"district", "text", {"区名", "the district"}},
    {"year", "number", {"台账的年份", "the register's year"}},
    {"sample", "flag", {"记录是示例", "the records are samples"}},
    {"office", "{Office}", {"牵头部门", "the lead office"}},
    {"period", "{Period}", {"这一期", "the period"}},
    {"as_of", "{Day}", {"数据截至哪天", "the day as of which everything is computed"}},
    {"interim", "flag", {"这一期还没有结束", "the period is not over"}},
    {"document", "{Document}", {"公文要素", "what makes an office's paper of it"}},
    {"due_soon_days", "number", {"几天内到期算临期", "how near due-soon is, in days"}},
    {"silent_months", "number", {"几个月没有记录算无动态", "how long without a record is silent"}},
    {"totals", "{Totals}", {"全区合计", "the whole district"}},
    {"groups", "[Group]", {"按角色分组的各单位", "units by role"}},
    {"tasks", "<Task>", {"全部任务，一项一行", "every task"}},
    {"quotas", "{Quotas}", {"指标", "quotas"}},
    {"deadlines", "{Deadlines}", {"逾期、临期和落后的", "what is late, soon and behind"}},
    {"findings", "{Findings}", {"检查发现的问题", "what inspection found"}},
    {"returns", "{Returns}", {"最近一期信息或进度表的报送", "the newest returns that were due"}},
    {"highlights", "<Highlight>", {"工作亮点", "highlights"}},
    {"requirements", "[Requirement]", {"下一步工作要求，由数带出", "what is asked next, from the figures"}},
    {"scores", "{Scores}", {"得分和排名", "scores and ranks"}},
    {"charts", "{Charts}", {"图上各处的位置", "where the charts' marks stand"}},
    {"form", "<FormRow>", {"信息或进度表，一个数一行", "the returns' figures"}},
    {"slips", "{Slips}", {"这一期发出的督办单", "slips issued in the period"}},
    {"allowances", "<Allowance>", {"台账里放行的问题", "findings that the register allows"}},
    {"restated", "{Restated}", {"上期通报里更正的数", "figures of the report before that are corrected"}},
    {"paper", "{Paper}", {"附件和各部分的序号", "numbers of annexes and parts"}},
    {"archive", "{Archive}", {"档案清单", "the archive's list"}},
    {"stamp", "{Stamp}", {"数据的印记", "what the report rests on"}},
};
constexpr Name office[] = {
    {"name", "text", {"署名", "its name"}},
    {"short_name", "text", {"简称", "its short name"}},
    {"address_to", "text", {"主送机关", "to whom bulletins go"}},
};
constexpr Name period[] = {
    {"id", "text", {"2026-10", "2026-10"}},
    {"name", "text", {"2026年10月", "its name in Chinese"}},
    {"first", "text", {"第一天", "its first day, in Chinese"}},
    {"last", "text", {"最后一天", "its last day, in Chinese"}},
};
constexpr Name day[] = {{"date", "text", {"2026-10-31", "ISO"}}, {"name", "text", {"2026年10月31日", "in Chinese"}}};
constexpr Name document[] = {
    {"issue", "text", {"期号，数出来的", "the issue's number, counted"}},
    {"number", "text?", {"文号", "the document's number"}},
    {"signed", "text?", {"成文日期", "the day it was signed"}},
    {"approval", "text", {"经区政府同意，", "who agreed, as a sentence begins"}},
    {"copy_to", "text?", {"抄送机关", "who gets a copy"}},
};
constexpr Name stamp[] = {
    {"line", "text", {"整行印记", "the whole line"}},
    {"units", "text", {"units/ 的 git 编号", "git's id of units/"}},
    {"templates", "text", {"templates/ 的 git 编号", "git's id of templates/"}},
    {"settings", "text", {"ljfl.toml 的 git 编号", "git's id of ljfl.toml"}},
};
// What a unit's, a group's and the district's figures have in common.
constexpr Name tally_names[] = {
    {"deliverables", "number", {"一次性任务", "deliverables"}},
    {"deliverables_done", "number", {"其中已完成", "of these done"}},
    {"deliverables_left", "number", {"其中未完成", "of these not done"}},
    {"has_periods", "flag", {"有到期的定期任务", "any period was due"}},
    {"periods_due", "number", {"定期任务到期几期", "periods due"}},
    {"periods_met", "number", {"完成几期", "periods met"}},
    {"periods_short", "number", {"欠缺几期", "periods short"}},
    {"periods_rate", "text", {"完成率", "share met"}},
    {"overdue", "number", {"逾期几项，含到期未完成的指标", "what is late, quotas too"}},
    {"due_soon", "number", {"临期几项", "what is due soon"}},
    {"has_quotas", "flag", {"有示范点指标", "has quotas that are counts"}},
    {"target", "number", {"示范点目标", "target"}},
    {"done", "number", {"完成", "done"}},
    {"gap", "number", {"尚缺", "gap"}},
    {"expected", "number", {"序时应达", "expected by the pace"}},
    {"lag", "number", {"落后序时", "lag"}},
    {"rate", "text", {"完成率", "share done"}},
    {"findings_open", "number", {"待整改", "findings open"}},
    {"findings_overdue", "number", {"其中逾期", "of these overdue"}},
    {"silent", "number", {"无动态的常态任务", "standing tasks that are silent"}},
};
constexpr Name totals[] = {
    {"units", "number", {"单位数", "units"}},
    {"duties", "number", {"职责数", "duties"}},
    {"tasks", "number", {"任务数", "tasks"}},
    {"records", "number", {"本期的记录条数", "records of the period"}},
};
constexpr Name group[] = {
    {"ordinal", "text", {"一", "its number in Chinese"}},
    {"name", "text", {"组名", "its name"}},
    {"count", "number", {"单位数", "units"}},
    {"units", "[Unit]", {"各单位", "its units"}},
    {"total", "{Tally}", {"合计", "its sums"}},
};
constexpr Name unit[] = {
    {"id", "text", {"编号", "its id"}},
    {"name", "text", {"名称", "its name"}},
    {"last_record", "text?", {"最近记录", "its last record"}},
};
constexpr Name task[] = {
    {"unit", "text", {"单位", "unit"}},
    {"group", "text", {"分组", "group"}},
    {"id", "text", {"编号", "id"}},
    {"title", "text", {"任务", "task"}},
    {"kind", "text", {"类别", "kind"}},
    {"rhythm", "text", {"要求", "how often, or by when"}},
    {"due", "text?", {"期限", "due"}},
    {"required", "number?", {"应做次数", "times asked for"}},
    {"done", "number", {"已做次数", "times done"}},
    {"periods_due", "number?", {"到期期数", "periods due"}},
    {"periods_met", "number?", {"按时期数", "periods met in time"}},
    {"periods_late", "number?", {"补做期数", "periods met late"}},
    {"periods_short", "number?", {"欠缺期数", "periods short"}},
    {"state", "text", {"状态", "state"}},
    {"days_late", "number?", {"逾期天数", "days late"}},
    {"last_record", "text?", {"最近记录", "last record"}},
    {"document", "text?", {"应出文件", "the document it issues"}},
    {"source", "text", {"出处：文件:行", "where it stands"}},
};
constexpr Name quotas[] = {
    {"all", "<Quota>", {"全部", "all"}},
    {"counts", "<Quota>", {"数目", "counts"}},
    {"levels", "<Quota>", {"比率", "levels"}},
    {"pending", "<Quota>", {"未下达的", "not handed down"}},
    {"reached", "number", {"数目已完成几项", "counts reached"}},
    {"behind", "number", {"数目落后几项", "counts behind"}},
    {"levels_reached", "number", {"比率已达标几项", "levels reached"}},
    {"over", "number", {"超过目标、不计入合计的几处", "done above the targets, in no sum"}},
};
constexpr Name quota[] = {
    {"unit", "text", {"单位", "unit"}},
    {"id", "text", {"编号", "id"}},
    {"title", "text", {"指标", "quota"}},
    {"counter", "text", {"计量", "counter"}},
    {"due", "text?", {"期限", "due"}},
    {"state", "text", {"状态", "state"}},
    {"last_record", "text?", {"最近记录", "last record"}},
    {"source", "text", {"出处", "where it stands"}},
    {"kind", "text", {"类型：数目、比率、未下达", "count, level or pending"}},
    {"target", "any?", {"目标：数目是数，比率带 %", "target: a number, or a share with %"}},
    {"done", "any?", {"完成", "done"}},
    {"gap", "number?", {"缺口", "gap"}},
    {"expected", "number?", {"序时应达", "expected"}},
    {"lag", "number?", {"落后", "lag"}},
    {"needed", "number?", {"月均还需", "needed a month"}},
    {"rate", "text?", {"完成率", "share done"}},
    {"behind", "flag", {"落后序时", "is behind"}},
    {"reached", "flag", {"已完成", "is reached"}},
};
constexpr Name deadlines[] = {
    {"late_longest", "[LateUnit]", {"其中逾期最久的十个单位", "the ten that are late longest"}},
    {"late_many", "flag", {"逾期的单位超过十个", "more than ten units are late"}},
    {"late_units", "<LateUnit>", {"逾期的单位，一个单位一行", "units that are late"}},
    {"overdue", "<Deadline>", {"逾期的任务", "late tasks"}},
    {"due_soon", "<Deadline>", {"临期的任务", "tasks due soon"}},
    {"behind", "<Behind>", {"落后序时的指标", "quotas behind"}},
};
constexpr Name late_unit[] = {
    {"unit", "text", {"单位", "unit"}},
    {"words", "text", {"逾期任务和欠缺", "its late tasks and what they lack"}},
    {"lacks", "number", {"共欠几次", "how many times it lacks in all"}},
    {"count", "number", {"几项", "how many"}},
    {"due", "text?", {"最早期限", "the earliest due date"}},
    {"days_late", "number", {"逾期天数", "days late"}},
};
constexpr Name deadline[] = {
    {"unit", "text", {"单位", "unit"}},
    {"title", "text", {"任务", "task"}},
    {"due", "text?", {"期限", "due"}},
    {"detail", "text", {"欠缺哪几期", "which periods are short"}},
    {"lacks", "number", {"欠几次", "how many times"}},
    {"days_late", "number", {"逾期天数", "days late"}},
    {"days_left", "number", {"剩余天数", "days left"}},
    {"workdays_left", "number", {"剩余工作日", "workdays left"}},
    {"source", "text", {"出处", "where it stands"}},
};
constexpr Name behind[] = {
    {"unit", "text", {"单位", "unit"}},
    {"title", "text", {"指标", "quota"}},
    {"counter", "text", {"计量", "counter"}},
    {"target", "number", {"目标", "target"}},
    {"done", "number", {"完成", "done"}},
    {"expected", "number", {"序时应达", "expected"}},
    {"lag", "number", {"落后", "lag"}},
    {"gap", "number", {"尚缺", "gap"}},
    {"needed", "number", {"月均还需", "needed a month"}},
    {"rate", "text", {"完成率", "share done"}},
};
constexpr Name findings[] = {
    {"fresh_mended", "number", {"本期发现、已整改", "of the period, mended"}},
    {"fresh_open", "number", {"本期发现、未整改", "of the period, open"}},
    {"open", "number", {"待整改", "open in all"}},
    {"overdue", "number", {"其中逾期", "of these overdue"}},
    {"mended_now", "number", {"本期整改完成", "mended in the period"}},
    {"fresh_units", "number", {"本期涉及的单位数", "units concerned in the period"}},
    {"all", "<Finding>", {"以前遗留的和本期的", "left over, then fresh"}},
    {"fresh", "<Finding>", {"本期发现的", "of the period"}},
    {"left", "<Finding>", {"以前遗留、未整改的", "left over, open"}},
};
constexpr Name finding[] = {
    {"id", "text", {"编号", "id"}},
    {"date", "text", {"发现日期", "found on"}},
    {"unit", "text", {"责任单位", "unit"}},
    {"site", "text?", {"点位", "site"}},
    {"text", "text", {"问题", "what was found"}},
    {"deduct", "text?", {"扣分", "points deducted"}},
    {"rectify_by", "text?", {"整改期限", "to be mended by"}},
    {"rectified", "text?", {"整改日期", "mended on"}},
    {"state", "text", {"状态", "state"}},
    {"days_late", "number?", {"逾期天数", "days late"}},
    {"from", "text", {"本期发现，或以前遗留", "of the period or left over"}},
    {"source", "text", {"出处", "where it stands"}},
};
constexpr Name returns[] = {
    {"any", "flag", {"有到期的", "any was due"}},
    {"period", "text", {"哪一期", "which period"}},
    {"due", "text", {"期限", "due"}},
    {"owed", "number", {"应报", "owed"}},
    {"on_time", "<Return>", {"按时", "in time"}},
    {"lapsed", "flag", {"有迟报或未报的", "any was late or missing"}},
    {"late", "<Return>", {"迟报", "late"}},
    {"missing", "<Return>", {"未报", "missing"}},
    {"open", "<Return>", {"期限还没有到", "not due yet"}},
    {"all", "<Return>", {"应报的全部单位", "all that owe it"}},
};
constexpr Name a_return[] = {{"unit", "text", {"单位", "unit"}},
                             {"due", "text", {"期限", "due"}},
                             {"done", "text?", {"报送日期", "done on"}},
                             {"state", "text", {"按时、迟报或未报", "in time, late or missing"}}};
constexpr Name highlight[] = {
    {"unit", "text", {"单位", "unit"}},
    {"text", "text", {"亮点，句末没有句号", "the highlight, without its full stop"}},
    {"source", "text", {"出处", "where it stands"}},
};
constexpr Name requirement[] = {
    {"ordinal", "text", {"一", "its number in Chinese"}},
    {"title", "text", {"小标题", "its heading"}},
    {"text", "text", {"正文", "its text"}},
};
constexpr Name form_row[] = {
    {"unit", "text", {"单位", "unit"}},
    {"contact", "text?", {"填报人", "contact"}},
    {"part", "text", {"类别", "part"}},
    {"item", "text", {"项目", "item"}},
    {"counter", "text", {"计量", "counter"}},
    {"target", "number?", {"目标", "target"}},
    {"before", "number", {"上期累计", "by the eve of the period"}},
    {"fresh", "number", {"本期", "in the period"}},
    {"total", "number", {"累计", "in all"}},
    {"rate", "text?", {"完成率", "share done"}},
    {"note", "text", {"说明", "note"}},
};
constexpr Name archive[] = {
    {"count", "number", {"几项", "how many"}},
    {"any", "flag", {"有没有", "any"}},
    {"items", "[ArchiveRow]", {"全部", "all"}},
    {"lacking_rows", "[ArchiveRow]", {"缺记录、缺文号、佐证文件不在的", "what lacks more than evidence"}},
    {"whole", "number", {"齐全几项", "how many are whole"}},
    {"without_record", "number", {"缺记录几项", "without a record"}},
    {"without_evidence", "number", {"缺佐证几项", "without evidence"}},
    {"without_number", "number", {"缺文号几项", "without a document number"}},
};
constexpr Name archive_row[] = {
    {"unit", "text", {"单位", "unit"}},
    {"title", "text", {"任务或指标", "task or quota"}},
    {"kind", "text", {"类别", "kind"}},
    {"document", "text?", {"应出文件", "the document it issues"}},
    {"number", "text?", {"文号", "document numbers"}},
    {"date", "text?", {"最近日期", "the newest date"}},
    {"evidence", "text?", {"佐证", "evidence"}},
    {"lacking", "text?", {"缺什么", "what is lacking"}},
    {"detail", "text", {"完成情况", "how far it is"}},
};

constexpr Shape shapes[] = {
    {"Office", office},
    {"Period", period},
    {"Day", day},
    {"Document", document},
    {"Stamp", stamp},
    {"Tally", tally_names},
    {"Totals", totals},
    {"Group", group},
    {"Unit", unit},
    {"Task", task},
    {"Quotas", quotas},
    {"Quota", quota},
    {"Deadlines", deadlines},
    {"LateUnit", late_unit},
    {"Deadline", deadline},
    {"Behind", behind},
    {"Findings", findings},
    {"Finding", finding},
    {"Returns", returns},
    {"Return", a_return},
    {"Highlight", highlight},
    {"Requirement", requirement},
    {"FormRow", form_row},
    {"Archive", archive},
    {"ArchiveRow", archive_row},
};

Value empty_shape() {
  return {{"type", "object"},
          {"additionalProperties", false},
          {"required", Value::array()},
          {"properties", Value::object()}};
}

Value schema_of_field(std::string_view holds, std::string_view what) {
  const auto reference = [](std::string_view name) { return Value{{"$ref", "#/definitions/" + std::string{name}}}; };
  const std::string_view inner = holds.substr(1, holds.size() - 2);
  Value out = Value::object();
  if (holds.starts_with('{')) {
    out["allOf"] = Value::array({reference(inner)});
  } else if (holds.starts_with('[')) {
    out["type"] = "array";
    out["items"] = reference(inner);
  } else if (holds.starts_with('<')) {
    out["type"] = "object";
    out["additionalProperties"] = false;
    out["required"] = {"count", "any", "items"};
    out["properties"] = {{"count", {{"type", "integer"}}},
                         {"any", {{"type", "boolean"}}},
                         {"items", {{"type", "array"}, {"items", reference(inner)}}}};
  } else {
    const bool maybe = holds.ends_with('?');
    if (maybe) holds.remove_suffix(1);
    Value types = Value::array();
    if (holds == "text" || holds == "any") types.push_back("string");
    if (holds == "number" || holds == "any") types.push_back("integer");
    if (holds == "flag") types.push_back("boolean");
    if (maybe) types.push_back("null");
    out["type"] = types.size() == 1 ? types[0] : types;
  }
  out["description"] = what;
  return out;
}

void add(Value& shape, std::span<const Name> names, diag::Lang lang) {
  for (const Name& name : names) {
    shape["properties"][std::string{name.name}] = schema_of_field(name.holds, name.what.in(lang));
    shape["required"].push_back(name.name);
  }
}

}  // namespace

std::string view_schema(diag::Lang lang) {
  Value definitions = Value::object();
  Value root = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "ljfl report --data"}};
  root.update(empty_shape());
  const auto define = [&](std::span<const Shape> table) {
    for (const Shape& shape : table) {
      Value one = empty_shape();
      // A unit's and the district's rows begin with what they have in common.
      if (shape.name == "Totals" || shape.name == "Unit") add(one, tally_names, lang);
      add(one, shape.names, lang);
      definitions[std::string{shape.name}] = std::move(one);
    }
  };
  add(root, whole, lang);
  define(shapes);
  define(score_shapes());
  define(paper_shapes());
  root["definitions"] = std::move(definitions);
  return root.dump(2, ' ', false, Value::error_handler_t::replace) + "\n";
}

}  // namespace ljfl::report
