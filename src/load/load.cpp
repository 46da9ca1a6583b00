#include "load/load.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <span>
#include <tuple>

#include "load/allowance.hpp"
#include "load/mandate.hpp"
#include "load/month.hpp"
#include "load/quick_month.hpp"
#include "load/resolve.hpp"
#include "load/slips.hpp"
#include "work/each.hpp"

namespace ljfl::load {
namespace {

/// units/<folder>/<name>.yaml, taken apart; nothing for any other path.
struct Place {
  std::string_view folder = {};
  std::string_view name = {};  ///< without its ending
  bool yaml = false;           ///< ends in .yaml, not .yml
};

std::optional<Place> place_of(std::string_view path) {
  constexpr std::string_view root = "units/";
  if (!path.starts_with(root)) return std::nullopt;
  path.remove_prefix(root.size());
  Place out;
  out.yaml = path.ends_with(".yaml");
  if (!out.yaml && !path.ends_with(".yml")) return std::nullopt;
  path.remove_suffix(out.yaml ? 5 : 4);
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos) {
    out.name = path;
    return out;
  }
  out.folder = path.substr(0, slash);
  out.name = path.substr(slash + 1);
  if (out.name.find('/') != std::string_view::npos) return std::nullopt;  // 附件 and the like
  return out;
}

std::optional<time::Period> month_of(std::string_view name) {
  const auto period = time::parse_period(name);
  return period && period->kind == time::PeriodKind::month ? period : std::nullopt;
}

/// A file whose name says nothing: 2026-1.yaml, 202610.yaml, 2026年10月.yaml. Where the month has its file already,
/// this is a copy, and renaming it would put it over that one.
diag::Arg name_hint(const Place& place, const text::Snapshot& files) {
  std::string digits;
  for (const char c : place.name) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  if (digits.size() == 5) digits.insert(4, "0");
  if (digits.size() == 6) {
    const std::string name = digits.substr(0, 4) + "-" + digits.substr(4);
    if (month_of(name)) {
      const std::string path = "units/" + std::string{place.folder} + "/" + name + ".yaml";
      const bool taken = std::ranges::any_of(files.files, [&](const text::Source& one) { return one.path == path; });
      if (taken) {
        return {.name = "hint",
                .zh = "已经有 " + name + ".yaml：核对这一份，把那里没有的记录并过去，再把这个文件移出 units",
                .en = name + ".yaml is there already: copy what it lacks into it, then move this file out of units"};
      }
      return {.name = "hint", .zh = "把文件改名为 " + name + ".yaml", .en = "rename it " + name + ".yaml"};
    }
  }
  if (!place.yaml) return diag::arg("hint", diag::Words{"文件名以 .yaml 结尾", "its name must end in .yaml"});
  return diag::arg("hint", diag::Words{"改名，或移出 units", "rename it, or move it out of units"});
}

class Loader {
 public:
  Loader(const text::Snapshot& files, diag::Diagnostics& told, const yaml::Limits& limits, unsigned workers)
      : files_(files), told_(told), limits_(limits), workers_(workers) {}

  /// `settings` are read beside the units, which need none of them.
  model::Register run(const std::function<model::Config()>& settings) {
    collect();
    load_sets();
    load_folders(settings);
    resolve(reg_);
    load_slips(files_, reg_, told_);
    const bool lead = std::ranges::any_of(
        reg_.units, [](const model::Unit& unit) { return unit.role.value == model::Role::lead || !unit.mandate_read; });
    if (!lead && !reg_.units.empty()) told_.tell(e213_no_lead, {.file = reg_.units.front().file});
    return std::move(reg_);
  }

 private:
  enum class Kind : std::uint8_t { set, mandate, month };
  struct Entry {
    std::string_view folder = {};
    Kind kind = Kind::set;
    time::Period month = {};
    std::string_view name = {};
    std::uint32_t file = 0;
  };

  /// The entries of one folder, from `first` to before `end`.
  struct Folder {
    std::string_view name = {};
    std::size_t first = 0;
    std::size_t end = 0;
  };

