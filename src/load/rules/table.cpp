#include "load/load.hpp"
#include "load/rules.hpp"

namespace ljfl::load {

std::span<const diag::Rule* const> rules() {
  static constexpr const diag::Rule* table[] = {
      &e201_unknown_key,       &e202_missing_key,
      &e203_wrong_kind,        &e204_duplicate_key,
      &e205_not_one_of,        &e206_conflicting_keys,
      &e207_unknown_file,      &e208_bad_id,
      &e209_empty_value,       &e210_no_mandate,
      &e211_empty_file,        &e212_findings_elsewhere,
      &e213_no_lead,           &e214_slip_without_head,
      &e215_slip_name,         &e220_toml_syntax,
      &e221_missing_config,    &e230_bad_allowance,
      &e222_not_true_or_false, &e401_malformed_date,
      &e402_impossible_date,   &e404_malformed_period,
      &e405_malformed_term,    &e407_word_for_a_date,
      &e501_not_a_number,      &e502_above_100_percent,
      &e503_out_of_range,      &e510_points_not_100,
      &w618_folded_chinese,    &w619_read_as_something_else,
  };
  return table;
}

}  // namespace ljfl::load
