/// What a text editor is told about a register: schemas for its own checking and completion, and for VS Code the
/// settings that lay them over the files and the task that runs check and marks the lines.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/cli.hpp"
#include "edit/files.hpp"

namespace ljfl::cli {

/// The schemas of a register: .ljfl/unit.schema.json, .ljfl/month.schema.json and the like, and one for the months of
/// each unit, with the ids of its tasks, quotas and sites to choose from. They follow from the register and are written
/// anew whenever it changes.
[[nodiscard]] std::vector<edit::NewFile> schema_files(const model::Register& reg, diag::Lang lang);

inline constexpr std::string_view vscode_settings_path = ".vscode/settings.json";
inline constexpr std::string_view vscode_tasks_path = ".vscode/tasks.json";
inline constexpr std::string_view vscode_extensions_path = ".vscode/extensions.json";

/// The settings of VS Code with the schemas laid over the register's files, every other setting kept as it was. Without
/// any so far, sensible ones for YAML too. Nothing where they cannot be read or hold comments, which would be lost.
[[nodiscard]] std::optional<std::string> vscode_settings(const model::Register& reg,
                                                         const std::optional<std::string>& so_far);
/// Tasks that run check, whose findings are marked in the files, and schema --write whenever the folder is opened.
[[nodiscard]] std::string vscode_tasks(diag::Lang lang);
/// What VS Code offers to install: what checks YAML and TOML by schemas.
[[nodiscard]] std::string vscode_extensions();

/// The first line of a new file, for an editor that looks for a schema there: # yaml-language-server: $schema=…
/// `path` is the file's, from the root.
[[nodiscard]] std::string modeline(std::string_view path);
/// The same where the project keeps schemas, which else no editor would find; "" where not.
[[nodiscard]] std::string modeline_where_kept(const Job& job, std::string_view path);

}  // namespace ljfl::cli
