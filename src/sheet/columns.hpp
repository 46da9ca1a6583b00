/// The form's columns. Private to `sheet`.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "diag/diag.hpp"
#include "sheet/form.hpp"

namespace ljfl::sheet {

enum Column : std::size_t {
  id,
  title,
  kind,
  covers,
  due,
  target,
  counter,
  total_before,
  already,
  now,
  total_now,
  date,
  sites,
  open_sites,
  note,
  number,
  evidence,
  origin,
  column_count
};

inline constexpr std::array<diag::Words, column_count> heads = {{
    {"编号", "id"},
    {"事项", "item"},
    {"类别", "kind"},
    {"属期", "period"},
    {"期限", "due"},
    {"目标", "target"},
    {"计量", "counter"},
    {"上月累计", "total before"},
    {"本月已记", "recorded this month"},
    {"本月", "this month"},
    {"累计", "total"},
    {"日期", "date"},
    {"点位", "sites"},
    {"名单中未完成", "sites still open"},
    {"情况说明", "note"},
    {"文号", "document number"},
    {"佐证", "evidence"},
    {"底稿", "made from"},
}};

/// What stood when a row was made; all that an answer to it depends on.
struct Basis {
  bool is_quota = false;
  std::uint32_t index = 0;
  std::int64_t before = 0;   ///< done by the day before the month
  std::int64_t already = 0;  ///< and in it, by now
  std::string stamp =
      {};  ///< jiaoyuju/2026-11/q-abcdefgh: made of letters, so that no spreadsheet makes a number of it
};

[[nodiscard]] Basis basis_of(const Subject& subject, bool is_quota, std::uint32_t index);

}  // namespace ljfl::sheet
