/// What the language server says while one types, held to what `ljfl check` would say of the same texts: after each of
/// many edits by chance, in open files and behind the editor's back.
#include "cli/examine.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "cli/disk.hpp"
#include "cli/judge.hpp"
#include "diag/findings.hpp"

namespace {

using namespace ljfl;
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write(const fs::path& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
}

/// Shorter than the default, so that in a quick test much comes from memory; longer than a tick of the file system's
/// clock.
constexpr std::chrono::milliseconds moment{20};

const time::Date today = *time::make_date(2026, 10, 31);

/// Six units of the shipped register, in a folder of their own.
class Project {
 public:
  Project() : root(fs::temp_directory_path() / ("ljfl-examine-" + std::to_string(std::random_device{}()))) {
    const fs::path source = LJFL_SOURCE_DIR;
    fs::create_directories(root / "units");
    fs::copy_file(source / "ljfl.toml", root / "ljfl.toml");
    for (const char* unit :
         {"_common", "fenleiban", "jiaoyuju", "caizhengju", "shangwuju", "minzhengju", "zhangzheng"}) {
      if (fs::exists(source / "units" / unit))
        fs::copy(source / "units" / unit, root / "units" / unit, fs::copy_options::recursive);
    }
    for (const auto& entry : fs::recursive_directory_iterator(root)) {
      if (entry.path().extension() == ".yaml" || entry.path().extension() == ".toml")
        paths.push_back(fs::relative(entry.path(), root).generic_string());
    }
    std::ranges::sort(paths);
  }
  ~Project() {
    std::error_code ignored;
    fs::remove_all(root, ignored);
  }
  Project(const Project&) = delete;
  Project& operator=(const Project&) = delete;

  fs::path root;
  std::vector<std::string> paths = {};
};

/// By path: a line a finding, as the editor shows it.
using Shown = std::map<std::string, std::vector<std::string>>;

std::string line_of(std::string_view code, int severity, std::uint32_t line, std::uint32_t column,
                    std::string_view words) {
  return std::string{code} + " " + std::to_string(severity) + " " + std::to_string(line) + ":" +
         std::to_string(column) + " " + std::string{words.substr(0, words.find('\n'))};
}

class Editor {
 public:
  explicit Editor(const Project& project) : project_(project) {
    send("initialize",
         {{"rootUri", "file://" + project.root.string()},
          {"capabilities", {{"general", {{"positionEncodings", {"utf-32"}}}}}}},
         true);
  }
  void send(const std::string& method, const Json& params, bool asks = false) {
    Json message = {{"jsonrpc", "2.0"}, {"method", method}, {"params", params}};
    if (asks) message["id"] = 1;
    static_cast<void>(server_.take(message.dump()));
  }
  [[nodiscard]] Json document(const std::string& path) const {
    return {{"uri", "file://" + (project_.root / path).string()}, {"version", 1}};
  }
  void type(const std::string& path, const std::string& text) {
    Json what = document(path);
    if (!open.contains(path)) {
      what["text"] = text;
      send("textDocument/didOpen", {{"textDocument", what}});
    } else {
      send("textDocument/didChange", {{"textDocument", what}, {"contentChanges", {{{"text", text}}}}});
    }
    open[path] = text;
  }
  void close(const std::string& path) {
    send("textDocument/didClose", {{"textDocument", document(path)}});
    open.erase(path);
  }
  /// What it shows after the server has had its say.
  const Shown& shown() {
    const std::string head = "file://" + project_.root.string() + "/";
    for (const std::string& message : server_.rest()) {
      const Json params = Json::parse(message)["params"];
      std::vector<std::string> lines;
      for (const Json& one : params["diagnostics"]) {
        const Json& at = one["range"]["start"];
        lines.push_back(line_of(one["code"].get<std::string>(), one["severity"], at["line"].get<std::uint32_t>() + 1,
                                at["character"].get<std::uint32_t>() + 1, one["message"].get<std::string>()));
      }
      const std::string path = params["uri"].get<std::string>().substr(head.size());
      shown_[path] = lines;
      if (lines.empty()) shown_.erase(path);
    }
    return shown_;
  }
  std::map<std::string, std::string> open = {};

