/// A slip (提醒单、催办单、督办单): what its template sees, and the head by which it is its own register.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "report/view.hpp"
#include "standing/ladder.hpp"

namespace ljfl::report {

struct Notice {
  const standing::NextSlip& slip;
  int year = 0;  ///< 〔year〕number号
  std::int64_t number = 0;
  time::Date issued = {};
  time::Date term = {};     ///< the last day of its term
  time::Period month = {};  ///< whose slips these are: ljfl.toml says who agreed to its papers
};

/// Blue ones end with the due day itself; the others have so many workdays from the day on which they are issued.
[[nodiscard]] time::Date term_of(const model::Config& config, const standing::NextSlip& slip, time::Date issued);

/// 2026-003: the file's name without .md, and what the head calls the slip.
[[nodiscard]] std::string slip_name(int year, std::int64_t number);
/// 〔2026〕3号, with the office's mark in front where ljfl.toml gives one.
[[nodiscard]] std::string slip_number(const model::Config& config, int year, std::int64_t number);

/// What is late, in a sentence. `now` is the standing of the day on which the slip is issued.
[[nodiscard]] std::string problem_of(const model::Register& reg, const standing::Standing& now,
                                     const standing::NextSlip& slip);
/// What templates/notice/ see.
[[nodiscard]] Value notice_view(const text::Snapshot& files, const model::Register& reg, const standing::Standing& now,
                                const Notice& notice);
/// The lines between --- and ---, both with them: what load::load_slips reads back.
[[nodiscard]] std::string notice_head(const model::Register& reg, const Notice& notice);

[[nodiscard]] std::string_view word(model::Rung rung);     ///< 提醒, 催办, 督办
[[nodiscard]] std::string_view name_of(model::Rung rung);  ///< blue, orange, red

}  // namespace ljfl::report
