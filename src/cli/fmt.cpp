#include <algorithm>

#include "cli/desk.hpp"

namespace ljfl::cli {
namespace {

bool is_yaml(std::string_view path) {
  return path.starts_with("units/") && (path.ends_with(".yaml") || path.ends_with(".yml"));
}

std::string_view tidied(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(2);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

/// The files that were asked for; all where none was. Throws a Failure for a path that is none.
std::vector<const text::Source*> wanted(const Job& job) {
  std::vector<const text::Source*> out;
  const auto paths = job.values("PATH");
  const auto is_below = [](std::string_view file, std::string_view path) {
    return path.empty() || path == "." || file == path || file.starts_with(std::string{path} + "/");
  };
  for (const std::string& typed : paths) {
    const bool known = std::ranges::any_of(job.files.files, [&](const text::Source& source) {
      return is_yaml(source.path) && is_below(source.path, tidied(typed));
    });
    if (known) continue;
    const std::string shown = text::printable(typed);
    throw Failure{.zh = "台账里没有“" + shown + "”（路径从项目的根目录写起）",
                  .en = "the register holds no “" + shown + "” (paths begin at the project's root)"};
  }
  for (const text::Source& source : job.files.files) {
    const bool asked = paths.empty() || std::ranges::any_of(paths, [&](const std::string& typed) {
                         return is_below(source.path, tidied(typed));
                       });
    if (is_yaml(source.path) && asked) out.push_back(&source);
  }
  return out;
}

int run(Job& job) {
  const bool only_check = job.has("--check");
  std::vector<Draft> drafts;
  bool unreadable = false;
  for (const text::Source* source : wanted(job)) {
    const edit::Edited edited =
        source->failure ? edit::Edited{.refusal = edit::Refusal::unreadable} : edit::formatted(source->bytes);
    if (!edited.good()) {
      const Failure why = failure_of(source->path, edited.refusal);
      job.err((job.lang == diag::Lang::zh ? why.zh : why.en) + "\n");
      unreadable = true;
    } else if (edited.bytes != source->bytes) {
      drafts.push_back({.path = source->path, .before = source->bytes, .after = edited.bytes});
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
