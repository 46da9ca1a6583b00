/// What is computed, in the words of both languages, and the short forms that a terminal's table needs.
#pragma once

#include "cli/listing.hpp"
#include "report/words.hpp"
#include "standing/deadlines.hpp"

namespace ljfl::cli {

using report::key_of;
using report::words_of;
[[nodiscard]] diag::Words words_of(standing::PeriodState state);
[[nodiscard]] diag::Words words_of(standing::Matter matter);
/// For JSON and CSV: done_late, short_of, deliverable … never translated.
[[nodiscard]] std::string_view key_of(standing::PeriodState state);
[[nodiscard]] std::string_view key_of(standing::Matter matter);
[[nodiscard]] Tone tone_of(standing::State state);
[[nodiscard]] Tone tone_of(standing::PeriodState state);

/// 10月, 第四季度, 上半年, 全年; with the year where it is not the campaign's. Oct, Q4, H1, 2026 in English.
[[nodiscard]] std::string short_name(const time::Period& period, int year, diag::Lang lang);
/// 1月、3月各欠1次; of more than three, the first and how many.
[[nodiscard]] std::string short_names(const std::vector<time::Period>& periods, int year, diag::Lang lang);
/// 逾期 3 天; 今天到期; 剩 5 个工作日.
[[nodiscard]] std::string time_left(const standing::Deadline& deadline, diag::Lang lang);

/// A line on stderr for each year that these deadlines fall in and whose days off nobody wrote down, and for the
/// region's.
void tell_calendar(const Job& job, const std::vector<standing::Deadline>& list);

}  // namespace ljfl::cli
