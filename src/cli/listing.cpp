#include "cli/listing.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "diag/dump.hpp"
#include "report/escape.hpp"

namespace ljfl::cli {
namespace {

using Json = nlohmann::ordered_json;

template <typename... Ts>
struct Overloaded : Ts... {
  using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

/// The plain value as words: what CSV has, and the table where a cell says nothing of its own.
std::string words_of(const Cell& cell) {
  return std::visit(
      Overloaded{[](std::monostate) { return std::string{}; }, [](const std::string& text) { return text; },
                 [](std::int64_t number) { return std::to_string(number); },
                 [](model::Decimal number) { return model::plain(number); },
                 [](time::Date day) { return time::iso(day); },
                 [](bool flag) { return std::string{flag ? "1" : "0"}; }},
      cell.value);
}

Json json_of(const Cell& cell) {
  return std::visit(
      Overloaded{[](std::monostate) { return Json(nullptr); }, [](const std::string& text) { return Json(text); },
                 [](std::int64_t number) { return Json(number); },
                 [](model::Decimal number) { return Json(static_cast<double>(number.hundredths) / 100); },
                 [](time::Date day) { return Json(time::iso(day)); }, [](bool flag) { return Json(flag); }},
      cell.value);
}

std::string shown_of(const Cell& cell) {
  return text::printable(cell.shown.empty() ? words_of(cell) : cell.shown);
}

bool to_the_right(const Column& column) {
  return column.holds == Holds::number || column.holds == Holds::decimal;
}

constexpr int gap = 2;
constexpr int least = 8;  // a column is cut no further

/// How wide each shown column is: its widest cell, and where all together are too wide, the widest of those that may be
/// cut gives way first.
std::vector<int> widths_of(const Listing& list, diag::Lang lang, int width) {
  std::vector<int> out(list.columns.size(), 0);
  int total = -gap;
  for (std::size_t c = 0; c < list.columns.size(); ++c) {
    if (!list.columns[c].shown) continue;
    out[c] = text::width_of(list.columns[c].head.in(lang));
    for (const std::vector<Cell>& row : list.rows) out[c] = std::max(out[c], text::width_of(shown_of(row[c])));
    total += out[c] + gap;
  }
  while (total > width) {
    std::size_t widest = out.size();
    for (std::size_t c = 0; c < out.size(); ++c) {
      if (!list.columns[c].shrinks || out[c] <= least) continue;
      if (widest == out.size() || out[c] > out[widest]) widest = c;
    }
    if (widest == out.size()) break;
    --out[widest];
    --total;
  }
  return out;
}

std::string_view json_type(Holds holds) {
  switch (holds) {
    case Holds::text:
    case Holds::date: return "string";
    case Holds::number: return "integer";
    case Holds::decimal: return "number";
    case Holds::flag: return "boolean";
  }
  return "string";
}

}  // namespace

Cell cell(std::string_view text, Tone tone) {
  Cell out{.tone = tone};
  if (!text.empty()) out.value = std::string{text};
  return out;
}

Cell cell(std::int64_t number, Tone tone) {
  return {.value = number, .tone = tone};
}

Cell cell(const std::optional<time::Date>& day, Tone tone) {
  Cell out{.tone = tone};
  if (day) out.value = *day;
  return out;
}

std::string toned(std::string_view text, Tone tone, bool colour) {
  if (!colour || tone == Tone::plain || text.empty()) return std::string{text};
  const std::string_view code = tone == Tone::good   ? "\x1b[32m"
                                : tone == Tone::warn ? "\x1b[33m"
                                : tone == Tone::bad  ? "\x1b[1;31m"
                                                     : "\x1b[2m";
  return std::string{code}.append(text).append("\x1b[0m");
}

std::string bar(std::int64_t part, std::int64_t whole) {
  constexpr int cells = 10;
  const auto filled = whole > 0 ? static_cast<int>(std::clamp<std::int64_t>(part, 0, whole) * cells / whole) : 0;
  std::string out;
  for (int i = 0; i < cells; ++i) out.append(i < filled ? "#" : ".");
  return out;
}

std::string as_table(const Listing& list, diag::Lang lang, int width, bool colour) {
  if (list.rows.empty()) return {};
  const std::vector<int> widths = widths_of(list, lang, width);
  std::string out;
  const auto add_row = [&](const auto& text_of, const auto& tone_of) {
    std::string line;
    std::size_t blank = 0;  // spaces owed, so that no line ends in them
    bool first = true;
    for (std::size_t c = 0; c < list.columns.size(); ++c) {
      if (!list.columns[c].shown) continue;
      if (!first) blank += gap;
      first = false;
      const std::string shown = text::cut(text_of(c), widths[c]);
      const auto rest = static_cast<std::size_t>(std::max(0, widths[c] - text::width_of(shown)));
      if (to_the_right(list.columns[c])) blank += rest;
      if (!shown.empty()) {
        line.append(blank, ' ').append(toned(shown, tone_of(c), colour));
        blank = 0;
      }
      if (!to_the_right(list.columns[c])) blank += rest;
    }
    out.append(line).append("\n");
  };
  add_row([&](std::size_t c) { return std::string{list.columns[c].head.in(lang)}; },
          [](std::size_t) { return Tone::faint; });
  for (const std::vector<Cell>& row : list.rows) {
    add_row([&](std::size_t c) { return shown_of(row[c]); }, [&](std::size_t c) { return row[c].tone; });
  }
  return out;
}

std::string as_csv(const Listing& list, diag::Lang lang) {
  std::string out{text::bom};
  const auto add_row = [&](const auto& text_of) {
    for (std::size_t c = 0; c < list.columns.size(); ++c) {
      if (c > 0) out.push_back(',');
      report::append_escaped(out, text_of(c), report::Format::csv);
    }
    out.append("\r\n");
  };
  add_row([&](std::size_t c) { return std::string{list.columns[c].head.in(lang)}; });
  for (const std::vector<Cell>& row : list.rows) {
    add_row([&](std::size_t c) { return words_of(row[c]); });
  }
  return out;
}

std::string as_markdown(const Listing& list, diag::Lang lang) {
  std::string out;
  const auto add_row = [&](const auto& text_of) {
    for (std::size_t c = 0; c < list.columns.size(); ++c) {
      if (list.columns[c].shown) out.append(out.empty() || out.back() == '\n' ? "| " : " | ").append(text_of(c));
    }
    out.append(" |\n");
  };
  add_row([&](std::size_t c) { return std::string{list.columns[c].head.in(lang)}; });
  add_row([&](std::size_t c) { return std::string{to_the_right(list.columns[c]) ? "---:" : "---"}; });
  for (const std::vector<Cell>& row : list.rows) {
    add_row([&](std::size_t c) {
      return report::escaped(row[c].shown.empty() ? words_of(row[c]) : row[c].shown, report::Format::markdown);
    });
  }
  return out;
}

std::string as_json(const Listing& list, std::string_view command, time::Date as_of) {
  Json items = Json::array();
  for (const std::vector<Cell>& row : list.rows) {
    Json item = Json::object();
    for (std::size_t c = 0; c < list.columns.size(); ++c) item[std::string{list.columns[c].key}] = json_of(row[c]);
    items.push_back(std::move(item));
  }
  const Json out = {
      {"schema_version", 1}, {"command", command}, {"as_of", time::iso(as_of)}, {"items", std::move(items)}};
  return diag::dump(out);
}

namespace {

Json schema_of_item(std::span<const Column> columns, diag::Lang lang) {
  Json properties = Json::object();
  Json keys = Json::array();
  for (const Column& column : columns) {
    Json one = {{"type", Json::array({json_type(column.holds), "null"})}};
    if (column.holds == Holds::date) one["pattern"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
    one["description"] = column.what.zh.empty() ? column.head.in(lang) : column.what.in(lang);
    properties[std::string{column.key}] = std::move(one);
    keys.push_back(column.key);
  }
  return {{"type", "object"}, {"additionalProperties", false}, {"required", keys}, {"properties", properties}};
}

}  // namespace

std::string schema_of(const Command& command, diag::Lang lang) {
  Json item = schema_of_item(command.columns, lang);
  if (!command.other_columns.empty())
    item = {{"anyOf", Json::array({std::move(item), schema_of_item(command.other_columns, lang)})}};
  const Json out = {{"$schema", "http://json-schema.org/draft-07/schema#"},
                    {"title", "ljfl " + std::string{command.name} + " --format json"},
                    {"type", "object"},
                    {"additionalProperties", false},
                    {"required", {"schema_version", "command", "as_of", "items"}},
                    {"properties",
                     {{"schema_version", {{"const", 1}}},
                      {"command", {{"const", command.name}}},
                      {"as_of", {{"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}},
                      {"items", {{"type", "array"}, {"items", item}}}}}};
  return diag::dump(out);
}

void show(Job& job, const Listing& list) {
  const std::string_view format = job.choice("--format");
  if (format == "json") {
    job.out(as_json(list, job.command->name, job.today));
  } else if (format == "csv") {
    job.out(as_csv(list, job.lang));
  } else if (format == "md") {
    job.out(as_markdown(list, job.lang));
  } else {
    job.out(as_table(list, job.lang, job.cut, job.colour_out));
  }
}

}  // namespace ljfl::cli
