#include "report/bundle.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <nlohmann/json.hpp>

#include "report/builtin.hpp"
#include "report/render.hpp"
#include "report/rules.hpp"
#include "report/stamp.hpp"

namespace ljfl::report {
namespace {

std::string folder_of(std::string_view report) {
  return "templates/" + std::string{report} + "/";
}

bool belongs(std::string_view path, std::string_view folder) {
  const bool own = path.starts_with(folder);
  const bool shared = path.starts_with("templates/_");
  return (own || shared) && path.ends_with(".mustache");
}

/// Each output has a name that says how it is escaped, and that no other has: asked before anything is made.
bool names_are_good(const text::Snapshot& templates, std::string_view folder, diag::Diagnostics& told) {
  std::map<std::string, diag::Words, std::less<>> makers;
  std::deque<std::string> words;
  const auto by = [&](std::string_view path, std::string_view zh_behind, std::string_view en_before) {
    const std::string shown = text::printable(path);
    return diag::Words{words.emplace_back(" " + shown + " " + std::string{zh_behind}),
                       words.emplace_back(std::string{en_before} + shown)};
  };
  makers[std::string{stamp_file}] = {"程序自己", "ljfl itself"};
  for (const text::Source& source : templates.files) {
    if (!source.path.starts_with(folder) || is_partial(source.path)) continue;
    const std::string_view name = output_name(source.path);
    if (name.ends_with(".md"))  // the page that --html makes of it
      makers.try_emplace(std::string{name.substr(0, name.size() - 2)} + "html",
                         by(source.path, "的网页", "the page of "));
  }
  bool good = true;
  for (std::uint32_t i = 0; i < templates.files.size(); ++i) {
    const std::string_view path = templates.files[i].path;
    if (!path.starts_with(folder) || is_partial(path)) continue;
    const std::string name{output_name(path)};
    if (!format_of(name)) {
      told.tell(t115_unknown_ending, {.file = i}, {diag::arg("name", std::string_view{name})});
      good = false;
    }
    const auto [maker, fresh] = makers.try_emplace(name, by(path, "", ""));
    if (fresh) continue;
    told.tell(t116_same_output, {.file = i},
              {diag::arg("name", std::string_view{name}), diag::arg("other", maker->second)});
    good = false;
  }
  return good;
}

}  // namespace

text::Snapshot templates_for(const text::Snapshot& files, std::string_view report) {
  const std::string folder = folder_of(report);
  text::Snapshot out;
  for (const text::Source& source : files.files) {
    if (belongs(source.path, folder)) out.files.push_back(source);
  }
  const bool own = std::ranges::any_of(out.files, [&](const text::Source& s) { return s.path.starts_with(folder); });
  for (const Builtin& builtin : builtin_templates()) {
    // Parts that all reports share are lent to a report of the project's own.
    const bool shared = builtin.path.starts_with("templates/_");
    if (!belongs(builtin.path, folder) || (own && !shared)) continue;
    if (std::ranges::find(files.files, builtin.path, &text::Source::path) != files.files.end()) continue;
    out.files.push_back({.path = std::string{builtin.path}, .bytes = std::string{builtin.text}});
  }
  std::ranges::stable_sort(out.files, {}, &text::Source::path);
  return out;
}

std::vector<std::string> names_of(const text::Snapshot& files) {
  std::vector<std::string> out;
  const auto add = [&](std::string_view path) {
    constexpr std::string_view top = "templates/";
    const std::size_t slash = path.find('/', top.size());
    if (!path.starts_with(top) || slash == std::string_view::npos || !path.ends_with(".mustache")) return;
    out.emplace_back(path.substr(top.size(), slash - top.size()));
  };
  for (const text::Source& source : files.files) add(source.path);
  for (const Builtin& builtin : builtin_templates()) add(builtin.path);
  std::ranges::sort(out);
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::optional<std::vector<Output>> render_all(const text::Snapshot& templates, std::string_view report,
                                              const nlohmann::ordered_json& view, diag::Diagnostics& told) {
  const std::string folder = folder_of(report);
  std::vector<Output> out;
  bool whole = names_are_good(templates, folder, told);
  for (std::uint32_t i = 0; i < templates.files.size(); ++i) {
    const std::string_view path = templates.files[i].path;
    if (!path.starts_with(folder) || is_partial(path)) continue;
    auto bytes = render(templates, i, view, told);
    if (!bytes) {
      whole = false;
      continue;
    }
    out.push_back({.name = std::string{output_name(path)}, .bytes = std::move(*bytes)});
  }
  if (!whole) return std::nullopt;
  return out;
}

}  // namespace ljfl::report
