#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/filing.hpp"
#include "cli/listing.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

using report::Value;

std::string number(const Value& value) {
  return std::to_string(value.get<std::int64_t>());
}
std::string word(const Value& value) {
  return text::printable(value.get_ref<const std::string&>());
}

struct Figure {
  diag::Words head = {};
  std::string_view key = {};
  int width = 0;
};

constexpr Figure figures_of[] = {
    {{"一次性", "once"}, "deliverables", 7},
    {{"已完成", "done"}, "deliverables_done", 7},
    {{"到期期数", "periods"}, "periods_due", 9},
    {{"已做", "met"}, "periods_met", 6},
    {{"逾期", "late"}, "overdue", 6},
    {{"临期", "soon"}, "due_soon", 6},
    {{"指标", "goal"}, "target", 6},
    {{"完成", "done"}, "done", 6},
    {{"落后", "lag"}, "lag", 6},
    {{"待整改", "open"}, "findings_open", 7},
};

void print_row(Job& job, std::string_view name, const Value& figures) {
  job.out(text::pad_right(text::cut(name, 12), 12));
  for (const Figure& column : figures_of) job.out(text::pad_left(number(figures[column.key]), column.width));
  job.out("\n");
}

void print_groups(Job& job, const Value& view) {
  job.out(text::pad_right(job.say({"分组", "group"}), 12));
  for (const Figure& column : figures_of) job.out(text::pad_left(job.say(column.head), column.width));
  job.out("\n");
  for (const Value& group : view["groups"]) {
    const auto unit = std::ranges::find(job.reg.units, word(group["units"].front()["id"]), &model::Unit::id);
    const std::string name =
        job.lang == diag::Lang::zh ? word(group["name"]) : std::string{model::name_of(unit->role.value)};
    print_row(job, name + " " + number(group["count"]), group["total"]);
  }
  print_row(job, job.say({"合计", "all"}), view["totals"]);
}

void print_quotas(Job& job, const Value& view) {
  const Value& counts = view["quotas"]["counts"];
  if (!counts["any"].get<bool>()) return;
  job.out(job.say(
      {"\n示范点（完成/目标，应达为序时进度）\n", "\nDemonstration sites (done/target; expected by an even pace)\n"}));
  for (const Value& row : counts["items"]) {
    const std::int64_t done = row["done"].get<std::int64_t>();
    const std::int64_t target = row["target"].get<std::int64_t>();
    const std::string figures = std::to_string(done) + "/" + std::to_string(target);
    job.out("  " + text::pad_right(text::cut(word(row["unit"]), 20), 21) +
            text::pad_right(text::cut(word(row["title"]), 16), 17));
    job.out(bar(done, target) + text::pad_left(figures, 9));
    job.out(text::pad_left(number(row["expected"]), 6) + "  ");
    if (row["behind"].get<bool>()) {
      job.out(std::string{job.say({"落后 ", "behind "})} + number(row["lag"]));
    } else {
      job.out(
          job.say(row["reached"].get<bool>() ? diag::Words{"已完成", "reached"} : diag::Words{"达到序时", "on pace"}));
    }
    job.out("\n");
  }
}

void print_overdue(Job& job, const Value& view) {
  const Value& overdue = view["deadlines"]["overdue"];
  if (!overdue["any"].get<bool>()) return;
  constexpr std::size_t most = 12;
  // The table's figure holds quotas that were missed, too.
  const std::int64_t missed = view["totals"]["overdue"].get<std::int64_t>() - overdue["count"].get<std::int64_t>();
  const std::string tasks = number(overdue["count"]);
  if (missed > 0) {
    const std::string quotas = std::to_string(missed);
    job.out(job.lang == diag::Lang::zh
                ? "\n逾期的任务 " + tasks + " 项（另有到期未完成的指标 " + quotas + " 项，见 ljfl gaps）\n"
                : "\nOverdue tasks: " + tasks + " (and quotas missed: " + quotas + ", see ljfl gaps)\n");
  } else {
    job.out(job.lang == diag::Lang::zh ? "\n逾期 " + tasks + " 项\n" : "\nOverdue: " + tasks + "\n");
  }
  std::size_t shown = 0;
  for (const Value& row : overdue["items"]) {
    if (shown++ == most) break;
    job.out("  " + word(row["due"]) + "  " + text::pad_right(text::cut(word(row["unit"]), 20), 21) +
            text::pad_right(text::cut(word(row["title"]), 20), 20));
    const std::string days = number(row["days_late"]);
    job.out(job.lang == diag::Lang::zh ? "  已逾期 " + days + " 天\n"
                                       : "  " + days + (days == "1" ? " day late\n" : " days late\n"));
  }
  if (overdue["items"].size() > most) {
    const std::string left = std::to_string(overdue["items"].size() - most);
    job.out(job.lang == diag::Lang::zh ? "  另有 " + left + " 项\n" : "  and " + left + " more\n");
  }
}

