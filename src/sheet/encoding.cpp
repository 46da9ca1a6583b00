#include "sheet/encoding.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

#include "sheet/gb18030.hpp"
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
      if (code > 0xDBFF || low < 0xDC00 || low > 0xDFFF)
        return {.encoding = encoding, .fault = Decoded::Fault::not_text, .at = at};
      code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
      at += 2;
    }
    text::append_utf8(out.text, code);
  }
  if (at != bytes.size()) return {.encoding = encoding, .fault = Decoded::Fault::not_text, .at = at};
  return out;
}

/// Four bytes, as one number: digits of base 10, 126, 10 and 126, the last one first.
std::uint32_t number_of(std::string_view four) {
  const auto digit = [&](std::size_t i, unsigned from) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(four[i])) - from;
  };
  return ((digit(0, 0x81) * 10 + digit(1, 0x30)) * 126 + digit(2, 0x81)) * 10 + digit(3, 0x30);
}

/// The character at `at` and its length; a length of 0 where the bytes there mean nothing.
text::Character gb18030_at(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U;
  };
  const auto is_lead = [](unsigned one) { return one >= 0x81 && one <= 0xFE; };
  const auto is_digit = [](unsigned one) { return one >= 0x30 && one <= 0x39; };
  constexpr text::Character none{.length = 0, .valid = false};
  if (byte(0) < 0x80) return {.code = byte(0)};
  if (!is_lead(byte(0))) return none;
  if (byte(1) >= 0x40 && byte(1) != 0x7F && byte(1) <= 0xFE) {
    const std::size_t column = byte(1) - (byte(1) > 0x7F ? 0x41U : 0x40U);
    const char32_t code = gb18030_pairs[std::size_t{byte(0) - 0x81U} * 190U + column];
    return code == 0 ? none : text::Character{.code = code, .length = 2};
  }
  if (!is_digit(byte(1)) || !is_lead(byte(2)) || !is_digit(byte(3))) return none;
  constexpr std::uint32_t beyond = 189000;  // what U+10000 is
  const std::uint32_t number = number_of(bytes.substr(at, 4));
  if (number >= beyond && number - beyond <= 0xFFFFF) return {.code = 0x10000 + (number - beyond), .length = 4};
  const std::span runs(gb18030_runs, gb18030_run_count);
  const auto after = std::ranges::upper_bound(runs, number, {}, &Gb18030Run::number);
  if (after == runs.begin()) return none;
  const Gb18030Run& run = *std::prev(after);
  return number - run.number < run.count ? text::Character{.code = run.code + (number - run.number), .length = 4}
                                         : none;
}

Decoded from_gb18030(std::string_view bytes) {
  Decoded out{.encoding = Encoding::gb18030};
  for (std::size_t at = 0; at < bytes.size();) {
    const text::Character c = gb18030_at(bytes, at);
    if (!c.valid) return {.encoding = Encoding::gb18030, .fault = Decoded::Fault::not_text, .at = at};
    text::append_utf8(out.text, c.code);
    at += c.length;
  }
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
