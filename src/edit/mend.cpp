#include "edit/mend.hpp"

#include <algorithm>

#include "edit/edit.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::edit {
namespace {

yaml::Tree tree_of(const text::Source& source) {
  diag::Diagnostics unheard;
  return yaml::read(source, 0, unheard);
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// A fix that only moves spaces and line ends about changes no text.
bool is_spacing(std::string_view before, const diag::Fix& fix) {
  return is_blank(fix.text) && is_blank(before.substr(fix.at.begin, fix.at.end - fix.at.begin));
}

}  // namespace

bool is_proved(std::string_view before, std::string_view after, std::span<const diag::Fix> fixes) {
  if (!agreed(after)) return false;
  const text::Source old_source{.path = "before", .bytes = std::string{before}};
  const text::Source new_source{.path = "after", .bytes = std::string{after}};
  const yaml::Tree was = tree_of(old_source);
  const yaml::Tree is = tree_of(new_source);
  if (!was.readable) return true;
  if (was.nodes.size() != is.nodes.size()) return false;
  for (yaml::Id id = 0; id < was.nodes.size(); ++id) {
    if (was.kind(id) != is.kind(id) || was.next(id) != is.next(id)) return false;
    if (was.text(id) == is.text(id)) continue;
    const text::Span at = was.span(id);
    const bool mended = std::ranges::any_of(fixes, [&](const diag::Fix& fix) {
      return fix.at.begin < at.end && fix.at.end > at.begin && !is_spacing(before, fix);
    });
    if (!mended) return false;
  }
  return true;
}

}  // namespace ljfl::edit
