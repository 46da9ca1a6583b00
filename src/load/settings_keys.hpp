/// The keys of ljfl.toml. Private to `load`.
#pragma once

#include "load/mandate_keys.hpp"
#include "time/time.hpp"

namespace ljfl::load {

namespace setting {
inline constexpr std::array<std::string_view, 2> languages = {"zh", "en"};
inline constexpr std::array<std::string_view, 3> rolls = {"none", "next-workday", "after-holidays"};
inline constexpr std::array<diag::Words, 3> roll_meanings = {{{"不顺延", "never moves"},
                                                              {"顺延到下一个工作日", "to the next workday"},
                                                              {"只在法定节假日顺延", "behind statutory holidays only"}}};
inline constexpr std::array<std::string_view, 3> fail_on = {"error", "warning", "never"};
inline constexpr std::array<std::string_view, 4> severities = {"error", "warning", "note", "off"};
inline constexpr std::array<std::string_view, 8> measures = {"deliverables", "recurring", "returns",  "standing",
                                                             "quotas",       "levels",    "findings", "rectification"};
inline constexpr std::array<diag::Words, 8> measure_meanings = {{{"一次性任务", "deliverables"},
                                                                 {"定期任务", "recurring tasks"},
                                                                 {"信息或进度表", "returns"},
                                                                 {"常态任务", "standing work"},
                                                                 {"数目指标", "counts"},
                                                                 {"比率指标", "levels"},
                                                                 {"检查发现的问题", "findings"},
                                                                 {"问题整改", "rectification"}}};
inline constexpr std::array<std::string_view, 2> methods = {"share", "deduct"};
inline constexpr std::array<diag::Words, 2> method_meanings = {{{"按完成的比例得分", "by the share that is good"}, {"按次扣分，扣完为止", "points off for each fault"}}};

inline constexpr std::array keys = {
    Key{.word = "district", .title = {"区县名称", "district"}, .help = {"例如 兴庆区", "its name"}},
    Key{.word = "year", .holds = Holds::whole, .title = {"年份", "year"}, .help = {"台账记哪一年", "of the campaign"}, .low = time::first_year, .high = time::last_year},
    Key{.word = "sample", .holds = Holds::flag, .title = {"示例数据", "sample data"}, .help = {"true 时每份通报都写明是示例", "true puts “sample” on every report"}},
    Key{.word = "lang", .holds = Holds::word, .title = {"语言", "language"}, .help = {"命令用哪种语言说话", "what the commands speak"}, .words = languages},
    Key{.word = "office.name", .title = {"署名", "signature"}, .help = {"牵头部门的全称", "the lead office's full name"}},
    Key{.word = "office.short_name", .title = {"简称", "short name"}, .help = {"例如 区分类办", "of the lead office"}},
    Key{.word = "office.address_to", .title = {"主送机关", "addressed to"}, .help = {"通报开头写给谁", "at the head of bulletins"}},
    Key{.word = "office.copy_to", .title = {"抄送机关", "copies to"}, .help = {"通报末尾写抄送谁", "at the end of bulletins"}},
    Key{.word = "campaign.start", .holds = Holds::date, .title = {"开始", "start"}, .help = {"不写就是一月一日", "1 January when left out"}},
    Key{.word = "campaign.end", .holds = Holds::date, .title = {"结束", "end"}, .help = {"不写就是十二月三十一日", "31 December when left out"}},
    Key{.word = "standing.due_soon_days", .holds = Holds::whole, .title = {"几天内算临期", "due soon within"}, .help = {"天数", "days"}, .high = 366},
    Key{.word = "standing.silent_months", .holds = Holds::whole, .title = {"几个月没有记录算无动态", "silent after"}, .help = {"月数", "months"}, .low = 1, .high = 24},
    Key{.word = "returns.task", .title = {"信息或进度表的任务", "the task of returns"}, .help = {"任务的编号", "a task's id"}},
    Key{.word = "notice.mark", .title = {"机关代字", "mark"}, .help = {"督办单的文号写在〔2026〕前面的字", "what stands before 〔2026〕 in a slip's number"}},
    Key{.word = "notice.orange_workdays", .holds = Holds::whole, .title = {"催办单的期限", "orange term"}, .help = {"发单后几个工作日", "workdays from its issue"}, .low = 1, .high = 60},
    Key{.word = "notice.red_workdays", .holds = Holds::whole, .title = {"督办单的期限", "red term"}, .help = {"发单后几个工作日", "workdays from its issue"}, .low = 1, .high = 60},
    Key{.word = "calendar.roll", .holds = Holds::word, .title = {"期限遇休息日", "a due date on a day off"}, .help = {"怎样顺延", "how it moves"}, .words = rolls, .meanings = roll_meanings},
    Key{.word = "check.fail_on", .holds = Holds::word, .title = {"何时算不通过", "when check fails"}, .help = {"check 的退出码", "check's exit code"}, .words = fail_on},
    Key{.word = "assessment.assumption", .holds = Holds::flag, .title = {"是不是假定", "an assumption"}, .help = {"还没有正式的考核办法时为 true", "true while nobody has decided it"}},
    Key{.word = "assessment.basis", .title = {"依据的文件", "its basis"}, .help = {"考核办法的名称和文号", "the document that decided it"}},
    Key{.word = "assessment.bonus_cap", .holds = Holds::decimal, .title = {"加分封顶", "bonus cap"}, .help = {"半年加分最多几分", "of a half year"}, .high = 100},
    Key{.word = "assessment.least_points", .holds = Holds::decimal, .title = {"至少适用几分", "least points"}, .help = {"当月适用的分值不足就不考核", "fewer, and the month is not assessed"}, .high = 100},
    Key{.word = "assessment.apart", .holds = Holds::texts, .title = {"单列的单位", "listed apart"}, .help = {"打分但不参加排名，写单位的编号", "scored and not ranked, by id"}},
    Key{.word = "assessment.not_assessed", .holds = Holds::months, .title = {"不考核的月份", "months not assessed"}, .help = {"例如 [\"2026-02\"]", "as in [\"2026-02\"]"}},
    Key{.word = "history.close", .holds = Holds::term, .title = {"关账", "closing"}, .help = {"一个月结束多久以后，那个月的记录不再改；每次提交按它以前的写法判", "after a month's end: then its records are final; a commit is held to the setting before it"}},
    Key{.word = "history.since", .title = {"从哪里查起", "audited since"}, .help = {"日期或提交：以前是建账，audit 不查", "a day or a commit: what came before set the register up, and is not audited"}},
    Key{.word = "history.people.*", .holds = Holds::texts, .title = {"谁可以改", "its people"}, .help = {"按单位的编号：git 作者的邮箱、@域名或姓名", "by the unit's id: git authors' addresses, @domains or names"}},
    Key{.word = "calendar.*.days_off", .holds = Holds::days, .title = {"全国放假的日子", "days off"}, .help = {"国务院办公厅的通知", "of the nation"}},
    Key{.word = "calendar.*.workdays", .holds = Holds::days, .title = {"全国调休上班的日子", "make-up workdays"}, .help = {"国务院办公厅的通知", "of the nation"}},
    Key{.word = "calendar.*.local_days_off", .holds = Holds::days, .title = {"本地放假的日子", "local days off"}, .help = {"自治区的通知", "of the region"}},
    Key{.word = "calendar.*.local_workdays", .holds = Holds::days, .title = {"本地调休上班的日子", "local make-up workdays"}, .help = {"自治区的通知", "of the region"}},
    Key{.word = "severity.*", .holds = Holds::word, .title = {"一条规则的轻重", "a rule's severity"}, .help = {"按代码，例如 W601 = \"off\"", "by code, as in W601 = \"off\""}, .words = severities},
    Key{.word = "reports.*.number", .title = {"文号", "document number"}, .help = {"例如 银兴垃分办〔2026〕23号；表名是期，例如 [reports.2026-10]", "of the report of that period, as in [reports.2026-10]"}},
    Key{.word = "reports.*.signed", .holds = Holds::date, .title = {"成文日期", "signed on"}, .help = {"签发的那天，不是数据截至的那天", "the day it was signed, not that of its data"}},
    Key{.word = "reports.*.approved_by", .title = {"经谁同意", "approved by"}, .help = {"例如 区政府：印发给乡镇人民政府的要写", "who agreed that it goes to lower governments"}},
    Key{.word = "assessment.items.*.name", .title = {"名称", "name"}, .help = {"考核表里的写法", "as the score sheet has it"}},
    Key{.word = "assessment.items.*.points", .holds = Holds::points, .title = {"分值", "points"}, .help = {"一个数，或按单位类别各一个；每类合计 100", "one number, or one for each kind of unit; each kind's add up to 100"}, .high = 100},
    Key{.word = "assessment.items.*.measure", .holds = Holds::word, .title = {"看什么", "measure"}, .help = {"这一项按什么打分", "what the item looks at"}, .words = measures, .meanings = measure_meanings},
    Key{.word = "assessment.items.*.method", .holds = Holds::word, .title = {"算法", "method"}, .help = {"不写就是 share", "share when left out"}, .words = methods, .meanings = method_meanings},
    Key{.word = "assessment.items.*.tasks", .holds = Holds::texts, .title = {"只看这些任务", "only these tasks"}, .help = {"任务的编号", "by id"}},
    Key{.word = "assessment.items.*.except", .holds = Holds::texts, .title = {"不看这些任务", "not these tasks"}, .help = {"任务的编号", "by id"}},
    Key{.word = "assessment.items.*.late", .holds = Holds::decimal, .title = {"迟的", "late"}, .help = {"share：还算几成；deduct：扣几分", "share: what it still counts; deduct: what it costs"}, .high = 100},
    Key{.word = "assessment.items.*.missing", .holds = Holds::decimal, .title = {"没有的", "missing"}, .help = {"每一个扣几分", "what each costs"}, .high = 100},
    Key{.word = "assessment.items.*.zero_at", .holds = Holds::whole, .title = {"缺几个该项不得分", "zero at"}, .help = {"0 是没有这一条", "0: never"}, .high = 1000},
};
inline constexpr auto words = words_of(keys);
}  // namespace setting

/// The row of a path as the table has it.
[[nodiscard]] constexpr const Key& setting_key(std::string_view path) {
  std::size_t i = 0;
  while (setting::keys[i].word != path) ++i;  // beyond the end: does not compile
  return setting::keys[i];
}

}  // namespace ljfl::load
