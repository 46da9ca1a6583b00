/// Data into a bulletin, a table or a page, so that it stays data. One function an output format.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ljfl::text {

enum class Format : std::uint8_t { markdown, csv, html, json, text };

/// By a file's ending, in small letters or large: .md .markdown, .csv, .html .htm .xhtml .xml .svg, .json, .txt .text.
/// Nothing for another: what would have to be escaped in it is not known.
[[nodiscard]] std::optional<Format> format_of(std::string_view path);

/// `value` as it may stand in a file of this format. Controls, bidirectional marks and bad bytes become U+FFFD in all.
/// Markdown: signs that mean something are escaped, line ends become spaces; fit for text, table cells and list items.
/// CSV: a whole field, quoted where RFC 4180 asks for it; what a spreadsheet would run as a formula gets a ' in front.
/// HTML, XML, SVG: & < > " '. JSON: what stands between two quotation marks.
void append_escaped(std::string& out, std::string_view value, Format format);
[[nodiscard]] std::string escaped(std::string_view value, Format format);

}  // namespace ljfl::text
