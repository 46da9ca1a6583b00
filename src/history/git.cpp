#include "history/git.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>

namespace ljfl::history {
namespace {

constexpr std::array overruled = {
    // Programs that settings could start.
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "core.pager=cat",
    "core.attributesFile=/dev/null",
    "core.sshCommand=false",
    "core.gitProxy=none",
    "credential.helper=",
    "diff.external=",
    "gpg.program=false",
    "log.showSignature=false",
    "protocol.allow=never",
    // What would make the answer another one.
    "log.mailmap=false",
    "mailmap.file=/dev/null",
    "mailmap.blob=",
    "log.showRoot=true",
    "log.follow=false",
    "diff.renames=false",
    "diff.orderFile=/dev/null",
    "diff.relative=false",
    "diff.ignoreSubmodules=none",
    "core.commitGraph=false",
    "core.quotePath=false",
    "core.precomposeUnicode=false",
    "color.ui=false",
    "i18n.logOutputEncoding=UTF-8",
    "core.warnAmbiguousRefs=false",
    "advice.graftFileDeprecated=false",
};

constexpr std::array own_variables = {
    "GIT_OPTIONAL_LOCKS=0",
    "GIT_NO_REPLACE_OBJECTS=1",
    "GIT_TERMINAL_PROMPT=0",
    "GIT_PAGER=cat",
    "GIT_GRAFT_FILE=/dev/null",
    "GIT_NO_LAZY_FETCH=1",
    "GIT_ALLOW_PROTOCOL=none",
    "GIT_ASKPASS=false",
    "GIT_ATTR_NOSYSTEM=1",
    "GIT_LITERAL_PATHSPECS=1",
    "GIT_FLUSH=0",
    "LC_ALL=C",
};

/// What the user's own settings are found by, and a repository cannot set. Nearly all other GIT_… are dropped: a hook
/// sets GIT_DIR, GIT_INDEX_FILE and more, and they would lead elsewhere.
bool is_users_own(std::string_view variable) {
  constexpr std::array<std::string_view, 6> kept = {"GIT_CONFIG_NOSYSTEM=", "GIT_CONFIG_GLOBAL=", "GIT_CONFIG_SYSTEM=",
                                                    "GIT_CONFIG_COUNT=",    "GIT_CONFIG_KEY_",    "GIT_CONFIG_VALUE_"};
  return std::ranges::any_of(kept, [&](std::string_view name) { return variable.starts_with(name); });
}

std::string_view variable_of(std::string_view name) {
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    if (text.starts_with(name)) return text.substr(name.size());
  }
  return {};
}

/// What is being pushed lies in a quarantine until the pre-receive hook has said yes, and git tells the hook where by
/// these two (git-receive-pack(1)). They are believed where they are its own: the three name one folder.
bool is_quarantine(std::string_view variable) {
  constexpr std::string_view own = "GIT_OBJECT_DIRECTORY=";
  if (!variable.starts_with(own) && !variable.starts_with("GIT_ALTERNATE_OBJECT_DIRECTORIES=")) return false;
  const std::string_view quarantine = variable_of("GIT_QUARANTINE_PATH=");
  return !quarantine.empty() && quarantine == variable_of(own);
}

std::vector<std::string> environment() {
  std::vector<std::string> out;
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    const bool other = text.starts_with("GIT_") ? !is_users_own(text) && !is_quarantine(text)
                                                : text.starts_with("LC_") || text.starts_with("LANG");
    if (!other) out.emplace_back(text);
  }
  out.insert(out.end(), own_variables.begin(), own_variables.end());
  return out;
}

std::string path_of(const std::vector<std::string>& variables) {
  constexpr std::string_view name = "PATH=";
  for (const std::string& variable : variables) {
    if (variable.starts_with(name)) return variable.substr(name.size());
  }
  return "/usr/local/bin:/usr/bin:/bin";
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out.push_back(text.substr(0, end));
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return out;
}

/// What stands in `text` between two marks.
std::optional<std::string_view> between(std::string_view text, std::string_view before, std::string_view after) {
  const std::size_t begin = text.find(before);
  if (begin == std::string_view::npos) return std::nullopt;
  text.remove_prefix(begin + before.size());
  return text.substr(0, text.find(after));
}

bool says_either(std::string_view text, std::initializer_list<std::string_view> words) {
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
  return std::ranges::any_of(words, [&](std::string_view word) {
    return std::search(text.begin(), text.end(), word.begin(), word.end(), same) != text.end();
  });
}

/// `bare` is written for git in many ways (yes, on, 1, or the key alone): only what says false on its own line is taken
/// at its word.
bool may_be_bare(std::string_view settings) {
  constexpr std::string_view key = "bare";
  constexpr std::string_view blanks = " \t";
  const auto skip = [&] { settings.remove_prefix(std::min(settings.find_first_not_of(blanks), settings.size())); };
  while (says_either(settings, {key})) {
    const std::size_t at = settings.find(key);
    if (at == std::string_view::npos) return true;  // in capitals
    settings.remove_prefix(at + key.size());
    skip();
    if (!settings.starts_with('=')) return true;
    settings.remove_prefix(1);
    skip();
    const std::string_view value = settings.substr(0, settings.find('\n'));
    if (value != "false" && value != "false\r") return true;
  }
  return false;
}

/// As one word of a shell's command line.
std::string quoted(std::string_view word) {
  const auto is_plain = [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || (static_cast<unsigned char>(c) & 0x80U) != 0 ||
           std::string_view{"/._-+,:@%"}.find(c) != std::string_view::npos;
  };
  if (!word.empty() && std::ranges::all_of(word, is_plain)) return std::string{word};
  std::string out = "'";
  for (const char c : word) out.append(c == '\'' ? "'\\''" : std::string(1, c));
  return out.append("'");
}