  /// Of a file that has its place in the register.
  std::optional<Entry> entry_of(std::uint32_t file) const {
    const auto place = place_of(files_.files[file].path);
    if (!place || !place->yaml) return std::nullopt;
    Entry out{.folder = place->folder, .name = place->name, .file = file};
    if (place->folder == "_common") return is_id(place->name) ? std::optional{out} : std::nullopt;
    if (place->folder.empty()) return std::nullopt;
    out.kind = Kind::mandate;
    if (place->name == "unit") return out;
    const auto month = month_of(place->name);
    if (!month) return std::nullopt;
    out.kind = Kind::month;
    out.month = *month;
    return out;
  }

  void tell_other_file(std::uint32_t file) {
    const text::Source& source = files_.files[file];
    if (const auto place = place_of(source.path)) {
      told_.tell(e207_unknown_file, {.file = file}, {name_hint(*place, files_)});
    } else if (source.failure && source.path.find('.') == std::string::npos) {
      // A link or a pipe in the place of a folder: what it holds is missing from everything else.
      static_cast<void>(yaml::passes_gate(source, file, told_));
    }
  }

  void collect() {
    constexpr std::size_t row = 1024;  // so many are taken apart in a tenth of a millisecond
    const std::size_t count = files_.files.size();
    std::vector<std::optional<Entry>> found(count);
    work::each((count + row - 1) / row, workers_, [&](std::size_t i) {
      for (std::size_t file = i * row; file < std::min(count, (i + 1) * row); ++file)
        found[file] = entry_of(static_cast<std::uint32_t>(file));
    });
    entries_.reserve(count);
    for (std::uint32_t file = 0; file < count; ++file) {
      found[file] ? entries_.push_back(*found[file]) : tell_other_file(file);
    }
    part_by_folder();
  }

  /// Folders by their names; of each the mandate first, then its months in their order. Files of one folder mostly come
  /// in a row, so what is put in order is few rows, and few entries of each.
  void part_by_folder() {
    std::vector<std::span<const Entry>> rows;
    for (auto first = entries_.cbegin(); first != entries_.cend();) {
      const auto end =
          std::find_if(first, entries_.cend(), [&](const Entry& one) { return one.folder != first->folder; });
      rows.emplace_back(first, end);
      first = end;
    }
    std::ranges::stable_sort(rows, {}, [](std::span<const Entry> row) { return row.front().folder; });
    std::vector<Entry> sorted;
    sorted.reserve(entries_.size());
    for (const std::span<const Entry> row : rows) {
      const std::string_view name = row.front().folder;
      if (folders_.empty() || folders_.back().name != name) folders_.push_back({.name = name, .first = sorted.size()});
      sorted.insert(sorted.end(), row.begin(), row.end());
      folders_.back().end = sorted.size();
    }
    for (const auto& [name, first, end] : folders_) {
      const auto entries = std::span{sorted}.subspan(first, end - first);
      std::ranges::stable_sort(entries, [](const Entry& a, const Entry& b) {
        return std::tie(a.kind, a.month, a.name) < std::tie(b.kind, b.month, b.name);
      });
    }
    entries_ = std::move(sorted);
  }

  /// What was made of one folder: threads share nothing but what they only read.
  struct Part {
    model::Unit unit = {};
    std::vector<model::Finding> findings = {};
    std::vector<model::Mark> marks = {};
    std::vector<model::Allowance> allowances = {};
    model::Store store = {};
    diag::Diagnostics told = {};
    yaml::Tree tree = {};  ///< of one file after the other
  };

  /// Reads the file into the part's tree. False: it is no mapping, and what is wrong was told.
  bool read_tree(std::uint32_t file, Part& part) const {
    yaml::read_into(part.tree, files_.files[file], file, part.told, limits_);
    if (!part.tree.readable) return false;
    read_allowances(part.tree, part.allowances, part.told);
    if (part.tree.kind(0) == yaml::Kind::null) {
      part.told.tell(e211_empty_file, {.file = file});
      return false;
    }
    Context context{.told = part.told, .store = part.store, .tree = &part.tree};
    return expect_kind(context, 0, yaml::Kind::map, files_.files[file].path);
  }

