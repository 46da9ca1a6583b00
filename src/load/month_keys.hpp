/// The keys of <month>.yaml. Private to `load`.
#pragma once

#include "load/mandate_keys.hpp"

namespace ljfl::load {

inline constexpr std::int64_t most_points = 100;

namespace record_key {
enum : std::size_t { date, task, quota, covers, times, value, sites, number, note, evidence };
inline constexpr std::array<Key, 10> keys = {{
    {.word = "date",
     .holds = Holds::date,
     .title = {"日期", "date"},
     .help = {"哪天做的；要在文件的月份里", "when it was done, within the file's month"}},
    {.word = "task",
     .title = {"哪项任务", "task"},
     .help = {"本单位一项任务的编号", "the id of a task of this unit"},
     .names = Names::task},
    {.word = "quota",
     .title = {"哪项指标", "quota"},
     .help = {"本单位一项指标的编号", "the id of a quota of this unit"},
     .names = Names::quota},
    {.word = "for",
     .holds = Holds::period,
     .title = {"算哪一期的", "the period it covers"},
     .help = {"日期不在那一期里才写，例如 2026-09、2026Q3",
              "where its date is not in that period, as in 2026-09 or 2026Q3"}},
    {.word = "times",
     .holds = Holds::whole,
     .title = {"几次", "times"},
     .help = {"不写就是 1 次", "1 when left out"},
     .low = 1,
     .high = most_times},
    {.word = "value",
     .holds = Holds::value,
     .title = {"数目或比率", "number or level"},
     .help = {"新增的数目（12）或当前的比率（96.5%）", "what was added (12), or the level now (96.5%)"},
     .high = most_count},
    {.word = "sites",
     .holds = Holds::texts,
     .title = {"点位", "sites"},
     .help = {"照名单里的写法，一处算一次", "as the list has them, each counts once"},
     .names = Names::site},
    {.word = "number", .title = {"文号", "document number"}, .help = {"印发的文件的文号", "of what was issued"}},
    {.word = "note", .title = {"说明", "note"}, .help = {"一两句话", "a sentence or two"}},
    {.word = "evidence",
     .holds = Holds::texts,
     .title = {"佐证材料", "evidence"},
     .help = {"文件的路径，从本单位的文件夹写起", "paths of files, from this unit's folder"}},
}};
inline constexpr auto words = words_of(keys);
inline constexpr diag::Words belongs_to_a_quota = {
    "数目和点位要记在指标名下，记在任务名下不算数：把 task 改成 quota，写指标的编号",
    "numbers and sites count for a quota, not for a task: write quota: "
    "and the quota's id in the place of task:"};
inline constexpr std::array<Conflict, 5> conflicts = {{
    {task, quota, {"一条记录只记一件事：任务或指标，分成两条写", "a record is about one thing: write two"}},
    {task, value, belongs_to_a_quota},
    {task, sites, belongs_to_a_quota},
    {quota, times, {"指标的数写在 value 或 sites 里", "a quota's number goes into value or sites"}},
    {value, sites, {"点到名的写 sites，只有数目的写 value", "write sites where they are named, else value"}},
}};
inline constexpr std::array<std::size_t, 2> about = {task, quota};
inline constexpr Shape shape{.name = {"一条记录", "a record"},
                             .keys = words,
                             .details = keys,
                             .required = 1,
                             .conflicts = conflicts,
                             .one_of = about};
}  // namespace record_key

namespace finding_key {
enum : std::size_t { id, date, unit, text, site, deduct, rectify_by, rectified };
inline constexpr std::array<Key, 8> keys = {{
    {.word = "id", .title = {"问题的编号", "the finding's id"}, .help = {"全区不重复", "once in the register"}},
    {.word = "date", .holds = Holds::date, .title = {"检查日期", "date"}, .help = {"哪天查到的", "when it was found"}},
    {.word = "unit",
     .title = {"哪个单位", "unit"},
     .help = {"单位的编号、名称或别名", "a unit's id, name or alias"},
     .names = Names::unit},
    {.word = "text", .title = {"问题", "what was found"}, .help = {"一句话说清", "in a sentence"}},
    {.word = "site", .title = {"地点", "site"}, .help = {"在哪里查到的", "where it was found"}},
    {.word = "deduct",
     .holds = Holds::decimal,
     .title = {"扣分", "points off"},
     .help = {"不写就按考核细则里的扣法", "the rubric's when left out"},
     .high = most_points},
    {.word = "rectify_by",
     .holds = Holds::date,
     .title = {"整改期限", "term"},
     .help = {"哪天以前改好", "to be mended by then"}},
    {.word = "rectified",
     .holds = Holds::date,
     .title = {"整改完成", "rectified"},
     .help = {"哪天改好的", "when it was mended"}},
}};
inline constexpr auto words = words_of(keys);
inline constexpr Shape shape{.name = {"一条问题", "a finding"}, .keys = words, .details = keys, .required = 4};
}  // namespace finding_key

namespace mark_key {
enum : std::size_t { id, date, unit, kind, text, item, points, evidence };
inline constexpr std::array<std::string_view, 4> kinds = {"bonus", "veto", "zero", "exempt"};
inline constexpr std::array<diag::Words, 4> kind_meanings = {{{"加分", "extra points"},
                                                              {"一票否决", "a veto"},
                                                              {"该项不得分", "the item brings nothing"},
                                                              {"该项不适用", "the item does not apply"}}};
inline constexpr std::array<Key, 8> keys = {{
    {.word = "id", .title = {"编号", "id"}, .help = {"全区不重复", "once in the register"}},
    {.word = "date",
     .holds = Holds::date,
     .title = {"日期", "date"},
     .help = {"算在这一天的月份里", "it counts in that day's month"}},
    {.word = "unit",
     .title = {"哪个单位", "unit"},
     .help = {"单位的编号、名称或别名", "a unit's id, name or alias"},
     .names = Names::unit},
    {.word = "kind",
     .holds = Holds::word,
     .title = {"哪一种", "kind"},
     .help = {"bonus 要写 points，zero 和 exempt 要写 item", "bonus needs points; zero and exempt need item"},
     .words = kinds,
     .meanings = kind_meanings},
    {.word = "text", .title = {"理由", "reason"}, .help = {"凭什么", "on what ground"}},
    {.word = "item",
     .title = {"考核的哪一项", "item of the rubric"},
     .help = {"ljfl.toml 里 [assessment.items] 的一项", "one of [assessment.items] in ljfl.toml"},
     .names = Names::item},
    {.word = "points",
     .holds = Holds::decimal,
     .title = {"加几分", "points"},
     .help = {"只用于 bonus", "of a bonus"},
     .high = most_points},
    {.word = "evidence",
     .holds = Holds::texts,
     .title = {"佐证材料", "evidence"},
     .help = {"文件的路径", "paths of files"}},
}};
inline constexpr auto words = words_of(keys);
inline constexpr std::array<Needed, 3> needed = {
    {{kind, "bonus", points}, {kind, "zero", item}, {kind, "exempt", item}}};
inline constexpr Shape shape{
    .name = {"一条加分或否决", "a mark"}, .keys = words, .details = keys, .required = 5, .needed = needed};
}  // namespace mark_key

namespace month_key {
enum : std::size_t { records, highlights, findings, marks };
inline constexpr std::array<Key, 4> keys = {{
    {.word = "records",
     .holds = Holds::maps,
     .title = {"记录", "records"},
     .help = {"这个月做了什么，一件一条", "what was done, an item each"},
     .item = &record_key::shape},
    {.word = "highlights",
     .holds = Holds::texts,
     .title = {"工作亮点", "highlights"},
     .help = {"一条一段话", "a text each"}},
    {.word = "findings",
     .holds = Holds::maps,
     .title = {"检查发现的问题", "findings"},
     .help = {"只写在牵头部门的文件里", "in the lead office's files only"},
     .item = &finding_key::shape},
    {.word = "marks",
     .holds = Holds::maps,
     .title = {"加分和否决", "marks"},
     .help = {"只写在牵头部门的文件里", "in the lead office's files only"},
     .item = &mark_key::shape},
}};
inline constexpr auto words = words_of(keys);
inline constexpr Shape shape{.name = {"这个月的文件", "a month's file"}, .keys = words, .details = keys, .required = 0};
}  // namespace month_key

}  // namespace ljfl::load
