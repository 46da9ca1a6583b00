/// Figures that a published report gave and that are other ones now: what the next report has to say of the last one.
/// Pure.
#pragma once

#include <string>
#include <vector>

#include "diag/diag.hpp"
#include "model/model.hpp"
#include "time/time.hpp"

namespace ljfl::report {

/// One figure, as of the same day: as it was published, and as the register gives it now.
struct Restated {
  std::string unit = {};  ///< the id
  std::string unit_name = {};
  std::string item = {};  ///< a quota's or a recurring task's id
  std::string title = {};
  std::string period = {};     ///< of a recurring task: which of its periods
  bool level = false;          ///< of a quota that asks for a level; else a number of something
  std::string published = {};  ///< 40, 95%, 1; "" where a level was not given
  std::string now = {};
};

struct Restatement {
  time::Period period = {};  ///< of the report that gave the figures
  time::Date as_of = {};     ///< the day that both figures are of
  std::vector<Restated> figures = {};
};

/// Two registers as of one day: what quotas and recurring tasks of the second do otherwise than those of the first. In
/// the second's order.
[[nodiscard]] std::vector<Restated> restated(const model::Register& published, const model::Register& now,
                                             time::Date as_of);

/// 示范学校的完成数, 监督检查2026年9月的次数: what the figure is.
[[nodiscard]] std::string figure_name(const Restated& figure, diag::Lang lang);
/// A figure as a sentence has it: 40, 95%, and 没有 for a level that was not given.
[[nodiscard]] std::string figure_words(std::string_view figure, diag::Lang lang);
/// 教育局示范学校的完成数，2026年9月的通报为 40，现更正为 38。
[[nodiscard]] std::string sentence(const Restated& figure, time::Period period, diag::Lang lang);

}  // namespace ljfl::report
