#include "check/check.hpp"

namespace ljfl::check {

extern const Check d701_overdue;
extern const Check d702_due_soon;
extern const Check d703_not_rectified;
extern const Check d704_no_schedule;
extern const Check d705_no_local_days;
extern const Check e223_unknown_code;
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
extern const Check e310_site_listed_twice;
extern const Check e311_unknown_item;
extern const Check e312_site_in_two_quotas;
extern const Check e313_evidence_missing;
extern const Check e314_unit_without_records;
extern const Check e315_task_without_records;
extern const Check e316_same_act;
extern const Check e317_record_twice;
extern const Check e318_site_counted_twice;
extern const Check e319_slip_numbers;
extern const Check e320_settings_name_no_task;
extern const Check e403_wrong_month;
extern const Check e406_dates_reversed;
extern const Check e408_in_the_future;
extern const Check e409_outside_its_duty;
extern const Check e410_period_too_long;
extern const Check e411_period_to_come;
extern const Check e412_due_outside_campaign;
extern const Check e413_before_the_register;
extern const Check e504_wrong_measure;
extern const Check e505_over_target;
extern const Check e506_list_and_target;
extern const Check e507_milestones_out_of_order;
extern const Check e508_level_falls;
extern const Check e509_number_beside_a_list;
extern const Check q801_behind;
extern const Check q802_missed;
extern const Check w601_placeholder;
extern const Check w602_says_nothing;
extern const Check w603_same_note;
extern const Check w604_number_used_twice;
extern const Check w605_number_badly_written;
extern const Check w606_number_of_another_year;
extern const Check w607_issued_without_number;
extern const Check w608_evidence_used_twice;
extern const Check w609_spelled_two_ways;
extern const Check w611_half_width_sign;
extern const Check w612_doubled;
extern const Check w613_slip_of_the_pen;
extern const Check w614_unfinished_sentence;
extern const Check w615_unpaired_mark;
extern const Check w616_full_width_digits;
extern const Check w617_odd_space;
extern const Check w620_mixed_line_ends;
extern const Check w621_byte_order_mark;
extern const Check w622_trailing_space;
extern const Check w623_no_final_newline;

std::span<const Check* const> checks() {
  static constexpr const Check* table[] = {
      &d701_overdue,
      &d702_due_soon,
      &d703_not_rectified,
      &d704_no_schedule,
      &d705_no_local_days,
      &e223_unknown_code,
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
      &e310_site_listed_twice,
      &e311_unknown_item,
      &e312_site_in_two_quotas,
      &e313_evidence_missing,
      &e314_unit_without_records,
      &e315_task_without_records,
      &e316_same_act,
      &e317_record_twice,
      &e318_site_counted_twice,
      &e319_slip_numbers,
      &e320_settings_name_no_task,
      &e403_wrong_month,
      &e406_dates_reversed,
      &e408_in_the_future,
      &e409_outside_its_duty,
      &e410_period_too_long,
      &e411_period_to_come,
      &e412_due_outside_campaign,
      &e413_before_the_register,
      &e504_wrong_measure,
      &e505_over_target,
      &e506_list_and_target,
      &e507_milestones_out_of_order,
      &e508_level_falls,
      &e509_number_beside_a_list,
      &q801_behind,
      &q802_missed,
      &w601_placeholder,
      &w602_says_nothing,
      &w603_same_note,
      &w604_number_used_twice,
      &w605_number_badly_written,
      &w606_number_of_another_year,
      &w607_issued_without_number,
      &w608_evidence_used_twice,
      &w609_spelled_two_ways,
      &w611_half_width_sign,
      &w612_doubled,
      &w613_slip_of_the_pen,
      &w614_unfinished_sentence,
      &w615_unpaired_mark,
      &w616_full_width_digits,
      &w617_odd_space,
      &w620_mixed_line_ends,
      &w621_byte_order_mark,
      &w622_trailing_space,
      &w623_no_final_newline,
  };
  return table;
}

}  // namespace ljfl::check
