/// A whole project of hostile bytes: read, assessed, checked, told in every form, and rendered where it may be.
#include <array>
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
  // One language and one form an execution, by turns: all of them would take nearly all of its time.
  const diag::Lang lang = size % 2 == 0 ? diag::Lang::zh : diag::Lang::en;
  for (const diag::Diagnostic& one : judged.told.all()) {
    fuzz::must(fuzz::is_printable(diag::human(one, files, {.lang = lang})),
               "nothing reaches a terminal that it would obey");
  }
  const std::vector<const diag::Rule*> book = cli::rule_book();
  const diag::Findings findings{.told = judged.told.all(),
                                .files = files,
                                .book = book,
                                .allowed = judged.told.allowed(),
                                .version = "0",
                                .as_of = "2026-10-31",
                                .lang = lang};
  constexpr std::array json_forms = {diag::json, diag::gitlab, diag::sarif, diag::rdjson, diag::checks};
  const std::size_t turn = size / 2 % (json_forms.size() + 3);
  if (turn < json_forms.size()) {
    fuzz::must(nlohmann::json::accept(json_forms[turn](findings)), "every JSON form is JSON");
  } else if (turn == json_forms.size()) {
    fuzz::must(fuzz::is_utf8(diag::junit(findings)), "JUnit is text");
  } else if (turn == json_forms.size() + 1) {
    fuzz::must(fuzz::is_printable(diag::github(findings)), "workflow commands are text");
  } else {
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
