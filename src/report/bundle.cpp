#include "report/bundle.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/builtin.hpp"
#include "report/render.hpp"

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
  bool whole = true;
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
