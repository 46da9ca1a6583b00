/// A whole project of hostile bytes: read, assessed, checked, told in every form, and rendered where it may be.
#include <nlohmann/json.hpp>

#include "cli/judge.hpp"
#include "cli/rule_book.hpp"
#include "diag/findings.hpp"
#include "fuzz.hpp"
#include "report/view.hpp"

using namespace ljfl;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const text::Snapshot files = fuzz::project(fuzz::pieces({reinterpret_cast<const char*>(data), size}));
  const cli::Judged judged = cli::judge(files, fuzz::day, false);
  for (const diag::Diagnostic& one : judged.told.all()) {
    fuzz::must(one.at.file < files.files.size(), "a finding is of a file");
    fuzz::must(one.at.begin <= one.at.end && one.at.end <= files.files[one.at.file].bytes.size(),
               "a finding lies within its file");
  }
  const std::vector<const diag::Rule*> book = cli::rule_book();
  for (const diag::Lang lang : {diag::Lang::zh, diag::Lang::en}) {
    for (const diag::Diagnostic& one : judged.told.all()) {
      fuzz::must(fuzz::is_printable(diag::human(one, files, {.lang = lang})),
                 "nothing reaches a terminal that it would obey");
    }
    const diag::Findings findings{.told = judged.told.all(),
                                  .files = files,
                                  .book = book,
                                  .allowed = judged.told.allowed(),
                                  .version = "0",
                                  .as_of = "2026-10-31",
                                  .lang = lang};
    for (const auto form : {diag::json, diag::gitlab, diag::sarif, diag::rdjson, diag::checks}) {
      fuzz::must(nlohmann::json::accept(form(findings)), "every JSON form is JSON");
    }
    fuzz::must(fuzz::is_utf8(diag::junit(findings)) && fuzz::is_printable(diag::github(findings)),
               "JUnit and workflow commands are text");
    fuzz::must(fuzz::is_utf8(diag::summary_page(findings, 100'000)), "the step's page is text");
  }
  // The view: of a register with errors no report is made, but show, status and todo look at it all the same.
  const report::Value view = report::view({.files = files,
                                           .reg = judged.reg,
                                           .standing = judged.standing,
                                           .period = time::period_of(time::PeriodKind::month, fuzz::day),
                                           .as_of = fuzz::day,
                                           .stamp = {}});
  fuzz::must(view.is_object(), "there is a view");
  return 0;
}
