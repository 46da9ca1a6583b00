/// Our writer and our reader of CSV as a filter, for cells.sh: `write` turns rows of cells into CSV as a report has it,
/// `read` turns CSV into rows of cells as import sees them. A row is its number of cells; a cell its length in bytes,
/// and the bytes.
#include <iostream>
#include <iterator>
#include <string>

#include "sheet/csv.hpp"
#include "text/escape.hpp"

using namespace ljfl;

namespace {

void write() {
  std::string out;
  std::size_t count = 0;
  while (std::cin >> count) {
    for (std::size_t i = 0; i < count; ++i) {
      std::size_t size = 0;
      std::cin >> size;
      std::cin.get();
      std::string cell(size, '\0');
      std::cin.read(cell.data(), static_cast<std::streamsize>(size));
      if (i > 0) out += ',';
      text::append_escaped(out, cell, text::Format::csv);
    }
    out += "\r\n";
  }
  std::cout << out;
}

int read() {
  const std::string bytes{std::istreambuf_iterator<char>(std::cin), {}};
  const sheet::Table table = sheet::read_csv(bytes);
  if (table.bad_quote) {
    std::cerr << "a bad quote in line " << *table.bad_quote << '\n';
    return 1;
  }
  for (const sheet::Row& row : table.rows) {
    std::cout << row.cells.size() << '\n';
    for (const std::string& cell : row.cells) std::cout << cell.size() << ' ' << cell;
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  if (argc > 1 && std::string_view{argv[1]} == "read") return read();
  write();
}
