#include <algorithm>

#include "cli/pick.hpp"
#include "cli/wording.hpp"
#include "report/places.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

using model::TargetKind;
using standing::QuotaStanding;
using standing::State;

enum Place : std::uint8_t {
  unit_id,
  unit,
  quota_id,
  title,
  kind,
  counter,
  target,
  done,
  rate,
  expected,
  lag,
  gap,
  needed,
  due,
  state,
  proved,
  source
};

constexpr Column columns[] = {
    {.key = "unit_id", .head = {"单位编号", "unit id"}, .shown = false},
    {.key = "unit", .head = {"单位", "unit"}, .shrinks = true},
    {.key = "quota_id", .head = {"指标编号", "quota id"}, .shown = false},
    {.key = "title", .head = {"指标", "quota"}, .shrinks = true},
    {.key = "kind",
     .head = {"类型", "kind"},
     .what = {"count 数目、level 比率、pending 未下达", "count, level or pending"}},
    {.key = "counter", .head = {"计量", "counter"}},
    {.key = "target",
     .head = {"目标", "target"},
     .holds = Holds::decimal,
     .what = {"比率的是百分数", "of a level in percent"}},
    {.key = "done",
     .head = {"完成", "done"},
     .holds = Holds::decimal,
     .what = {"比率的是最近一次的百分数", "of a level the newest value in percent"}},
    {.key = "rate", .head = {"完成率", "rate"}},
    {.key = "expected",
     .head = {"应达", "expected"},
     .holds = Holds::number,
     .what = {"按序时进度到这一天应完成的", "what the pace asks for by the day"}},
    {.key = "lag",
     .head = {"落后", "lag"},
     .holds = Holds::number,
     .what = {"应达减完成，不小于 0", "expected - done, at least 0"}},
    {.key = "gap",
     .head = {"缺口", "gap"},
     .holds = Holds::number,
     .what = {"目标减完成，不小于 0", "target - done, at least 0"}},
    {.key = "needed",
     .head = {"月需", "a month"},
     .holds = Holds::number,
     .what = {"到期限前每个月还要完成的", "needed in each month that is left"}},
    {.key = "due", .head = {"期限", "due"}, .holds = Holds::date},
    {.key = "state",
     .head = {"状态", "state"},
     .what = {"reached、on_pace、behind、missed、below 或 pending",
              "reached, on_pace, behind, missed, below or pending"}},
    {.key = "proved_on", .head = {"最近记录", "last record"}, .holds = Holds::date},
    {.key = "source", .head = {"出处", "source"}, .what = {"文件:行", "file:line"}},
};

struct Row {
  const model::Unit& unit;
  const model::Quota& quota;
  const QuotaStanding& now;
};

Cell decimal(std::int64_t whole) {
  return {.value = model::Decimal{whole * 100}};
}

std::string share(const QuotaStanding& now) {
  return std::to_string(now.done) + "/" + std::to_string(now.target);
}

/// `share_width`: of the widest share, so that the bars begin in one column.
std::vector<Cell> cells_of(const Job& job, const Row& row, int share_width, const report::Places& place) {
  const TargetKind target_kind = row.quota.target.value.kind;
  const QuotaStanding& now = row.now;
  std::vector<Cell> out(std::size(columns));
  out[unit_id] = cell(row.unit.id);
  out[unit] = cell(row.unit.name.value);
  out[quota_id] = cell(row.quota.id.value);
  out[title] = cell(report::label(row.quota));
  out[counter] = cell(row.quota.counter.value);
  out[due] = cell(now.due);
  out[state] = cell(key_of(now.state), tone_of(now.state));
  out[state].shown = job.say(words_of(now.state));
  out[proved] = cell(now.proved_on);
  out[source] = cell(place(row.quota.at));
  if (target_kind == TargetKind::level) {
    out[kind] = cell("level");
    out[target] = {.value = row.quota.target.value.level, .shown = model::plain(row.quota.target.value.level) + "%"};
    if (now.level)
      out[done] = {.value = *now.level, .shown = model::plain(*now.level) + "%", .tone = tone_of(now.state)};
    return out;
  }
  out[done] = decimal(now.done);
  if (target_kind == TargetKind::pending) {
    out[kind] = cell("pending");
    return out;
  }
  out[kind] = cell("count");
  out[target] = decimal(now.target);
  out[rate] = cell(report::percent(std::min(now.done, now.target), now.target));
  // The bar stands for the figure beside it: in the table `done` reads #####..... 96/183.
  out[done].shown = bar(now.done, now.target) + " " + text::pad_left(share(now), share_width);
  out[expected] = cell(now.expected);
  out[lag] = cell(now.lag, now.lag > 0 ? Tone::warn : Tone::plain);
  out[gap] = cell(now.gap);
  out[needed] = cell(now.needed);
  return out;
}

