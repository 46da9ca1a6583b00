#include "report/bundle.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/builtin.hpp"
#include "report/render.hpp"

namespace ljfl::report {
namespace {

std::string folder_of(std::string_view report) { return "templates/" + std::string{report} + "/"; }

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
    if (own || !belongs(builtin.path, folder)) continue;
    out.files.push_back({.path = std::string{builtin.path}, .bytes = std::string{builtin.text}});
  }
  std::ranges::stable_sort(out.files, {}, &text::Source::path);
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
