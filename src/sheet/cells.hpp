/// What a cell says, and what a spreadsheet made of it: an amount, a share, a day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "diag/diag.hpp"
#include "model/model.hpp"
#include "time/time.hpp"

namespace ljfl::sheet {

/// A sentence of ours about a cell, in both languages.
struct Words {
  std::string zh = {};
  std::string en = {};
};

template <typename T>
struct Cell {
  std::optional<T> value = {};
  Words fault = {};  ///< when there is no value
};

/// 12, and 12.00 as some tables show it. 12所, １２, 1,200, 1.2E+17, =A1+B1, #REF!, 无 and / are named as what they
/// are.
[[nodiscard]] Cell<std::int64_t> count_in(std::string_view cell);
/// 96.5%, with two decimals at most. A share that lost its sign (0.965) is named; what is proposed would be taken.
[[nodiscard]] Cell<model::Decimal> share_in(std::string_view cell);
/// 2026-11-18, and 2026/11/18 or 2026年11月18日, as tables show days. A serial number (46344) is named.
[[nodiscard]] Cell<time::Date> day_in(std::string_view cell);

/// 2026-10, 2026Q3, 2026H1, 2026; and a month as tables show it (2026/10/1) or as one writes it (2026年10月).
[[nodiscard]] Cell<time::Period> period_in(std::string_view cell);

/// 合计, 总计, 小计: a row of sums, which is no data.
[[nodiscard]] bool names_a_sum(std::string_view cell);
/// A text that a spreadsheet spoilt: 1.2E+17, #REF!, a formula; nothing where it looks like one that was typed.
[[nodiscard]] std::optional<Words> debris_in(std::string_view cell);

}  // namespace ljfl::sheet