/// The same rows with other columns in sight, for a table of one kind.
std::vector<Column> showing(std::initializer_list<Place> places) {
  std::vector<Column> out(std::begin(columns), std::end(columns));
  for (std::size_t i = 0; i < out.size(); ++i)
    out[i].shown = std::ranges::find(places, static_cast<Place>(i)) != places.end();
  return out;
}

void print_kind(Job& job, const Listing& all, std::string_view wanted, std::vector<Column> shown, diag::Words heading) {
  Listing out{.columns = shown};
  for (const std::vector<Cell>& row : all.rows) {
    if (std::get<std::string>(row[kind].value) == wanted) out.rows.push_back(row);
  }
  if (out.rows.empty()) return;
  if (!job.output().empty()) job.out("\n");
  job.out(std::string{job.say(heading)} + "\n");
  job.out(as_table(out, job.lang, job.cut, job.colour_out));
}

/// Many units wait for the same number: a line a title, in the register's order.
void print_pending(Job& job, const std::vector<Row>& rows) {
  std::vector<std::pair<std::string_view, std::vector<std::string_view>>> titles;
  for (const Row& row : rows) {
    if (row.quota.target.value.kind != TargetKind::pending) continue;
    const std::string_view title = report::label(row.quota);
    auto found = std::ranges::find(titles, title, [](const auto& entry) { return entry.first; });
    if (found == titles.end()) found = titles.insert(titles.end(), {title, {}});
    found->second.push_back(row.unit.name.value);
  }
  if (titles.empty()) return;
  job.out(job.say({"\n数目还没有下达的指标，不计入合计\n", "\nNot handed down yet, in no sum\n"}));
  for (const auto& [title, units] : titles) {
    std::string line = text::printable(title) + (job.lang == diag::Lang::zh ? "：" : ": ");
    for (std::size_t i = 0; i < units.size() && i < 3; ++i) {
      line.append(i == 0 ? "" : job.lang == diag::Lang::zh ? "、" : ", ").append(text::printable(units[i]));
    }
    const std::string count = std::to_string(units.size());
    if (units.size() > 3)
      line.append(job.lang == diag::Lang::zh ? "等 " + count + " 个单位" : " … " + count + " units");
    job.out(text::cut(line, job.cut) + "\n");
  }
}

/// The sum is of all counts, also of those that the table leaves out.
void print_sum(Job& job, const std::vector<Row>& counts, std::size_t left_out) {
  std::int64_t sums[5] = {};
  for (const Row& row : counts) {
    sums[0] += row.now.target;
    sums[1] += std::min(row.now.done, row.now.target);
    sums[2] += row.now.expected;
    sums[3] += row.now.lag;
    sums[4] += row.now.gap;
  }
  std::string n[5];
  for (std::size_t i = 0; i < 5; ++i) n[i] = std::to_string(sums[i]);
  const std::string left = std::to_string(left_out);
  if (job.lang == diag::Lang::zh) {
    job.out("合计：目标 " + n[0] + "，完成 " + n[1] + "，应达 " + n[2] + "，落后 " + n[3] + "，缺口 " + n[4] +
            (left_out > 0 ? "（含已完成的 " + left + " 项，--all 列出）\n" : "\n"));
  } else {
    job.out("all: target " + n[0] + ", done " + n[1] + ", expected " + n[2] + ", lag " + n[3] + ", gap " + n[4] +
            (left_out > 0 ? " (with " + left + " reached; --all lists them)\n" : "\n"));
  }
}

