#include "sheet/encoding.hpp"

#include <iconv.h>

#include <array>
#include <cerrno>

#include "text/text.hpp"

namespace ljfl::sheet {
namespace {

/// The first byte that is no UTF-8, or the size.
std::size_t valid_until(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Character c = text::character_at(bytes, at);
    if (!c.valid) return at;
    at += c.length;
  }
  return bytes.size();
}

Decoded from_utf8(std::string_view bytes) {
  if (bytes.starts_with(text::bom)) bytes.remove_prefix(text::bom.size());
  const std::size_t end = valid_until(bytes);
  if (end == bytes.size()) return {.text = std::string{bytes}};
  return {.fault = Decoded::Fault::not_text, .at = end};
}

Decoded from_utf16(std::string_view bytes, Encoding encoding) {
  Decoded out{.encoding = encoding};
  const bool little = encoding == Encoding::utf16_little;
  const auto unit_at = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(little ? first | second << 8 : first << 8 | second);
  };
  std::size_t at = 0;
  if (bytes.size() >= 2 && unit_at(0) == 0xFEFF) at = 2;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t code = unit_at(at);
    if (code >= 0xD800 && code <= 0xDFFF) {
      const char32_t low = at + 3 < bytes.size() ? unit_at(at + 2) : 0;
      if (code > 0xDBFF || low < 0xDC00 || low > 0xDFFF) return {.encoding = encoding, .fault = Decoded::Fault::not_text, .at = at};
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
      at += 2;
    }
    text::append_utf8(out.text, code);
  }
  if (at != bytes.size()) return {.encoding = encoding, .fault = Decoded::Fault::not_text, .at = at};
  return out;
}

Decoded from_gb18030(std::string_view bytes) {
  Decoded out{.encoding = Encoding::gb18030};
  const iconv_t table = ::iconv_open("UTF-8", "GB18030");
  // NOLINTNEXTLINE(performance-no-int-to-ptr,cppcoreguidelines-pro-type-cstyle-cast): what iconv_open says for none
  if (table == reinterpret_cast<iconv_t>(-1)) {
    out.fault = Decoded::Fault::no_table;
    return out;
  }
  std::string copy{bytes};  // iconv's interface asks for bytes that may be changed
  char* in = copy.data();
  std::size_t in_left = copy.size();
  std::array<char, 4096> buffer{};
  while (in_left > 0) {
    char* to = buffer.data();
    std::size_t out_left = buffer.size();
    const std::size_t answer = ::iconv(table, &in, &in_left, &to, &out_left);
    out.text.append(buffer.data(), buffer.size() - out_left);
    if (answer == static_cast<std::size_t>(-1) && errno != E2BIG) {
      out = {.encoding = Encoding::gb18030, .fault = Decoded::Fault::not_text, .at = bytes.size() - in_left};
      break;
    }
  }
  ::iconv_close(table);
  return out;
}

/// Nearly every character of a table's frame (digits, commas, line ends) has a NUL beside it in UTF-16.
std::optional<Encoding> utf16_without_mark(std::string_view bytes) {
  std::array<std::size_t, 2> nuls{};
  const std::size_t looked = bytes.size() < 4096 ? bytes.size() : 4096;
  for (std::size_t i = 0; i < looked; ++i) {
    if (bytes[i] == '\0') ++nuls[i % 2];
  }
  const std::size_t all = nuls[0] + nuls[1];
  if (all == 0 || all < looked / 16) return std::nullopt;
  return nuls[1] > nuls[0] ? Encoding::utf16_little : Encoding::utf16_big;
}

}  // namespace

Decoded decode(std::string_view bytes, std::optional<Encoding> forced) {
  if (!forced) {
    if (bytes.starts_with("\xFF\xFE")) forced = Encoding::utf16_little;
    if (bytes.starts_with("\xFE\xFF")) forced = Encoding::utf16_big;
  }
  if (!forced) forced = utf16_without_mark(bytes);
  if (!forced) {
    Decoded out = from_utf8(bytes);
    if (out.fault == Decoded::Fault::none || bytes.starts_with(text::bom)) return out;
    return from_gb18030(bytes);
  }
  switch (*forced) {
    case Encoding::utf8: return from_utf8(bytes);
    case Encoding::gb18030: return from_gb18030(bytes);
    case Encoding::utf16_little:
    case Encoding::utf16_big: break;
  }
  return from_utf16(bytes, *forced);
}

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return "UTF-8";
    case Encoding::gb18030: return "GB18030";
    case Encoding::utf16_little:
    case Encoding::utf16_big: break;
  }
  return "UTF-16";
}

}  // namespace ljfl::sheet
