#include "check/check.hpp"

namespace ljfl::check {

extern const Check d701_overdue;
extern const Check d702_due_soon;
extern const Check d703_not_rectified;
extern const Check d704_no_schedule;
extern const Check d705_no_local_days;
extern const Check e231_allowance_lapsed;
extern const Check e232_allowance_unused;
extern const Check e301_unknown_task;
extern const Check e302_unknown_duty;
extern const Check e303_unknown_quota;
extern const Check e304_unknown_unit;
extern const Check e305_unknown_set;
extern const Check e306_site_not_listed;
extern const Check e307_duplicate_id;
extern const Check e308_unknown_same_as;
extern const Check e309_ambiguous_name;
extern const Check e310_slip_numbers;
extern const Check e311_unknown_item;
extern const Check e403_wrong_month;
extern const Check e406_dates_reversed;
extern const Check e504_wrong_measure;
extern const Check q801_behind;
extern const Check q802_missed;

std::span<const Check* const> checks() {
  static constexpr const Check* table[] = {
      &d701_overdue,
      &d702_due_soon,
      &d703_not_rectified,
      &d704_no_schedule,
      &d705_no_local_days,
      &e231_allowance_lapsed,
      &e232_allowance_unused,
      &e301_unknown_task,
      &e302_unknown_duty,
      &e303_unknown_quota,
      &e304_unknown_unit,
      &e305_unknown_set,
      &e306_site_not_listed,
      &e307_duplicate_id,
      &e308_unknown_same_as,
      &e309_ambiguous_name,
      &e310_slip_numbers,
      &e311_unknown_item,
      &e403_wrong_month,
      &e406_dates_reversed,
      &e504_wrong_measure,
      &q801_behind,
      &q802_missed,
  };
  return table;
}

}  // namespace ljfl::check
