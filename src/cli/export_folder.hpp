/// The folder that tables are exported into: which of its files are exported tables, whichever run wrote them.
#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "report/tidy.hpp"

namespace ljfl::cli {

/// A folder for exports. What is not exactly at the place of a table of ours is nobody's to touch; links are not
/// followed.
class ExportFolder {
 public:
  /// Throws a Failure where tables may not go there: a register's own folders, tables of the other format, a data
  /// package of somebody else's.
  ExportFolder(std::filesystem::path folder, report::TidyFormat format);

  /// Throws a Failure where it cannot be written.
  void write(const std::string& path, std::string_view bytes) const;

  /// Takes away the tables of these districts (as their folders are called) that are not among `written`. What stood at
  /// the end of another month than `month` is kept: that is history, not rest.
  void remove_stale(const std::set<std::string>& districts, const std::set<std::string>& written,
                    const std::string& month) const;

  /// datapackage.json over every table that is there now, those of former runs among them. It says sample data where
  /// `sample` is so, or where it said so before and tables of other districts than these remain.
  void describe(const std::set<std::string>& districts, time::Date as_of, bool sample) const;

  [[nodiscard]] std::string package_path() const { return (folder_ / "datapackage.json").string(); }

 private:
  struct Table {
    std::size_t table = 0;      ///< its place in tidy_tables
    std::string district = {};  ///< as the folder is called
    std::string month = {};
    std::string path = {};  ///< below the folder, with '/'
  };
  [[nodiscard]] std::vector<Table> tables(report::TidyFormat format) const;

  std::filesystem::path folder_;
  report::TidyFormat format_;
  bool was_sample_ = false;
};

}  // namespace ljfl::cli