int run(Job& job) {
  const auto one_unit = unit_given(job);
  std::vector<Row> rows;
  std::vector<Row> counts;
  for (std::uint32_t u = 0; u < job.reg.units.size(); ++u) {
    if (one_unit && u != *one_unit) continue;
    const model::Unit& owner = job.reg.units[u];
    for (std::uint32_t q = 0; q < owner.quotas.size(); ++q) {
      const Row row{.unit = owner, .quota = owner.quotas[q], .now = job.standing.units[u].quotas[q]};
      if (row.quota.target.value.kind == TargetKind::count) counts.push_back(row);
      if (row.now.state != State::reached || job.has("--all")) rows.push_back(row);
    }
  }
  // The furthest behind first; of equals, in the register's order.
  std::vector<std::size_t> order(rows.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return std::make_pair(rows[a].now.lag, rows[a].now.gap) > std::make_pair(rows[b].now.lag, rows[b].now.gap);
  });
  int share_width = 0;
  for (const Row& row : rows) share_width = std::max(share_width, text::width_of(share(row.now)));
  Listing list{.columns = columns};
  const report::Places place(job.files);
  for (const std::size_t i : order) list.rows.push_back(cells_of(job, rows[i], share_width, place));
  if (job.choice("--format") != "text") {
    show(job, list);
    return fine;
  }
  print_kind(job, list, "count", showing({unit, title, done, expected, lag, gap, needed, state}),
             {"数目指标（完成/目标；应达按序时进度；月需是到期限前每月还要完成的）",
              "Counts (done/target; expected by the pace; needed a month until it is due)"});
  if (!counts.empty()) {
    const auto shown = std::ranges::count(list.rows, Cell{.value = std::string{"count"}}.value,
                                          [](const std::vector<Cell>& row) { return row[kind].value; });
    if (shown == 0) job.out(job.say({"数目指标都已完成\n", "all counts are reached\n"}));
    print_sum(job, counts, counts.size() - static_cast<std::size_t>(shown));
  }
  print_kind(job, list, "level", showing({unit, title, target, done, proved, due, state}),
             {"比率指标（最近一次的值算数）", "Levels (the newest value counts)"});
  if (one_unit) {
    print_kind(job, list, "pending", showing({unit, title, done, counter, state}),
               {"数目还没有下达的指标，不计入合计", "Not handed down yet, in no sum"});
  } else {
    print_pending(job, rows);
  }
  if (job.output().empty()) job.out(job.say({"没有指标\n", "no quotas\n"}));
  return fine;
}

constexpr Option options[] = {
    {.flag = "--unit", .value = "UNIT", .help = {"只看一个单位", "one unit only"}},
    {.flag = "--all", .help = {"已完成的也列出来", "those that are reached, too"}},
    {.flag = "--format", .value = "text|json|csv", .help = {"默认 text", "text by default"}},
};

constexpr Example examples[] = {
    {"ljfl gaps", {"哪些指标还差多少，落后最多的在前", "what is missing, the furthest behind first"}},
    {"ljfl gaps --unit 财政局 --all", {"一个单位的全部指标", "all quotas of one unit"}},
};

}  // namespace

extern constinit const Command gaps_command;
constinit const Command gaps_command{
    .name = "gaps",
    .summary = {"指标缺口：完成、应达、落后、每月还需", "quota gaps: done, expected, lag, needed a month"},
    .needs = Needs::standing,
    .options = options,
    .examples = examples,
    .columns = columns,
    .run = run,
    .figures = true,
};

}  // namespace ljfl::cli
