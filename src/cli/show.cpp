#include <algorithm>

#include "cli/account.hpp"
#include "cli/pick.hpp"
#include "cli/progress.hpp"
#include "cli/sums.hpp"
#include "cli/wording.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

constexpr Column columns[] = {
    {.key = "unit_id", .head = {"单位编号", "unit id"}},
    {.key = "kind",
     .head = {"类型", "kind"},
     .what = {"task、quota 或 finding；合计里还有 record 和 sum",
              "task, quota or finding; in sums also record and sum"}},
    {.key = "item_id", .head = {"事项编号", "item id"}},
    {.key = "title", .head = {"事项", "item"}},
    {.key = "part",
     .head = {"这一行是", "part"},
     .what = {"item 事项、rule 规则、period 一期、record 一条记录、history 一次提交以后、sum 合计",
              "item, rule, period, record, history: after a commit, or sum"}},
    {.key = "state", .head = {"状态", "state"}},
    {.key = "period", .head = {"时段", "period"}},
    {.key = "due", .head = {"期限", "due"}, .holds = Holds::date},
    {.key = "date",
     .head = {"日期", "date"},
     .holds = Holds::date,
     .what = {"完成、达到或记录的那天", "done, reached or recorded"}},
    {.key = "required", .head = {"应做", "required"}, .holds = Holds::number},
    {.key = "done", .head = {"已做", "done"}, .holds = Holds::number},
    {.key = "missing", .head = {"欠缺", "missing"}, .holds = Holds::number},
    {.key = "expected", .head = {"应达", "expected"}, .holds = Holds::number},
    {.key = "lag", .head = {"落后", "lag"}, .holds = Holds::number},
    {.key = "needed", .head = {"月需", "needed"}, .holds = Holds::number},
    {.key = "counted",
     .head = {"计入", "counted"},
     .holds = Holds::number,
     .what = {"这条记录算了多少", "what this record adds"}},
    {.key = "words", .head = {"说明", "words"}},
    {.key = "source", .head = {"出处", "source"}, .what = {"文件:行", "file:line"}},
    {.key = "commit", .head = {"提交", "commit"}},
    {.key = "author", .head = {"作者", "author"}},
    {.key = "subject", .head = {"提交说明", "subject"}},
};

std::string_view key_of(Part part) {
  switch (part) {
    case Part::item: return "item";
    case Part::rule: return "rule";
    case Part::period: return "period";
    case Part::record: return "record";
  }
  return "";
}

Cell number(const std::optional<std::int64_t>& value) {
  return value ? cell(*value) : Cell{};
}

std::vector<Cell> cells_of(const Job& job, std::uint32_t unit, const AccountLine& line) {
  return {cell(job.reg.units[unit].id),
          cell(line.kind),
          cell(line.id),
          cell(line.title),
          cell(key_of(line.part)),
          cell(line.state_key),
          cell(line.period ? std::string_view{line.period->name()} : std::string_view{}),
          cell(line.due),
          cell(line.date),
          number(line.required),
          number(line.done),
          number(line.missing),
          number(line.expected),
          number(line.lag),
          number(line.needed),
          number(line.counted),
          cell(line.words),
          cell(line.source),
          {},
          {},
          {}};
}

/// A line of free text, never wider than the terminal.
void print_line(Job& job, std::string_view text) {
  job.out(text::cut(text, job.cut) + "\n");
}

/// The next piece of a sentence that stays together: a word or number of ASCII with the space before it, or one other
/// character.
std::string_view piece_at(std::string_view text, std::size_t at) {
  const auto plain = [&](std::size_t i) { return i < text.size() && static_cast<unsigned char>(text[i]) < 0x80; };
  std::size_t end = at;
  while (plain(end) && text[end] == ' ') ++end;
  if (!plain(end)) return text.substr(at, end == at ? text::character_at(text, at).length : end - at);
  while (plain(end) && text[end] != ' ') ++end;
  return text.substr(at, end - at);
}

