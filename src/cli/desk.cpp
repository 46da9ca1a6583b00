#include "cli/desk.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "check/check.hpp"
#include "cli/disk.hpp"
#include "cli/listing.hpp"
#include "load/load.hpp"

namespace ljfl::cli {
namespace {

/// A finding, wherever its line has moved to.
using Fingerprint = std::tuple<std::string_view, std::string, std::string>;

Fingerprint fingerprint_of(const diag::Diagnostic& told, const text::Snapshot& files) {
  const bool placed = told.at.file < files.files.size();
  return {told.rule->code, placed ? files.files[told.at.file].path : "", diag::message(told, diag::Lang::zh)};
}

text::Snapshot with_drafts(const text::Snapshot& files, const std::vector<Draft>& drafts) {
  text::Snapshot out = files;
  for (const Draft& draft : drafts) {
    const auto found = std::ranges::find(out.files, draft.path, &text::Source::path);
    if (found != out.files.end()) {
      found->bytes = draft.after;
    } else {
      out.files.push_back({.path = draft.path, .bytes = draft.after});
    }
  }
  std::ranges::sort(out.files, {}, &text::Source::path);
  return out;
}

/// What check says of these files, with ljfl.toml's severities.
struct Checked {
  text::Snapshot files = {};
  diag::Diagnostics told = {};
  standing::Standing standing = {};
};

Checked checked(const Job& job, text::Snapshot files) {
  Job other;  // for its settling; nothing of it reaches the user
  other.files = std::move(files);
  other.reg = load::load(other.files, other.told);
  other.standing = standing::assess(other.reg, job.today);
  check::run_on_data({.files = other.files, .reg = other.reg, .standing = other.standing}, other.told);
  other.settle();
  return {.files = std::move(other.files), .told = std::move(other.told), .standing = std::move(other.standing)};
}

/// What became of a write: a Failure, or a word about what is not as it was.
void tell_result(const Job& job, const edit::WriteResult& result) {
  using Kind = edit::WriteResult::Kind;
  const std::string path = text::printable(result.path);
  const std::string fault = text::printable(result.fault);
  switch (result.kind) {
    case Kind::good: break;
    case Kind::changed:
      throw Failure{.zh = path + " 刚刚被别人改过，什么也没有写；再来一次，就会按新的内容改",
                    .en = path + " was changed by somebody else just now; nothing was written. Run it again"};
    case Kind::not_plain:
      throw Failure{.zh = path + " 不是普通文件（或路上有链接），没有写：" + fault,
                    .en = path + " is no plain file, or reached through a link; not written: " + fault};
    case Kind::refused: {
      std::string zh = "写不了 " + path + "：" + fault;
      std::string en = "cannot write " + path + ": " + fault;
      if (result.written > 0) {  // a rename failed with others before it done
        zh += "；前面 " + std::to_string(result.written) + " 个文件已经写好";
        en += "; " + std::to_string(result.written) + " of the files were written before that";
      }
      throw Failure{.zh = zh, .en = en};
    }
    case Kind::unflushed:
      throw Failure{.zh = path + " 已经写好，但没能确认落盘，断电可能丢失：" + fault,
                    .en = path + " was written, but could not be flushed: a power cut may take it: " + fault};
  }
  if (result.split_link) {
    job.err(job.say({"注意：有文件另有一个名字（硬链接），那个名字下还是旧内容\n",
                     "note: a file has a second name (a hard link), which still has the old content\n"}));
  }
  if (result.new_owner) {
    job.err(
        job.say({"注意：文件原来属于别人，现在属于您；组和权限没有变\n",
                 "note: a file belonged to somebody else and is yours now; its group and mode are as they were\n"}));
  }
}

}  // namespace

Draft& draft_of(const Job& job, std::vector<Draft>& drafts, std::string_view path) {
  if (const auto found = std::ranges::find(drafts, path, &Draft::path); found != drafts.end()) return *found;
  Draft& out = drafts.emplace_back();
  out.path = std::string{path};
  const auto source = std::ranges::find(job.files.files, path, &text::Source::path);
  if (source == job.files.files.end()) return out;
  if (source->failure) throw unread(path, *source->failure);
  out.before = source->bytes;
  out.after = source->bytes;
  return out;
}

std::size_t Fresh::errors() const {
  return static_cast<std::size_t>(std::ranges::count(told, diag::Severity::error, &diag::Diagnostic::severity));
}

Fresh check_drafts(const Job& job, const std::vector<Draft>& drafts) {
  const Checked before = checked(job, job.files);
  Checked after = checked(job, with_drafts(job.files, drafts));
  std::map<Fingerprint, int> old;
  for (const diag::Diagnostic& one : before.told.all()) ++old[fingerprint_of(one, before.files)];
  Fresh out;
  for (const diag::Diagnostic& one : after.told.all()) {
    if (--old[fingerprint_of(one, after.files)] < 0 && one.severity != diag::Severity::note) out.told.push_back(one);
  }
  out.files = std::move(after.files);
  out.standing = std::move(after.standing);
  return out;
}

bool passes_check(Job& job, const std::vector<Draft>& drafts, standing::Standing* then) {
  const Fresh fresh = check_drafts(job, drafts);
  if (then != nullptr) *then = fresh.standing;
  const diag::HumanStyle style{.lang = job.lang, .colour = job.colour_err, .columns = std::max(job.columns - 6, 40)};
  for (const diag::Diagnostic& one : fresh.told) job.err(diag::human(one, fresh.files, style));
  const std::size_t errors = fresh.errors();
  if (errors == 0) return true;
  const std::string count = std::to_string(errors);
  job.err(job.lang == diag::Lang::zh
              ? "这样写会多出 " + count + " 处错误，所以什么也没有写\n"
              : "this would bring " + count + " new error" + (errors == 1 ? "" : "s") + ", so nothing was written\n");
  return false;
}

void show_difference(Job& job, const std::vector<Draft>& drafts) {
  for (const Draft& draft : drafts) {
    const std::optional<std::string_view> before =
        draft.before ? std::optional<std::string_view>{*draft.before} : std::nullopt;
    std::string_view rest;
    const std::string difference = edit::unified_difference(draft.path, before, draft.after);
    for (rest = difference; !rest.empty();) {
      const std::size_t newline = rest.find('\n');
      std::string_view line = rest.substr(0, newline);
      rest.remove_prefix(newline + 1);
      const bool head = line.starts_with("--- ") || line.starts_with("+++ ");
      const Tone tone = head                    ? Tone::faint
                        : line.starts_with('+') ? Tone::good
                        : line.starts_with('-') ? Tone::bad
                                                : Tone::plain;
      const bool carriage = line.ends_with('\r');  // kept for patch; it moves no cursor anywhere harmful
      if (carriage) line.remove_suffix(1);
      std::string shown;
      for (std::size_t tab = line.find('\t'); tab != std::string_view::npos; tab = line.find('\t')) {
        shown.append(text::printable(line.substr(0, tab))).append("\t");
        line.remove_prefix(tab + 1);
      }
      shown.append(text::printable(line)).append(carriage ? "\r" : "");
      job.out(toned(shown, tone, job.colour_out) + "\n");
    }
  }
}

void write_drafts(Job& job, const std::vector<Draft>& drafts) {
  std::vector<edit::NewFile> files;
  for (const Draft& draft : drafts) {
    if (draft.before == draft.after) continue;
    files.push_back({.path = draft.path, .bytes = draft.after, .before = draft.before, .must_be_new = !draft.before});
  }
  if (files.empty()) return;
  tell_result(job, edit::write_files(job.lock, files));
}

void write_made(Job& job, const std::string& folder, std::span<const edit::NewFile> files) {
  job.flush();
  std::string fault;
  const edit::Lock lock = edit::Lock::take(folder, fault);
  if (!lock.good()) {
    const std::string shown = text::printable(folder);
    throw Failure{.zh = "锁不住 " + shown + "：" + fault, .en = "cannot lock " + shown + ": " + fault};
  }
  tell_result(job, edit::write_files(lock, files));
}

void refuse_unread(const Job& job) {
  for (const text::Source& source : job.files.files) {
    if (!source.failure || source.failure->fault != text::ReadFault::failed) continue;
    Failure why = unread(source.path, *source.failure);
    why.zh += "；台账没有读全，所以什么也没有写";
    why.en += "; without the whole register nothing is written";
    throw why;
  }
}

Failure failure_of(std::string_view path, edit::Refusal refusal) {
  const std::string shown = text::printable(path);
  switch (refusal) {
    case edit::Refusal::unreadable:
      return {.zh = shown + " 读不通，先改好再来（ljfl check 说哪里不对）",
              .en = shown + " cannot be read: mend it first (ljfl check says where)"};
    case edit::Refusal::not_proved:
      return {
          .zh = shown +
                "：写进去再读出来就不是原来的意思了，所以没有写（文字里有看不见的字符，或者文件在一段“|”文字中间结束）",
          .en = shown +
                ": what was to be written would not read back as it was meant, so it was not (an invisible character, "
                "or a file that ends within a | text)"};
    default: break;
  }
  return {.zh = shown + " 的写法特别，不能自动改；请用编辑器改",
          .en = shown + " has a layout that is not edited here; use an editor"};
}

}  // namespace ljfl::cli
