#include <algorithm>

#include "cli/past.hpp"
#include "diag/findings.hpp"
#include "history/audit.hpp"

namespace ljfl::cli {
namespace {

std::optional<time::Period> month_wanted(const Job& job) {
  return job.has("--month") ? std::optional{month_given(job)} : std::nullopt;
}

/// Severities of ljfl.toml; but that the audit was loosened is not for ljfl.toml to hush up.
void settle(diag::Diagnostics& told, const model::Config& config) {
  const auto setting = [&](const diag::Diagnostic& one) -> std::string_view {
    if (one.rule->code == "H912") return {};
    const auto found = std::ranges::find(config.severities.by_code, one.rule->code, &std::pair<std::string, std::string>::first);
    return found == config.severities.by_code.end() ? std::string_view{} : std::string_view{found->second};
  };
  for (diag::Diagnostic& one : told.all()) {
    // What was restored since stays a note.
    if (one.severity == diag::Severity::note) continue;
    if (setting(one) == "error") one.severity = diag::Severity::error;
    if (setting(one) == "warning") one.severity = diag::Severity::warning;
    if (setting(one) == "note") one.severity = diag::Severity::note;
  }
  std::erase_if(told.all(), [&](const diag::Diagnostic& one) { return setting(one) == "off"; });
}

std::string summary(const Job& job, const history::Audit& audit, const std::optional<time::Period>& month) {
  const std::size_t serious = audit.told.count(diag::Severity::error) + audit.told.count(diag::Severity::warning);
  const std::size_t notes = audit.told.count(diag::Severity::note);
  const std::string commits = std::to_string(audit.commits);
  if (job.lang == diag::Lang::zh) {
    return "审计了 " + commits + " 次提交" + (month ? "里有关 " + month->name() + " 的改动" : "") + "：" +
           (serious + notes == 0 ? "没有发现" : std::to_string(serious) + " 处问题，" + std::to_string(notes) + " 处提示") + "\n";
  }
  return "audited " + commits + " commits" + (month ? ", what concerns " + month->name() : "") + ": " +
         (serious + notes == 0 ? "nothing found" : std::to_string(serious) + " findings, " + std::to_string(notes) + " notes") + "\n";
}

/// What was not examined, since ljfl.toml does not say what to hold it to.
std::string left_out(const Job& job) {
  std::string out;
  const model::HistorySettings& settings = job.reg.config.history;
  if (!settings.close) {
    out += job.say({"ljfl.toml 没有写 [history] close（月份结束几天后关账），没有查关账以后的补录\n",
                    "ljfl.toml has no close in [history]: what was added after a month's end was not examined\n"});
  }
  if (settings.people.empty()) {
    out += job.say({"ljfl.toml 没有写 [history.people]（谁可以改哪个单位），没有查改动的人\n",
                    "ljfl.toml has no [history.people]: who changed what was not examined\n"});
  }
  for (const auto& [unit, people] : settings.people) {
    if (std::ranges::find(job.reg.units, unit, &model::Unit::id) != job.reg.units.end()) continue;
    out += job.lang == diag::Lang::zh ? "ljfl.toml 的 [history.people] 里有“" + text::printable(unit) + "”，台账里没有这个单位\n"
                                      : "[history.people] in ljfl.toml names “" + text::printable(unit) + "”, which is no unit of the register\n";
  }
  return out;
}

bool fails(const Job& job, const diag::Diagnostics& told) {
  const std::string_view fail_on = job.choice("--fail-on");
  return (fail_on != "never" && told.count(diag::Severity::error) > 0) ||
         (fail_on == "warning" && told.count(diag::Severity::warning) > 0);
}

int run(Job& job) {
  Past past = open_past(job);
  const auto since = since_given(job, past.git);
  const auto month = month_wanted(job);
  history::Chronicle chronicle = or_failure(history::Chronicle::read(past.git, past.tip));
  load_past(job, past.git, history::tip_of(chronicle.walk()));
  const history::Scope scope{.commits = or_failure(history::newer_than(past.git, chronicle.walk(), since)), .month = month};
  history::Audit found = history::audit(chronicle, job.reg, scope);
  settle(found.told, job.reg.config);

  if (job.choice("--format") == "json") {
    const std::string as_of = time::iso(job.today);
    const bool failed = fails(job, found.told);
    job.out(diag::json({.command = "audit", .told = found.told.all(), .files = found.files, .failed = failed, .as_of = as_of, .lang = job.lang}));
  } else {
    const diag::HumanStyle style{.lang = job.lang, .colour = job.colour_out, .columns = std::max(job.columns - 6, 40)};
    for (const diag::Diagnostic& one : found.told.all()) job.out(diag::human(one, found.files, style));
  }
  job.err(left_out(job));
  job.err(summary(job, found, month));
  // Where the oldest commit is among those to be examined, what went before it is unknown.
  const std::vector<std::uint32_t> ends = chronicle.ends();
  if (std::ranges::any_of(ends, [&](std::uint32_t end) { return scope.commits[end]; })) {
    job.err(incomplete(job, chronicle));
    return usage;
  }
  return fails(job, found.told) ? data_has_errors : fine;
}

constexpr Option options[] = {
    {.flag = "--since", .value = "REV|DATE", .help = {"只查这个提交以后（或这一天起）的提交", "only the commits after this one, or since this day"}},
    {.flag = "--month", .value = "2026-10", .help = {"只查有关这个月的改动", "only what concerns this month"}},
    {.flag = "--fail-on", .value = "warning|error|never", .help = {"有问题时退出码为 1；never 一律为 0", "when to exit with 1; never: always 0"}},
    {.flag = "--format", .value = "human|json", .help = {"结果的样子，默认 human", "how to show the findings; human by default"}},
};

constexpr Example examples[] = {
    {"ljfl audit --since 2026-01-01", {"今年以来，什么被倒填、删掉、放宽", "this year: what was back-dated, dropped or loosened"}},
    {"ljfl audit --since origin/main", {"流水线里：只查这次合并请求带来的提交", "in CI: only the commits of this merge request"}},
};

}  // namespace

extern constinit const Command audit_command;
constinit const Command audit_command{
    .name = "audit",
    .summary = {"查 git 历史：倒填、改旧账、降目标、推期限、外人改动", "look through the history for what was back-dated, dropped or loosened"},
    .needs = Needs::settings,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
