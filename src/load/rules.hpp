/// The rules that `load` tells, a file each in rules/; the table is rules/table.cpp.
#pragma once

#include "diag/diag.hpp"

namespace ljfl::load {

extern const diag::Rule e201_unknown_key;
extern const diag::Rule e202_missing_key;
extern const diag::Rule e203_wrong_kind;
extern const diag::Rule e204_duplicate_key;
extern const diag::Rule e205_not_one_of;
extern const diag::Rule e206_conflicting_keys;
extern const diag::Rule e207_unknown_file;
extern const diag::Rule e208_bad_id;
extern const diag::Rule e209_empty_value;
extern const diag::Rule e210_no_mandate;
extern const diag::Rule e211_empty_file;
extern const diag::Rule e212_findings_elsewhere;
extern const diag::Rule e213_no_lead;
extern const diag::Rule e214_slip_without_head;
extern const diag::Rule e215_slip_name;
extern const diag::Rule e220_toml_syntax;
extern const diag::Rule e221_missing_config;
extern const diag::Rule e230_bad_allowance;
extern const diag::Rule e222_not_true_or_false;
extern const diag::Rule e401_malformed_date;
extern const diag::Rule e402_impossible_date;
extern const diag::Rule e404_malformed_period;
extern const diag::Rule e405_malformed_term;
extern const diag::Rule e407_word_for_a_date;
extern const diag::Rule e501_not_a_number;
extern const diag::Rule e502_above_100_percent;
extern const diag::Rule e503_out_of_range;
extern const diag::Rule e510_points_not_100;
extern const diag::Rule w618_folded_chinese;
extern const diag::Rule w619_read_as_something_else;

}  // namespace ljfl::load
