#include <algorithm>

#include "cli/booking.hpp"
#include "cli/listing.hpp"
#include "report/score_words.hpp"
#include "report/view.hpp"
#include "standing/score.hpp"

namespace ljfl::cli {
namespace {

using standing::UnitScore;

constexpr Column columns[] = {
    {.key = "group",
     .head = {"组", "group"},
     .shown = false,
     .what = {"分组，单列的为“单列”", "the group; apart: not ranked"}},
    {.key = "rank", .head = {"名次", "rank"}, .holds = Holds::number},
    {.key = "unit", .head = {"编号", "id"}, .shown = false},
    {.key = "name", .head = {"单位", "unit"}, .shrinks = true},
    {.key = "score", .head = {"得分", "score"}, .holds = Holds::decimal, .what = {"平均加加分", "mean and bonus"}},
    {.key = "mean",
     .head = {"月均", "mean"},
     .holds = Holds::decimal,
     .what = {"各考核月的平均", "of the months assessed"}},
    {.key = "bonus", .head = {"加分", "bonus"}, .holds = Holds::decimal},
    {.key = "months",
     .head = {"考核月", "months"},
     .holds = Holds::number,
     .what = {"考核了几个月", "months assessed"}},
    {.key = "vetoed", .head = {"一票否决", "veto"}, .holds = Holds::flag, .shown = false},
    {.key = "last_rank",
     .head = {"上期", "last"},
     .holds = Holds::number,
     .what = {"上个半年的名次", "the rank of the half before"}},
    {.key = "places", .head = {"升降", "moved"}, .holds = Holds::number, .what = {"升为正，降为负", "up is positive"}},
    {.key = "note",
     .head = {"说明", "note"},
     .shrinks = true,
     .what = {"加分、否决，和上期比得失最多的项", "marks; what moved it most"}},
    {.key = "role",
     .head = {"类别", "role"},
     .shown = false,
     .what = {"unit.yaml 里的类别，不随语言变", "as in unit.yaml, the same in both languages"}},
};

// What --explain lists; its JSON has a schema of its own kind, made from these.
constexpr Column explain_columns[] = {
    {.key = "month", .head = {"月份", "month"}},
    {.key = "item", .head = {"项目", "item"}, .shown = false},
    {.key = "name", .head = {"考核项", "name"}},
    {.key = "of", .head = {"分值", "of"}, .holds = Holds::decimal},
    {.key = "got", .head = {"得分", "got"}, .holds = Holds::decimal},
    {.key = "why", .head = {"依据", "why"}, .shrinks = true},
    {.key = "source", .head = {"出处", "source"}},
};

struct Rankings {
  standing::Ranking now = {};
  std::optional<standing::Ranking> before = {};
};

Cell decimal(std::optional<model::Decimal> value, Tone tone = Tone::plain) {
  Cell out{.tone = tone};
  if (!value) return out;
  out.value = *value;
  out.shown = model::two_digits(*value);
  return out;
}

std::vector<Cell> row_of(const Job& job, const Rankings& rankings, std::string_view group, std::uint32_t unit) {
  const UnitScore& score = rankings.now.units[unit];
  const bool zh = job.lang == diag::Lang::zh;
  std::optional<standing::Move> move;
  if (rankings.before) move = standing::moved(*rankings.before, rankings.now, unit);
  std::string note = report::marks_words(job.reg, score, job.lang);
  if (!score.score) note = job.say({"未考核", "not assessed"});
  if (move) {
    const std::string words = report::move_words(job.reg.config.assessment, *move, job.lang);
    if (!words.empty()) note.append(note.empty() ? "" : zh ? "；" : "; ").append(words);
  }
  const Tone tone = score.vetoed ? Tone::bad : Tone::plain;
  Cell places;
  if (move && move->from > 0 && score.rank > 0) {
    places = cell(move->places, move->places < 0 ? Tone::warn : Tone::plain);
    if (move->places > 0) places.shown = "↑" + std::to_string(move->places);
    if (move->places < 0) places.shown = "↓" + std::to_string(-move->places);
  }
  Cell vetoed;
  vetoed.value = score.vetoed;
  const bool some = score.score.has_value();
  return {cell(group),
          score.rank > 0 ? cell(std::int64_t{score.rank}, tone) : Cell{},
          cell(job.reg.units[unit].id),
          cell(job.reg.units[unit].name.value, tone),
          decimal(score.score, tone),
          decimal(some ? std::optional(score.mean) : std::nullopt),
          decimal(some ? std::optional(score.bonus) : std::nullopt),
          cell(std::int64_t{score.assessed}),
          vetoed,
          move && move->from > 0 ? cell(std::int64_t{move->from}) : Cell{},
          places,
          cell(note),
          cell(model::name_of(job.reg.units[unit].role.value))};
}

std::string heading(const Job& job, const standing::Ranking& ranking, diag::Words what) {
  const bool zh = job.lang == diag::Lang::zh;
  const time::Date as_of = std::min(ranking.period.last(), job.today);
  std::string out =
      text::printable(job.reg.config.district) + (zh ? " " + ranking.period.chinese() : " " + ranking.period.name());
  out.append(zh ? "" : " ").append(job.say(what));
  if (job.reg.config.sample) out.append(job.say({"（示例数据）", " (sample data)"}));
  out.append(job.say({"，截至 ", ", as of "})).append(time::iso(as_of));
  if (as_of < ranking.period.last())
    out.append(job.say({"，过程稿：未满月的不计", ", interim: only whole months count"}));
  return out.append("\n");
}

void list_all(Job& job, const Rankings& rankings) {
  Listing list{.columns = columns};
  const bool text = job.choice("--format") == "text";
  const auto show_group = [&](std::string_view name, const std::vector<std::uint32_t>& units) {
    if (text) list.rows.clear();
    for (const std::uint32_t unit : units) list.rows.push_back(row_of(job, rankings, name, unit));
    if (!text || units.empty()) return;
    const bool zh = job.lang == diag::Lang::zh;
    job.out("\n" + std::string{name} +
            (zh ? "（" + std::to_string(units.size()) + " 个）\n" : " (" + std::to_string(units.size()) + ")\n"));
    show(job, list);
  };
  if (text) job.out(heading(job, rankings.now, {"考核排名", "ranking"}));
  for (const standing::Group& group : rankings.now.groups) {
    show_group(job.lang == diag::Lang::zh ? report::word(group.role) : model::name_of(group.role), group.units);
  }
  show_group(job.say({"单列", "apart"}), rankings.now.apart);
  if (text) {
    job.out("\n" + text::printable(report::rule_words(job.reg.config.assessment, job.lang)) + "\n");
  } else {
    show(job, list);
  }
}

/// The items of one month, each with its reasons behind it.
void add_month(const Job& job, std::uint32_t unit, const standing::MonthScore& month, Listing& list) {
  const report::ScoredUnit where{.files = job.files, .reg = job.reg, .unit = unit};
  const std::vector<model::RubricItem>& items = job.reg.config.assessment.items;
  const std::string name = month.month.name();
  for (std::size_t i = 0; i < items.size(); ++i) {
    const standing::ItemScore& item = month.items[i];
    if (item.of.hundredths == 0) continue;
    list.rows.push_back({cell(name), cell(items[i].id), cell(items[i].name), decimal(item.of),
                         item.applies ? decimal(item.got) : Cell{}, cell(report::item_sum(items[i], item, job.lang)),
                         Cell{}});
    for (const standing::Reason& reason : item.reasons) {
      list.rows.push_back({cell(name), cell(items[i].id), cell(items[i].name), Cell{}, Cell{},
                           cell(report::reason_words(where, reason, job.lang)),
                           cell(report::reason_place(where, reason))});
    }
  }
}

/// For a person: what does not apply in one line, and under each other item the reasons, with their places.
void print_month(Job& job, std::uint32_t unit, const standing::MonthScore& month) {
  const report::ScoredUnit where{.files = job.files, .reg = job.reg, .unit = unit};
  const std::vector<model::RubricItem>& items = job.reg.config.assessment.items;
  const bool zh = job.lang == diag::Lang::zh;
  job.out("\n" + (zh ? month.month.chinese() : month.month.name()) + (zh ? "：" : ": ") +
          report::month_words(month, job.lang) + "\n");
  std::string left_out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const standing::ItemScore& item = month.items[i];
    if (item.of.hundredths == 0) continue;
    const std::string name = text::printable(items[i].name);
    if (!item.applies) left_out.append(left_out.empty() ? "" : zh ? "、" : ", ").append(name);
    if (!item.applies && item.reasons.empty()) continue;
    const Tone tone = item.got < item.of ? Tone::warn : Tone::plain;
    job.out("  " + text::pad_right(name, 12) + "  " +
            toned(text::printable(report::item_sum(items[i], item, job.lang)), tone, job.colour_out) + "\n");
    for (const standing::Reason& reason : item.reasons) {
      const bool bad =
          reason.cost.hundredths > 0 || reason.part < reason.whole || reason.outcome == standing::Outcome::missing;
      job.out("    " +
              toned(text::printable(report::reason_words(where, reason, job.lang)), bad ? Tone::warn : Tone::plain,
                    job.colour_out) +
              "  " + toned(text::printable(report::reason_place(where, reason)), Tone::faint, job.colour_out) + "\n");
    }
  }
  if (!left_out.empty())
    job.out("  " + toned(std::string{job.say({"不适用：", "not applied: "})} + left_out, Tone::faint, job.colour_out) +
            "\n");
}

void explain(Job& job, const Rankings& rankings, std::uint32_t unit) {
  const UnitScore& score = rankings.now.units[unit];
  const bool zh = job.lang == diag::Lang::zh;
  if (job.choice("--format") != "text") {
    Listing list{.columns = explain_columns};
    for (const standing::MonthScore& month : score.months) add_month(job, unit, month, list);
    show(job, list);
    return;
  }
  job.out(heading(job, rankings.now, {"得分依据", "score explained"}));
  job.out(text::printable(job.reg.units[unit].name.value) + "\n");
  std::string sum;
  for (const standing::MonthScore& month : score.months) {
    print_month(job, unit, month);
    if (month.assessed == standing::Assessed::yes)
      sum.append(sum.empty() ? "" : " + ").append(model::two_digits(month.score));
  }
  if (!score.score) {
    job.out(job.say({"\n没有考核的月份，没有得分。\n", "\nNo month was assessed: there is no score.\n"}));
    return;
  }
  job.out("\n" + std::string{job.say({"得分 = (", "score = ("})} + sum + ")/" + std::to_string(score.assessed) + " + " +
          model::plain(score.bonus) + " = " + model::two_digits(*score.score));
  if (score.rank > 0)
    job.out(zh ? "，本组第 " + std::to_string(score.rank) + " 名" : ", rank " + std::to_string(score.rank));
  if (score.apart) job.out(job.say({"，单列，不参加排名", ", apart: not ranked"}));
  job.out("\n");
  if (const std::string marks = report::marks_words(job.reg, score, job.lang); !marks.empty())
    job.out(text::printable(marks) + "\n");
  job.out(text::printable(report::rule_words(job.reg.config.assessment, job.lang)) + "\n");
}

int run(Job& job) {
  const std::string_view word = job.value("--half");
  const auto period = time::parse_period(word);
  if (!period || period->kind != time::PeriodKind::half) {
    const std::string shown = text::printable(word);
    throw Failure{.zh = "--half 后面要写半年，例如 2026H1；这里是“" + shown + "”",
                  .en = "--half takes a half such as 2026H1, not “" + shown + "”"};
  }
  const model::Config& config = job.reg.config;
  if (config.assessment.items.empty()) {
    throw Failure{.zh = "ljfl.toml 里没有考核细则：先写 [assessment] 和 [assessment.items.…]",
                  .en = "ljfl.toml has no rubric: write [assessment] and [assessment.items.…] first"};
  }
  if (job.today < period->first()) {
    throw Failure{.zh = period->chinese() + "还没有到（今天是 " + time::iso(job.today) + "）",
                  .en = period->name() + " has not begun (today is " + time::iso(job.today) + ")"};
  }
  refuse_year_gone(job, *period);
  const time::Period last = period->previous();
  Rankings rankings{.now = standing::rank(job.reg, *period, std::min(period->last(), job.today))};
  if (config.start <= last.last()) rankings.before = standing::rank(job.reg, last, last.last());
  if (job.has("--explain")) {
    const model::Unit& unit = find_unit(job, job.value("--explain"));
    explain(job, rankings, static_cast<std::uint32_t>(&unit - job.reg.units.data()));
  } else {
    list_all(job, rankings);
  }
  return fine;
}

constexpr Option options[] = {
    {.flag = "--half", .value = "2026H1", .help = {"哪个半年", "which half year"}, .required = true},
    {.flag = "--explain",
     .value = "UNIT",
     .help = {"一个单位的每一分从哪里来", "where each point of one unit comes from"}},
    {.flag = "--format", .value = "text|json|csv", .help = {"默认 text", "text by default"}},
};

constexpr Example examples[] = {
    {"ljfl rank --half 2026H1", {"上半年的排名", "the ranking of the first half"}},
    {"ljfl rank --half 2026H1 --explain 文体旅游广电局", {"这个单位为什么是这个分", "why this unit has this score"}},
};

}  // namespace

extern constinit const Command rank_command;
constinit const Command rank_command{
    .name = "rank",
    .summary = {"考核得分和半年排名，每一分都说得清", "scores and the half year's ranking, each point explained"},
    .needs = Needs::reg,
    .options = options,
    .examples = examples,
    .columns = columns,
    .other_columns = explain_columns,
    .run = run,
    .figures = true,
};

}  // namespace ljfl::cli
