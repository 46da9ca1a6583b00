/// The keys of unit.yaml and of the sets. Private to `load`.
#pragma once

#include "load/shape.hpp"

namespace ljfl::load {

inline constexpr std::array<std::string_view, 4> roles = {"lead", "member", "local", "other"};
inline constexpr std::array<diag::Words, 4> role_meanings = {{{"牵头部门", "the lead office"},
                                                              {"成员单位", "a member unit"},
                                                              {"乡镇、街道", "a township or subdistrict"},
                                                              {"其他单位", "another unit"}}};
inline constexpr std::array<std::string_view, 4> period_words = {"month", "quarter", "half", "year"};
inline constexpr std::array<diag::Words, 4> period_meanings = {
    {{"每月", "each month"}, {"每季度", "each quarter"}, {"每半年", "each half year"}, {"每年", "each year"}}};

inline constexpr std::int64_t most_rows = 999;
inline constexpr std::int64_t most_times = 1000;
inline constexpr std::int64_t most_count = 1'000'000;

namespace duty_key {
enum : std::size_t { id, text };
inline constexpr std::array<Key, 2> keys = {{
    {.word = "id",
     .holds = Holds::id,
     .title = {"职责的编号", "the duty's id"},
     .help = {"小写拼音或英文，本单位内不重复；任务用 duty 指它",
              "lower case, once in this unit; tasks name it by duty"}},
    {.word = "text",
     .title = {"职责原文", "the duty's words"},
     .help = {"一览表里的原文，一字不改；各条按次序连起来就是表里的一格",
              "as the official table has it, to the letter"}},
}};
inline constexpr auto words = words_of(keys);
inline constexpr Shape shape{.name = {"一项职责", "a duty"}, .keys = words, .details = keys, .required = 2};
}  // namespace duty_key

namespace task_key {
enum : std::size_t { id, title, text, duty, issues, due, every, times, due_offset, from, until, same_as };
inline constexpr std::array<Key, 12> keys = {{
    {.word = "id",
     .holds = Holds::id,
     .title = {"任务的编号", "the task's id"},
     .help = {"小写拼音或英文，本单位内不重复；记录用 task 指它",
              "lower case, once in this unit; records name it by task"}},
    {.word = "title",
     .title = {"任务简称", "short name"},
     .help = {"表格和通报里用的短名字", "for tables and bulletins"}},
    {.word = "text",
     .title = {"任务原文", "the task's words"},
     .help = {"一览表里的原文，一字不改；只有职责里提到的任务不写",
              "as the official table has it; none where only a duty promises it"}},
    {.word = "duty",
     .title = {"出自哪项职责", "its duty"},
     .help = {"本单位一项职责的编号", "the id of a duty of this unit"},
     .names = Names::duty},
    {.word = "issues",
     .title = {"印发的文件", "the document it issues"},
     .help = {"任务要印发的方案、制度的名称", "the title of what is to be issued"}},
    {.word = "due",
     .holds = Holds::date,
     .title = {"完成期限", "due date"},
     .help = {"一次性任务：哪天以前做完", "of what is done once"}},
    {.word = "every",
     .holds = Holds::word,
     .title = {"多久一次", "how often"},
     .help = {"定期重复的任务；一次性的写 due", "of what is done again and again; else write due"},
     .words = period_words,
     .meanings = period_meanings},
    {.word = "times",
     .holds = Holds::whole,
     .title = {"每期至少几次", "times each period"},
     .help = {"不写就是 1 次", "1 when left out"},
     .low = 1,
     .high = most_times},
    {.word = "due_offset",
     .holds = Holds::term,
     .title = {"期末后几天到期", "days after the period's end"},
     .help = {"5d 是期末后 5 天，5wd 是 5 个工作日，-6d 是期末前 6 天",
              "5d; 5wd counts workdays; -6d is before the end"}},
    {.word = "from",
     .holds = Holds::date,
     .title = {"从哪天起", "from"},
     .help = {"不写就是活动开始的那天", "the campaign's start when left out"}},
    {.word = "until",
     .holds = Holds::date,
     .title = {"到哪天止", "until"},
     .help = {"不写就是活动结束的那天", "the campaign's end when left out"}},
    {.word = "same_as",
     .title = {"与哪项任务是同一件事", "the task it is one with"},
     .help = {"写成“单位编号/任务编号”，一次工作两家都算", "unit/task: one act serves both"},
     .names = Names::other_task},
}};
inline constexpr auto words = words_of(keys);
inline constexpr std::array<Conflict, 3> conflicts = {{
    {due, every, {"一次性的写 due，定期重复的写 every", "due is for once, every for again and again"}},
    {due, times, {"一次性的任务不写 times", "times goes with every"}},
    {due, due_offset, {"due_offset 只和 every 一起用", "due_offset goes with every"}},
}};
inline constexpr Shape shape{
    .name = {"一项任务", "a task"}, .keys = words, .details = keys, .required = 1, .conflicts = conflicts};
}  // namespace task_key

namespace quota_key {
enum : std::size_t { id, task, target, title, counter, due, from, milestones, sites };
inline constexpr std::array<Key, 9> keys = {{
    {.word = "id",
     .holds = Holds::id,
     .title = {"指标的编号", "the quota's id"},
     .help = {"小写拼音或英文，本单位内不重复；记录用 quota 指它",
              "lower case, once in this unit; records name it by quota"}},
    {.word = "task",
     .title = {"出自哪项任务", "its task"},
     .help = {"本单位一项任务的编号", "the id of a task of this unit"},
     .names = Names::task},
    {.word = "target",
     .holds = Holds::target,
     .title = {"目标", "target"},
     .help = {"数目（60）累加；比率（96.5%）看最新的一次；tbd 是还没有下达",
              "a count adds up; a level (96.5%) is the newest; tbd is not handed down yet"},
     .low = 1,
     .high = most_count},
    {.word = "title",
     .title = {"指标简称", "short name"},
     .help = {"表格和通报里用的短名字", "for tables and bulletins"}},
    {.word = "counter", .title = {"量词", "counter"}, .help = {"所、个、户、次……", "the word behind the number"}},
    {.word = "due",
     .holds = Holds::date,
     .title = {"完成期限", "due date"},
     .help = {"不写就是活动结束的那天", "the campaign's end when left out"}},
    {.word = "from",
     .holds = Holds::date,
     .title = {"从哪天起计数", "counts from"},
     .help = {"只算这一天起的记录；不写就全算", "records before it do not count; all do when left out"}},
    {.word = "milestones",
     .holds = Holds::counts,
     .title = {"阶段目标", "milestones"},
     .help = {"哪天以前到多少，例如 {2026-06-30: 30}；不写就按时间均匀推进",
              "by which day how many; an even pace when left out"},
     .high = most_count},
    {.word = "sites",
     .holds = Holds::texts,
     .title = {"点位名单", "named sites"},
     .help = {"下达的名单；有了它，记录要写名单里的名字，一处算一次",
              "the list handed down: records then name its sites, each counts once"}},
}};
inline constexpr auto words = words_of(keys);
inline constexpr Shape shape{.name = {"一项指标", "a quota"}, .keys = words, .details = keys, .required = 3};
}  // namespace quota_key

inline constexpr Key name_detail{
    .word = "name", .title = {"单位名称", "name"}, .help = {"一览表里的写法", "as the official table has it"}};
inline constexpr Key role_detail{
    .word = "role",
    .holds = Holds::word,
    .title = {"单位类别", "kind of unit"},
    .help = {"决定它在表里的位置和考核的组别", "its place in the table and its group in the ranking"},
    .words = roles,
    .meanings = role_meanings};
inline constexpr Key row_detail{.word = "row",
                                .holds = Holds::whole,
                                .title = {"一览表里的行号", "row of the official table"},
                                .help = {"不在表里的不写", "none where it is not in the table"},
                                .low = 1,
                                .high = most_rows};
inline constexpr Key duties_detail{.word = "duties",
                                   .holds = Holds::maps,
                                   .title = {"工作职责", "duties"},
                                   .help = {"一览表“工作职责”一格，分条写", "the table's cell, item by item"},
                                   .item = &duty_key::shape};
inline constexpr Key tasks_detail{.word = "tasks",
                                  .holds = Holds::maps,
                                  .title = {"工作任务", "tasks"},
                                  .help = {"一览表“工作任务”一格，分条写", "the table's cell, item by item"},
                                  .item = &task_key::shape};
inline constexpr Key quotas_detail{.word = "quotas",
                                   .holds = Holds::maps,
                                   .title = {"指标", "quotas"},
                                   .help = {"任务里答应的数目和比率", "the numbers that tasks promise"},
                                   .item = &quota_key::shape};

namespace unit_key {
enum : std::size_t { name, role, row, full_name, aliases, order, contact, common, duties, tasks, quotas };
inline constexpr std::array<Key, 11> keys = {{
    name_detail,
    role_detail,
    row_detail,
    {.word = "full_name", .title = {"全称", "full name"}, .help = {"公文抬头用的全称", "as letters address it"}},
    {.word = "aliases",
     .holds = Holds::texts,
     .title = {"别名", "other names"},
     .help = {"命令里也认的名字", "names that commands take too"}},
    {.word = "order",
     .holds = Holds::whole,
     .title = {"同一行里的次序", "order within its row"},
     .help = {"几个单位在一览表的同一行时用", "where several units share a row"},
     .high = most_rows},
    {.word = "contact", .title = {"联系人", "contact"}, .help = {"姓名和电话", "name and telephone"}},
    {.word = "common",
     .holds = Holds::texts,
     .title = {"共用的职责任务", "common sets"},
     .help = {"units/_common 里文件的名字，不带 .yaml", "names of files in units/_common, without .yaml"},
     .names = Names::set},
    duties_detail,
    tasks_detail,
    quotas_detail,
}};
inline constexpr auto words = words_of(keys);
inline constexpr Shape shape{.name = {"unit.yaml ", "unit.yaml"}, .keys = words, .details = keys, .required = 2};
}  // namespace unit_key

namespace set_key {
enum : std::size_t { name, role, row, duties, tasks, quotas };
inline constexpr std::array<Key, 6> keys = {
    {name_detail, role_detail, row_detail, duties_detail, tasks_detail, quotas_detail}};
inline constexpr auto words = words_of(keys);
inline constexpr Shape shape{.name = {"共用的职责任务", "a common set"}, .keys = words, .details = keys, .required = 1};
}  // namespace set_key

}  // namespace ljfl::load
