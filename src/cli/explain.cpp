#include <algorithm>
#include <nlohmann/json.hpp>

#include "check/example.hpp"
#include "cli/judge.hpp"
#include "cli/listing.hpp"
#include "cli/rule_book.hpp"
#include "diag/findings.hpp"
#include "diag/page.hpp"
#include "report/bundle.hpp"
#include "report/render.hpp"
#include "report/view.hpp"

namespace ljfl::cli {
namespace {

/// What the checker says to a rule's bad example: asked now, so that the page cannot lie.
std::string said_to_example(const diag::Rule& rule, diag::Lang lang) {
  if (rule.bad.empty()) return {};
  const text::Snapshot files = check::with_example(rule.bad);
  const Judged judged = judge(files, check::example_day(), false);
  std::string out;
  const auto take = [&](const diag::Diagnostics& told, const text::Snapshot& where) {
    for (const diag::Diagnostic& one : told.all()) {
      if (one.rule->code == rule.code) out.append(diag::human(one, where, {.lang = lang, .columns = 74}));
    }
  };
  take(judged.told, files);
  if (rule.code.starts_with('T')) {
    const auto view = report::view({.files = files,
                                    .reg = judged.reg,
                                    .standing = judged.standing,
                                    .period = time::period_of(time::PeriodKind::month, check::example_day()),
                                    .as_of = check::example_day()});
    const text::Snapshot templates = report::templates_for(files, "month");
    diag::Diagnostics told;
    static_cast<void>(report::render_all(templates, "month", view, told));
    told.put_in_order(templates);
    take(told, templates);
  }
  return out;
}

std::string upper(std::string_view typed) {
  std::string out{typed};
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return out;
}

std::vector<const diag::Rule*> rules_asked(const Job& job) {
  if (!job.has("CODE")) return rule_book();
  const std::vector<const diag::Rule*> book = rule_book();
  std::vector<const diag::Rule*> out;
  for (const std::string& typed : job.values("CODE")) {
    const std::string code = upper(typed);
    const auto found = std::ranges::find(book, code, [](const diag::Rule* rule) { return rule->code; });
    if (found != book.end()) {
      out.push_back(*found);
      continue;
    }
    std::vector<std::string_view> codes;
    codes.reserve(book.size());
    for (const diag::Rule* rule : book) codes.push_back(rule->code);
    const std::vector<diag::Arg> args = {diag::arg("code", std::string_view{text::printable(typed)}),
                                         diag::did_you_mean(code, codes)};
    const diag::Words words = {"没有“{code}”这条规则。{hint}ljfl explain 列出全部",
                               "there is no rule “{code}”; {hint}ljfl explain lists them all"};
    throw Failure{.zh = diag::put(words, args, diag::Lang::zh), .en = diag::put(words, args, diag::Lang::en)};
  }
  return out;
}

constexpr Column columns[] = {
    {.key = "code", .head = {"代码", "Code"}},
    {.key = "severity",
     .head = {"级别", "Severity"},
     .what = {"error、warning 或 note；ljfl.toml 可以改", "error, warning or note; ljfl.toml may change it"}},
    {.key = "family", .head = {"类别", "Family"}, .shown = false},
    {.key = "message",
     .head = {"问题", "Finding"},
     .shrinks = true,
     .what = {"问题；… 处是数据", "what is wrong; data stands where … is"}},
    {.key = "why", .head = {"为什么", "Why"}, .shown = false},
    {.key = "help", .head = {"改法", "Help"}, .shown = false},
    {.key = "bad", .head = {"不对的例子", "Wrong"}, .shown = false},
    {.key = "good", .head = {"对的例子", "Right"}, .shown = false},
};

Listing list_of(const std::vector<const diag::Rule*>& rules, diag::Lang lang) {
  Listing out{.columns = columns};
  for (const diag::Rule* rule : rules) {
    const Tone tone = rule->severity == diag::Severity::error     ? Tone::bad
                      : rule->severity == diag::Severity::warning ? Tone::warn
                                                                  : Tone::faint;
    out.rows.push_back({cell(rule->code), cell(diag::name_of(rule->severity), tone), cell(diag::family(*rule)),
                        cell(diag::title(*rule, lang)), cell(rule->why.in(lang)), cell(diag::general_help(*rule, lang)),
                        cell(rule->bad), cell(rule->good)});
  }
  return out;
}

int run(Job& job) {
  const std::vector<const diag::Rule*> rules = rules_asked(job);
  const std::string_view format = job.choice("--format");
  const bool pages = format == "md" || (format == "text" && job.has("CODE"));
  if (!pages) {
    show(job, list_of(rules, job.lang));
    return fine;
  }
  std::vector<diag::Page> out;
  out.reserve(rules.size());
  for (const diag::Rule* rule : rules) out.push_back({.rule = rule, .says = said_to_example(*rule, job.lang)});
  if (format == "md" && !job.has("CODE")) {
    job.out(diag::book(out, job.lang));
    return fine;
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (i > 0) job.out("\n");
    job.out(diag::page(out[i], job.lang, format == "md" ? diag::PageForm::markdown : diag::PageForm::text));
  }
  return fine;
}

constexpr Option options[] = {
    {.flag = "--format",
     .value = "text|json|csv|md",
     .help = {"怎样写；md 是手册里的那一页", "how to write it; md is the handbook's page"}},
    {.flag = "CODE", .help = {"只讲这几条规则，例如 E301", "these rules alone, such as E301"}, .many = true},
};

constexpr Example examples[] = {
    {"ljfl explain E301", {"讲一条规则：为什么、怎样改、例子", "one rule: why, how to mend it, examples"}},
    {"ljfl explain", {"列出全部规则", "list all rules"}},
};

}  // namespace

extern constinit const Command explain_command;
constinit const Command explain_command{
    .name = "explain",
    .summary = {"讲解检查规则：为什么、怎样改、对和不对的例子",
                "explain the checker's rules: why, how to mend it, examples"},
    .needs = Needs::nothing,
    .options = options,
    .examples = examples,
    .columns = columns,
    .run = run,
};

}  // namespace ljfl::cli
