#include "check/words.hpp"

namespace ljfl::check {

std::string_view label(const model::Unit& unit, const model::Record& record) {
  if (record.quota_index != model::none) return label(unit.quotas[record.quota_index]);
  if (record.task_index != model::none) return label(unit.tasks[record.task_index]);
  return record.task.given() ? record.task.value : record.more->quota.value;
}

diag::Arg id_of_title(std::string_view id) {
  return {.name = "hint",
          .zh = "这是名称，这里要写编号：" + std::string{id} + "。",
          .en = "that is its title; write its id: " + std::string{id} + ". "};
}

bool is_time_to_ask(const Subject& subject) {
  const model::Config& config = subject.reg.config;
  time::Period month = time::period_of(time::PeriodKind::month, config.start);
  for (int i = 1; i < config.silent_months; ++i) month = month.next();
  return month.last() < subject.standing.as_of;
}

text::Span piece_of(const Subject& subject, const model::Text& text, std::size_t begin, std::size_t size) {
  if (text.at.file >= subject.files.files.size()) return text.at;
  const std::string_view bytes = subject.files.files[text.at.file].bytes;
  const std::string_view written = bytes.substr(text.at.begin, text.at.end - text.at.begin);
  const std::size_t found = written.find(text.value);  // behind a quote, or at once
  if (found == std::string_view::npos) return text.at;
  const auto from = static_cast<std::uint32_t>(text.at.begin + found + begin);
  return {.file = text.at.file, .begin = from, .end = from + static_cast<std::uint32_t>(size)};
}

bool is_han(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
         (code >= 0x20000 && code <= 0x3FFFF);
}

}  // namespace ljfl::check
