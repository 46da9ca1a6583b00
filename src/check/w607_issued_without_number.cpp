#include "check/sieve.hpp"

namespace ljfl::check {
namespace {

void run(const Subject& subject, const Tell& tell) {
  for (const model::Unit& unit : subject.units) {
    if (subject.is_faulty(unit)) continue;
    const Sieve::OfUnit& sieve = sieve_of(subject, unit);
    const std::vector<const model::Record*>& first = sieve.first_of_task;
    std::vector<bool> numbered(unit.tasks.size(), false);
    for (const model::Record* record : sieve.detailed) {
      if (record->task_index != model::none && record->more->number.given()) numbered[record->task_index] = true;
    }
    for (std::size_t i = 0; i < unit.tasks.size(); ++i) {
      const model::Task& task = unit.tasks[i];
      if (task.issues.empty() || !task.due || first[i] == nullptr || numbered[i]) continue;
      tell(first[i]->task.at, {diag::arg("title", task.issues.value)});
    }
  }
}

}  // namespace

extern constinit const Check w607_issued_without_number;
constinit const Check w607_issued_without_number{
    .rule =
        {.code = "W607",
         .severity = diag::Severity::note,
         .message = {.zh = "《{title}》记作已印发，没有写文号",
                     .en = "《{title}》 is recorded as issued, without its number"},
         .help = {.zh = "在这条记录里加一行 number: 机关代字〔年份〕顺序号", .en = "add a line number: to this record"},
         .why =
             {.zh = "档案清单要文号和日期；没有文号，看不出文件真的发了。",
              .en = "The list of documents asks for number and date: without a number nobody sees that it was issued."},
         .bad = R"(# units/jiaoyuju/2026-09.yaml (none)
# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: plan}
)",
         .good = R"(# units/jiaoyuju/2026-09.yaml (none)
# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: plan, number: 示教发〔2026〕9号}
)",
         .many = {.zh = "有 {findings} 份文件记作已印发，没有写文号",
                  .en = "{findings} documents are recorded as issued without a number"}},
    .run = run,
    .of_whole_files = true,
    .unit_by_unit = true,
};

}  // namespace ljfl::check
