#include <algorithm>

#include "report/view_parts.hpp"

namespace ljfl::report {
namespace {

Value quota_row(const Subject& subject, const model::Unit& unit, const model::Quota& quota,
                const standing::QuotaStanding& now) {
  Value row = object_of(18);
  row["unit"] = unit.name.value;
  row["id"] = quota.id.value;
  row["title"] = label(quota);
  row["counter"] = quota.counter.value;
  row["due"] = date_or_null(now.due);
  row["state"] = word(now.state);
  row["last_record"] = date_or_null(now.proved_on);
  row["source"] = subject.place(quota.at);
  switch (quota.target.value.kind) {
    case model::TargetKind::count:
      row["kind"] = "数目";
      row["target"] = now.target;
      row["done"] = now.done;
      row["gap"] = now.gap;
      row["expected"] = now.expected;
      row["lag"] = now.lag;
      row["needed"] = now.needed;
      row["rate"] = percent(std::min(now.done, now.target), now.target);
      break;
    case model::TargetKind::level:
      row["kind"] = "比率";
      row["target"] = model::plain(quota.target.value.level) + "%";
      row["done"] = now.level ? Value(model::plain(*now.level) + "%") : Value(nullptr);
      row["gap"] = nullptr;
      row["expected"] = nullptr;
      row["lag"] = nullptr;
      row["needed"] = nullptr;
      row["rate"] = nullptr;
      break;
    case model::TargetKind::pending:
      row["kind"] = "未下达";
      row["target"] = nullptr;
      row["done"] = now.done;
      row["gap"] = nullptr;
      row["expected"] = nullptr;
      row["lag"] = nullptr;
      row["needed"] = nullptr;
      row["rate"] = nullptr;
      break;
  }
  row["behind"] = now.lag > 0;
  row["reached"] = now.state == standing::State::reached;
  return row;
}

}  // namespace

Value quotas_part(const Subject& subject) {
  Value all = Value::array();
  Value counts = Value::array();
  Value levels = Value::array();
  Value pending = Value::array();
  std::size_t reached = 0;
  std::size_t behind = 0;
  std::size_t levels_reached = 0;
  std::int64_t over = 0;
  for (std::size_t u = 0; u < subject.reg.units.size(); ++u) {
    const model::Unit& unit = subject.reg.units[u];
    for (std::size_t q = 0; q < unit.quotas.size(); ++q) {
      const standing::QuotaStanding& now = subject.standing.units[u].quotas[q];
      Value row = quota_row(subject, unit, unit.quotas[q], now);
      all.push_back(row);
      const model::TargetKind kind = unit.quotas[q].target.value.kind;
      if (kind == model::TargetKind::count) {
        if (now.state == standing::State::reached) ++reached;
        if (now.lag > 0) ++behind;
        over += std::max<std::int64_t>(0, now.done - now.target);
      }
      if (kind == model::TargetKind::level && now.state == standing::State::reached) ++levels_reached;
      (kind == model::TargetKind::count   ? counts
       : kind == model::TargetKind::level ? levels
                                          : pending)
          .push_back(std::move(row));
    }
  }
  Value out = Value::object();
  out["all"] = listed(std::move(all));
  out["counts"] = listed(std::move(counts));
  out["levels"] = listed(std::move(levels));
  out["pending"] = listed(std::move(pending));
  out["reached"] = reached;
  out["behind"] = behind;
  out["levels_reached"] = levels_reached;
  out["over"] = over;
  return out;
}

}  // namespace ljfl::report
