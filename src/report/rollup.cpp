#include "report/rollup.hpp"

#include "report/view_parts.hpp"

namespace ljfl::report {
namespace {

Value figures(const DistrictRow& row) {
  Value out = {{"units", row.units}, {"tasks", row.tasks}, {"records", row.records}};
  out.update(to_value(row.tally));
  return out;
}

}  // namespace

DistrictRow district_row(const Subject& subject) {
  DistrictRow out;
  out.name = subject.reg.config.district;
  out.sample = subject.reg.config.sample;
  out.units = subject.reg.units.size();
  for (const Tally& own : tallies(subject)) out.tally += own;
  for (const model::Unit& unit : subject.reg.units) {
    out.tasks += unit.tasks.size();
    for (const model::Record& record : unit.records) {
      if (record.date.value <= subject.as_of && subject.period.holds(record.date.value)) ++out.records;
    }
  }
  return out;
}

Value rollup_view(const std::vector<DistrictRow>& rows, time::Period period, time::Date as_of) {
  DistrictRow all;
  Value districts = Value::array();
  Value broken = Value::array();
  Value with_errors = Value::array();
  for (const DistrictRow& row : rows) {
    if (!row.fault.empty()) {
      broken.push_back({{"name", row.name}, {"folder", row.folder}, {"fault", row.fault}});
      continue;
    }
    if (row.errors > 0) with_errors.push_back({{"name", row.name}, {"folder", row.folder}, {"errors", row.errors}});
    Value one = {{"name", row.name}, {"folder", row.folder}, {"errors", row.errors}};
    one.update(figures(row));
    districts.push_back(std::move(one));
    all.units += row.units;
    all.tasks += row.tasks;
    all.records += row.records;
    all.sample = all.sample || row.sample;
    all.tally += row.tally;
  }
  Value out = Value::object();
  out["period"] = {{"id", period.name()}, {"name", period.chinese()}};
  out["as_of"] = {{"date", time::iso(as_of)}, {"name", time::chinese(as_of)}};
  out["interim"] = as_of < period.last();
  out["sample"] = all.sample;
  out["totals"] = figures(all);
  out["districts"] = listed(std::move(districts));
  out["broken"] = listed(std::move(broken));
  out["with_errors"] = listed(std::move(with_errors));
  return out;
}

}  // namespace ljfl::report
