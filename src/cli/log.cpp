#include <algorithm>
#include <array>
#include <span>

#include "cli/past.hpp"
#include "work/each.hpp"

namespace ljfl::cli {
namespace {

/// Who, when and in which commit; then what.
constexpr std::array columns = before_changes(std::to_array<Column>({
    {.key = "commit", .head = {"提交", "commit"}},
    {.key = "committed",
     .head = {"提交日期", "committed"},
     .holds = Holds::date,
     .what = {"进入历史的日子（北京时间）", "the day it entered the history, in China"}},
    {.key = "author", .head = {"作者", "author"}},
    {.key = "email", .head = {"邮箱", "email"}, .shown = false},
    {.key = "authored",
     .head = {"写作日期", "authored"},
     .holds = Holds::date,
     .shown = false,
     .what = {"作者自己记的日子，可以随便写", "the day the author's machine says, which may be anything"}},
    {.key = "subject", .head = {"说明", "subject"}, .shown = false},
}));

struct Told {
  std::uint32_t commit = 0;
  std::vector<history::Change> changes = {};
};

std::vector<Cell> row_of(const history::Commit& commit, const history::Change& change, diag::Lang lang) {
  std::vector<Cell> out = {
      cell(commit.id),           cell(std::optional{history::day_of(commit.committed)}), cell(commit.author.name),
      cell(commit.author.email), cell(std::optional{history::day_of(commit.authored)}),  cell(commit.subject)};
  out[0].shown = commit.id.substr(0, 10);
  for (Cell& one : cells_of(change, lang)) out.push_back(std::move(one));
  return out;
}

/// As git log has it: the commit's line, and under it what it did.
void put(std::string& out, const Job& job, const history::Commit& commit, const std::vector<history::Change>& changes) {
  std::string head = history::minute_of(commit.committed) + "  " + commit.id.substr(0, 10) + "  " +
                     text::printable(commit.author.name);
  if (commit.committer.name != commit.author.name)
    head += job.lang == diag::Lang::zh ? "（" + text::printable(commit.committer.name) + " 提交）"
                                       : " (committed by " + text::printable(commit.committer.name) + ")";
  out.append(toned(head, Tone::warn, job.colour_out)).append("  ").append(text::printable(commit.subject)).append("\n");
  for (const history::Change& change : changes) out.append("  ").append(line_of(change, job.lang)).append("\n");
}

/// Of all, in their order; by all threads, for a third of the work on a history is this.
void print(Job& job, const history::Walk& walk, std::span<const Told> told) {
  constexpr std::size_t row = 64;
  std::vector<std::string> parts((told.size() + row - 1) / row);
  work::each(parts.size(), job.workers, [&](std::size_t i) {
    for (const Told& one : told.subspan(i * row, std::min(row, told.size() - i * row)))
      put(parts[i], job, walk.commits[one.commit], one.changes);
  });
  for (const std::string& part : parts) job.out(part);
}

std::size_t most_given(const Job& job) {
  if (!job.has("--last")) return SIZE_MAX;
  const auto number = model::parse_decimal(job.value("--last"));
  if (number && number->hundredths > 0 && number->hundredths % 100 == 0)
    return static_cast<std::size_t>(number->hundredths / 100);
  const std::string shown{job.value("--last")};
  throw Failure{.zh = "--last 后面要写个数，例如 10；这里是“" + shown + "”",
                .en = "--last takes a number such as 10, not “" + shown + "”"};
}

int run(Job& job) {
  Past past = open_past(job);
  auto& chronicle = job.keep(or_failure(history::Chronicle::read(past.git, past.tip, job.workers)));
  const std::vector<bool> newer = newer_asked(job, past.git, chronicle.walk());
  if (job.has("UNIT[/ITEM]")) load_past(job, past.git, history::tip_of(chronicle.walk()));
  Wanted wanted(job, chronicle.walk().paths, job.value("UNIT[/ITEM]"));
  auto& told = job.keep(std::vector<Told>{});
  chronicle.tell([&](std::uint32_t commit, std::vector<history::Change>& changes, const history::State&) {
    // What stands in the oldest commit of a shallow clone was there before it.
    if (!changes.empty() && !chronicle.walk().commits[commit].cut_off)
      told.push_back({.commit = commit, .changes = std::move(changes)});
  });
  std::ranges::reverse(told);
  Listing list{.columns = columns, .rows = {}};
  const bool text = job.choice("--format") == "text";
  std::size_t left = most_given(job);
  std::erase_if(told, [&](Told& one) {
    // Names are followed through commits that are not shown, too.
    std::erase_if(one.changes, [&](const history::Change& change) { return !wanted.takes(change); });
    if (one.changes.empty() || !newer[one.commit] || left == 0) return true;
    --left;
    return false;
  });
  if (text) {
    print(job, chronicle.walk(), told);
  } else {
    for (const Told& one : told) {
      for (const history::Change& change : one.changes)
        list.rows.push_back(row_of(chronicle.walk().commits[one.commit], change, job.lang));
    }
    show(job, list);
  }
  if (told.empty() && job.has("UNIT[/ITEM]") && !job.has("--since")) {
    job.err(job.say({"历史里没有“{word}”的改动\n", "nothing of “{word}” in the history\n"},
                    {diag::arg("word", std::string_view{text::printable(job.value("UNIT[/ITEM]"))})}));
  }
  job.err(incomplete(job, chronicle));
  return fine;
}

constexpr Option options[] = {
    {.flag = "--since",
     .value = "REV|DATE",
     .help = {"只看这个提交以后（或这一天起）的", "only what came after this commit, or since this day"}},
    {.flag = "--last", .value = "N", .help = {"只看最近几次", "only the last so many commits"}},
    {.flag = "--format", .value = "text|json|csv|md", .help = {"默认 text", "text by default"}},
    {.flag = "UNIT[/ITEM]",
     .help = {"只看一个单位，或它的一项任务、指标", "only one unit, or one of its tasks or quotas"}},
};

constexpr Example examples[] = {
    {"ljfl log 教育局", {"教育局的每一次改动，谁、哪天、改了什么", "every change of one unit: who, when, what"}},
    {"ljfl log jiaoyuju/demo-schools", {"一项指标的来龙去脉", "one quota's whole story"}},
    {"ljfl log --since 2026-10-01 --format csv",
     {"十月以来的改动，用 WPS 打开", "changes since October, for a spreadsheet"}},
};

}  // namespace

extern constinit const Command log_command;
constinit const Command log_command{
    .name = "log",
    .summary = {"git 历史，用台账的话说：哪天、谁、改了什么",
                "the git history in the register's words: who changed what, and when"},
    .needs = Needs::settings,
    .options = options,
    .examples = examples,
    .columns = columns,
    .run = run,
};

}  // namespace ljfl::cli