/// A sentence may run over several lines. It is broken between Chinese characters or words; no line begins with the
/// sign that ends a clause.
void print_wrapped(Job& job, std::string_view text, int indent) {
  constexpr std::string_view closing[] = {"，", "。", "；", "：", "、", "）", "》", "”"};
  const std::string shown = text::printable(text);
  const std::string margin(static_cast<std::size_t>(indent), ' ');
  std::string line = margin;
  for (std::size_t at = 0; at < shown.size();) {
    std::string piece{piece_at(shown, at)};
    at += piece.size();
    while (at < shown.size() && std::ranges::any_of(closing, [&](std::string_view sign) {
             return std::string_view{shown}.substr(at).starts_with(sign);
           })) {
      piece.append(shown, at, 3);
      at += 3;
    }
    if (line.size() > margin.size() && text::width_of(line) + text::width_of(piece) > job.columns) {
      job.out(line + "\n");
      line = margin;
      piece.erase(0, piece.find_first_not_of(' '));
    }
    line.append(piece);
  }
  job.out(line + "\n");
}

/// 完成 96，应达 152，落后 56 …
std::string figures_of(const Job& job, const AccountLine& line) {
  std::string out;
  const bool zh = job.lang == diag::Lang::zh;
  const auto add = [&](diag::Words what, const std::optional<std::int64_t>& value) {
    if (!value) return;
    out.append(out.empty() ? "" : zh ? "，" : ", ").append(job.say(what)).append(" ").append(std::to_string(*value));
  };
  if (line.kind == "task") {
    add({"已记次数", "times recorded"}, line.done);
    return out;
  }
  add({"目标", "target"}, line.required);
  add({"完成", "done"}, line.done);
  add({"应达", "expected"}, line.expected);
  add({"落后", "lag"}, line.lag);
  add({"缺口", "gap"}, line.missing);
  add({"每月还需", "needed a month"}, line.needed);
  return out;
}

void print_head(Job& job, const AccountLine& line) {
  const bool zh = job.lang == diag::Lang::zh;
  job.out(text::printable(line.title) + (zh ? "（" : " (") + text::printable(line.id) + (zh ? "）" : ")") + "  " +
          toned(job.say(line.state), line.tone, job.colour_out) + "\n");
  print_line(job, "  " + text::printable(line.source));
  const std::string figures = figures_of(job, line);
  if (!figures.empty()) print_line(job, "  " + figures);
  if (!line.words.empty()) print_wrapped(job, line.words, 2);
  std::string dates;
  if (line.due) dates.append(job.say({"期限 ", "due "})).append(time::iso(*line.due));
  if (line.date)
    dates.append(dates.empty() ? "" : "  ").append(job.say({"最近 ", "last "})).append(time::iso(*line.date));
  if (!dates.empty()) print_line(job, "  " + dates);
}

void print_record(Job& job, const AccountLine& line) {
  std::string out = "    " + time::iso(*line.date) + "  ";
  out.append(text::pad_left(line.counted ? "+" + std::to_string(*line.counted) : "", 4))
      .append("  ")
      .append(text::printable(line.source))
      .append("  ");
  print_line(job, out + text::printable(line.words));
}

void print_period(Job& job, const AccountLine& line) {
  std::string out =
      "  " + text::pad_right(job.lang == diag::Lang::zh ? line.period->chinese() : line.period->name(), 16);
  out.append(job.say({"期限 ", "due "})).append(time::iso(*line.due)).append("  ");
  out.append(text::pad_left(std::to_string(*line.done) + "/" + std::to_string(*line.required), 6)).append("  ");
  out.append(toned(job.say(line.state), line.tone, job.colour_out));
  if (line.date) out.append("  ").append(time::iso(*line.date));
  job.out(out + "\n");
}

