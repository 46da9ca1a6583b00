/// The register as tidy tables for other engines: a row a thing, a column a property, codes instead of phrases. Cut
/// into files as data lakes like it: <table>/district=…/month=…/<table>.csv. Every file also holds what its folders
/// say.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/view.hpp"

namespace ljfl::report {

enum class TidyFormat : std::uint8_t { csv, ndjson };

struct TidyField {
  std::string_view name = {};
  std::string_view type = {};  ///< Frictionless: string, integer, number, boolean, date, yearmonth
  std::string_view what = {};
};

struct TidyTable {
  std::string_view name = {};
  std::string_view what = {};
  std::span<const TidyField> fields = {};
};

/// units, tasks, quotas, records, findings, standing.
[[nodiscard]] std::span<const TidyTable> tidy_tables();

struct TidyFile {
  std::size_t table = 0;        ///< its place in tidy_tables
  std::string path = {};        ///< with '/', below the folder that all go into
  std::string_view bytes = {};  ///< CSV as RFC 4180 has it, UTF-8 without BOM; or JSON lines. Both hold the
                                ///< same values to the letter: these go to engines, not to spreadsheets
};

/// Cut by months: its rows have a month, and each month's lie in a file of their own.
[[nodiscard]] bool is_monthly(const TidyTable& table);

/// All files of one district, handed over one after the other: the bytes of one last until the next. What stands is as
/// of the subject's day, and so in that month's folder.
void tidy_files(const Subject& subject, TidyFormat format, const std::function<void(const TidyFile&)>& give);

/// The name of the district as it stands in a path: what means something to a file system or to a reader of such paths
/// is written as %XX.
[[nodiscard]] std::string tidy_folder(std::string_view district);

/// datapackage.json (Frictionless Data Package) over the files of all districts: `paths` by table. `as_of` is the last
/// export's.
[[nodiscard]] std::string datapackage(const std::vector<std::vector<std::string>>& paths, TidyFormat format,
                                      time::Date as_of, bool sample);
/// Whether a datapackage.json of ours says that it holds sample data; nothing where it is none of ours.
[[nodiscard]] std::optional<bool> sample_of_package(std::string_view bytes);

}  // namespace ljfl::report