 private:
  const Project& project_;
  cli::Examiner examiner_{moment};
  Shown shown_ = {};
  lsp::Server server_{{.find_root = [this](const std::string&) { return project_.root.string(); },
                       .read = [this](const std::string& root) { return examiner_.read(root); },
                       .examine = [this](text::Snapshot files) { return examiner_.examine(std::move(files), today); },
                       .folder = "/"}};
};

/// What check says of the disk with the open texts in front of it.
Shown fresh(const Project& project, const Editor& editor) {
  text::Snapshot files = cli::read_folder(project.root.string());
  for (const auto& [path, text] : editor.open) std::ranges::find(files.files, path, &text::Source::path)->bytes = text;
  const cli::Judged judged = cli::judge(files, today, false);
  Shown out;
  for (const diag::Diagnostic& one : judged.told.all()) {
    const text::Source& source = files.files[one.at.file];
    const text::Place place = text::place_of(source.bytes, one.at.begin);
    const int severity = one.severity == diag::Severity::error ? 1 : one.severity == diag::Severity::warning ? 2 : 3;
    out[source.path].push_back(
        line_of(one.rule->code, severity, place.line, place.column, diag::headline(one, diag::Lang::zh)));
  }
  return out;
}

/// One slip or its mending, at a place by chance.
std::string edited(std::string text, const std::string& whole, std::mt19937& random) {
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  static const std::vector<std::string> pieces = {"：", "２", " ", "\n", "task", "nosuch", "2026-10-32", "9",
                                                  "[",  "}",  "#", "'",  "\t",   "待补充", "，，",       "𠀀"};
  switch (below(4)) {
    case 0: return whole;  // all of it mended
    case 1: {
      std::size_t at = below(text.size() + 1);
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
      return text.insert(at, pieces[below(pieces.size())]);
    }
    case 2: {  // a line
      const std::size_t begin = text.rfind('\n', below(text.size() + 1));
      if (begin == std::string::npos) return text;
      const std::size_t end = text.find('\n', begin + 1);
      return text.erase(begin, end == std::string::npos ? end : end - begin);
    }
    default: {  // a digit
      const std::size_t at = text.find_first_of("0123456789", below(text.size() + 1));
      if (at != std::string::npos) text[at] = static_cast<char>('0' + below(10));
      return text;
    }
  }
}

}  // namespace

TEST_CASE("after every edit the server shows what a fresh check would say") {
  Project project;
  Editor editor(project);
  std::mt19937 random{8};
  CHECK(editor.shown() == fresh(project, editor));
  std::size_t findings = 0;
  for (int round = 0; round < 80; ++round) {
    // Mostly a unit's own files; now and then the mandate, a set or the settings.
    const std::string path = project.paths[random() % project.paths.size()];
    const std::string whole = bytes_of(project.root / path);
    const std::string now = editor.open.contains(path) ? editor.open[path] : whole;
    switch (random() % 8) {
      case 0:
        if (editor.open.contains(path)) editor.close(path);
        break;
      case 1:  // another program writes: git, or ljfl itself
        write(project.root / path, edited(whole, whole, random));
        editor.send("workspace/didChangeWatchedFiles", {{"changes", Json::array()}});
        break;
      default: editor.type(path, edited(now, whole, random));
    }
    const Shown wanted = fresh(project, editor);
    for (const auto& [name, lines] : wanted) findings += lines.size();
    CAPTURE(round);
    CAPTURE(path);
    REQUIRE(editor.shown() == wanted);
  }
  CHECK(findings > 500);
}

TEST_CASE("what the disk's memory gives back is what is on the disk") {
  Project project;
  cli::DiskMemory memory(moment);
  const auto same = [&] {
    const text::Snapshot by_memory = cli::read_folder(project.root.string(), {}, &memory);
    const text::Snapshot plain = cli::read_folder(project.root.string());
    const bool equal =
        std::ranges::equal(by_memory.files, plain.files, [](const text::Source& a, const text::Source& b) {
          return a.path == b.path && a.bytes == b.bytes && a.failure.has_value() == b.failure.has_value();
        });
    return equal && by_memory.attachments == plain.attachments;
  };
  const std::string path = "units/jiaoyuju/2026-10.yaml";
  const auto old = fs::file_time_type::clock::now() - std::chrono::hours{1};
  CHECK(same());
  std::this_thread::sleep_for(2 * moment);
  CHECK(same());  // kept
  CHECK(same());  // given back
  write(project.root / path, "records: []\n");
  CHECK(same());
  CHECK(same());
  write(project.root / path, "records: [ ]\n");  // and again, within the same moment
  CHECK(same());
  std::this_thread::sleep_for(2 * moment);
  CHECK(same());
  CHECK(same());
  write(project.root / path, "records: [a]\n");  // of the same size, with the time put back
  fs::last_write_time(project.root / path, old);
  std::this_thread::sleep_for(2 * moment);
  CHECK(same());
  CHECK(same());
  write(project.root / path, "records: [b]\n");  // and once more: size and time are those that were kept
  fs::last_write_time(project.root / path, old);
  CHECK(same());
  fs::rename(project.root / path, project.root / "units/jiaoyuju/2026-11.yaml");
  CHECK(same());
  fs::create_symlink("2026-11.yaml", project.root / path);
  CHECK(same());
  fs::remove_all(project.root / "units/jiaoyuju");
  CHECK(same());
}
