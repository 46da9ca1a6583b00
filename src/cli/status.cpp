#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/listing.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

using report::Value;

std::string number(const Value& value) { return std::to_string(value.get<std::int64_t>()); }
std::string word(const Value& value) { return text::printable(value.get_ref<const std::string&>()); }

struct Figure {
  diag::Words head = {};
  std::string_view key = {};
  int width = 0;
};

constexpr Figure figures_of[] = {
    {{"一次性", "once"}, "deliverables", 7},   {{"已完成", "done"}, "deliverables_done", 7},
    {{"到期期数", "periods"}, "periods_due", 9}, {{"已做", "met"}, "periods_met", 6},
    {{"逾期", "late"}, "overdue", 6},          {{"临期", "soon"}, "due_soon", 6},
    {{"指标", "target"}, "target", 6},         {{"完成", "done"}, "done", 6},
    {{"落后", "lag"}, "lag", 6},               {{"待整改", "open"}, "findings_open", 7},
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
    print_row(job, word(group["name"]) + " " + number(group["count"]), group["total"]);
  }
  print_row(job, job.say({"合计", "all"}), view["totals"]);
}

void print_quotas(Job& job, const Value& view) {
  const Value& counts = view["quotas"]["counts"];
  if (!counts["any"].get<bool>()) return;
  job.out(job.say({"\n示范点（完成/目标，应达为序时进度）\n", "\nDemonstration sites (done/target; expected by an even pace)\n"}));
  for (const Value& row : counts["items"]) {
    const std::int64_t done = row["done"].get<std::int64_t>();
    const std::int64_t target = row["target"].get<std::int64_t>();
    const std::string figures = std::to_string(done) + "/" + std::to_string(target);
    job.out("  " + text::pad_right(text::cut(word(row["unit"]), 20), 21) + text::pad_right(text::cut(word(row["title"]), 16), 17));
    job.out(bar(done, target) + text::pad_left(figures, 9));
    job.out(text::pad_left(number(row["expected"]), 6) + "  ");
    if (row["behind"].get<bool>()) {
      job.out(std::string{job.say({"落后 ", "behind "})} + number(row["lag"]));
    } else {
      job.out(job.say(row["reached"].get<bool>() ? diag::Words{"已完成", "reached"} : diag::Words{"达到序时", "on pace"}));
    }
    job.out("\n");
  }
}

void print_overdue(Job& job, const Value& view) {
  const Value& overdue = view["deadlines"]["overdue"];
  if (!overdue["any"].get<bool>()) return;
  constexpr std::size_t most = 12;
  job.out(job.lang == diag::Lang::zh ? "\n逾期 " + number(overdue["count"]) + " 项\n"
                                     : "\nOverdue: " + number(overdue["count"]) + "\n");
  std::size_t shown = 0;
  for (const Value& row : overdue["items"]) {
    if (shown++ == most) break;
    job.out("  " + word(row["due"]) + "  " + text::pad_right(text::cut(word(row["unit"]), 20), 21) +
            text::cut(word(row["title"]), 20));
    const std::string days = number(row["days_late"]);
    job.out(job.lang == diag::Lang::zh ? "  已逾期 " + days + " 天\n" : "  " + days + " days late\n");
  }
  if (overdue["items"].size() > most) {
    const std::string left = std::to_string(overdue["items"].size() - most);
    job.out(job.lang == diag::Lang::zh ? "  另有 " + left + " 项\n" : "  and " + left + " more\n");
  }
}

int run(Job& job) {
  const std::string_view format = job.choice("--format");
  const time::Period month = time::period_of(time::PeriodKind::month, job.today);
  const Value view = report::overview(
      {.files = job.files, .reg = job.reg, .standing = job.standing, .period = month, .as_of = job.today});
  const std::size_t errors = job.told.count(diag::Severity::error);
  if (format == "json") {
    Value out = {{"schema_version", 1}};
    out.update(view);
    job.out(out.dump(2, ' ', false, Value::error_handler_t::replace) + "\n");
  } else {
    const std::string district = text::printable(job.reg.config.district);
    const std::string units = number(view["totals"]["units"]);
    const std::string sample = job.reg.config.sample ? std::string{job.say({"（示例数据）", " (sample data)"})} : "";
    job.out(job.lang == diag::Lang::zh
                ? district + "垃圾分类 " + std::to_string(job.reg.config.year) + " 年，截至 " + time::iso(job.today) + sample + "，" + units + " 个单位\n\n"
                : district + " " + std::to_string(job.reg.config.year) + ", as of " + time::iso(job.today) + sample + ", " + units + " units\n\n");
    print_groups(job, view);
    print_quotas(job, view);
    print_overdue(job, view);
  }
  if (errors > 0) {
    job.err(job.lang == diag::Lang::zh ? "台账里有 " + std::to_string(errors) + " 处错误，上面的数不全；运行 ljfl check 看是哪些\n"
                                       : std::to_string(errors) + " errors in the register: these figures are not whole; run ljfl check\n");
    return data_has_errors;
  }
  return fine;
}

constexpr Option options[] = {
    {.flag = "--format", .value = "text|json", .help = {"默认 text", "text by default"}},
};

constexpr Example examples[] = {
    {"ljfl status --today 2026-10-31", {"截至某一天", "as of a day"}},
};

}  // namespace

extern constinit const Command status_command;
constinit const Command status_command{
    .name = "status",
    .summary = {"总的进展：各组、逾期、临期、指标缺口", "where things stand: groups, what is late, quota gaps"},
    .needs = Needs::standing,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