/// The whole account of one item, as one reads it to somebody on the telephone.
void print_account(Job& job, const std::vector<AccountLine>& lines) {
  bool ruled = false;
  bool free_records = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const AccountLine& line = lines[i];
    switch (line.part) {
      case Part::item: print_head(job, line); break;
      case Part::rule:
        if (!ruled) job.out(job.say({"\n怎样算\n", "\nHow it is worked out\n"}));
        ruled = true;
        print_wrapped(job, line.words, 2);
        break;
      case Part::period:
        if (lines[i - 1].part == Part::rule) job.out(job.say({"\n各期和记录\n", "\nPeriods and records\n"}));
        print_period(job, line);
        break;
      case Part::record:
        if (!line.period && !free_records) {
          free_records = true;
          const bool recurring = std::ranges::find(lines, Part::period, &AccountLine::part) != lines.end();
          job.out(job.say(recurring ? diag::Words{"\n不计入任何一期的记录\n", "\nRecords of no period\n"}
                                    : diag::Words{"\n记录\n", "\nRecords\n"}));
        }
        print_record(job, line);
        break;
    }
  }
}

constexpr Column overview_columns[] = {
    {.key = "state", .head = {"状态", "state"}},
    {.key = "due", .head = {"期限", "due"}, .holds = Holds::date},
    {.key = "title", .head = {"事项", "item"}, .shrinks = true},
    {.key = "id", .head = {"编号", "id"}},
    {.key = "figures", .head = {"进展", "progress"}, .shrinks = true},
};

/// 4/4期; 96/183 落后56; 10次
std::string progress_of(const Job& job, const std::vector<AccountLine>& lines) {
  const bool zh = job.lang == diag::Lang::zh;
  const AccountLine& head = lines.front();
  if (head.kind == "quota") {
    if (!head.required) return head.done ? std::to_string(*head.done) : head.words;
    const std::string lag = *head.lag > 0 ? (zh ? "  落后 " : "  lag ") + std::to_string(*head.lag) : "";
    return bar(*head.done, *head.required) + " " + std::to_string(*head.done) + "/" + std::to_string(*head.required) +
           lag;
  }
  std::int64_t met = 0;
  std::int64_t periods = 0;
  for (const AccountLine& line : lines) {
    if (line.part != Part::period || line.state_key == "running") continue;
    ++periods;
    if (line.state_key == "met" || line.state_key == "met_late") ++met;
  }
  if (periods > 0)
    return std::to_string(met) + "/" + std::to_string(periods) + (zh ? " 期" : periods == 1 ? " period" : " periods");
  if (head.kind == "finding") return head.words;
  if (!head.date) return "";
  return zh ? "最近 " + time::iso(*head.date) : "last " + time::iso(*head.date);
}

void print_overview(Job& job, std::uint32_t index, const std::vector<std::vector<AccountLine>>& accounts) {
  const bool zh = job.lang == diag::Lang::zh;
  const model::Unit& unit = job.reg.units[index];
  const std::string last =
      job.standing.units[index].last_record ? time::iso(*job.standing.units[index].last_record) : (zh ? "无" : "none");
  job.out(text::printable(unit.name.value) + (zh ? "（" : " (") + std::string{unit.id} + (zh ? "）" : ")") + "  " +
          (zh ? std::string{report::word(unit.role.value)} : std::string{model::name_of(unit.role.value)}) + "  " +
          text::printable(report::place(job.files, unit.name.at)) + "\n");
  if (!unit.contact.empty())
    print_line(job, std::string{job.say({"联系人：", "contact: "})} + text::printable(unit.contact.value));
  job.out((zh ? "截至 " : "as of ") + time::iso(job.today) + (zh ? "，最近一条记录 " : ", last record ") + last +
          "\n\n");
  Listing list{.columns = overview_columns};
  for (const std::vector<AccountLine>& lines : accounts) {
    const AccountLine& head = lines.front();
    const Cell state = cell(job.say(head.state), head.tone);
    list.rows.push_back({state, cell(head.due), cell(head.title), cell(head.id), cell(progress_of(job, lines))});
  }
  job.out(as_table(list, job.lang, job.cut, job.colour_out));
  const std::string example =
      std::string{unit.id} + "/" + std::string{accounts.empty() ? "…" : accounts.front().front().id};
  job.err(zh ? "每个数从哪里来：ljfl show " + example + "\n"
             : "where each number comes from: ljfl show " + example + "\n");
}

