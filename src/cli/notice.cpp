#include "report/notice.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "check/check.hpp"
#include "cli/desk.hpp"
#include "cli/pick.hpp"
#include "cli/wording.hpp"
#include "report/bundle.hpp"
#include "report/mind.hpp"
#include "report/render.hpp"

namespace ljfl::cli {
namespace {

using model::Rung;
using standing::NextSlip;

constexpr Column columns[] = {
    {.key = "slip",
     .head = {"编号", "slip"},
     .shown = false,
     .what = {"2026-003，也是文件名", "2026-003, which is also the file's name"}},
    {.key = "number", .head = {"文号", "number"}},
    {.key = "colour", .head = {"单", "colour"}, .what = {"blue 提醒、orange 催办、red 督办", "blue, orange or red"}},
    {.key = "unit_id", .head = {"单位编号", "unit id"}, .shown = false},
    {.key = "unit", .head = {"单位", "unit"}, .shrinks = true},
    {.key = "kind",
     .head = {"类型", "kind"},
     .shown = false,
     .what = {"deliverable、recurring、quota 或 finding", "deliverable, recurring, quota or finding"}},
    {.key = "item_id", .head = {"事项编号", "item id"}, .shown = false},
    {.key = "title", .head = {"事项", "item"}, .shrinks = true},
    {.key = "periods", .head = {"时段", "periods"}, .shown = false},
    {.key = "due", .head = {"原期限", "due"}, .holds = Holds::date, .shown = false},
    {.key = "term", .head = {"办理期限", "term"}, .holds = Holds::date},
    {.key = "path", .head = {"文件", "file"}, .shown = false},
    {.key = "problem", .head = {"情况", "problem"}, .shown = false},
};

struct Drafted {
  NextSlip slip = {};
  std::int64_t number = 0;
  time::Date term = {};
  std::string path = {};
  std::string bytes = {};
};

diag::Words words_of(Rung rung) {
  switch (rung) {
    case Rung::blue: return {"蓝 提醒", "blue"};
    case Rung::orange: return {"橙 催办", "orange"};
    case Rung::red: return {"红 督办", "red"};
  }
  return {};
}

Tone tone_of(Rung rung) {
  return rung == Rung::red ? Tone::bad : rung == Rung::orange ? Tone::warn : Tone::plain;
}

/// A register with errors may have lost a slip, or call somebody late who is not.
bool refuse_errors(Job& job) {
  check::run_on_data({.files = job.files, .reg = job.reg, .standing = job.standing}, job.told);
  job.settle();
  const std::size_t errors = job.told.count(diag::Severity::error);
  if (errors == 0) return false;
  const diag::HumanStyle style{.lang = job.lang, .colour = job.colour_err};
  for (const diag::Diagnostic& one : job.told.all()) {
    if (one.severity == diag::Severity::error) job.err(diag::human(one, job.files, style));
  }
  const std::string count = std::to_string(errors);
  job.err(job.lang == diag::Lang::zh
              ? "台账里有 " + count + " 处错误，没有发单；改好后再来\n"
              : diag::counted(errors, "error") + " in the register: no slip was issued; mend them first\n");
  return true;
}

/// The next free number of the year.
std::int64_t next_number(const model::Register& reg, int year) {
  std::int64_t last = 0;
  for (const model::Slip& slip : reg.slips) {
    if (slip.year == year) last = std::max(last, slip.number);
  }
  return last + 1;
}

std::uint32_t template_for(const text::Snapshot& templates, Rung rung) {
  const std::string name = std::string{report::name_of(rung)} + ".md";
  for (std::uint32_t i = 0; i < templates.files.size(); ++i) {
    if (templates.files[i].path.starts_with("templates/notice/") &&
        report::output_name(templates.files[i].path) == name)
      return i;
  }
  throw Failure{.zh = "templates/notice/ 里没有 " + name + ".mustache",
                .en = "templates/notice/ has no " + name + ".mustache"};
}

/// Everything is rendered before the first file is written.
bool render_all(Job& job, time::Period month, std::vector<Drafted>& list, const standing::Standing& now) {
  const text::Snapshot templates = report::templates_for(job.files, "notice");
  diag::Diagnostics told;
  const int year = time::year_of(job.today);
  for (Drafted& one : list) {
    const report::Notice notice{
        .slip = one.slip, .year = year, .number = one.number, .issued = job.today, .term = one.term, .month = month};
    const auto body = report::render(templates, template_for(templates, one.slip.rung),
                                     report::notice_view(job.files, job.reg, now, notice), told);
    if (body) one.bytes = report::notice_head(job.reg, notice) + "\n" + *body;
  }
  told.put_in_order(templates);
  for (const diag::Diagnostic& one : told.all())
    job.err(diag::human(one, templates, {.lang = job.lang, .colour = job.colour_err}));
  return told.all().empty();
}

/// All of them or none; what is read back must pass check, so that a slip can be relied on as its own register.
bool write_all(Job& job, const std::vector<Drafted>& list) {
  std::vector<Draft> drafts;
  drafts.reserve(list.size());
  for (const Drafted& one : list) drafts.push_back({.path = one.path, .after = one.bytes});
  if (!passes_check(job, drafts)) return false;
  write_drafts(job, drafts);
  return true;
}

std::vector<Cell> cells_of(const Job& job, const Drafted& one, const standing::Standing& now) {
  const model::Unit& unit = job.reg.units[one.slip.unit];
  const int year = time::year_of(job.today);
  std::string periods;
  for (const time::Period& period : one.slip.periods) periods.append(periods.empty() ? "" : " ").append(period.name());
  std::string_view id;
  std::string_view title;
  if (one.slip.matter == standing::Matter::finding) {
    const model::Finding& finding = job.reg.findings[one.slip.item];
    id = finding.id.value;
    title = finding.site.empty() ? finding.id.value : finding.site.value;
  } else if (one.slip.matter == standing::Matter::quota) {
    id = unit.quotas[one.slip.item].id.value;
    title = report::label(unit.quotas[one.slip.item]);
  } else {
    id = unit.tasks[one.slip.item].id.value;
    title = report::label(unit.tasks[one.slip.item]);
  }
  Cell colour = cell(report::name_of(one.slip.rung), tone_of(one.slip.rung));
  colour.shown = job.say(words_of(one.slip.rung));
  return {cell(report::slip_name(year, one.number)),
          cell(report::slip_number(job.reg.config, year, one.number)),
          colour,
          cell(unit.id),
          cell(unit.name.value),
          cell(key_of(one.slip.matter)),
          cell(id),
          cell(title),
          cell(periods),
          cell(one.slip.due),
          cell(one.term),
          cell(one.path),
          cell(report::problem_of(job.reg, now, one.slip))};
}

void print_sum(Job& job, const std::vector<Drafted>& list, const standing::Standing& now) {
  const auto count = [&](Rung rung) {
    return std::to_string(std::ranges::count_if(list, [&](const Drafted& one) { return one.slip.rung == rung; }));
  };
  const bool zh = job.lang == diag::Lang::zh;
  const bool dry = job.has("--dry-run");
  if (list.empty()) {
    job.out(zh ? "没有要发的单\n" : "no slips to issue\n");
  } else if (zh) {
    job.out(
        "\n" + std::string{dry ? "将发 " : "已发 "} + std::to_string(list.size()) + " 份：提醒 " + count(Rung::blue) +
        "，催办 " + count(Rung::orange) + "，督办 " + count(Rung::red) +
        (dry ? "（--dry-run，没有写文件）\n"
             : "；文件在 " + list.front().path.substr(0, list.front().path.rfind('/')) + "/，提交到 git 就是登记\n"));
  } else {
    job.out("\n" + std::string{dry ? "would issue " : "issued "} + std::to_string(list.size()) + ": blue " +
            count(Rung::blue) + ", orange " + count(Rung::orange) + ", red " + count(Rung::red) +
            (dry ? " (--dry-run: nothing was written)\n"
                 : "; commit " + list.front().path.substr(0, list.front().path.rfind('/')) +
                       "/ to git: the slips are their own register\n"));
  }
  for (const std::uint32_t i : standing::lapsed_red(job.reg, now)) {
    const model::Slip& slip = job.reg.slips[i];
    const std::string number = report::slip_number(job.reg.config, slip.year, slip.number);
    const std::string unit = text::printable(slip.unit.value);
    job.err(zh ? "注意：督办单" + number + "（" + unit + "，期限 " + time::iso(slip.term.value) +
                     "）到期仍没有办结，不再发单，按考核办法处理\n"
               : "note: the term of red slip " + number + " (" + unit + ", " + time::iso(slip.term.value) +
                     ") has lapsed; the ladder ends here\n");
  }
}

int run(Job& job) {
  const time::Period month = month_given(job);
  if (job.today < month.first()) {
    throw Failure{.zh = month.chinese() + "还没有到（今天是 " + time::iso(job.today) + "）",
                  .en = month.name() + " has not begun (today is " + time::iso(job.today) + ")"};
  }
  refuse_year_gone(job, month);
  const auto unit = unit_given(job);
  const std::string_view colour = job.choice("--colour");
  const standing::Standing now = standing::assess(job.reg, job.today);
  const standing::Standing then = standing::assess(job.reg, std::min(month.last(), job.today));
  job.standing = now;
  if (refuse_errors(job)) return data_has_errors;
  std::int64_t number = next_number(job.reg, time::year_of(job.today));
  std::vector<Drafted> list;
  for (NextSlip& slip : standing::next_slips(job.reg, then, now)) {
    if ((unit && slip.unit != *unit) || (colour != "all" && colour != report::name_of(slip.rung))) continue;
    Drafted one{.number = number++, .term = report::term_of(job.reg.config, slip, job.today)};
    one.path =
        "reports/" + month.name() + "/notices/" + report::slip_name(time::year_of(job.today), one.number) + ".md";
    one.slip = std::move(slip);
    list.push_back(std::move(one));
  }
  if (!render_all(job, month, list, now)) return data_has_errors;
  if (!job.has("--dry-run") && !write_all(job, list)) return data_has_errors;
  diag::Diagnostics told;
  const auto to_government = [&](const Drafted& one) { return report::is_government(job.reg.units[one.slip.unit]); };
  report::mind_slips(job.files, job.reg, month, std::ranges::count_if(list, to_government), told);
  for (const diag::Diagnostic& one : told.all())
    job.err(diag::human(one, job.files, {.lang = job.lang, .colour = job.colour_err}));
  Listing out{.columns = columns};
  for (const Drafted& one : list) out.rows.push_back(cells_of(job, one, now));
  show(job, out);
  if (job.choice("--format") == "text") print_sum(job, list, now);
  return fine;
}

constexpr Option options[] = {
    {.flag = "--month",
     .value = "2026-10",
     .help = {"哪个月：按月底（没过完的按今天）的情况发", "which month: as of its last day, or today"},
     .required = true},
    {.flag = "--unit", .value = "UNIT", .help = {"只发给一个单位", "for one unit only"}},
    {.flag = "--colour", .value = "all|blue|orange|red", .help = {"只发一种：蓝提醒、橙催办、红督办", "one rung only"}},
    {.flag = "--dry-run", .help = {"只看要发哪些，不写文件", "show what would be issued, write nothing"}},
    {.flag = "--format", .value = "text|json|csv", .help = {"默认 text", "text by default"}},
};

constexpr Example examples[] = {
    {"ljfl notice --month 2026-10 --dry-run", {"先看要发哪些", "what would be issued"}},
    {"ljfl notice --month 2026-10 --colour red", {"只发督办单", "red slips only"}},
};

}  // namespace

extern constinit const Command notice_command;
constinit const Command notice_command{
    .name = "notice",
    .summary = {"发单：提醒（蓝）、催办（橙）、督办（红），一事一单",
                "issue slips: reminders (blue), chasers (orange), orders (red)"},
    .needs = Needs::reg,
    .options = options,
    .examples = examples,
    .columns = columns,
    .run = run,
    .edits = true,
};

}  // namespace ljfl::cli
