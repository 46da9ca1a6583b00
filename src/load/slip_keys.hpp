/// What the head of an issued slip holds. Private to `load`.
#pragma once

#include "load/shape.hpp"

namespace ljfl::load::slip_key {

enum : std::size_t { slip, colour, issued, term, unit, kind, item, periods };
inline constexpr std::array<std::string_view, 3> colours = {"blue", "orange", "red"};
inline constexpr std::array<diag::Words, 3> colour_meanings = {
    {{"提醒", "reminder"}, {"催办", "chaser"}, {"督办", "order"}}};
inline constexpr std::array<std::string_view, 3> kinds = {"task", "quota", "finding"};
inline constexpr std::array<diag::Words, 3> kind_meanings = {
    {{"任务", "a task"}, {"指标", "a quota"}, {"检查发现的问题", "a finding"}}};
inline constexpr std::array<Key, 8> keys = {{
    {.word = "slip",
     .title = {"编号", "number"},
     .help = {"年份和流水号，与文件名一致", "year and number, as in the file's name"}},
    {.word = "colour",
     .holds = Holds::word,
     .title = {"哪一种", "rung"},
     .help = {"提醒、催办或督办", "reminder, chaser or order"},
     .words = colours,
     .meanings = colour_meanings},
    {.word = "issued",
     .holds = Holds::date,
     .title = {"发单日期", "issued"},
     .help = {"哪天发的", "when it was issued"}},
    {.word = "term", .holds = Holds::date, .title = {"办理期限", "term"}, .help = {"最后一天", "its last day"}},
    {.word = "unit", .title = {"哪个单位", "unit"}, .help = {"单位的编号", "a unit's id"}},
    {.word = "kind",
     .holds = Holds::word,
     .title = {"哪一类事", "kind"},
     .help = {"任务、指标或检查发现的问题", "a task, a quota or a finding"},
     .words = kinds,
     .meanings = kind_meanings},
    {.word = "item", .title = {"哪件事", "item"}, .help = {"任务、指标或问题的编号", "its id"}},
    {.word = "periods",
     .holds = Holds::texts,
     .title = {"哪几期", "periods"},
     .help = {"定期任务欠的是哪几期", "of a recurring task"}},
}};
inline constexpr auto words = words_of(keys);
inline constexpr Shape shape{.name = {"督办单", "a slip"}, .keys = words, .details = keys, .required = 7};

}  // namespace ljfl::load::slip_key
