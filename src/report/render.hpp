/// Templates → files. Mustache, made strict: what a template names must be there.
///
/// For who writes a template: {{name}} puts a value in, escaped as the output's ending asks; {{#list}} … {{/list}}
/// repeats, {{#any}} … {{/any}} and {{^any}} … {{/any}} choose (null, false, "", 0, the text "0" and empty lists count
/// as no). Inside a section names are those of its item alone; {{root.name}} reaches the whole, {{a.b}} goes down,
/// {{.}} is the item itself. Items of a list also have -first, -last and -index (from 1). {{> name}} is the file
/// _name.mustache in the same folder, else in templates/. A tag alone on its line leaves no line behind.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>

#include "diag/diag.hpp"
#include "report/escape.hpp"
#include "text/text.hpp"

namespace ljfl::report {

/// What a template may come to. Sections within sections multiply, and so do partials within partials: a few lines can
/// ask for more than a machine will ever do.
struct Limits {
  std::size_t source = std::size_t{1} << 20U;   ///< bytes of the template, a partial counted each time it is put in
  std::size_t output = std::size_t{64} << 20U;  ///< bytes
  std::size_t steps = std::size_t{4} << 20U;    ///< tags asked for and items gone through, whether they show or not
};

/// A template's output in its file's format: CSV gets a BOM and CRLF. Nothing where something was told: never half a
/// result. Each place that asks for what is not there is told once. `templates` holds the file itself and the partials
/// it may name.
[[nodiscard]] std::optional<std::string> render(const text::Snapshot& templates, std::uint32_t file,
                                                const nlohmann::ordered_json& view, diag::Diagnostics& told,
                                                const Limits& limits = {});

/// templates/month/bulletin.md.mustache → bulletin.md
[[nodiscard]] std::string_view output_name(std::string_view template_path);
/// A file that is only ever part of others: its name begins with _.
[[nodiscard]] bool is_partial(std::string_view template_path);

/// The T1xx that this room tells.
[[nodiscard]] std::span<const diag::Rule* const> rules();

}  // namespace ljfl::report
