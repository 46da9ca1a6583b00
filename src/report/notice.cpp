#include "report/notice.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/mind.hpp"

namespace ljfl::report {
namespace {

using standing::Matter;
using standing::NextSlip;

std::string count(std::int64_t number) {
  return std::to_string(number);
}

std::string title_of(const model::Register& reg, const NextSlip& slip) {
  const model::Unit& unit = reg.units[slip.unit];
  if (slip.matter == Matter::quota) return std::string{label(unit.quotas[slip.item])};
  if (slip.matter == Matter::finding)
    return std::string{reg.findings[slip.item].site.empty() ? "检查发现的问题" : reg.findings[slip.item].site.value};
  return std::string{label(unit.tasks[slip.item])};
}

std::string_view id_of(const model::Register& reg, const NextSlip& slip) {
  if (slip.matter == Matter::finding) return reg.findings[slip.item].id.value;
  const model::Unit& unit = reg.units[slip.unit];
  return slip.matter == Matter::quota ? unit.quotas[slip.item].id.value : unit.tasks[slip.item].id.value;
}

text::Span place_of(const model::Register& reg, const NextSlip& slip) {
  if (slip.matter == Matter::finding) return reg.findings[slip.item].at;
  const model::Unit& unit = reg.units[slip.unit];
  return slip.matter == Matter::quota ? unit.quotas[slip.item].at : unit.tasks[slip.item].at;
}

std::string quota_problem(const model::Quota& quota, const standing::QuotaStanding& now, bool late) {
  const std::string title = "“" + std::string{label(quota)} + "”";
  const std::string due = time::chinese(*now.due);
  const std::string counter{quota.counter.value};
  if (quota.target.value.kind == model::TargetKind::level) {
    const std::string target = model::plain(quota.target.value.level) + "%";
    const std::string done = now.level ? "最近一次为" + model::plain(*now.level) + "%" : "还没有报过数";
    return title + "应于" + due + "前达到" + target + "，" + done + "。";
  }
  std::string out =
      title + "目标" + count(now.target) + counter + "，期限" + due + "，已完成" + count(now.done) + counter;
  if (!late) return out + "，尚缺" + count(now.gap) + counter + "。";
  if (now.state == standing::State::missed) return out + "，到期尚缺" + count(now.gap) + counter + "。";
  out.append("，按序时进度应达" + count(now.expected) + counter + "，落后" + count(now.lag) + counter);
  return out + "；要按期完成，每月至少还要" + count(now.needed) + counter + "。";
}

}  // namespace

std::string_view word(model::Rung rung) {
  switch (rung) {
    case model::Rung::blue: return "提醒";
    case model::Rung::orange: return "催办";
    case model::Rung::red: return "督办";
  }
  return "";
}

std::string_view name_of(model::Rung rung) {
  switch (rung) {
    case model::Rung::blue: return "blue";
    case model::Rung::orange: return "orange";
    case model::Rung::red: return "red";
  }
  return "";
}

time::Date term_of(const model::Config& config, const NextSlip& slip, time::Date issued) {
  if (slip.rung == model::Rung::blue) return slip.due;
  const int workdays = slip.rung == model::Rung::orange ? config.notice.orange_workdays : config.notice.red_workdays;
  return config.calendar.add(issued, {.count = workdays, .workdays = true});
}

std::string slip_name(int year, std::int64_t number) {
  std::string digits = count(number);
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return std::to_string(year) + "-" + digits;
}

std::string slip_number(const model::Config& config, int year, std::int64_t number) {
  return config.notice.mark + "〔" + std::to_string(year) + "〕" + count(number) + "号";
}

std::string problem_of(const model::Register& reg, const standing::Standing& now, const NextSlip& slip) {
  const model::Unit& unit = reg.units[slip.unit];
  const bool late = slip.rung != model::Rung::blue;
  const int days = time::days_between(slip.due, now.as_of);
  const std::string overdue = days > 0 ? "，已逾期" + count(days) + "天" : "";
  const std::string left = "，还有" + count(reg.config.calendar.workdays_between(now.as_of, slip.due)) + "个工作日";
  switch (slip.matter) {
    case Matter::quota: return quota_problem(unit.quotas[slip.item], now.units[slip.unit].quotas[slip.item], late);
    case Matter::finding: {
      const model::Finding& finding = reg.findings[slip.item];
      const std::string where = finding.site.empty() ? "" : std::string{finding.site.value} + "，";
      return time::chinese(finding.date.value) + "检查发现：" + where + std::string{finding.text.value} + "。应于" +
             time::chinese(slip.due) + "前整改" + (late ? overdue : left) + "。";
    }
    case Matter::deliverable:
      return "“" + title_of(reg, slip) + "”应于" + time::chinese(slip.due) + "前完成" +
             (late ? "，至今没有完成记录" + overdue : left) + "。";
    case Matter::period: break;
  }
  const model::Task& task = unit.tasks[slip.item];
  std::string out = "“" + title_of(reg, slip) + "”要求" + std::string{word(task.every->value)} + "不少于" +
                    count(task.times.value) + "次：";
  bool first = true;
  for (const standing::PeriodStanding& period : now.units[slip.unit].tasks[slip.item].periods) {
    if (std::find(slip.periods.begin(), slip.periods.end(), period.period) == slip.periods.end() ||
        period.missing() == 0)
      continue;
    out.append(first ? "" : "；").append(period.period.chinese()).append("的期限是").append(time::chinese(period.due));
    out.append("，").append(late ? "欠" : "还要做").append(count(period.missing())).append("次");
    first = false;
  }
  return out + (late ? "" : left) + "。";
}

Value notice_view(const text::Snapshot& files, const model::Register& reg, const standing::Standing& now,
                  const Notice& notice) {
  const model::Config& config = reg.config;
  const NextSlip& slip = notice.slip;
  const model::Unit& unit = reg.units[slip.unit];
  Value out = Value::object();
  out["district"] = config.district;
  out["sample"] = config.sample;
  out["office"] = {
      {"name", config.office.name.empty() ? config.district + "生活垃圾分类工作领导小组办公室" : config.office.name},
      {"short_name", config.office.short_name.empty() ? std::string{"分类办"} : config.office.short_name}};
  out["number"] = slip_number(config, notice.year, notice.number);
  out["kind"] = word(slip.rung);
  out["blue"] = slip.rung == model::Rung::blue;
  out["orange"] = slip.rung == model::Rung::orange;
  out["red"] = slip.rung == model::Rung::red;
  out["issued"] = time::chinese(notice.issued);
  out["term"] = {{"date", time::chinese(notice.term)},
                 {"workdays", config.calendar.workdays_between(notice.issued, notice.term)}};
  out["unit"] = {{"id", unit.id},
                 {"name", unit.name.value},
                 {"full_name", unit.full_name.empty() ? unit.name.value : unit.full_name.value},
                 {"local", unit.role.value == model::Role::local}};
  const bool task = slip.matter == Matter::deliverable || slip.matter == Matter::period;
  const std::string_view text = task ? unit.tasks[slip.item].text.value : std::string_view{};
  out["item"] = {{"id", id_of(reg, slip)},
                 {"title", title_of(reg, slip)},
                 {"text", text},
                 {"finding", slip.matter == Matter::finding},
                 {"due", time::chinese(slip.due)},
                 {"source", place(files, place_of(reg, slip))}};
  out["approval"] = is_government(unit) ? approval_of(config, notice.month) : std::string{};
  out["problem"] = problem_of(reg, now, slip);
  Value follows = Value::array();
  for (const std::uint32_t i : slip.follows) {
    const model::Slip& earlier = reg.slips[i];
    follows.push_back({{"number", slip_number(config, earlier.year, earlier.number)},
                       {"issued", time::chinese(earlier.issued.value)},
                       {"term", time::chinese(earlier.term.value)}});
  }
  out["follows"] = std::move(follows);
  return out;
}

std::string notice_head(const model::Register& reg, const Notice& notice) {
  const NextSlip& slip = notice.slip;
  const std::string_view kind = slip.matter == Matter::finding ? "finding"
                                : slip.matter == Matter::quota ? "quota"
                                                               : "task";
  std::string out = "---\n";
  const auto add = [&](std::string_view key, std::string_view value) {
    out.append(key).append(": ").append(value).append("\n");
  };
  add("slip", slip_name(notice.year, notice.number));
  add("colour", name_of(slip.rung));
  add("issued", time::iso(notice.issued));
  add("term", time::iso(notice.term));
  add("unit", reg.units[slip.unit].id);
  add("kind", kind);
  add("item", id_of(reg, slip));
  if (!slip.periods.empty()) {
    std::string list;
    for (const time::Period& period : slip.periods) list.append(list.empty() ? "" : ", ").append(period.name());
    add("periods", "[" + list + "]");
  }
  return out + "---\n";
}

}  // namespace ljfl::report
