#include "cli/mend.hpp"

#include <algorithm>

#include "cli/judge.hpp"
#include "cli/scope.hpp"
#include "edit/edit.hpp"
#include "edit/fixes.hpp"
#include "edit/mend.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::cli {
namespace {

constexpr int most_rounds = 16;
constexpr int most_slips = 5000;  // in one file that cannot be read: each round of reading shows the next

/// A file as it becomes. Every step is proved, or not made.
class Patient {
 public:
  Patient(std::uint32_t file, text::Source source) : file_(file), source_(std::move(source)) {}

  /// One step: the fixes that go together.
  bool treat(const std::vector<diag::Fix>& fixes, bool readable) {
    edit::Mended next = edit::apply(source_.bytes, fixes);
    if (next.made == 0 || next.bytes == source_.bytes) return false;
    if (readable && !edit::is_proved(source_.bytes, next.bytes, fixes)) {
      refused_ = true;
      return false;
    }
    source_.bytes = std::move(next.bytes);
    made_ += next.made;
    return true;
  }

  /// The slips that keep the file from being read, as long as each has one right answer. If it still cannot be read
  /// then, all is left as it was: half a cure is none that could be proved.
  void make_readable() {
    const std::string before = source_.bytes;
    const std::size_t made_before = made_;
    for (int round = 0; round < most_slips; ++round) {
      diag::Diagnostics told;
      if (yaml::read(source_, file_, told).readable) break;
      std::vector<diag::Fix> fixes;
      for (const diag::Diagnostic& one : told.all()) {
        fixes.insert(fixes.end(), one.fixes.begin(), one.fixes.end());
        if (one.fixes.empty() && in_the_way_.line == 0) take_what_is_in_the_way(one);
      }
      if (!treat(fixes, false)) break;
    }
    if (source_.bytes == before || edit::is_proved(before, source_.bytes, {})) return;
    source_.bytes = before;
    made_ = made_before;
    refused_ = true;
  }

  /// Slips of one line are mended within it, so that its number is that of the file as it is.
  void take_what_is_in_the_way(const diag::Diagnostic& one) {
    in_the_way_ = {.line = text::place_of(source_.bytes, one.at.begin).line,
                   .zh = diag::message(one, diag::Lang::zh),
                   .en = diag::message(one, diag::Lang::en)};
  }

  [[nodiscard]] const text::Source& source() const { return source_; }
  [[nodiscard]] std::size_t made() const { return made_; }
  [[nodiscard]] bool refused() const { return refused_; }
  [[nodiscard]] const Refused& in_the_way() const { return in_the_way_; }

 private:
  std::uint32_t file_;
  text::Source source_;
  std::size_t made_ = 0;
  bool refused_ = false;
  Refused in_the_way_ = {};  ///< the first slip without one right answer
};

}  // namespace

bool is_mendable(std::string_view path) {
  return path.starts_with("units/") && (path.ends_with(".yaml") || path.ends_with(".yml"));
}

Mending mend(const text::Snapshot& files, time::Date today, const std::vector<std::string>& paths) {
  std::vector<Patient> patients;
  for (std::uint32_t file = 0; file < files.files.size(); ++file) patients.emplace_back(file, files.files[file]);
  const auto in_scope = [&](std::uint32_t file) {
    const std::string& path = files.files[file].path;
    return is_mendable(path) && !files.files[file].failure && (paths.empty() || is_within(path, paths));
  };
  for (std::uint32_t file = 0; file < patients.size(); ++file) {
    if (in_scope(file)) patients[file].make_readable();
  }
  for (int round = 0; round < most_rounds; ++round) {
    text::Snapshot now = files;
    for (std::uint32_t file = 0; file < patients.size(); ++file) now.files[file] = patients[file].source();
    const Judged judged = judge(now, today, false);
    std::vector<std::vector<diag::Fix>> fixes(patients.size());
    for (const diag::Diagnostic& one : judged.told.all()) {
      for (const diag::Fix& fix : one.fixes) {
        if (fix.at.file < patients.size() && in_scope(fix.at.file)) fixes[fix.at.file].push_back(fix);
      }
    }
    bool any = false;
    for (std::uint32_t file = 0; file < patients.size(); ++file) {
      if (!fixes[file].empty() && edit::agreed(now.files[file].bytes))
        any = patients[file].treat(fixes[file], true) || any;
    }
    if (!any) break;
  }
  Mending out;
  for (std::uint32_t file = 0; file < patients.size(); ++file) {
    const Patient& one = patients[file];
    const text::Source& was = files.files[file];
    if (one.refused()) {
      out.refused.push_back(one.in_the_way());
      out.refused.back().path = was.path;
    }
    if (one.source().bytes == was.bytes) continue;
    out.drafts.push_back({.path = was.path, .before = was.bytes, .after = one.source().bytes});
    out.made += one.made();
  }
  return out;
}

void run_fix(Job& job, const std::vector<std::string>& paths) {
  const bool dry = job.has("--dry-run");
  if (!job.commit.empty()) {
    throw Failure{.zh = "--fix 要改文件，不能和 --at 一起用",
                  .en = "--fix changes files, and cannot be used with --at"};
  }
  if (!dry) {
    take_lock(job);
    read_project(job);
  }
  const Mending mending = mend(job.files, job.today, paths);
  if (dry) {
    show_difference(job, mending.drafts);
  } else {
    write_drafts(job, mending.drafts);
  }
  const std::vector<diag::Arg> args = {diag::arg("made", static_cast<std::int64_t>(mending.made)),
                                       diag::arg("files", static_cast<std::int64_t>(mending.drafts.size()))};
  if (mending.drafts.empty()) {
    job.err(job.say({"没有可以自动改的\n", "nothing to be mended by itself\n"}));
  } else {
    job.err(
        job.say(dry ? diag::Words{"可以改好 {files} 个文件里的 {made} 处；这次没有写\n",
                                  "fixes to be made: {made}, in files: {files}; nothing was written\n"}
                    : diag::Words{"改好了 {files} 个文件里的 {made} 处\n", "fixes made: {made}, in files: {files}\n"},
                args));
  }
  for (const Refused& one : mending.refused) {
    std::vector<diag::Arg> said = {diag::arg("path", std::string_view{text::printable(one.path)}),
                                   diag::arg("line", static_cast<std::int64_t>(one.line))};
    said.push_back({.name = "what", .zh = one.zh, .en = one.en});
    job.err(job.say(one.line == 0 ? diag::Words{"{path} 没有改：里面还有要由人来改的，先改那里\n",
                                                "{path} is left as it is: something in it needs a person first\n"}
                                  : diag::Words{"{path} 没有改：第 {line} 行要由人来改，先改那里：{what}\n",
                                                "{path} is left as it is: line {line} needs a person first: {what}\n"},
                    said));
  }
  if (dry) return;
  job.lock = {};  // what is told of the rest may go to a file in this very folder
  read_project(job);
}

}  // namespace ljfl::cli
