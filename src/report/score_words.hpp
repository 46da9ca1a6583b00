/// A score's reasons in words: what `rank --explain` shows and the ranking's annex says.
#pragma once

#include <string>

#include "diag/diag.hpp"
#include "model/model.hpp"
#include "standing/score.hpp"
#include "text/text.hpp"

namespace ljfl::report {

struct ScoredUnit {
  const text::Snapshot& files;
  const model::Register& reg;
  std::uint32_t unit = model::none;
};

/// 信息或进度表（2026年5月），6月5日到期，6月7日补报
[[nodiscard]] std::string reason_words(const ScoredUnit& where, const standing::Reason& reason, diag::Lang lang);
/// units/jiaoyuju/2026-06.yaml:7: the record that did it, else the line that asks for it.
[[nodiscard]] std::string reason_place(const ScoredUnit& where, const standing::Reason& reason);
/// 21/33 × 25 = 15.91, or 10 - 2.5 = 7.5: how the item's points come about.
[[nodiscard]] std::string item_sum(const model::RubricItem& item, const standing::ItemScore& score, diag::Lang lang);
/// 未考核, 一票否决 …: empty where there is nothing to say.
[[nodiscard]] std::string month_words(const standing::MonthScore& month, diag::Lang lang);
/// 示范点建设 +3.20，信息报送 -1.00: what moved a unit since the last half, the two that weigh most.
[[nodiscard]] std::string move_words(const model::Assessment& rubric, const standing::Move& move, diag::Lang lang);
/// How scores come about, ties, and whether the rubric was decided: the written rule under every ranking.
[[nodiscard]] std::string rule_words(const model::Assessment& rubric, diag::Lang lang);

/// 一票否决、加分 of a unit, each with its reason.
[[nodiscard]] std::string marks_words(const model::Register& reg, const standing::UnitScore& score, diag::Lang lang);

}  // namespace ljfl::report
