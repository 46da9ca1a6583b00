/// Runs golden stories. A story is Markdown: prose at the margin, and what the machine sees indented by four. A line
/// `some/path:` names the file that the next indented block becomes; `$ ` begins a command, `> ` carries it on; then
/// comes what it says on stdout, `2> ` before what it says on stderr, and `[1]` for an exit code that is not 0.
/// `<!-- $ command -->` at the margin is run and not shown: what a page takes for granted. It must succeed in silence.
/// A last line without a line end is followed by `\`. Controls are written \x1b, a CR at a line's end \r.
///
///     story --ljfl BINARY --source TREE [--accept] FILE…
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

struct Answer {
  std::string out = {};
  std::string err = {};
  int code = 0;
};

/// Nothing where it cannot be read to its end.
std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (fs::is_directory(path) || !in.good() ||
      (in.peek() != std::ifstream::traits_type::eof() && !(bytes << in.rdbuf())))
    return std::nullopt;
  return bytes.str();
}

void write_file(const fs::path& path, const std::string& bytes) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  std::ofstream out(path, std::ios::binary);
  out << bytes;
}

Lines lines_of(const std::string& text) {
  Lines out;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

/// What a program said, as a story shows it.
Lines shown(std::string text, const std::string& folder) {
  for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at)) {
    text.replace(at, folder.size(), "$TMP");
  }
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
      out.append("\\r");
    } else if ((byte < 0x20 && byte != '\n' && byte != '\t') || byte == 0x7F) {
      constexpr std::string_view hex = "0123456789abcdef";
      out.append("\\x").push_back(hex[byte >> 4U]);
      out.push_back(hex[byte & 0xFU]);
    } else {
      out.push_back(text[i]);
    }
  }
  Lines lines = lines_of(out);
  if (!out.empty() && out.back() != '\n') lines.emplace_back("\\");
  return lines;
}

/// One command by the shell, in `folder`, with an environment of its own and a time limit.
Answer run(const std::string& command, const fs::path& folder, const std::vector<std::string>& environment) {
  constexpr int limit_milliseconds = 60'000;
  int out[2];
  int err[2];
  if (::pipe(out) != 0 || ::pipe(err) != 0) std::abort();
  const pid_t child = ::fork();
  if (child == 0) {
    ::dup2(out[1], 1);
    ::dup2(err[1], 2);
    const int null = ::open("/dev/null", O_RDONLY);
    ::dup2(null, 0);
    for (const int number : {out[0], out[1], err[0], err[1]}) ::close(number);
    if (::chdir(folder.c_str()) != 0) ::_exit(126);
    std::vector<char*> variables;
    for (const std::string& variable : environment) variables.push_back(const_cast<char*>(variable.c_str()));
    variables.push_back(nullptr);
    const char* const arguments[] = {"sh", "-c", command.c_str(), nullptr};
    ::execve("/bin/sh", const_cast<char* const*>(arguments), variables.data());
    ::_exit(127);
  }
  ::close(out[1]);
  ::close(err[1]);
  Answer answer;
  pollfd ends[2] = {{.fd = out[0], .events = POLLIN, .revents = 0}, {.fd = err[0], .events = POLLIN, .revents = 0}};
  for (int open = 2; open > 0;) {
    if (::poll(ends, 2, limit_milliseconds) <= 0) {
      ::kill(child, SIGKILL);
      answer.err.append("(the command took too long)\n");
      break;
    }
    for (int i = 0; i < 2; ++i) {
      if (ends[i].fd < 0 || ends[i].revents == 0) continue;
      char buffer[65536];
      const ssize_t got = ::read(ends[i].fd, buffer, sizeof buffer);
      if (got > 0) {
        (i == 0 ? answer.out : answer.err).append(buffer, static_cast<std::size_t>(got));
      } else {
        ::close(ends[i].fd);
        ends[i].fd = -1;
        --open;
      }
    }
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  answer.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return answer;
}

bool is_machine(const std::string& line) {
  return line.starts_with("    ");
}
bool is_blank(const std::string& line) {
  return line.find_first_not_of(' ') == std::string::npos;
}

/// `units/a/unit.yaml:` alone on a line.
std::optional<std::string> names_file(const std::string& line) {
  if (line.size() < 2 || line.back() != ':' || line.find(' ') != std::string::npos) return std::nullopt;
  std::string name = line.substr(0, line.size() - 1);
  std::erase(name, '`');
  const bool like_a_path = name.find('/') != std::string::npos || name.find('.') != std::string::npos;
  return like_a_path && name.find("：") == std::string::npos ? std::optional{name} : std::nullopt;
}

constexpr std::string_view hidden_begin = "<!-- $ ";
constexpr std::string_view hidden_end = " -->";

class Story {
 public:
  Story(Lines lines, fs::path folder, std::vector<std::string> environment)
      : lines_(std::move(lines)), folder_(std::move(folder)), environment_(std::move(environment)) {}

  /// The story as it would be if everything it says now were right.
  Lines told() {
    std::optional<std::string> file;
    for (std::size_t i = 0; i < lines_.size();) {
      if (!is_machine(lines_[i])) {
        if (!is_blank(lines_[i])) file = names_file(lines_[i]);
        if (lines_[i].starts_with(hidden_begin) && lines_[i].ends_with(hidden_end)) behind_the_scenes(lines_[i]);
        out_.push_back(lines_[i++]);
        continue;
      }
      std::size_t end = i;
      while (end < lines_.size() && (is_machine(lines_[end]) || is_blank(lines_[end]))) ++end;
      while (is_blank(lines_[end - 1])) --end;
      if (file) {
        become(*file, i, end);
        file.reset();
      } else {
        session(i, end);
      }
      i = end;
    }
    return out_;
  }

  /// How many commands were run for all to see. A story without any says nothing that could be wrong.
  [[nodiscard]] int commands() const { return commands_; }

 private:
  void become(const std::string& name, std::size_t begin, std::size_t end) {
    std::string bytes;
    for (std::size_t i = begin; i < end; ++i) {
      out_.push_back(lines_[i]);
      bytes.append(is_blank(lines_[i]) ? "" : lines_[i].substr(4)).append("\n");
    }
    write_file(folder_ / name, bytes);
  }

  void session(std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end;) {
      const std::string line = is_blank(lines_[i]) ? "" : lines_[i].substr(4);
      if (!line.starts_with("$ ")) {  // what was said before: said anew below
        ++i;
        continue;
      }
      std::string command = line.substr(2);
      out_.push_back(lines_[i++]);
      while (i < end && lines_[i].starts_with("    > ")) {
        command.append("\n").append(lines_[i].substr(6));
        out_.push_back(lines_[i++]);
      }
      ++commands_;
      const Answer answer = run(command, folder_, environment_);
      for (const std::string& said : shown(answer.out, folder_.string())) say(said);
      for (const std::string& said : shown(answer.err, folder_.string())) say("2> " + said);
      if (answer.code != 0) say("[" + std::to_string(answer.code) + "]");
    }
  }

  void behind_the_scenes(const std::string& line) {
    const std::size_t length = line.size() - hidden_begin.size() - hidden_end.size();
    const Answer answer = run(line.substr(hidden_begin.size(), length), folder_, environment_);
    if (answer.code != 0) say("(what is not shown failed: " + answer.err + ")");
  }

  void say(const std::string& text) { out_.push_back(text.empty() ? "" : "    " + text); }

  Lines lines_;
  fs::path folder_;
  std::vector<std::string> environment_;
  Lines out_ = {};
  int commands_ = 0;
};

