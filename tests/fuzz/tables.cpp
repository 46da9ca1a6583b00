/// Tables that come back from a spreadsheet: any bytes at all, and forms that were filled in by anybody.
#include "cli/judge.hpp"
#include "fuzz.hpp"
#include "sheet/encoding.hpp"
#include "sheet/form.hpp"

using namespace ljfl;

namespace {

struct District {
  text::Snapshot files = fuzz::project({fuzz::settings, "", fuzz::month, fuzz::mandate});
  cli::Judged now = cli::judge(files, fuzz::day, false);
  standing::Standing before = standing::assess(now.reg, *time::make_date(2026, 9, 30));
};

std::string csv_of(const sheet::Table& table) {
  std::string out;
  for (const sheet::Row& row : table.rows) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (i > 0) out += table.separator;
      out += '"';
      // Space in front is kept only behind the sign that our own CSV puts before what a spreadsheet would run.
      if (row.cells[i].starts_with('\t') || row.cells[i].starts_with('\r')) out += '\'';
      for (const char sign : row.cells[i]) out += sign == '"' ? std::string{"\"\""} : std::string(1, sign);
      out += '"';
    }
    out += "\r\n";
  }
  return out;
}

void read_as_form(const sheet::Table& table) {
  static const District district;
  const sheet::Subject subject{.reg = district.now.reg,
                               .unit = 0,
                               .month = time::period_of(time::PeriodKind::month, fuzz::day),
                               .before = district.before,
                               .now = district.now.standing};
  static_cast<void>(sheet::origin_of(table));
  const sheet::Returned returned = sheet::read_form(table, subject, fuzz::day);
  const model::Unit& unit = district.now.reg.units.front();
  for (const sheet::Filled& one : returned.filled) {
    fuzz::must(one.index < (one.is_quota ? unit.quotas.size() : unit.tasks.size()),
               "what was filled in is an item of the unit");
    fuzz::must(one.date <= fuzz::day && subject.month.holds(one.date),
               "nothing is recorded outside its month or ahead of today");
    for (const std::string* words : {&one.note, &one.number, &one.times, &one.value})
      fuzz::must(fuzz::is_utf8(*words), "its words are text");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const auto forced : {std::optional<sheet::Encoding>{}, std::optional{sheet::Encoding::gb18030},
                            std::optional{sheet::Encoding::utf16_little}}) {
    const sheet::Decoded decoded = sheet::decode(bytes, forced);
    if (decoded.fault != sheet::Decoded::Fault::none) {
      fuzz::must(decoded.at <= size, "the fault has a place");
      continue;
    }
    fuzz::must(fuzz::is_utf8(decoded.text), "what is decoded is text");
    const sheet::Table table = sheet::read_csv(decoded.text);
    fuzz::must(!table.bad_quote || table.rows.empty(), "a quote that stays open leaves no rows");
    read_as_form(table);
    // Written out again by the rules and read again: the same cells. The separator is guessed anew, so only where it
    // agrees.
    const sheet::Table again = sheet::read_csv(csv_of(table));
    if (again.separator != table.separator || table.rows.empty()) continue;
    fuzz::must(!again.bad_quote && again.rows.size() == table.rows.size(), "as many rows");
    for (std::size_t i = 0; i < table.rows.size(); ++i)
      fuzz::must(again.rows[i].cells == table.rows[i].cells, "the same cells");
  }
  return 0;
}
