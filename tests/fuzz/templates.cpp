/// Templates of anybody's: a whole result or a told fault, never both, never half; and what is rendered is text.
#include <array>
#include <nlohmann/json.hpp>

#include "cli/judge.hpp"
#include "fuzz.hpp"
#include "report/render.hpp"
#include "report/view.hpp"

using namespace ljfl;

namespace {

const report::Value& the_view() {
  static const text::Snapshot files = fuzz::project({fuzz::settings, "", fuzz::month, fuzz::mandate});
  static const cli::Judged judged = cli::judge(files, fuzz::day, false);
  static const report::Value view = report::view({.files = files,
                                                  .reg = judged.reg,
                                                  .standing = judged.standing,
                                                  .period = time::period_of(time::PeriodKind::month, fuzz::day),
                                                  .as_of = fuzz::day,
                                                  .stamp = {}});
  return view;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string> pieces = fuzz::pieces({reinterpret_cast<const char*>(data), size});
  pieces.resize(2);
  for (const char* name : std::array{"x.md", "x.csv", "x.html", "x.txt", "x.svg", "x.json"}) {
    text::Snapshot files;
    files.files.push_back({.path = std::string{"templates/month/_part.mustache"}, .bytes = pieces[1]});
    files.files.push_back({.path = std::string{"templates/month/"} + name + ".mustache", .bytes = pieces[0]});
    diag::Diagnostics told;
    const auto out = report::render(files, 1, the_view(), told);
    fuzz::must(out.has_value() == told.all().empty(), "a whole result, or a told fault");
    for (const diag::Diagnostic& one : told.all()) {
      fuzz::must(one.at.file < 2 && one.at.begin <= one.at.end && one.at.end <= files.files[one.at.file].bytes.size(),
                 "a fault has a place");
      for (const diag::Lang lang : {diag::Lang::zh, diag::Lang::en})
        fuzz::must(fuzz::is_printable(diag::human(one, files, {.lang = lang})), "faults can be shown");
    }
    if (out) fuzz::must(fuzz::is_utf8(*out), "what is rendered is text");
  }
  return 0;
}
