#include "history/audit.hpp"

#include <algorithm>

#include "cli/desk.hpp"
#include "cli/help.hpp"
#include "cli/outputs.hpp"
#include "cli/papers.hpp"
#include "cli/report_audit.hpp"
#include "cli/restated.hpp"
#include "cli/rule_book.hpp"

namespace ljfl::cli {
namespace {

std::optional<time::Period> month_wanted(const Job& job) {
  return job.has("--month") ? std::optional{month_given(job)} : std::nullopt;
}

/// Severities of ljfl.toml; but that the audit was loosened is not for ljfl.toml to hush up.
void settle(diag::Diagnostics& told, const model::Config& config) {
  const auto setting = [&](const diag::Diagnostic& one) -> std::string_view {
    if (one.rule->code == "H912") return {};
    return config.severities.of(one.rule->code);
  };
  for (diag::Diagnostic& one : told.all()) {
    // What was restored since stays a note.
    if (one.severity == diag::Severity::note && one.rule->severity != diag::Severity::note) continue;
    if (setting(one) == "error") one.severity = diag::Severity::error;
    if (setting(one) == "warning") one.severity = diag::Severity::warning;
    if (setting(one) == "note") one.severity = diag::Severity::note;
  }
  std::erase_if(told.all(), [&](const diag::Diagnostic& one) { return setting(one) == "off"; });
}

std::string summary(const Job& job, const history::Audit& audit, const std::optional<time::Period>& month) {
  const std::size_t serious = audit.told.count(diag::Severity::error) + audit.told.count(diag::Severity::warning);
  const std::size_t notes = audit.told.count(diag::Severity::note);
  const auto count = [](std::string_view name, std::size_t number) {
    return diag::arg(name, static_cast<std::int64_t>(number));
  };
  std::string out =
      job.say({"审计了 {commits} 次提交", "audited {commits:commit|commits}"}, {count("commits", audit.commits)});
  if (month)
    out += job.say({"里有关 {month} 的改动", ", what concerns {month}"},
                   {diag::arg("month", std::string_view{month->name()})});
  out += serious + notes == 0
             ? std::string{job.say({"：没有发现", ": nothing found"})}
             : job.say({"：{serious} 处问题，{notes} 处提示", ": {serious:finding|findings}, {notes:note|notes}"},
                       {count("serious", serious), count("notes", notes)});
  if (audit.set_up > 0) {
    const std::string since = text::printable(history::audited_since(job.files));
    const bool day = history::day_meant(since).has_value();
    out += job.say(day ? diag::Words{"；另有 {commits} 次提交是建账（{since} 以前），没有查",
                                     "; {commits:more commit|more commits} set the register up (before {since}), "
                                     "not audited"}
                       : diag::Words{"；另有 {commits} 次提交是建账（到提交 {since} 为止），没有查",
                                     "; {commits:more commit|more commits} set the register up (up to {since}), "
                                     "not audited"},
                   {count("commits", audit.set_up),
                    diag::arg("since", day ? std::string_view{since} : std::string_view{since}.substr(0, 10))});
  }
  return out + "\n";
}

/// Which commits only set the register up, by what ljfl.toml says today. A commit that is named there and that a
/// shallow clone does not reach is none that can be seen.
std::vector<bool> set_up(const Job& job, const history::Git& git, const history::Walk& walk) {
  const std::string since = history::audited_since(job.files);
  if (since.empty()) return {};
  try {
    std::vector<bool> out = newer_than(git, walk, since);
    out.flip();
    return out;
  } catch (const Failure& unknown) {
    if (git.is_shallow()) return {};
    throw Failure{.zh = "ljfl.toml 的 [history] since：" + unknown.zh,
                  .en = "since in [history] of ljfl.toml: " + unknown.en};
  }
}

/// What was not examined, since ljfl.toml does not say what to hold it to.
std::string left_out(const Job& job, const history::Audit& audit) {
  std::string out;
  const model::HistorySettings& settings = job.reg.config.history;
  if (!settings.close) {
    out += job.say(
        audit.ever_closed
            ? diag::Words{"ljfl.toml 现在没有写 [history] close（月份结束几天后关账），去掉它以后的补录没有查\n",
                          "ljfl.toml has no close in [history] any more: what was added after a month's end since then "
                          "was not examined\n"}
            : diag::Words{
                  "ljfl.toml 没有写 [history] close（月份结束几天后关账），没有查关账以后的补录\n",
                  "ljfl.toml has no close in [history]: what was added after a month's end was not examined\n"});
  }
  if (settings.people.empty()) {
    out += job.say(
        audit.ever_named
            ? diag::Words{"ljfl.toml 现在没有写 [history.people]（谁可以改哪个单位），去掉它以后改动的人没有查\n",
                          "ljfl.toml has no [history.people] any more: who changed what since then was not examined\n"}
            : diag::Words{"ljfl.toml 没有写 [history.people]（谁可以改哪个单位），没有查改动的人\n",
                          "ljfl.toml has no [history.people]: who changed what was not examined\n"});
  }
  for (const auto& [unit, authors, at] : settings.people) {
    if (std::ranges::find(job.reg.units, unit, &model::Unit::id) != job.reg.units.end()) continue;
    out +=
        job.lang == diag::Lang::zh
            ? "ljfl.toml 的 [history.people] 里有“" + text::printable(unit) + "”，台账里没有这个单位\n"
            : "[history.people] in ljfl.toml names “" + text::printable(unit) + "”, which is no unit of the register\n";
  }
  return out;
}

/// The least severity that makes the run fail.
std::optional<diag::Severity> fails_from(const Job& job) {
  const std::string_view word = job.choice("--fail-on");
  if (word == "never") return std::nullopt;
  return word == "error" ? diag::Severity::error : diag::Severity::warning;
}

/// What of the published papers is otherwise today: tables by row and cell, texts by line, of all else that it is.
void tell_papers(Job& job, const Papers& papers) {
  const bool zh = job.lang == diag::Lang::zh;
  for (const Paper& paper : papers.different) {
    job.out("\n" + text::printable(paper.path) + "\n");
    const bool table = paper.path.ends_with(".csv");
    const std::vector<std::string> rows =
        table ? rows_changed(paper.published, paper.now, job.lang) : std::vector<std::string>{};
    for (const std::string& row : rows) job.out("  " + text::printable(row) + "\n");
    if (!rows.empty()) continue;
    if (paper.path.ends_with(".svg") || table) {
      job.out(zh ? "  和现在出的不一样\n" : "  is not what would be made today\n");
    } else {
      show_difference(job, {{.path = paper.path, .before = paper.published, .after = paper.now}});
    }
  }
}

/// Sentences for the next bulletin: which figures of the report of --restated are other ones now. Then all else that
/// its papers say otherwise.
int tell_restated(Job& job, Past& past, const history::Walk& walk) {
  const std::string_view word = job.value("--restated");
  const auto period = time::parse_period(word);
  if (!period) {
    const std::string shown{word};
    throw Failure{.zh = "--restated 后面要写一期通报，例如 2026-09；这里是“" + shown + "”",
                  .en = "--restated takes a report's period such as 2026-09, not “" + shown + "”"};
  }
  const auto found = restatement_of(past.git, walk, *period, job.reg);
  if (!found) {
    throw Failure{.zh = "历史里没有 " + period->name() + " 的通报（reports/" + period->name() + "/）",
                  .en = "the history has no report of " + period->name() + " (reports/" + period->name() + "/)"};
  }
  for (const report::Restated& figure : found->found.figures)
    job.out(text::printable(report::sentence(figure, *period, job.lang)) + "\n");
  const Papers papers = papers_now(job, past.git, found->commit, *period);
  tell_papers(job, papers);
  const std::size_t count = found->found.figures.size();
  const std::string figures = std::to_string(count);
  const std::string id = found->commit.substr(0, 10);
  const std::string day = time::iso(found->found.as_of);
  const bool zh = job.lang == diag::Lang::zh;
  std::string summary = zh ? period->chinese() + "的通报（提交 " + id + "，截至 " + day +
                                 "）：指标完成数、定期任务次数有 " + figures + " 个现在不同"
                           : "the report of " + period->name() + " (commit " + id + ", as of " + day +
                                 "): of what quotas and recurring tasks did, " + diag::counted(count, "figure") +
                                 (count == 1 ? " is another one now" : " are other ones now");
  if (papers.compared > 0) {
    const std::string different = std::to_string(papers.different.size());
    const std::string compared = std::to_string(papers.compared);
    summary += zh ? "；用现在的台账重出，" + compared + " 个文件里 " + different + " 个不同"
                  : "; made from today's data, " + different + " of its " + compared + " files are different";
  }
  job.err(summary + "\n");
  for (const std::string& folder : papers.unknown) {
    job.err(zh ? folder + "：没有印记，或者模板出不来，文件没有重出来比\n"
               : folder + ": it bears no stamp, or its templates make nothing: its files were not compared\n");
  }
  return fine;
}

int run(Job& job) {
  const std::vector<Output> outputs = outputs_asked(job);
  Past past = open_past(job);
  const auto month = month_wanted(job);
  auto& chronicle = job.keep(or_failure(history::Chronicle::read(past.git, past.tip, job.workers)));
  load_past(job, past.git, history::tip_of(chronicle.walk()));
  if (job.has("--restated")) return tell_restated(job, past, chronicle.walk());
  const history::Scope scope{.commits = newer_asked(job, past.git, chronicle.walk()),
                             .set_up = set_up(job, past.git, chronicle.walk()),
                             .month = month};
  auto& found = job.keep(history::audit(chronicle, job.reg, scope));
  const ReportAudit reports = audit_reports(past.git, chronicle, scope, found);
  settle(found.told, job.reg.config);

  const bool incomplete = history::tell_incomplete(found, chronicle, scope);
  const auto from = fails_from(job);
  const bool failed =
      std::ranges::any_of(found.told.all(), [&](const diag::Diagnostic& one) { return from && one.severity >= *from; });
  const std::vector<const diag::Rule*> book = rule_book();
  const std::string as_of = time::iso(job.today);
  write_outputs(job, outputs,
                {.command = "audit",
                 .told = found.told.all(),
                 .files = found.files,
                 .book = book,
                 .fails_from = from,
                 .failed = failed || incomplete,
                 .prefix = past.git.prefix(),
                 .version = version(),
                 .as_of = as_of,
                 .lang = job.lang});
  job.err(left_out(job, found));
  if (reports.without_stamp > 0) {
    const std::string count = std::to_string(reports.without_stamp);
    job.err(job.lang == diag::Lang::zh ? count + " 个通报文件没有印记，没有核对是不是手改过\n"
                                       : diag::counted(reports.without_stamp, "file") +
                                             " of reports without a stamp: whether changed by hand was not examined\n");
  }
  job.err(summary(job, found, month));
  if (incomplete) return usage;
  return failed ? data_has_errors : fine;
}

constexpr Option options[] = {
    {.flag = "--since",
     .value = "REV|DATE",
     .help = {"只查这个提交以后（或这一天起）的提交", "only the commits after this one, or since this day"}},
    {.flag = "--month", .value = "2026-10", .help = {"只查有关这个月的改动", "only what concerns this month"}},
    {.flag = "--restated",
     .value = "2026-09",
     .help = {"这一期通报里的完成数、次数后来变了的，写成下一期的更正说明；再列出它的各个文件现在哪里不同",
              "which figures of this report were restated since, as sentences for the next one; then what else its "
              "files would say otherwise"}},
    {.flag = "--fail-on",
     .value = "warning|error|never",
     .help = {"有警告或错误时退出码为 1；error 只看错误，never 一律为 0",
              "exit with 1 where there is a warning or error, which is the default; never: always 0"}},
    {.flag = "--format",
     .value = "human|json|github|gitlab|sarif|junit|rdjson|checks",
     .help = {"结果的样子，默认 human；可以写几次，每个后面跟自己的 -o",
              "how to write the findings; human by default; may repeat, each with its own -o"},
     .many = true},
    {.flag = "-o",
     .value = "FILE",
     .help = {"前面那个 --format 写进这个文件", "the file of the --format before it"},
     .many = true},
};

constexpr Example examples[] = {
    {"ljfl audit --since 2026-01-01",
     {"今年以来，什么被倒填、删掉、放宽", "this year: what was back-dated, dropped or loosened"}},
    {"ljfl audit --restated 2026-09",
     {"九月通报里后来变了的数，写进十月的通报", "what October's bulletin must say of September's"}},
    {"ljfl audit --since origin/main",
     {"流水线里：只查这次合并请求带来的提交", "in CI: only the commits of this merge request"}},
};

}  // namespace

extern constinit const Command audit_command;
constinit const Command audit_command{
    .name = "audit",
    .summary = {"查 git 历史：倒填、改旧账、降目标、推期限、外人改动；每次提交按它以前的设置判",
                "look through the history for what was back-dated, dropped or loosened; each commit by the settings "
                "before it"},
    .needs = Needs::settings,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