/// The lines that differ, by the longest common subsequence.
void show_difference(const Lines& wanted, const Lines& got) {
  const std::size_t n = wanted.size();
  const std::size_t m = got.size();
  std::vector<std::vector<std::uint32_t>> common(n + 1, std::vector<std::uint32_t>(m + 1));
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      common[i][j] = wanted[i] == got[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  for (std::size_t i = 0, j = 0; i < n || j < m;) {
    if (i < n && j < m && wanted[i] == got[j]) {
      ++i;
      ++j;
    } else if (j == m || (i < n && common[i + 1][j] >= common[i][j + 1])) {
      std::cout << "  " << i + 1 << " - " << wanted[i] << "\n";
      ++i;
    } else {
      std::cout << "  " << i + 1 << " + " << got[j] << "\n";
      ++j;
    }
  }
}

}  // namespace

int main(int argc, char** argv) {
  std::string ljfl;
  std::string source;
  bool accept = false;
  Lines files;
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word == "--accept") {
      accept = true;
    } else if (word == "--ljfl" && i + 1 < argc) {
      ljfl = fs::absolute(argv[++i]).string();
    } else if (word == "--source" && i + 1 < argc) {
      source = fs::canonical(argv[++i]).string();
    } else {
      files.emplace_back(word);
    }
  }
  if (files.empty()) {
    std::cout << "no story was named\n";
    return 2;
  }
  int failed = 0;
  bool all_told = true;
  for (const std::string& file : files) {
    const std::optional<std::string> page = read_file(file);
    if (!page) {
      std::cout << file << ": cannot be read\n";
      all_told = false;
      continue;
    }
    std::string pattern = (fs::temp_directory_path() / "story-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) return 2;
    const fs::path folder = fs::canonical(pattern);
    std::vector<std::string> environment = {
        "COLUMNS=80",
        "PATH=" + fs::path(ljfl).parent_path().string() + ":/usr/local/bin:/usr/bin:/bin",
        "HOME=" + folder.string(),
        "LC_ALL=C.UTF-8",
        "TZ=UTC",
        "GIT_CONFIG_NOSYSTEM=1",
        "LJFL_SOURCE=" + source,
        "ASAN_OPTIONS=abort_on_error=0"};
    // `make coverage` counts what the stories run, too.
    if (const char* counts = std::getenv("LLVM_PROFILE_FILE"))
      environment.push_back("LLVM_PROFILE_FILE=" + std::string{counts});
    const Lines wanted = lines_of(*page);
    Story story(wanted, folder, environment);
    const Lines got = story.told();
    fs::remove_all(folder);
    if (story.commands() == 0) {
      std::cout << file << ": has no command\n";
      all_told = false;
      continue;
    }
    if (wanted == got) continue;
    ++failed;
    std::cout << file << (accept ? ": rewritten\n" : ": differs (- as written, + as it is)\n");
    show_difference(wanted, got);
    if (!accept) continue;
    std::string text;
    for (const std::string& line : got) text.append(line).append("\n");
    write_file(file, text);
  }
  return all_told && (failed == 0 || accept) ? 0 : 1;
}
