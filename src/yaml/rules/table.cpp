#include "yaml/rules.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::yaml {

std::span<const diag::Rule* const> rules() {
  static constexpr const diag::Rule* table[] = {
      &e100_cannot_read,
      &e101_not_utf8,
      &e102_control_character,
      &e103_lone_carriage_return,
      &e104_unterminated_quote,
      &e105_full_width,
      &e106_tab_indent,
      &e107_bad_indent,
      &e108_runs_on,
      &e109_anchor,
      &e110_tag,
      &e111_merge_key,
      &e112_document_marker,
      &e113_directive,
      &e114_complex_key,
      &e115_no_space,
      &e116_hash_eats_text,
      &e117_no_colon,
      &e118_missing_key,
      &e119_junk_after,
      &e120_flow_not_closed,
      &e121_flow_comma,
      &e122_colon_in_text,
      &e123_reserved_sign,
      &e124_bad_escape,
      &e125_block_scalar_header,
      &e126_too_much,
      &e127_conflict_marker,
      &e128_not_a_text,
      &e129_list_of_one,
      &e130_second_opinion,
      &e131_question_mark,
  };
  return table;
}

}  // namespace ljfl::yaml