int run(Job& job) {
  if (is_sum(job.value("UNIT")) && !job.has("--history")) return show_sum(job, job.value("UNIT"));
  const Picked picked = pick(job, job.value("UNIT"));
  const model::Unit& unit = job.reg.units[picked.unit];
  if (job.has("--history")) {
    if (picked.item) return show_progress(job, picked.unit, *picked.item);
    throw Failure{.zh = "--history 看一项任务或指标：写成 单位/事项，例如 " + std::string{unit.id} + "/…",
                  .en = "--history is of one task or quota: write unit/item, as in " + std::string{unit.id} + "/…"};
  }
  const report::Places place(job.files);
  std::vector<std::vector<AccountLine>> accounts;
  if (picked.item) {
    accounts.push_back(account_of(job, place, picked.unit, *picked.item));
  } else {
    for (std::uint32_t t = 0; t < unit.tasks.size(); ++t)
      accounts.push_back(account_of(job, place, picked.unit, {.quota = false, .index = t}));
    for (std::uint32_t q = 0; q < unit.quotas.size(); ++q)
      accounts.push_back(account_of(job, place, picked.unit, {.quota = true, .index = q}));
    for (std::uint32_t f = 0; f < job.reg.findings.size(); ++f) {
      if (job.reg.findings[f].unit_index == picked.unit && job.standing.known[f])
        accounts.push_back(account_of_finding(job, place, f));
    }
  }
  if (job.choice("--format") != "text") {
    Listing list{.columns = columns};
    for (const std::vector<AccountLine>& lines : accounts) {
      for (const AccountLine& line : lines) list.rows.push_back(cells_of(job, picked.unit, line));
    }
    show(job, list);
    return fine;
  }
  if (!picked.item) {
    print_overview(job, picked.unit, accounts);
    return fine;
  }
  job.out(text::printable(unit.name.value) + (job.lang == diag::Lang::zh ? "，截至 " : ", as of ") +
          time::iso(job.today) + "\n\n");
  print_account(job, accounts.front());
  // The task of quotas leads on to them.
  if (!picked.item->quota) {
    for (const std::uint32_t q : unit.tasks[picked.item->index].quotas) {
      job.out("\n");
      print_account(job, account_of(job, place, picked.unit, {.quota = true, .index = q}));
    }
  }
  return fine;
}

constexpr Option options[] = {
    {.flag = "UNIT",
     .value = "",
     .help = {"单位，或 单位/事项；写编号、名称、简称都行；@all、@local/overdue 是合计",
              "a unit, or unit/item: id, name or alias; sums are @all, @local/overdue"},
     .required = true},
    {.flag = "--history",
     .help = {"这一项在每次提交以后是多少，附一张小图", "how the item stood after each commit, with a small chart"}},
    {.flag = "--format",
     .value = "text|json|csv",
     .help = {"默认 text；json 和 csv 总是列全", "text by default; json and csv are always whole"}},
};

constexpr Example examples[] = {
    {"ljfl show 财政局", {"一个单位做得怎样", "how a unit stands"}},
    {"ljfl show 财政局/银行网点", {"一个数从哪里来：规则、各期、每条记录", "where a number comes from"}},
    {"ljfl show @all", {"通报里的各个合计，怎样拆开", "the bulletin's sums, and how to take them apart"}},
    {"ljfl show @local/overdue", {"乡镇街道逾期的，是哪几项", "which items of towns are overdue"}},
    {"ljfl show 财政局/银行网点 --history",
     {"这个数是怎样一次次变成今天这样的", "how the number came to be what it is"}},
};

}  // namespace

extern constinit const Command show_command;
constinit const Command show_command{
    .name = "show",
    .summary = {"一个单位或一件事：每个数从哪条记录来", "a unit or an item: where every number comes from"},
    .needs = Needs::standing,
    .options = options,
    .examples = examples,
    .columns = columns,
    .run = run,
    .figures = true,
};

}  // namespace ljfl::cli
