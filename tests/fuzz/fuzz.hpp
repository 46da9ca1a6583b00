/// What the fuzzers share: cutting their bytes into pieces, and saying what did not hold.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.hpp"
#include "time/time.hpp"

namespace ljfl::fuzz {

/// Ends the run where something does not hold; libFuzzer keeps the bytes that led to it.
inline void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "DOES NOT HOLD: %s\n", what);
  std::abort();
}

/// Pieces are cut by a sign that no file of the register may hold.
inline constexpr char cut = '\0';

inline std::vector<std::string> pieces(std::string_view bytes) {
  std::vector<std::string> out(1);
  for (const char sign : bytes) {
    if (sign == cut) {
      out.emplace_back();
    } else {
      out.back() += sign;
    }
  }
  return out;
}

inline std::string joined(const std::vector<std::string>& pieces) {
  std::string out;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0) out += cut;
    out += pieces[i];
  }
  return out;
}

/// The files that a project of one unit consists of, in the order of `pieces`; those not given are empty.
inline constexpr const char* paths[] = {"ljfl.toml", "units/_common/a.yaml", "units/a/2026-10.yaml",
                                        "units/a/unit.yaml"};

inline text::Snapshot project(std::vector<std::string> bytes) {
  text::Snapshot out;
  bytes.resize(std::size(paths));
  for (std::size_t i = 0; i < std::size(paths); ++i)
    out.files.push_back({.path = paths[i], .bytes = std::move(bytes[i])});
  std::ranges::sort(out.files, {}, &text::Source::path);
  return out;
}

inline const time::Date day = *time::make_date(2026, 10, 31);

/// A small district in order, for what needs one to stand on.
inline const char* const settings =
    "district = \"测试区\"\nyear = 2026\nsample = true\n[campaign]\nstart = \"2026-01-01\"\nend = \"2026-12-31\"\n";
inline const char* const mandate =
    "name: 教育局\nrole: lead\ntasks:\n  - {id: plan, title: 方案, due: 2026-06-30}\n  - {id: inspection, title: 检查, "
    "text: 每季度检查, every: quarter}\n"
    "quotas:\n  - {id: demo, task: inspection, title: 示范, target: 9, sites: [一小, 二小]}\n  - {id: coverage, task: "
    "inspection, title: 覆盖, target: 100%}\n";
inline const char* const month =
    "records:\n  - {date: 2026-10-12, task: inspection, note: 抽查}\n  - {date: 2026-10-20, quota: demo, sites: "
    "[一小]}\nhighlights: [亮点]\n"
    "findings:\n  - {id: f1, date: 2026-10-15, unit: a, text: 混投, deduct: 0.5, rectify_by: 2026-10-31}\n";

inline bool is_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Character c = text::character_at(bytes, at);
    if (!c.valid) return false;
    at += c.length;
  }
  return true;
}

/// Nothing that a terminal would obey but the line ends.
inline bool is_printable(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Character c = text::character_at(bytes, at);
    if (!c.valid || (text::is_unprintable(c.code) && c.code != '\n')) return false;
    at += c.length;
  }
  return true;
}

}  // namespace ljfl::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
