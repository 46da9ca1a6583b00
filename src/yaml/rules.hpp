/// The rules that `yaml` tells, a file each in rules/; the table is rules/table.cpp.
#pragma once

#include "diag/diag.hpp"

namespace ljfl::yaml {

extern const diag::Rule e100_cannot_read;
extern const diag::Rule e101_not_utf8;
extern const diag::Rule e102_control_character;
extern const diag::Rule e103_lone_carriage_return;
extern const diag::Rule e104_unterminated_quote;
extern const diag::Rule e105_full_width;
extern const diag::Rule e106_tab_indent;
extern const diag::Rule e107_bad_indent;
extern const diag::Rule e108_runs_on;
extern const diag::Rule e109_anchor;
extern const diag::Rule e110_tag;
extern const diag::Rule e111_merge_key;
extern const diag::Rule e112_document_marker;
extern const diag::Rule e113_directive;
extern const diag::Rule e114_complex_key;
extern const diag::Rule e115_no_space;
extern const diag::Rule e116_hash_eats_text;
extern const diag::Rule e117_no_colon;
extern const diag::Rule e118_missing_key;
extern const diag::Rule e119_junk_after;
extern const diag::Rule e120_flow_not_closed;
extern const diag::Rule e121_flow_comma;
extern const diag::Rule e122_colon_in_text;
extern const diag::Rule e123_reserved_sign;
extern const diag::Rule e124_bad_escape;
extern const diag::Rule e125_block_scalar_header;
extern const diag::Rule e126_too_much;
extern const diag::Rule e127_conflict_marker;
extern const diag::Rule e128_not_a_text;
extern const diag::Rule e129_list_of_one;
extern const diag::Rule e130_second_opinion;
extern const diag::Rule e131_question_mark;

}  // namespace ljfl::yaml
