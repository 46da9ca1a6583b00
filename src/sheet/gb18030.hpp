/// What GB18030's bytes mean: tables that are made while building, so that the program needs none of the machine's.
/// Private to `sheet`.
#pragma once

#include <cstddef>
#include <cstdint>

namespace ljfl::sheet {

/// By first byte from 0x81 and second byte from 0x40 without 0x7F, 190 a row; 0 where the two mean nothing.
extern const char32_t gb18030_pairs[126 * 190];

/// Four bytes, counted as one number, that mean consecutive characters below U+10000.
struct Gb18030Run {
  std::uint32_t number = 0;
  std::uint32_t code = 0;
  std::uint32_t count = 0;
};
extern const Gb18030Run gb18030_runs[];  ///< by number
extern const std::size_t gb18030_run_count;

}  // namespace ljfl::sheet
