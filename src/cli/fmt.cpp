#include <algorithm>
#include <optional>

#include "cli/desk.hpp"
#include "cli/scope.hpp"
#include "work/each.hpp"

namespace ljfl::cli {
namespace {

bool is_yaml(std::string_view path) {
  return path.starts_with("units/") && (path.ends_with(".yaml") || path.ends_with(".yml"));
}

/// The files that were asked for; all where none was. Throws a Failure for a path that is none.
std::vector<const text::Source*> wanted(const Job& job) {
  std::vector<std::string> paths;
  for (const std::string& typed : job.values("PATH")) {
    paths.push_back(path_in_project(job, typed));
    const bool known = std::ranges::any_of(job.files.files, [&](const text::Source& source) {
      return is_yaml(source.path) && is_within(source.path, {paths.back()});
    });
    if (known) continue;
    const std::string shown = text::printable(typed);
    throw Failure{.zh = "台账里没有“" + shown + "”", .en = "the register holds no “" + shown + "”"};
  }
  std::vector<const text::Source*> out;
  for (const text::Source& source : job.files.files) {
    if (is_yaml(source.path) && (paths.empty() || is_within(source.path, paths))) out.push_back(&source);
  }
  return out;
}

int run(Job& job) {
  const bool only_check = job.has("--check");
  std::vector<Draft> drafts;
  bool unreadable = false;
  const std::vector<const text::Source*> sources = wanted(job);
  std::vector<std::optional<edit::Edited>> results(sources.size());  // of those to be written or told of
  work::each(sources.size(), job.workers, [&](std::size_t i) {
    const text::Source& source = *sources[i];
    edit::Edited result =
        source.failure ? edit::Edited{.refusal = edit::Refusal::unreadable} : edit::formatted(source.bytes);
    if (!result.good() || result.bytes != source.bytes) results[i] = std::move(result);
  });
  for (std::size_t i = 0; i < sources.size(); ++i) {
    const text::Source& source = *sources[i];
    if (!results[i]) continue;
    if (!results[i]->good()) {
      const Failure why = failure_of(source.path, results[i]->refusal);
      job.err((job.lang == diag::Lang::zh ? why.zh : why.en) + "\n");
      unreadable = true;
    } else {
      drafts.push_back({.path = source.path, .before = source.bytes, .after = std::move(results[i]->bytes)});
    }
  }
  if (job.has("--diff")) {
    show_difference(job, drafts);
  } else {
    for (const Draft& draft : drafts) job.out(text::printable(draft.path) + "\n");
  }
  job.flush();
  const std::string count = std::to_string(drafts.size());
  if (only_check) {
    if (!drafts.empty()) {
      job.err(job.lang == diag::Lang::zh
                  ? "有 " + count + " 个文件的排版要整理；运行 ljfl fmt\n"
                  : diag::counted(drafts.size(), "file") + (drafts.size() == 1 ? " is" : " are") +
                        " not in the canonical layout: run ljfl fmt\n");
    }
    return drafts.empty() && !unreadable ? fine : data_has_errors;
  }
  write_drafts(job, drafts);
  if (!drafts.empty()) {
    job.err(job.lang == diag::Lang::zh
                ? "整理了 " + count + " 个文件的排版，内容和注释没有变\n"
                : diag::counted(drafts.size(), "file") + (drafts.size() == 1 ? " was" : " were") +
                      " laid out anew; values and comments are as they were\n");
  }
  return unreadable ? data_has_errors : fine;
}

constexpr Option options[] = {
    {.flag = "--check",
     .help = {"只看哪些文件要整理，不写；有就退出码 1", "only tell which files would change, and exit with 1 if any"}},
    {.flag = "--diff", .help = {"把改动显示出来，而不只是文件名", "show the changes, not only the files' names"}},
    {.flag = "PATH", .help = {"只整理这些文件或文件夹", "these files or folders only"}, .many = true},
};

constexpr Example examples[] = {
    {"ljfl fmt", {"整理全部", "all files"}},
    {"ljfl fmt --check --diff units/jiaoyuju", {"只看一个单位的", "only look, at one unit"}},
};

}  // namespace

extern constinit const Command fmt_command;
constinit const Command fmt_command{
    .name = "fmt",
    .summary = {"整理排版：空格、空行和换行；内容和注释不变",
                "one canonical layout: only spaces, blank lines and line ends change"},
    .needs = Needs::files,
    .options = options,
    .examples = examples,
    .run = run,
    .edits = true,
};

}  // namespace ljfl::cli
