/// Bytes of a spreadsheet's export → UTF-8. Decided for the whole file, never cell by cell.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ljfl::sheet {

enum class Encoding : std::uint8_t { utf8, gb18030, utf16_little, utf16_big };

struct Decoded {
  std::string text = {};  ///< UTF-8 without a BOM
  Encoding encoding = Encoding::utf8;
  enum class Fault : std::uint8_t { none, not_text };
  Fault fault = Fault::none;
  std::size_t at = 0;  ///< of not_text: the first byte that makes no sense
};

/// `forced` not given: UTF-16's BOM decides, then whether many bytes are NUL (UTF-16 without a BOM: NUL is UTF-8, too),
/// then UTF-8's BOM or that it is UTF-8 throughout; what is left is GB18030, if it is that throughout.
[[nodiscard]] Decoded decode(std::string_view bytes, std::optional<Encoding> forced = {});

[[nodiscard]] std::string_view name_of(Encoding encoding);

}  // namespace ljfl::sheet
