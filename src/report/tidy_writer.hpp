/// Rows into CSV or JSON lines, value by value. Private to `report`.
#pragma once

#include "report/tidy.hpp"

namespace ljfl::report {

class TidyWriter {
 public:
  explicit TidyWriter(TidyFormat format) : format_(format) {}

  /// A new file, in the memory of the last.
  void begin(const TidyTable& table);

  /// A row is begun by its first value and ended by its last.
  void text(std::string_view value);  ///< empty: nothing
  void number(std::int64_t value);
  void decimal(model::Decimal value);
  void flag(bool value);
  void date(const std::optional<time::Date>& value);
  void none();

  [[nodiscard]] std::string_view bytes() const { return out_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }

 private:
  void before();
  void after();
  void raw(std::string_view value);        ///< of signs that need no escaping
  void csv_field(std::string_view value);  ///< not empty
  void json_string(std::string_view value);

  TidyFormat format_;
  std::span<const TidyField> fields_ = {};
  std::string out_ = {};
  std::size_t field_ = 0;
  std::size_t rows_ = 0;
};

}  // namespace ljfl::report
