#include <algorithm>
#include <filesystem>

#include "cli/desk.hpp"
#include "cli/disk.hpp"
#include "cli/reproduce.hpp"
#include "load/slips.hpp"

namespace ljfl::cli {
namespace {

/// A file as the user names it, and the place in the project that it was published at.
struct Asked {
  std::string typed = {};
  ReportFile file = {};
};

std::vector<std::string> all_reports(const Job& job) {
  if (job.root.empty())
    throw Failure{.zh = "这里没有工作文件夹；请写明要核对的文件",
                  .en = "there is no working folder here; name the files to verify"};
  namespace fs = std::filesystem;
  std::vector<std::string> out;
  std::error_code fault;
  for (fs::recursive_directory_iterator here(fs::path{job.root} / "reports", fault);
       !fault && here != fs::recursive_directory_iterator(); here.increment(fault)) {
    const bool file = here->is_regular_file(fault);
    if (fault) break;
    // A slip is a document of its own day, made out of no template of a report: it bears no stamp.
    const bool slip = load::is_slip(here->path().lexically_relative(job.root).generic_string());
    if (file && !slip) out.push_back(here->path().string());
  }
  if (fault && fault != std::errc::no_such_file_or_directory) {
    throw Failure{.zh = "reports 看不全：" + fault.message(), .en = "cannot see all of reports: " + fault.message()};
  }
  std::ranges::sort(out);
  return out;
}

/// Those that are files of reports; one that was named and is none is a Failure.
std::vector<Asked> files_asked(const Job& job) {
  const bool named = job.has("FILE");
  std::vector<std::string> typed(job.values("FILE").begin(), job.values("FILE").end());
  if (job.has("--as") && typed.size() != 1)
    throw Failure{.zh = "--as 只和一个文件一起用", .en = "--as goes with one file"};
  if (!named) typed = all_reports(job);
  std::vector<Asked> out;
  for (const std::string& path : typed) {
    auto file = report_file(job.has("--as") ? job.value("--as") : std::string_view{path});
    if (!file && !job.has("--as")) {  // bulletin.md, by who stands in its folder
      std::error_code fault;
      file = report_file(std::filesystem::absolute(path, fault).lexically_normal().generic_string());
    }
    if (file) {
      out.push_back({.typed = path, .file = *file});
    } else if (named) {
      throw Failure{.zh = "看不出“" + path + "”是哪一期的通报；加上 --as reports/2026-10/bulletin.md 这样的原来的路径",
                    .en = "which report is “" + path +
                          "”? Add the path that it was published at, as in --as reports/2026-10/bulletin.md"};
    }
  }
  return out;
}

/// The file's own stamp, or that of the stamp.txt beside it.
std::optional<report::Stamp> stamp_of(const std::string& path, std::string_view bytes) {
  if (auto own = report::stamp_in(bytes)) return own;
  const std::filesystem::path beside = std::filesystem::path{path}.parent_path() / std::string{report::stamp_file};
  std::error_code fault;
  if (!std::filesystem::is_regular_file(beside, fault)) return std::nullopt;
  return report::stamp_in(read_named_file(beside.string()));
}

struct Tally {
  std::size_t same = 0;
  std::size_t different = 0;
  std::size_t unproved = 0;
  std::size_t missing = 0;
};

void verify(Job& job, const history::Git& git, Reproducer& reproducer, const Asked& asked, Tally& tally) {
  const bool zh = job.lang == diag::Lang::zh;
  const std::string bytes = read_named_file(asked.typed);
  const std::string path = text::printable(asked.file.path());
  const auto tell = [&](std::size_t& count, const std::string& words_zh, const std::string& words_en) {
    ++count;
    job.out((zh ? path + "：" + words_zh : path + ": " + words_en) + "\n");
  };
  const auto stamp = stamp_of(asked.typed, bytes);
  if (!stamp)
    return tell(tally.unproved, "没有印记（ljfl-stamp），旁边也没有 stamp.txt，核对不了",
                "it bears no stamp, and there is no stamp.txt beside it");
  const Proof proof = reproducer.prove(asked.file, *stamp, bytes);
  const std::string id = proof.commit.substr(0, 10);
  switch (proof.outcome) {
    case Verified::same:
      return tell(tally.same, "和提交 " + id + " 的数据一致", "is what the data of commit " + id + " give");
    case Verified::differs:
      tell(tally.different, "和提交 " + id + " 的数据出的不一样（- 按数据应是，+ 文件里是）：",
           "is not what the data of commit " + id + " give (- by the data, + in the file):");
      show_difference(job, {{.path = asked.file.path(), .before = proof.made, .after = bytes}});
      return;
    case Verified::no_output:
      return tell(tally.different, "提交 " + id + " 的数据不出这个文件",
                  "the data of commit " + id + " make no such file");
    case Verified::no_report:
      return tell(tally.unproved, "提交 " + id + " 的模板出不了这份报告",
                  "the templates of commit " + id + " make no such report");
    case Verified::no_data: break;
  }
  std::string why_zh =
      "几种可能：当时的数据没有提交，或者没有照原样提交；git "
      "存的和工作区的不一样（换行、可执行位、忽略的文件、过滤器）；"
      "提交不在这个仓库里；印记改过";
  std::string why_en =
      "they may not have been committed as they lay there; git may store them otherwise than the disk had them (line "
      "ends, executable bits, ignored files, filters); the commit may be elsewhere; or the stamp was changed";
  if (git.is_shallow()) {
    why_zh += "。这是浅克隆，历史不全，运行 git fetch --unshallow 再核对";
    why_en += ". This is a shallow clone: run git fetch --unshallow, and verify again";
  }
  const std::string units = stamp->units.substr(0, 10);
  tell(tally.unproved, "没有一个提交有它注明的数据（units " + units + "）。" + why_zh,
       "no commit has the data that it names (units " + units + "): " + why_en);
}

/// Of all reports that lie here: what was made with them, and is gone.
void tell_missing(Job& job, const Reproducer& reproducer, const std::vector<Asked>& asked, Tally& tally) {
  std::vector<ReportFile> there;
  there.reserve(asked.size());
  for (const Asked& one : asked) there.push_back(one.file);
  for (const std::string& path : reproducer.missing_beside(there)) {
    ++tally.missing;
    job.out(text::printable(path));
    job.out(job.say({"：按数据应有，这里没有\n", ": its data make it, and it is not here\n"}));
  }
}

int run(Job& job) {
  const std::vector<Asked> asked = files_asked(job);
  Past past = open_past(job);
  Reproducer reproducer(past.git);
  Tally tally;
  for (const Asked& one : asked) verify(job, past.git, reproducer, one, tally);
  if (!job.has("FILE")) tell_missing(job, reproducer, asked, tally);
  const std::string count = std::to_string(asked.size());
  job.err(job.lang == diag::Lang::zh
              ? "核对了 " + count + " 个文件：" + std::to_string(tally.same) + " 个一致，" +
                    std::to_string(tally.different) + " 个不同，" + std::to_string(tally.unproved) + " 个核对不了\n"
              : "verified " + diag::counted(asked.size(), "file") + ": " + std::to_string(tally.same) + " the same, " +
                    std::to_string(tally.different) + " different, " + std::to_string(tally.unproved) +
                    " not to be verified\n");
  if (tally.missing > 0) {
    job.err(job.say({"缺 {n} 个：git 里有的，git checkout 取回；没有的，重新出\n",
                     "{n:file is|files are} missing: git checkout brings back what git has; make the rest anew\n"},
                    {diag::arg("n", static_cast<std::int64_t>(tally.missing))}));
  }
  if (tally.different > 0 || tally.missing > 0) return data_has_errors;
  return tally.unproved > 0 ? usage : fine;
}

constexpr Option options[] = {
    {.flag = "--as",
     .value = "PATH",
     .help = {"文件原来发布在哪里，例如 reports/2026-10/bulletin.md",
              "where the file was published, as in reports/2026-10/bulletin.md"}},
    {.flag = "FILE",
     .help = {"要核对的文件；不写是 reports/ 里的全部", "the files to verify; all of reports/ when left out"},
     .many = true},
};

constexpr Example examples[] = {
    {"ljfl verify reports/2026-10/bulletin.md",
     {"按它注明的数据重出一遍，比出手改的地方", "made again from the data that it names, and compared"}},
    {"ljfl verify 通报.md --as reports/2026-10/bulletin.md", {"收到的一份通报", "a bulletin that was sent to you"}},
};

}  // namespace

extern constinit const Command verify_command;
constinit const Command verify_command{
    .name = "verify",
    .summary = {"核对发出的通报：找到它注明的数据，重出一遍，看有没有手改",
                "render a published report again from the data it names, and show any hand edit"},
    .needs = Needs::settings,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
