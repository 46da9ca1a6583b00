/// 档案清单: each obligation, and what proves it: document number, date, evidence. What is missing is marked.
#include <algorithm>

#include "report/view_parts.hpp"

namespace ljfl::report {
namespace {

using standing::PeriodState;

struct Proof {
  std::string number = {};
  std::string date = {};
  std::string evidence = {};
  bool any = false;
  bool file_missing = false;  ///< a piece of evidence is named whose file is not there
};

/// The newest record's date; every document number and piece of evidence, once each.
Proof proof_of(const Subject& subject, const std::vector<standing::Counted>& records) {
  Proof out;
  std::vector<std::string_view> seen;
  const auto add = [&](std::string& list, std::string_view word) {
    if (word.empty() || std::ranges::find(seen, word) != seen.end()) return;
    seen.push_back(word);
    list.append(list.empty() ? "" : "；").append(word);
  };
  for (const auto& [ref, adds] : records) {
    const model::Record& record = subject.reg.units[ref.unit].records[ref.record];
    out.any = true;
    out.date = std::max(out.date, time::iso(record.date.value));
    add(out.number, record.more->number.value);
    for (const model::Text& one : record.more->evidence) {
      add(out.evidence, one.value);
      const std::string path = "units/" + std::string{subject.reg.units[ref.unit].id} + "/" + std::string{one.value};
      const auto& there = subject.files.attachments;
      if (there && !std::ranges::binary_search(*there, path)) out.file_missing = true;
    }
  }
  return out;
}

/// What the archive lacks of it, in words; empty when it is whole.
std::string lacking(const Proof& proof, bool needs_document, bool is_missing) {
  if (is_missing || !proof.any) return "缺记录";
  std::string out;
  if (needs_document && proof.number.empty()) out = "缺文号";
  if (proof.evidence.empty()) out.append(out.empty() ? "" : "、").append("缺佐证");
  if (proof.file_missing) out.append(out.empty() ? "" : "、").append("佐证文件不在");
  return out;
}

Value row_of(const model::Unit& unit, std::string_view title, std::string_view kind, const Proof& proof,
             const std::string& lack) {
  Value row = object_of(9);
  row["unit"] = unit.name.value;
  row["title"] = title;
  row["kind"] = kind;
  row["document"] = nullptr;
  row["number"] = text_or_null(proof.number);
  row["date"] = text_or_null(proof.date);
  row["evidence"] = text_or_null(proof.evidence);
  row["lacking"] = text_or_null(lack);
  row["detail"] = "";
  return row;
}

}  // namespace

Value archive_part(const Subject& subject) {
  Value rows = Value::array();
  std::size_t whole = 0;
  std::size_t without_record = 0;
  std::size_t without_evidence = 0;
  std::size_t without_number = 0;
  const auto add = [&](Value row) {
    const std::string lack = row["lacking"].is_null() ? "" : row["lacking"].get<std::string>();
    if (lack.empty()) ++whole;
    if (lack.find("缺记录") != std::string::npos) ++without_record;
    if (lack.find("缺佐证") != std::string::npos) ++without_evidence;
    if (lack.find("缺文号") != std::string::npos) ++without_number;
    rows.push_back(std::move(row));
  };
  for (std::size_t u = 0; u < subject.reg.units.size(); ++u) {
    const model::Unit& unit = subject.reg.units[u];
    const standing::UnitStanding& now = subject.standing.units[u];
    for (std::size_t t = 0; t < unit.tasks.size(); ++t) {
      const standing::TaskStanding& task = now.tasks[t];
      if (task.kind == model::TaskKind::quota) continue;
      const Proof proof = proof_of(subject, task.records);
      const bool document = !unit.tasks[t].issues.empty();
      Value row =
          row_of(unit, label(unit.tasks[t]), word(task.kind), proof, lacking(proof, document, task.records.empty()));
      row["document"] = text_or_null(unit.tasks[t].issues.value);
      if (task.kind == model::TaskKind::recurring) {
        const auto is_met = [](const standing::PeriodStanding& p) {
          return p.state == PeriodState::met || p.state == PeriodState::met_late;
        };
        const auto is_due = [&](const standing::PeriodStanding& p) {
          return is_met(p) || p.state == PeriodState::short_of;
        };
        row["detail"] = "到期" + std::to_string(std::ranges::count_if(task.periods, is_due)) + "期，完成" +
                        std::to_string(std::ranges::count_if(task.periods, is_met)) + "期";
      }
      add(std::move(row));
    }
    for (std::size_t q = 0; q < unit.quotas.size(); ++q) {
      if (unit.quotas[q].target.value.kind == model::TargetKind::pending) continue;
      const Proof proof = proof_of(subject, now.quotas[q].records);
      Value row =
          row_of(unit, label(unit.quotas[q]), "指标", proof, lacking(proof, false, now.quotas[q].records.empty()));
      if (unit.quotas[q].target.value.kind == model::TargetKind::count) {
        row["detail"] = "目标" + std::to_string(now.quotas[q].target) + std::string{unit.quotas[q].counter.value} +
                        "，完成" + std::to_string(now.quotas[q].done) + std::string{unit.quotas[q].counter.value};
      }
      add(std::move(row));
    }
  }
  Value lacking_rows = Value::array();
  for (const Value& row : rows) {
    // What only lacks evidence would be nearly all in a register that has just begun: it is counted, and in the annex.
    if (!row["lacking"].is_null() && row["lacking"] != "缺佐证") lacking_rows.push_back(row);
  }
  Value out = listed(std::move(rows));
  out["lacking_rows"] = std::move(lacking_rows);
  out["whole"] = whole;
  out["without_record"] = without_record;
  out["without_evidence"] = without_evidence;
  out["without_number"] = without_number;
  return out;
}

}  // namespace ljfl::report
