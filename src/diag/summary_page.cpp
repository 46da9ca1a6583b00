#include <algorithm>

#include "diag/findings.hpp"
#include "text/escape.hpp"

namespace ljfl::diag {
namespace {

std::string cell(std::string_view data) {
  return text::escaped(data, text::Format::markdown);
}

std::string counts(const Findings& findings) {
  const auto of = [&](Severity severity) {
    return std::to_string(std::ranges::count(findings.told, severity, &Diagnostic::severity));
  };
  if (findings.lang == Lang::zh) {
    return "截至 " + std::string{findings.as_of} + "：" + of(Severity::error) + " 处错误，" + of(Severity::warning) +
           " 处警告，" + of(Severity::note) + " 处提示";
  }
  return "As of " + std::string{findings.as_of} + ": errors " + of(Severity::error) + ", warnings " +
         of(Severity::warning) + ", notes " + of(Severity::note);
}

}  // namespace

std::string summary_page(const Findings& findings, std::size_t most_bytes) {
  const bool zh = findings.lang == Lang::zh;
  std::string out = zh ? (findings.command == "audit" ? "### ljfl 审计" : "### ljfl 检查")
                       : "### ljfl " + std::string{findings.command};
  out.append("\n\n");
  out.append(counts(findings)).append("\n");
  if (findings.told.empty()) return out;
  out.append(zh ? "\n| 级别 | 位置 | 规则 | 问题 | 改法 |\n" : "\n| Severity | Place | Rule | Finding | Help |\n");
  out.append("| --- | --- | --- | --- | --- |\n");
  constexpr std::size_t room_for_rest = 100;  // the line that says how many were left out
  std::size_t left = findings.told.size();
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    for (const Diagnostic& told : findings.told) {
      if (told.severity != severity) continue;
      const Site site = site_of(findings, told.at);
      std::string row = "| " + std::string{name_of(severity)} + " | " + cell(site.path) + ":" +
                        std::to_string(site.place().line) + " | " + std::string{told.rule->code} + " | " +
                        cell(headline(told, findings.lang)) + " | ";
      std::string notes;
      for (const Note& note : notes_of(told, findings.lang)) {
        const bool is_help = note.name.en == std::string_view{"help: "};
        if (!notes.empty()) notes.append("<br>");
        notes.append(is_help ? std::string{} : std::string{note.name.in(findings.lang)}).append(cell(note.words));
      }
      row.append(notes).append(" |\n");
      if (out.size() + row.size() + room_for_rest > most_bytes) {
        const std::string rest = std::to_string(left);
        return out.append(zh ? "\n另有 " + rest + " 处放不下。\n" : "\n" + rest + " more did not fit.\n");
      }
      out.append(row);
      --left;
    }
  }
  return out;
}

}  // namespace ljfl::diag
