/// The rules that `report` tells, a file each in rules/; the table is rules/table.cpp.
#pragma once

#include "diag/diag.hpp"

namespace ljfl::report {

extern const diag::Rule t101_unknown_name;
extern const diag::Rule t102_section_mismatch;
extern const diag::Rule t103_unclosed_tag;
extern const diag::Rule t104_unknown_partial;
extern const diag::Rule t105_partial_calls_itself;
extern const diag::Rule t106_raw_tag;
extern const diag::Rule t107_set_delimiter;
extern const diag::Rule t108_too_deep;
extern const diag::Rule t109_too_long;
extern const diag::Rule t110_too_many_words;
extern const diag::Rule t111_no_approval;
extern const diag::Rule t112_signed_too_early;
extern const diag::Rule t113_not_text;
extern const diag::Rule t114_not_a_value;
extern const diag::Rule t115_unknown_ending;
extern const diag::Rule t116_same_output;
extern const diag::Rule t117_too_much_template;

}  // namespace ljfl::report
