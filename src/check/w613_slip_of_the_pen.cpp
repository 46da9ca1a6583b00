#include <algorithm>
#include <array>

#include "check/finder.hpp"
#include "check/words.hpp"

namespace ljfl::check {
namespace {

struct Slip {
  std::string_view found = {};
  std::string_view wanted = {};
  diag::Words reason = {};
};
constexpr std::array<Slip, 13> slips = {{
    {"双报道", "双报到", {"在职党员到社区报到", "party members register with their community"}},
    {"活动情况通。", "活动情况通报。", {"少了“报”字", "报 is missing"}},
    {"文件法律规章、文件", "法律规章、文件", {"“文件”写了两次", "文件 stands twice"}},
    {"接受鼓励", "接受、鼓励", {"少了顿号", "a 、 is missing"}},
    {"依法查处生活垃圾违法案件的办理",
     "依法办理生活垃圾违法案件",
     {"“查处”和“办理”搭配不上", "the verb and its object do not fit"}},
    {"生活垃圾示范配合", "生活垃圾分类示范配合", {"少了“分类”", "分类 is missing"}},
    {"、村社区", "、村、社区", {"少了顿号", "a 、 is missing"}},
    {"不主动提供一次性", "违规主动提供一次性", {"多了一个“不”，意思反了", "the 不 turns it into its opposite"}},
    {"其它垃圾", "其他垃圾", {"国家标准的名称（GB/T 19095）", "the name in GB/T 19095"}},
    {"干垃圾", "其他垃圾", {"国家标准的名称（GB/T 19095）", "the name in GB/T 19095"}},
    {"湿垃圾", "厨余垃圾", {"国家标准的名称（GB/T 19095）", "the name in GB/T 19095"}},
    {"部份", "部分", {"规范的写法", "the standard form"}},
    {"座谈会议", "座谈会", {"“会”和“议”重了", "会 is said twice"}},
}};

constexpr Finder finder([] {
  std::array<std::string_view, slips.size()> out;
  for (std::size_t i = 0; i < slips.size(); ++i) out[i] = slips[i].found;
  return out;
}());

static_assert(std::ranges::all_of(slips,
                                  [](const Slip& slip) { return (traits_of(slip.found) & trait::telltale) != 0; }));

void run(const Subject& subject, const Tell& tell) {
  each_sentence(subject, trait::telltale, [&](const model::Text& text, Writer) {
    std::array<std::size_t, slips.size()> places;  // NOLINT(cppcoreguidelines-pro-type-member-init): find fills it
    if (!finder.find(text.value, places)) return;
    for (std::size_t i = 0; i < slips.size(); ++i) {
      if (places[i] == std::string_view::npos) continue;
      const Slip& slip = slips[i];
      tell(piece_of(subject, text, places[i], slip.found.size()),
           {diag::arg("found", slip.found), diag::arg("wanted", slip.wanted), diag::arg("reason", slip.reason)});
    }
  });
}

}  // namespace

extern constinit const Check w613_slip_of_the_pen;
constinit const Check w613_slip_of_the_pen{
    .rule = {.code = "W613",
             .severity = diag::Severity::note,
             .message = {.zh = "“{found}”疑为“{wanted}”：{reason}",
                         .en = "“{found}” is most likely “{wanted}”: {reason}"},
             .help = {.zh = "核对原文；官方文件照录，只在这里提示",
                      .en =
                          "check it against the source; official text is kept as it stands and only pointed out here"},
             .why = {.zh = "这些写法是经常出现的笔误或旧称。",
                     .en = "These are well-known slips, or names no longer used."},
             .bad = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 参加“双报道”活动}
)",
             .good = R"(# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 参加“双报到”活动}
)",
             .many = {.zh = "有 {findings} 处疑为笔误或旧称",
                      .en = "{findings} places look like slips of the pen or old names"}},
    .run = run,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
