#include "lsp/mentions.hpp"

#include <algorithm>

#include "yaml/yaml.hpp"

namespace ljfl::lsp {
namespace {

using load::Holds;
using load::Names;

/// What an item's id names, by the list in which the item stands.
Names defined_in(std::string_view section) {
  if (section == "duties") return Names::duty;
  if (section == "tasks") return Names::task;
  return section == "quotas" ? Names::quota : Names::nothing;
}

class Walk {
 public:
  Walk(const Examined& now, const yaml::Tree& tree, std::vector<Mention>& out) : now_(now), tree_(tree), out_(out) {
    const std::string_view path = now.files.files[tree.file].path;
    folder_ = folder_of(path);
    if (folder_ == "_common") set_ = path.substr(path.rfind('/') + 1, path.size() - path.rfind('/') - 6);
  }

  void map(yaml::Id map, const load::Shape& shape, std::string_view section) {
    if (tree_.kind(map) != yaml::Kind::map) return;
    const std::string quota = text_under(map, section == "quotas" ? "id" : "quota");
    for (yaml::Id key = map + 1; key < tree_.next(map); key = tree_.next(tree_.next(key))) {
      const auto found = std::ranges::find(shape.details, tree_.text(key), &load::Key::word);
      if (found == shape.details.end()) continue;
      const yaml::Id value = tree_.next(key);
      if (found->holds == Holds::maps) {
        if (tree_.kind(value) != yaml::Kind::list) continue;
        for (yaml::Id item = value + 1; item < tree_.next(value); item = tree_.next(item))
          this->map(item, *found->item, found->word);
      } else if (found->word == "id" && defined_in(section) != Names::nothing) {
        add(value, defined_in(section), true, "");
      } else if (section == "quotas" && found->word == "sites") {
        each(value, Names::site, true, quota);
      } else if (found->names != Names::nothing) {
        each(value, found->names, false, quota);
      }
    }
  }

 private:
  std::string text_under(yaml::Id map, std::string_view word) const {
    for (yaml::Id key = map + 1; key < tree_.next(map); key = tree_.next(tree_.next(key))) {
      if (tree_.text(key) == word) return std::string{tree_.text(tree_.next(key))};
    }
    return {};
  }

  void each(yaml::Id value, Names names, bool defines, const std::string& quota) {
    if (tree_.kind(value) == yaml::Kind::scalar) return add(value, names, defines, quota);
    if (tree_.kind(value) != yaml::Kind::list) return;
    for (yaml::Id item = value + 1; item < tree_.next(value); item = tree_.next(item)) add(item, names, defines, quota);
  }

  void add(yaml::Id value, Names names, bool defines, const std::string& quota) {
    if (tree_.kind(value) != yaml::Kind::scalar || tree_.text(value).empty()) return;
    const yaml::Node& node = tree_.nodes[value];
    Mention one{.names = names,
                .defines = defines,
                .word = std::string{tree_.text(value)},
                .at = tree_.span(value),
                .folder = folder_,
                .set = set_,
                .quota = quota};
    if (node.style == yaml::Style::single_quoted || node.style == yaml::Style::double_quoted) {
      ++one.at.begin;
      --one.at.end;
    }
    one.plain = tree_.bytes.substr(one.at.begin, one.at.end - one.at.begin) == one.word;
    if (names != Names::other_task) return out_.push_back(std::move(one));
    add_other_task(one);
  }

  /// unit/task is two words.
  void add_other_task(const Mention& whole) {
    const std::size_t slash = whole.word.find('/');
    if (slash == std::string::npos || !whole.plain) return;
    Mention unit = whole;
    unit.names = Names::unit;
    unit.word = whole.word.substr(0, slash);
    unit.at.end = unit.at.begin + static_cast<std::uint32_t>(slash);
    const model::Lookup found = model::find_unit(now_.reg, unit.word);
    Mention task = whole;
    task.names = Names::task;
    task.word = whole.word.substr(slash + 1);
    task.at.begin += static_cast<std::uint32_t>(slash + 1);
    if (found.index != model::none) {
      task.folder = now_.reg.units[found.index].id;
      task.set.clear();
    }
    out_.push_back(std::move(unit));
    out_.push_back(std::move(task));
  }

