#include "report/tidy_writer.hpp"

#include <algorithm>
#include <charconv>

namespace ljfl::report {

void TidyWriter::begin(const TidyTable& table) {
  fields_ = table.fields;
  out_.clear();
  field_ = 0;
  rows_ = 0;
  if (format_ != TidyFormat::csv) return;
  for (const TidyField& field : fields_) out_.append(&field == fields_.data() ? "" : ",").append(field.name);
  out_.append("\r\n");
}

void TidyWriter::before() {
  if (format_ == TidyFormat::csv) {
    if (field_ > 0) out_.push_back(',');
    return;
  }
  out_.append(field_ == 0 ? "{\"" : ",\"").append(fields_[field_].name).append("\":");
}

void TidyWriter::after() {
  if (++field_ < fields_.size()) return;
  out_.append(format_ == TidyFormat::csv ? "\r\n" : "}\n");
  field_ = 0;
  ++rows_;
}

void TidyWriter::raw(std::string_view value) {
  before();
  out_.append(value);
  after();
}

void TidyWriter::none() {
  raw(format_ == TidyFormat::csv ? "" : "null");
}

void TidyWriter::json_string(std::string_view value) {
  constexpr std::string_view hex = "0123456789abcdef";
  out_.push_back('"');
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out_.push_back('\\');
      out_.push_back(c);
    } else if (byte < 0x20 || byte == 0x7F) {
      out_.append("\\u00");
      out_.push_back(hex[byte >> 4U]);
      out_.push_back(hex[byte & 0xFU]);
    } else {
      out_.push_back(c);
    }
  }
  out_.push_back('"');
}

namespace {

/// What a CSV reader takes for the end of a field, of a row, or of a text in quotes.
bool is_of_csv(char c) {
  return c == ',' || c == '"' || c == '\r' || c == '\n';
}

}  // namespace

/// To the letter: what a spreadsheet might take for a formula is for an engine a text as any other.
void TidyWriter::csv_field(std::string_view value) {
  if (value.front() != ' ' && value.back() != ' ' && std::ranges::none_of(value, is_of_csv)) {
    out_.append(value);
    return;
  }
  out_.push_back('"');
  for (const char c : value) {
    if (c == '"') out_.push_back('"');
    out_.push_back(c);
  }
  out_.push_back('"');
}

void TidyWriter::text(std::string_view value) {
  if (value.empty()) return none();
  before();
  if (format_ == TidyFormat::csv) {
    csv_field(value);
  } else {
    json_string(value);  // the gate lets only good UTF-8 in
  }
  after();
}

void TidyWriter::number(std::int64_t value) {
  char digits[24];
  const auto end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
  raw({std::begin(digits), static_cast<std::size_t>(end - std::begin(digits))});
}

void TidyWriter::decimal(model::Decimal value) {
  raw(model::plain(value));
}

void TidyWriter::flag(bool value) {
  raw(value ? "true" : "false");
}

void TidyWriter::date(const std::optional<time::Date>& value) {
  if (!value) return none();
  const std::string day = time::iso(*value);
  raw(format_ == TidyFormat::csv ? day : "\"" + day + "\"");
}

}  // namespace ljfl::report