/// The commonest case, seen without a program's start: `folder` is the top of a clone with its .git in it, and its
/// settings move nothing elsewhere (a pipe in their place is left to git, which is given its time). Is it shallow?
/// Nothing: git must be asked what there is.
std::optional<bool> seen_at_top(const std::filesystem::path& folder) {
  namespace fs = std::filesystem;
  std::error_code fault;
  const fs::path own = folder / ".git";
  if (fs::symlink_status(own, fault).type() != fs::file_type::directory || !fs::is_directory(own / "objects", fault) ||
      !fs::is_regular_file(own / "HEAD", fault) || !fs::is_regular_file(own / "config", fault) ||
      fs::exists(own / "commondir", fault))
    return std::nullopt;
  std::ifstream settings(own / "config", std::ios::binary);
  std::string text(std::size_t{64} << 10U, ' ');
  settings.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (!settings.eof()) return std::nullopt;
  text.resize(static_cast<std::size_t>(settings.gcount()));
  if (says_either(text, {"worktree", "include"}) || may_be_bare(text)) return std::nullopt;
  const auto cut_off = fs::file_size(own / "shallow", fault);
  return !fault && cut_off > 0;
}

}  // namespace

Problem problem_of(const Ended& ended, std::string_view folder) {
  const std::string here{folder};
  switch (ended.ending) {
    case Ending::not_started:
      return {.zh = "没有 git 程序：历史都在 git 里，装上 git（例如 apt install git）再来",
              .en = "there is no git program: history lives in git; install it (for example: apt install git)"};
    case Ending::too_slow: return {.zh = "git 太久没有答完，不等了", .en = "git took too long, and was stopped"};
    case Ending::too_much: return {.zh = "git 给出的太多，收不下", .en = "git's answer was too large, and was stopped"};
    case Ending::killed: return {.zh = "git 中途被中断", .en = "git was interrupted"};
    case Ending::exited: break;
  }
  const auto says = [&](std::string_view words) { return ended.err.find(words) != std::string::npos; };
  if (says("not a git repository")) {
    return {.zh = here + " 不在 git 仓库里，没有历史可查；台账要先进 git（git init，再 git add、git commit）",
            .en = here +
                  " is in no git repository, so there is no history; put the register into git first (git init, git "
                  "add, git commit)"};
  }
  if (says("dubious ownership")) {
    const std::string command = "git config --global --add safe.directory " +
                                quoted(between(ended.err, "repository at '", "'\n").value_or(here));
    return {
        .zh = "这个仓库属于别的用户，git 不肯读。确认它可信以后运行：" + command,
        .en = "the repository belongs to another user, and git refuses to read it. If you trust it, run: " + command};
  }
  if (says("bad revision 'HEAD'") || says("does not have any commits yet")) {
    return {.zh = "还没有提交，没有历史可查", .en = "there is no commit yet, so there is no history"};
  }
  std::string words = ended.err;
  while (words.ends_with('\n')) words.pop_back();
  std::ranges::replace(words, '\n', ' ');
  return {.zh = "git 没有答：" + words, .en = "git gave no answer: " + words};
}

Outcome<Git> Git::open(const std::string& folder) {
  Git out;
  std::error_code fault;
  out.folder_ = std::filesystem::absolute(folder.empty() ? "." : folder, fault).lexically_normal().string();
  out.environment_ = environment();
  out.program_ = find_program("git", path_of(out.environment_));
  if (out.program_.empty()) return problem_of({}, out.folder_);
  if (const auto shallow = seen_at_top(out.folder_)) {
    out.shallow_ = *shallow;
    return out;
  }
  const Ended answer =
      out.run({"rev-parse", "--is-bare-repository", "--is-shallow-repository", "--show-cdup", "--show-prefix"});
  if (!answer.good()) return problem_of(answer, out.folder_);
  const std::vector<std::string_view> lines = lines_of(answer.out);
  if (lines.size() < 2) return problem_of(answer, out.folder_);
  out.bare_ = lines[0] == "true";
  out.shallow_ = lines[1] == "true";
  // From the top, so that paths mean the same everywhere.
  if (lines.size() > 2 && !lines[2].empty()) out.folder_ += "/" + std::string{lines[2]};
  if (lines.size() > 3) out.prefix_ = lines[3];
  return out;
}

bool Git::take_prefix_of(const std::string& folder) {
  if (bare_) return false;
  std::error_code fault;
  const std::string own = std::filesystem::weakly_canonical(folder, fault).generic_string() + "/";
  std::string top = std::filesystem::weakly_canonical(folder_, fault).generic_string();
  if (!top.ends_with('/')) top.push_back('/');
  if (!own.starts_with(top)) return false;
  prefix_ = own.substr(top.size());
  return true;
}

Ended Git::run(std::initializer_list<std::string_view> arguments, std::string_view input, const Bounds& bounds) const {
  return run(std::vector<std::string>(arguments.begin(), arguments.end()), input, bounds);
}

Ended Git::run(const std::vector<std::string>& arguments, std::string_view input, const Bounds& bounds) const {
  return run_program(command(arguments), environment_, input, bounds);
}

Running Git::start(const std::vector<std::string>& arguments, const Bounds& bounds) const {
  return {command(arguments), environment_, bounds};
}

std::vector<std::string> Git::command(const std::vector<std::string>& arguments) const {
  std::vector<std::string> out = {program_, "-C", folder_, "--no-pager", "--no-replace-objects", "--literal-pathspecs"};
  for (const char* const setting : overruled) {
    out.emplace_back("-c");
    out.emplace_back(setting);
  }
  out.insert(out.end(), arguments.begin(), arguments.end());
  return out;
}

}  // namespace ljfl::history
