/// One list, shown three ways: a table for a terminal, one JSON document, CSV for a spreadsheet. Rows, order and
/// figures are the same in all three, and the JSON's schema is made from the same columns.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "cli/cli.hpp"

namespace ljfl::cli {

/// What a column holds. Any cell may be empty: null in JSON.
enum class Holds : std::uint8_t { text, number, decimal, date, flag };

struct Column {
  std::string_view key = {};  ///< in JSON; stable, never translated
  diag::Words head = {};      ///< above the table and in the CSV
  Holds holds = Holds::text;
  bool shown = true;      ///< in the terminal's table; JSON and CSV have every column
  bool shrinks = false;   ///< cut with … where the table is too wide for the terminal
  diag::Words what = {};  ///< for the schema; the head where empty
};

/// Meaning, never by colour alone: the cell's words say it too.
enum class Tone : std::uint8_t { plain, good, warn, bad, faint };

struct Cell {
  std::variant<std::monostate, std::string, std::int64_t, model::Decimal, time::Date, bool> value = {};
  std::string shown = {};  ///< in the terminal's table, where that is not the plain value (逾期 3 天, a bar)
  Tone tone = Tone::plain;
};
[[nodiscard]] Cell cell(std::string_view text, Tone tone = Tone::plain);
[[nodiscard]] Cell cell(std::int64_t number, Tone tone = Tone::plain);
[[nodiscard]] Cell cell(const std::optional<time::Date>& day, Tone tone = Tone::plain);

struct Listing {
  std::span<const Column> columns = {};
  std::vector<std::vector<Cell>> rows = {};  ///< each as long as `columns`
};

/// Two spaces between columns, numbers to the right; wider than `width`, the columns that may are cut. Data goes
/// through text::printable. Without rows: nothing, not even a head.
[[nodiscard]] std::string as_table(const Listing& list, diag::Lang lang, int width, bool colour);
/// UTF-8 with BOM, CRLF, fields made safe from formulas: for WPS and Excel.
[[nodiscard]] std::string as_csv(const Listing& list, diag::Lang lang);
/// A table of Markdown with the columns that the terminal's table has; data is escaped.
[[nodiscard]] std::string as_markdown(const Listing& list, diag::Lang lang);
/// {"schema_version": 1, "command": …, "as_of": …, "items": [{key: value, …}]}
[[nodiscard]] std::string as_json(const Listing& list, std::string_view command, time::Date as_of);
/// The JSON Schema (draft-07) of as_json's document.
[[nodiscard]] std::string schema_of(const Command& command, diag::Lang lang);

/// Shows the list as --format asks (text, json, csv or md).
void show(Job& job, const Listing& list);

/// `text` in the colour of its tone.
[[nodiscard]] std::string toned(std::string_view text, Tone tone, bool colour);
/// Ten cells, filled by tenths; the figure beside it says the same.
[[nodiscard]] std::string bar(std::int64_t part, std::int64_t whole);

}  // namespace ljfl::cli