  void load_sets() {
    Part part;
    Context context{.told = part.told, .store = part.store, .tree = &part.tree};
    for (const Entry& entry : entries_) {
      if (entry.kind == Kind::set && read_tree(entry.file, part)) reg_.sets.push_back(load_set(context, entry.name));
    }
    keep(part);
  }

  /// All of one unit's folder.
  void load_folder(const Folder& place, Part& part) const {
    const auto [folder, first, end] = place;
    Context context{.told = part.told, .store = part.store, .tree = &part.tree};
    model::Unit& unit = part.unit;
    unit.id = folder;
    unit.file = entries_[first].file;
    if (!is_id(folder)) {
      part.told.tell(
          e208_bad_id, {.file = entries_[first].file},
          {diag::arg("id", folder), diag::arg("what", diag::Words{"单位文件夹的名字", "the name of a unit's folder"})});
    }
    if (entries_[first].kind != Kind::mandate) {
      part.told.tell(e210_no_mandate, {.file = entries_[first].file}, {diag::arg("unit", folder), folder_hint(folder)});
    } else if (read_tree(entries_[first].file, part)) {
      unit = load_unit(context, folder, reg_.sets);
    }
    // They grow in a place that is used again, and take no more than they need when all are there.
    thread_local std::vector<model::Record> growing;
    growing.clear();
    unit.records.swap(growing);
    for (std::size_t i = first; i < end; ++i) {
      const Entry& entry = entries_[i];
      if (entry.kind != Kind::month) continue;
      if (quick_month(files_.files[entry.file], entry.file, limits_, entry.month, unit)) continue;
      if (read_tree(entry.file, part))
        load_month(context, entry.month, unit, {.findings = part.findings, .marks = part.marks});
    }
    unit.records.swap(growing);
    unit.records.assign(std::make_move_iterator(growing.begin()), std::make_move_iterator(growing.end()));
    resolve_own(unit);
    part.tree = {};
  }

  void load_folders(const std::function<model::Config()>& settings) {
    std::erase_if(folders_, [&](const Folder& folder) { return entries_[folder.first].kind == Kind::set; });
    std::vector<Part> parts(folders_.size());
    work::each(1 + parts.size(), workers_, [&](std::size_t i) {
      if (i == 0) {
        reg_.config = settings();
      } else {
        load_folder(folders_[i - 1], parts[i - 1]);
      }
    });
    reg_.units.reserve(parts.size());
    for (Part& part : parts) {
      reg_.units.push_back(std::move(part.unit));
      std::ranges::move(part.findings, std::back_inserter(reg_.findings));
      std::ranges::move(part.marks, std::back_inserter(reg_.marks));
      keep(part);
    }
  }

  void keep(Part& part) {
    std::ranges::move(part.allowances, std::back_inserter(reg_.allowances));
    reg_.store.keep(std::move(part.store));
    std::ranges::move(part.told.all(), std::back_inserter(told_.all()));
  }

  diag::Arg folder_hint(std::string_view folder) const {
    std::vector<std::string_view> known;
    for (const Entry& entry : entries_) {
      if (entry.kind == Kind::mandate) known.push_back(entry.folder);
    }
    return diag::did_you_mean(folder, known);
  }

  const text::Snapshot& files_;
  diag::Diagnostics& told_;
  const yaml::Limits& limits_;
  unsigned workers_;
  model::Register reg_ = {};
  std::vector<Entry> entries_ = {};
  std::vector<Folder> folders_ = {};
};

}  // namespace

model::Register load(const text::Snapshot& files, diag::Diagnostics& told, const yaml::Limits& limits,
                     unsigned workers) {
  diag::Diagnostics of_units;
  model::Register out = Loader(files, of_units, limits, workers).run([&] { return load_config(files, told); });
  std::ranges::move(of_units.all(), std::back_inserter(told.all()));
  return out;
}

model::Register load(const text::Snapshot& files, model::Config config, diag::Diagnostics& told) {
  return Loader(files, told, {}, 1).run([&] { return std::move(config); });
}

}  // namespace ljfl::load