  const Examined& now_;
  const yaml::Tree& tree_;
  std::vector<Mention>& out_;
  std::string folder_ = {};
  std::string set_ = {};
};

bool has_set(const model::Unit& unit, std::string_view set) {
  return std::ranges::any_of(unit.common, [&](const model::Text& text) { return text.value == set; });
}

/// The set that defines what `one` names; "" where its own unit does.
std::string set_of(const std::vector<Mention>& all, const Examined& now, const Mention& one) {
  if (!one.set.empty()) return one.set;
  const auto unit = std::ranges::find(now.reg.units, std::string_view{one.folder}, &model::Unit::id);
  if (unit == now.reg.units.end()) return {};
  for (const Mention& other : all) {
    if (other.defines && other.names == one.names && other.word == one.word && !other.set.empty() &&
        has_set(*unit, other.set))
      return other.set;
  }
  return {};
}

}  // namespace

std::vector<Mention> mentions_in(const Examined& now, std::uint32_t file) {
  std::vector<Mention> out;
  const load::Shape* const shape = shape_of(now.files.files[file].path);
  if (shape == nullptr || now.files.files[file].failure) return out;
  diag::Diagnostics told;
  const yaml::Tree tree = yaml::read(now.files.files[file], file, told);
  if (tree.readable) Walk(now, tree, out).map(0, *shape, "");
  return out;
}

std::vector<Mention> all_mentions(const Examined& now) {
  std::vector<Mention> out;
  for (std::uint32_t file = 0; file < now.files.files.size(); ++file) {
    std::vector<Mention> own = mentions_in(now, file);
    std::ranges::move(own, std::back_inserter(out));
  }
  return out;
}

const Mention* mention_at(const std::vector<Mention>& all, std::uint32_t file, std::size_t offset) {
  const auto found = std::ranges::find_if(
      all, [&](const Mention& one) { return one.at.file == file && one.at.begin <= offset && offset <= one.at.end; });
  return found == all.end() ? nullptr : &*found;
}

std::vector<const Mention*> same_thing(const std::vector<Mention>& all, const Examined& now, const Mention& one) {
  std::vector<const Mention*> out;
  const bool owned = one.names == Names::task || one.names == Names::quota || one.names == Names::duty;
  const std::string set = owned ? set_of(all, now, one) : "";
  const std::uint32_t unit = one.names == Names::unit ? model::find_unit(now.reg, one.word).index : model::none;
  const auto is_owner = [&](const Mention& other) {
    if (set.empty()) return other.folder == one.folder && other.set.empty();
    if (!other.set.empty()) return other.set == set;
    const auto owner = std::ranges::find(now.reg.units, std::string_view{other.folder}, &model::Unit::id);
    return owner != now.reg.units.end() && has_set(*owner, set);
  };
  for (const Mention& other : all) {
    if (other.names != one.names) continue;
    if (one.names == Names::unit) {
      if (unit != model::none && model::find_unit(now.reg, other.word).index == unit) out.push_back(&other);
    } else if (other.word == one.word) {
      if (owned && !is_owner(other)) continue;
      if (one.names == Names::site && (other.folder != one.folder || other.quota != one.quota)) continue;
      out.push_back(&other);
    }
  }
  return out;
}

std::optional<text::Span> definition_of(const std::vector<Mention>& all, const Examined& now, const Mention& one) {
  if (one.names == Names::unit) {
    const std::uint32_t unit = model::find_unit(now.reg, one.word).index;
    if (unit == model::none) return std::nullopt;
    const model::Unit& found = now.reg.units[unit];
    return found.name.given() ? found.name.at : text::Span{.file = found.file};
  }
  if (one.names == Names::set) {
    const auto found = std::ranges::find(now.reg.sets, std::string_view{one.word}, &model::Mandate::id);
    return found == now.reg.sets.end() ? std::nullopt : std::optional{text::Span{.file = found->file}};
  }
  if (one.names == Names::item) {
    const auto found = std::ranges::find(now.reg.config.assessment.items, one.word, &model::RubricItem::id);
    return found == now.reg.config.assessment.items.end() ? std::nullopt : std::optional{found->at};
  }
  const std::vector<const Mention*> same = same_thing(all, now, one);
  // The set comes first: what a unit writes under the same id only refines it.
  const Mention* best = nullptr;
  for (const Mention* other : same) {
    if (other->defines && (best == nullptr || (best->set.empty() && !other->set.empty()))) best = other;
  }
  return best == nullptr ? std::nullopt : std::optional{best->at};
}

}  // namespace ljfl::lsp
