#include "cli/cli.hpp"

namespace ljfl::cli {

extern const Command check_command;
extern const Command table_command;
extern const Command status_command;
extern const Command due_command;
extern const Command gaps_command;
extern const Command show_command;
extern const Command todo_command;
extern const Command notice_command;
extern const Command report_command;
extern const Command log_command;
extern const Command diff_command;
extern const Command audit_command;
extern const Command verify_command;
extern const Command record_command;
extern const Command sheet_command;
extern const Command import_command;
extern const Command new_command;
extern const Command fmt_command;
extern const Command init_command;
extern const Command rank_command;
extern const Command explain_command;
extern const Command schema_command;
extern const Command lsp_command;
extern const Command completion_command;
extern const Command man_command;
extern const Command rollup_command;
extern const Command export_command;

// A new command is a file of its own and a row here.
std::span<const Command* const> commands() {
  static constexpr const Command* table[] = {
      &check_command,  &status_command, &due_command,     &gaps_command,   &show_command, &todo_command,
      &notice_command, &record_command, &sheet_command,   &import_command, &new_command,  &fmt_command,
      &init_command,   &report_command, &rank_command,    &table_command,  &log_command,  &diff_command,
      &audit_command,  &verify_command, &explain_command, &schema_command, &lsp_command,  &completion_command,
      &man_command,    &rollup_command, &export_command,
  };
  return table;
}

}  // namespace ljfl::cli
