#include "sheet/csv.hpp"

#include <algorithm>

namespace ljfl::sheet {
namespace {

char separator_of(std::string_view text) {
  const std::string_view first = text.substr(0, text.find_first_of("\r\n"));
  char best = ',';
  for (const char c : {',', '\t', ';'}) {
    if (std::ranges::count(first, c) > std::ranges::count(first, best)) best = c;
  }
  return best;
}

/// Spaces around a cell are never meant; a full-width one is a space to who typed it.
std::string trimmed(std::string_view cell) {
  constexpr std::string_view wide = "　";
  constexpr std::string_view no_break = "\xC2\xA0";
  constexpr std::string_view signs = " \t\r\n";
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view space : {wide, no_break}) {
      if (cell.starts_with(space)) {
        cell.remove_prefix(space.size());
        again = true;
      }
      if (cell.ends_with(space)) {
        cell.remove_suffix(space.size());
        again = true;
      }
    }
    const std::size_t first = cell.find_first_not_of(signs);
    if (first == std::string_view::npos) return {};
    const std::string_view inner = cell.substr(first, cell.find_last_not_of(signs) - first + 1);
    again = again || inner.size() < cell.size();
    cell = inner;
  }
  // What our own CSV puts in front of what a spreadsheet would run.
  if (cell.size() > 1 && cell.front() == '\'') {
    constexpr std::string_view run = "=+-@\t\r";
    const std::string_view rest = cell.substr(1);
    const bool wide_sign =
        rest.starts_with("＝") || rest.starts_with("＋") || rest.starts_with("－") || rest.starts_with("＠");
    if (run.find(rest.front()) != std::string_view::npos || wide_sign) cell = rest;
  }
  return std::string{cell};
}

}  // namespace

bool Row::blank() const {
  return std::ranges::all_of(cells, [](const std::string& cell) { return cell.empty(); });
}

Table read_csv(std::string_view text) {
  Table out{.separator = separator_of(text)};
  std::size_t line = 1;
  Row row;
  std::string cell;
  bool quoted = false;  // the cell began with a quote
  const auto end_cell = [&] {
    row.cells.push_back(trimmed(cell));
    cell.clear();
    quoted = false;
  };
  const auto end_row = [&] {
    end_cell();
    row.number = out.rows.size() + 1;
    out.rows.push_back(std::move(row));
    row = {};
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' && cell.empty() && !quoted) {
      quoted = true;
      const std::size_t open = line;
      for (++i;; ++i) {
        if (i >= text.size()) {
          out.rows.clear();
          out.bad_quote = open;
          return out;
        }
        if (text[i] == '"') {
          if (i + 1 < text.size() && text[i + 1] == '"') {
            ++i;
          } else {
            break;
          }
        }
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 >= text.size() || text[i + 1] != '\n'))) ++line;
        cell.push_back(text[i]);
      }
      const char next = i + 1 < text.size() ? text[i + 1] : '\n';
      if (next != out.separator && next != '\n' && next != '\r') {
        out.rows.clear();
        out.bad_quote = open;
        return out;
      }
      continue;
    }
    if (c == out.separator) {
      end_cell();
    } else if (c == '\n' || c == '\r') {
      if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
      ++line;
      end_row();
    } else {
      cell.push_back(c);
    }
  }
  if (!cell.empty() || quoted || !row.cells.empty()) end_row();
  return out;
}

}  // namespace ljfl::sheet
