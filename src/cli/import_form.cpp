#include <algorithm>

#include "cli/booking.hpp"
#include "cli/form.hpp"
#include "cli/import.hpp"

namespace ljfl::cli {
namespace {

Entry entry_of(const sheet::Filled& filled) {
  return {.date = filled.date,
          .item = {.is_quota = filled.is_quota, .index = filled.index},
          .times = filled.times,
          .value = filled.value,
          .sites = filled.sites,
          .covers = filled.covers,
          .number = filled.number,
          .note = filled.note,
          .evidence = filled.evidence};
}

std::string change_line(const Job& job, const model::Unit& unit, const sheet::Filled& filled) {
  std::string what;
  if (!filled.sites.empty()) {
    what = "+" + std::to_string(filled.sites.size());
  } else if (filled.value.ends_with('%')) {
    what = filled.value;
  } else if (filled.is_quota) {
    what = "+" + filled.value;
  } else {
    what = (filled.times.empty() ? "1" : filled.times) + std::string{job.say({" 次", " time(s)"})};
  }
  const std::string line = std::to_string(filled.row);
  const std::string title = text::printable(title_of(unit, {.is_quota = filled.is_quota, .index = filled.index}));
  std::string out = (job.lang == diag::Lang::zh ? "第 " + line + " 行  " : "row " + line + "  ") +
                    time::iso(filled.date) + "  " + title + "  " + what;
  if (!filled.covers.empty()) out += std::string{job.say({"  属期 ", "  for "})} + filled.covers;
  std::string note = filled.note;
  std::ranges::replace(note, '\n', ' ');
  if (!note.empty()) out += "  " + text::cut(text::printable(note), 40);
  return out;
}

/// The errors that check found, as a fault of the row.
sheet::RowFault fault_of(std::size_t row, const Fresh& fresh) {
  sheet::RowFault out{.row = row};
  for (const diag::Diagnostic& one : fresh.told) {
    if (one.severity != diag::Severity::error) continue;
    out.words.zh +=
        (out.words.zh.empty() ? "" : "；") + std::string{one.rule->code} + " " + diag::message(one, diag::Lang::zh);
    out.words.en +=
        (out.words.en.empty() ? "" : "; ") + std::string{one.rule->code} + " " + diag::message(one, diag::Lang::en);
  }
  return out;
}

}  // namespace

Import import_form(Job& job, const sheet::Table& table, const sheet::Origin& origin) {
  const model::Unit& unit = find_unit(job, origin.unit);
  const standing::Standing before = standing_before(job, origin.month);
  const standing::Standing now = standing_in(job, origin.month);
  const auto index = static_cast<std::uint32_t>(&unit - job.reg.units.data());
  sheet::Returned returned = sheet::read_form(
      table, {.reg = job.reg, .unit = index, .month = origin.month, .before = before, .now = now}, job.today);
  Import out{.faults = std::move(returned.faults), .remarks = std::move(returned.remarks)};
  const auto add = [&](std::vector<Draft>& drafts, const sheet::Filled& filled) {
    book(job, drafts, unit, filled.date, "records", record_of(unit, entry_of(filled)));
  };
  // All at once; only where that brings errors, row by row, so that each is told at its own.
  bool all = true;
  try {
    for (const sheet::Filled& filled : returned.filled) add(out.drafts, filled);
    all = check_drafts(job, out.drafts).errors() == 0;
  } catch (const Failure&) {
    all = false;
  }
  if (!all) out.drafts.clear();
  for (const sheet::Filled& filled : returned.filled) {
    if (!all) {
      std::vector<Draft> with = out.drafts;
      try {
        add(with, filled);
      } catch (const Failure& failure) {
        out.faults.push_back({.row = filled.row, .words = {.zh = failure.zh, .en = failure.en}});
        continue;
      }
      const Fresh fresh = check_drafts(job, with);
      if (fresh.errors() > 0) {
        out.faults.push_back(fault_of(filled.row, fresh));
        continue;
      }
      out.drafts = std::move(with);
    }
    out.changes.push_back(change_line(job, unit, filled));
  }
  return out;
}

}  // namespace ljfl::cli
