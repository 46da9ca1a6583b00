#include "check/words.hpp"

namespace ljfl::check {
namespace {

bool is_space(char32_t code) {
  return code == ' ' || code == '\t' || code == 0xA0 || code == 0x3000;
}

/// Spaces at an end, two in a row, or one between two Chinese characters.
bool has_odd_space(std::string_view name) {
  if (name.find_first_of(" \t") == std::string_view::npos && name.find("\xC2\xA0") == std::string_view::npos &&
      name.find("\xE3\x80\x80") == std::string_view::npos)
    return false;
  char32_t before = ' ';
  char32_t before_that = 0;
  for (std::size_t at = 0; at < name.size();) {
    const text::Character c = text::character_at(name, at);
    if (is_space(c.code) && (is_space(before) || c.code == 0x3000 || c.code == 0xA0)) return true;
    if (is_han(c.code) && is_space(before) && is_han(before_that)) return true;
    before_that = before;
    before = c.code;
    at += c.length;
  }
  return !name.empty() && is_space(before);
}

void run(const Subject& subject, const Tell& tell) {
  each_name(subject, [&](const model::Text& name) {
    if (has_odd_space(name.value)) tell(name.at, {diag::arg("name", name.value)});
  });
}

}  // namespace

extern constinit const Check w617_odd_space;
constinit const Check w617_odd_space{
    .rule = {.code = "W617",
             .severity = diag::Severity::warning,
             .message = {.zh = "名称“{name}”里有多余的空格",
                         .en = "the name “{name}” holds a space that does not belong"},
             .help = {.zh = "删掉空格", .en = "delete it"},
             .why = {.zh = "多一个空格就是另一个名字：同一点位会算成两处，同一文号查不到。",
                     .en = "With a space it is another name: one site counts as two, and a number is not found."},
             .bad = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites}
quotas:
  - {id: demo-schools, task: demo-sites, target: 3, due: 2026-12-31}
# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: ["三小 "]}
)",
             .good = R"(# units/jiaoyuju/unit.yaml
name: 教育局
role: member
tasks:
  - {id: demo-sites}
quotas:
  - {id: demo-schools, task: demo-sites, target: 3, due: 2026-12-31}
# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-20, quota: demo-schools, sites: [三小]}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
