#include <algorithm>
#include <array>

#include "check/finder.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

constexpr std::array<std::string_view, 9> blanks = {"XXX",      "xxx",    "×××",  "××", "某某",
                                                    "此处填写", "待补充", "TODO", "TBD"};
constexpr Finder finder(blanks);
static_assert(std::ranges::all_of(blanks,
                                  [](std::string_view blank) { return (traits_of(blank) & trait::blank) != 0; }));

void look(const Subject& subject, const model::Text& text, const Tell& tell) {
  std::array<std::size_t, blanks.size()> places;  // NOLINT(cppcoreguidelines-pro-type-member-init): find fills it
  if (!finder.find(text.value, places)) return;
  const auto first = std::ranges::find_if(places, [](std::size_t at) { return at != std::string_view::npos; });
  const std::string_view blank = blanks[static_cast<std::size_t>(first - places.begin())];
  tell(piece_of(subject, text, *first, blank.size()), {diag::arg("found", blank)});
}

void run(const Subject& subject, const Tell& tell) {
  // XXX单位 is a text of the table itself: its duties, tasks and titles of documents are left alone.
  each_sentence(subject, trait::blank, [&](const model::Text& text, Writer writer) {
    if (writer == Writer::clerk) look(subject, text, tell);
  });
  each_name(subject, [&](const model::Text& text) { look(subject, text, tell); });
}

}  // namespace

extern constinit const Check w601_placeholder;
constinit const Check w601_placeholder{
    .rule = {.code = "W601",
             .severity = diag::Severity::warning,
             .message = {.zh = "“{found}”是还没有填的空", .en = "“{found}” is a blank that was never filled in"},
             .help = {.zh = "把它换成真正的内容", .en = "put in what should stand there"},
             .why = {.zh = "模板里的空原样报上去，发出去的文件和通报就成了笑话。",
                     .en = "A template's blank that goes out as it stands makes a fool of the document."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 向XXX学校发放宣传册}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 向回民一小发放宣传册}
)"},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