constexpr Column columns[] = {
    {.key = "id", .head = {"单位编号", "unit id"}},
    {.key = "unit", .head = {"单位", "unit"}},
    {.key = "group",
     .head = {"分组", "group"},
     .what = {"lead、member、local 或 other", "lead, member, local or other"}},
    {.key = "deliverables", .head = {"一次性任务", "deliverables"}, .holds = Holds::number},
    {.key = "deliverables_done", .head = {"已完成", "deliverables done"}, .holds = Holds::number},
    {.key = "periods_due",
     .head = {"到期期数", "periods due"},
     .holds = Holds::number,
     .what = {"定期任务到期或已做的期数", "periods of recurring tasks that are past their due day, or met"}},
    {.key = "periods_met", .head = {"已做期数", "periods met"}, .holds = Holds::number},
    {.key = "overdue", .head = {"逾期", "overdue"}, .holds = Holds::number},
    {.key = "due_soon", .head = {"临期", "due soon"}, .holds = Holds::number},
    {.key = "target", .head = {"指标", "target"}, .holds = Holds::number},
    {.key = "done", .head = {"完成", "done"}, .holds = Holds::number},
    {.key = "expected", .head = {"应达", "expected"}, .holds = Holds::number},
    {.key = "lag", .head = {"落后", "lag"}, .holds = Holds::number},
    {.key = "findings_open", .head = {"待整改", "open findings"}, .holds = Holds::number},
    {.key = "last_record", .head = {"最近记录", "last record"}, .holds = Holds::date},
    {.key = "filing_period",
     .head = {"报送时段", "filing period"},
     .what = {"--filing 的时段，不写是最近到期的一期", "of --filing, else the newest that fell due"}},
    {.key = "filing_state",
     .head = {"报送", "filing"},
     .what = {"on_time、late、missing 或 running；不用报的为空",
              "on_time, late, missing or running; empty where nothing is owed"}},
    {.key = "filing_due", .head = {"报送期限", "filing due"}, .holds = Holds::date},
    {.key = "filed_on", .head = {"报送日期", "filed on"}, .holds = Holds::date},
};

/// A row a unit; with --filing only those that owe the return.
Listing list_of(const Job& job, const Value& view, const std::optional<time::Period>& period,
                const std::vector<standing::Return>& returns) {
  Listing out{.columns = columns};
  std::map<std::string_view, const Value*> by_id;
  for (const Value& group : view["groups"]) {
    for (const Value& unit : group["units"]) by_id[unit["id"].get_ref<const std::string&>()] = &unit;
  }
  for (std::uint32_t u = 0; u < job.reg.units.size(); ++u) {
    const model::Unit& unit = job.reg.units[u];
    const auto filed = std::ranges::find(returns, u, &standing::Return::unit);
    if (job.has("--filing") && filed == returns.end()) continue;
    std::vector<Cell> row = {cell(unit.id), cell(unit.name.value), cell(model::name_of(unit.role.value))};
    for (const std::string_view key : {"deliverables", "deliverables_done", "periods_due", "periods_met", "overdue",
                                       "due_soon", "target", "done", "expected", "lag", "findings_open"}) {
      row.push_back(cell((*by_id.at(unit.id))[key].get<std::int64_t>()));
    }
    row.push_back(cell(job.standing.units[u].last_record));
    row.push_back(period && filed != returns.end() ? cell(period->name()) : Cell{});
    row.push_back(filed == returns.end() ? Cell{} : cell(filing_key(filed->period.state)));
    row.push_back(filed == returns.end() ? Cell{} : cell(filed->period.due));
    row.push_back(filed == returns.end() ? Cell{} : cell(filed->period.met_on));
    out.rows.push_back(std::move(row));
  }
  return out;
}

void print_all(Job& job, const Value& view) {
  const std::string district = text::printable(job.reg.config.district);
  const std::string units = number(view["totals"]["units"]);
  const std::string sample = job.reg.config.sample ? std::string{job.say({"（示例数据）", " (sample data)"})} : "";
  job.out(job.lang == diag::Lang::zh ? district + "垃圾分类 " + std::to_string(job.reg.config.year) + " 年，截至 " +
                                           time::iso(job.today) + sample + "，" + units + " 个单位\n\n"
                                     : district + " " + std::to_string(job.reg.config.year) + ", as of " +
                                           time::iso(job.today) + sample + ", " + units + " units\n\n");
  print_groups(job, view);
  print_quotas(job, view);
  print_overdue(job, view);
}

int run(Job& job) {
  const time::Period month = time::period_of(time::PeriodKind::month, job.today);
  const Value view = report::overview(
      {.files = job.files, .reg = job.reg, .standing = job.standing, .period = month, .as_of = job.today});
  const std::optional<time::Period> period =
      job.has("--filing") ? filing_given(job) : standing::newest_return(job.reg, job.standing);
  const std::vector<standing::Return> returns =
      period ? standing::returns_for(job.reg, job.standing, *period) : std::vector<standing::Return>{};
  if (job.choice("--format") != "text") {
    show(job, list_of(job, view, period, returns));
  } else if (job.has("--filing")) {
    print_filing(job, *period, returns);
  } else {
    print_all(job, view);
  }
  return fine;
}

constexpr Option options[] = {
    {.flag = "--filing",
     .value = "2026-10",
     .help = {"信息或进度表：这一期谁报了、谁迟了、谁没报",
              "returns of this period: who filed, who was late, who is missing"}},
    {.flag = "--format",
     .value = "text|json|csv",
     .help = {"默认 text；json 和 csv 一个单位一行", "text by default; json and csv have a row a unit"}},
};

constexpr Example examples[] = {
    {"ljfl status --today 2026-10-31", {"截至某一天", "as of a day"}},
    {"ljfl status --filing 2026-10", {"10 月的进度表谁没报", "who has not filed for October"}},
};

}  // namespace

extern constinit const Command status_command;
constinit const Command status_command{
    .name = "status",
    .summary = {"总的进展：各组、逾期、临期、指标缺口，报送情况",
                "where things stand: groups, what is late, quota gaps, returns"},
    .needs = Needs::standing,
    .options = options,
    .examples = examples,
    .columns = columns,
    .run = run,
    .figures = true,
};

}  // namespace ljfl::cli
