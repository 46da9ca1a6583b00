#include "cli/papers.hpp"

#include <algorithm>

#include "cli/restated.hpp"
#include "history/snapshot.hpp"
#include "report/make.hpp"
#include "sheet/csv.hpp"

namespace ljfl::cli {
namespace {

using sheet::Row;

/// A whole number, a place in a file: what may be another one though nothing is.
bool is_place(std::string_view cell) {
  const std::size_t colon = cell.rfind(':');
  return cell.starts_with("units/") && colon != std::string_view::npos;
}

bool is_figure(std::string_view cell) {
  return cell.find_first_not_of("0123456789.,%-+ ") == std::string_view::npos;
}

/// Two tables of one head, and the columns that name their rows.
class Tables {
 public:
  Tables(std::string_view published, std::string_view now)
      : before_(sheet::read_csv(published).rows), after_(sheet::read_csv(now).rows) {}

  [[nodiscard]] bool same_head() const {
    return !before_.empty() && !after_.empty() && before_[0].cells == after_[0].cells;
  }

  /// The first column, else the first two or three columns, that hold words and are different in every row.
  [[nodiscard]] bool find_key() {
    std::vector<std::size_t> words;
    for (std::size_t i = 0; i < head().cells.size(); ++i) {
      const auto is_word = [&](const Row& row) { return !is_figure(row.cell(i)) && !is_place(row.cell(i)); };
      if (std::ranges::any_of(body(before_), is_word) || std::ranges::any_of(body(after_), is_word)) words.push_back(i);
    }
    for (const std::size_t one : words) {
      if (is_key({one})) return true;
    }
    for (std::size_t size = 2; size <= std::min(words.size(), std::size_t{4}); ++size) {
      if (is_key({words.begin(), words.begin() + static_cast<std::ptrdiff_t>(size)})) return true;
    }
    return false;
  }

  [[nodiscard]] std::vector<std::string> changed(diag::Lang lang) const {
    const bool zh = lang == diag::Lang::zh;
    std::vector<std::string> out;
    for (const Row& row : body(after_)) {
      const auto old = std::ranges::find(before_, name(row), [&](const Row& one) { return name(one); });
      if (old == before_.end()) {
        out.push_back((zh ? "多了：" : "new: ") + name(row));
        continue;
      }
      std::string cells;
      for (std::size_t i = 0; i < head().cells.size(); ++i) {
        if (old->cell(i) == row.cell(i) || says_nothing(i)) continue;
        const auto value = [&](std::string_view cell) {
          return cell.empty() ? std::string{zh ? "（空）" : "(empty)"} : std::string{cell};
        };
        cells.append(cells.empty() ? "" : zh ? "，" : ", ").append(head().cell(i)).append(" ");
        cells.append(value(old->cell(i))).append(" → ").append(value(row.cell(i)));
      }
      if (!cells.empty()) out.push_back(name(row) + (zh ? "：" : ": ") + cells);
    }
    for (const Row& row : body(before_)) {
      if (std::ranges::find(after_, name(row), [&](const Row& one) { return name(one); }) == after_.end())
        out.push_back((zh ? "没有了：" : "gone: ") + name(row));
    }
    return out;
  }

 private:
  [[nodiscard]] const Row& head() const { return before_[0]; }
  [[nodiscard]] static std::span<const Row> body(const std::vector<Row>& rows) { return std::span{rows}.subspan(1); }

  [[nodiscard]] std::string name(const Row& row) const {
    std::string out;
    for (const std::size_t i : key_) out.append(out.empty() ? "" : " ").append(row.cell(i));
    return out;
  }

  bool is_key(std::vector<std::size_t> columns) {
    key_ = std::move(columns);
    return std::ranges::all_of(std::array{&before_, &after_}, [&](const std::vector<Row>* rows) {
      std::vector<std::string> names;
      for (const Row& row : body(*rows)) names.push_back(name(row));
      std::ranges::sort(names);
      return std::ranges::adjacent_find(names) == names.end();
    });
  }

  [[nodiscard]] bool says_nothing(std::size_t column) const {
    const auto place = [&](const Row& row) { return is_place(row.cell(column)); };
    if (std::ranges::any_of(body(after_), place)) return true;
    if (column > 0) return false;
    std::size_t number = 0;
    return std::ranges::all_of(body(after_), [&](const Row& row) { return row.cell(0) == std::to_string(++number); });
  }

  std::vector<Row> before_ = {};
  std::vector<Row> after_ = {};
  std::vector<std::size_t> key_ = {};
};

}  // namespace

std::vector<std::string> rows_changed(std::string_view published, std::string_view now, diag::Lang lang) {
  Tables tables(published, now);
  if (!tables.same_head() || !tables.find_key()) return {};
  return tables.changed(lang);
}

Papers papers_now(const Job& job, history::Git& git, const std::string& commit, time::Period period) {
  Papers out;
  const text::Snapshot then = or_failure(history::snapshot_at(git, {.id = commit}));
  for (const std::string& name : report::names_of(then)) {
    report::Order order{.report = name, .period = period};
    const std::string folder = report::folder_of(order);
    const std::string stamp_path = folder + "/" + std::string{report::stamp_file};
    const bool usual = name == report::usual_report(period.kind);
    const auto stamps = or_failure(history::read_files(git, {{.commit = commit, .path = stamp_path}}));
    const auto stamp = stamps[0] ? report::stamp_in(*stamps[0]) : std::nullopt;
    if (!stamp) {
      if (usual) out.unknown.push_back(folder);
      continue;
    }
    order.stamp = *stamp;
    if (stamp->corrects) order.restated = corrected_figures(git, *stamp->corrects, job.reg);
    diag::Diagnostics told;
    const auto made = report::make(job.files, job.reg, standing::assess(job.reg, stamp->as_of), order,
                                   report::templates_for(then, name), told);
    if (!made || (stamp->corrects && !order.restated)) {
      out.unknown.push_back(folder);
      continue;
    }
    std::vector<history::Asked> asked;
    for (const report::Output& one : *made) asked.push_back({.commit = commit, .path = folder + "/" + one.name});
    const auto published = or_failure(history::read_files(git, asked));
    for (std::size_t i = 0; i < made->size(); ++i) {
      if (!published[i]) continue;
      ++out.compared;
      if (*published[i] != (*made)[i].bytes)
        out.different.push_back({.path = asked[i].path, .published = *published[i], .now = (*made)[i].bytes});
    }
  }
  return out;
}

}  // namespace ljfl::cli
