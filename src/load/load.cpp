#include "load/load.hpp"

#include <algorithm>

#include "load/mandate.hpp"
#include "load/month.hpp"
#include "load/resolve.hpp"

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

/// A file whose name says nothing: 2026-1.yaml, 202610.yaml, 2026年10月.yaml.
diag::Arg name_hint(const Place& place) {
  std::string digits;
  for (const char c : place.name) {
    if (c >= '0' && c <= '9') digits.push_back(c);
  }
  if (digits.size() == 5) digits.insert(4, "0");
  if (digits.size() == 6) {
    const std::string name = digits.substr(0, 4) + "-" + digits.substr(4);
    if (month_of(name)) {
      return {.name = "hint", .zh = "把文件改名为 " + name + ".yaml", .en = "rename it " + name + ".yaml"};
    }
  }
  if (!place.yaml) return diag::arg("hint", diag::Words{"文件名以 .yaml 结尾", "its name must end in .yaml"});
  return diag::arg("hint", diag::Words{"改名，或移出 units", "rename it, or move it out of units"});
}

class Loader {
 public:
  Loader(const text::Snapshot& files, diag::Diagnostics& told, const yaml::Limits& limits)
      : files_(files), told_(told), limits_(limits) {}

  model::Register run() {
    reg_.config = load_config(files_, told_);
    collect();
    for (const Entry& entry : entries_) {
      if (entry.kind == Kind::set) load_file(entry);
    }
    for (std::size_t i = 0; i < entries_.size();) i = load_folder(i);
    resolve(reg_);
    const bool lead = std::ranges::any_of(reg_.units, [](const model::Unit& unit) {
      return unit.role.value == model::Role::lead || !unit.mandate_read;
    });
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

  void collect() {
    for (std::uint32_t file = 0; file < files_.files.size(); ++file) {
      const auto place = place_of(files_.files[file].path);
      if (!place) {
        // A link or a pipe in the place of a folder: what it holds is missing from everything else.
        const bool folder = files_.files[file].failure && files_.files[file].path.find('.') == std::string::npos;
        if (folder) static_cast<void>(yaml::passes_gate(files_.files[file], file, told_));
        continue;
      }
      Entry entry{.folder = place->folder, .name = place->name, .file = file};
      const auto month = month_of(place->name);
      const bool common = place->folder == "_common";
      if (place->yaml && common && is_id(place->name)) {
        entry.kind = Kind::set;
      } else if (place->yaml && !common && !place->folder.empty() && place->name == "unit") {
        entry.kind = Kind::mandate;
      } else if (place->yaml && !common && !place->folder.empty() && month) {
        entry.kind = Kind::month;
        entry.month = *month;
      } else {
        told_.tell(e207_unknown_file, {.file = file}, {name_hint(*place)});
        continue;
      }
      entries_.push_back(entry);
    }
    // A folder's mandate comes first, then its months in their order.
    std::ranges::stable_sort(entries_, [](const Entry& a, const Entry& b) {
      return std::make_tuple(a.folder, a.kind, a.month, a.name) < std::make_tuple(b.folder, b.kind, b.month, b.name);
    });
  }

  /// The file's tree if it is a mapping; else what is wrong was told.
  std::optional<yaml::Tree> tree_of(std::uint32_t file) {
    yaml::Tree tree = yaml::read(files_.files[file], file, told_, limits_);
    if (!tree.readable) return std::nullopt;
    if (tree.kind(0) == yaml::Kind::null) {
      told_.tell(e211_empty_file, {.file = file});
      return std::nullopt;
    }
    Context context{.told = told_, .store = reg_.store, .tree = &tree};
    if (!expect_kind(context, 0, yaml::Kind::map, files_.files[file].path)) return std::nullopt;
    return tree;
  }

  void load_file(const Entry& entry) {
    const auto tree = tree_of(entry.file);
    if (!tree) return;
    Context context{.told = told_, .store = reg_.store, .tree = &*tree};
    reg_.sets.push_back(load_set(context, entry.name));
  }

  /// All of one unit's folder, from entry `first`; gives the first entry of the next folder.
  std::size_t load_folder(std::size_t first) {
    std::size_t end = first;
    while (end < entries_.size() && entries_[end].folder == entries_[first].folder) ++end;
    if (entries_[first].kind == Kind::set) return end;
    const std::string_view folder = entries_[first].folder;
    model::Unit unit;
    unit.id = folder;
    unit.file = entries_[first].file;
    if (!is_id(folder)) {
      told_.tell(e208_bad_id, {.file = entries_[first].file},
                 {diag::arg("id", folder), diag::arg("what", diag::Words{"单位文件夹的名字", "the name of a unit's folder"})});
    }
    const bool has_mandate = entries_[first].kind == Kind::mandate;
    if (has_mandate) {
      if (const auto tree = tree_of(entries_[first].file)) {
        Context context{.told = told_, .store = reg_.store, .tree = &*tree};
        unit = load_unit(context, folder, reg_.sets);
      }
    } else {
      told_.tell(e210_no_mandate, {.file = entries_[first].file}, {diag::arg("unit", folder), folder_hint(folder)});
    }
    for (std::size_t i = first; i < end; ++i) {
      if (entries_[i].kind != Kind::month) continue;
      const auto tree = tree_of(entries_[i].file);
      if (!tree) continue;
      Context context{.told = told_, .store = reg_.store, .tree = &*tree};
      load_month(context, entries_[i].month, unit, {.findings = reg_.findings, .marks = reg_.marks});
    }
    reg_.units.push_back(std::move(unit));
    return end;
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
  model::Register reg_ = {};
  std::vector<Entry> entries_ = {};
};

}  // namespace

model::Register load(const text::Snapshot& files, diag::Diagnostics& told, const yaml::Limits& limits) {
  return Loader(files, told, limits).run();
}

}  // namespace ljfl::load
