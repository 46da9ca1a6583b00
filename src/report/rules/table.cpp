#include "report/render.hpp"
#include "report/rules.hpp"

namespace ljfl::report {

std::span<const diag::Rule* const> rules() {
  static constexpr const diag::Rule* table[] = {
      &t101_unknown_name,
      &t102_section_mismatch,
      &t103_unclosed_tag,
      &t104_unknown_partial,
      &t105_partial_calls_itself,
      &t106_raw_tag,
      &t107_set_delimiter,
      &t108_too_deep,
      &t109_too_long,
      &t110_too_many_words,
      &t111_no_approval,
      &t112_signed_too_early,
      &t113_not_text,
      &t114_not_a_value,
      &t115_unknown_ending,
      &t116_same_output,
      &t117_too_much_template,
  };
  return table;
}

}  // namespace ljfl::report
