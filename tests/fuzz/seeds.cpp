/// Where the fuzzers begin: every file of every story, the shipped templates, and what git and an editor really say.
///
///     fuzz_seeds SOURCE FOLDER        fills FOLDER/<fuzzer>/
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

#include "cli/judge.hpp"
#include "fuzz.hpp"
#include "lsp/lsp.hpp"
#include "sheet/form.hpp"

using namespace ljfl;
namespace fs = std::filesystem;

namespace {

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Names count up, so that equal stories give equal folders.
class Corpus {
 public:
  explicit Corpus(fs::path folder) : folder_(std::move(folder)) {}
  void add(const std::string& fuzzer, const std::string& bytes) {
    fs::create_directories(folder_ / fuzzer);
    std::string number = std::to_string(++counts_[fuzzer]);
    number.insert(0, 5 - std::min<std::size_t>(5, number.size()), '0');
    std::ofstream(folder_ / fuzzer / ("seed-" + number), std::ios::binary) << bytes;
  }
  [[nodiscard]] const std::map<std::string, int>& counts() const { return counts_; }

 private:
  fs::path folder_;
  std::map<std::string, int> counts_ = {};
};

/// The files that a story writes down: a line `path:` at the margin and the block below it that is indented by four.
std::map<std::string, std::string> files_of(const fs::path& story) {
  std::map<std::string, std::string> out;
  std::ifstream in(story, std::ios::binary);
  std::string name;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("    ")) {
      if (!name.empty()) out[name] += line.substr(4) + "\n";
    } else if (line.ends_with(":") && line.find_first_of("/.") != std::string::npos) {
      name = line.substr(0, line.size() - 1);
    } else if (!line.empty()) {
      name.clear();
    }
  }
  return out;
}

void from_stories(const fs::path& source, Corpus& corpus) {
  std::vector<fs::path> stories;
  for (const auto& entry : fs::directory_iterator(source / "tests" / "stories")) stories.push_back(entry.path());
  std::ranges::sort(stories);
  for (const fs::path& story : stories) {
    const auto files = files_of(story);
    std::vector<std::string> project(4);
    for (const auto& [path, bytes] : files) {
      const std::string file = path.substr(path.rfind('/') + 1);
      if (file.ends_with(".yaml")) {
        corpus.add("reader", bytes);
        corpus.add("edits", bytes + fuzz::cut + "\x80\x01" + fuzz::cut + "新的：一项");
        if (file != "unit.yaml") corpus.add("fixes", bytes);
        if (path.starts_with("units/_common/")) {
          project[1] = bytes;
        } else {
          project[file == "unit.yaml" ? 3 : 2] = bytes;
        }
      }
      if (file == "ljfl.toml") project[0] = bytes;
      if (file.ends_with(".mustache")) corpus.add("templates", bytes);
      if (file.ends_with(".csv")) corpus.add("tables", bytes);
    }
    if (!project[0].empty()) corpus.add("register", fuzz::joined(project));
  }
}

void from_templates(const fs::path& source, Corpus& corpus) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(source / "templates")) {
    if (entry.is_regular_file()) found.push_back(entry.path());
  }
  std::ranges::sort(found);
  for (const fs::path& path : found) corpus.add("templates", read(path));
  corpus.add("templates", std::string{"{{#units}}{{> part}}{{/units}}"} + fuzz::cut +
                              "{{name}}|{{root.district}}{{^-last}},{{/-last}}");
}

void from_form(Corpus& corpus) {
  const text::Snapshot files = fuzz::project({fuzz::settings, "", fuzz::month, fuzz::mandate});
  const cli::Judged judged = cli::judge(files, fuzz::day, false);
  const standing::Standing before = standing::assess(judged.reg, *time::make_date(2026, 9, 30));
  const sheet::Subject subject{.reg = judged.reg,
                               .unit = 0,
                               .month = time::period_of(time::PeriodKind::month, fuzz::day),
                               .before = before,
                               .now = judged.standing};
  for (const diag::Lang lang : {diag::Lang::zh, diag::Lang::en}) {
    for (const char separator : {',', '\t', ';'}) {
      std::string csv;
      for (const auto& row : sheet::form_of(subject, lang)) {
        for (const std::string& cell : row) csv += '"' + cell + '"' + separator;
        csv += "\r\n";
      }
      corpus.add("tables", csv);
    }
  }
}

void from_editor(Corpus& corpus) {
  using nlohmann::json;
  const auto frame = [](const json& message) { return lsp::framed(message.dump()); };
  const std::string uri = "file:///p/units/a/2026-10.yaml";
  const std::string start =
      frame({{"jsonrpc", "2.0"},
             {"id", 1},
             {"method", "initialize"},
             {"params", {{"rootUri", "file:///p"}, {"capabilities", json::object()}}}}) +
      frame({{"jsonrpc", "2.0"},
             {"method", "textDocument/didOpen"},
             {"params", {{"textDocument", {{"uri", uri}, {"version", 1}, {"text", fuzz::month}}}}}});
  corpus.add("messages", start);
  for (const char* method : {"completion", "hover", "definition", "references", "prepareRename", "rename", "codeAction",
                             "documentSymbol", "formatting"}) {
    const json params = {
        {"textDocument", {{"uri", uri}}},
        {"position", {{"line", 1}, {"character", 30}}},
        {"newName", "b"},
        {"range", {{"start", {{"line", 1}, {"character", 0}}}, {"end", {{"line", 2}, {"character", 5}}}}},
        {"context", {{"diagnostics", json::array()}}}};
    corpus.add("messages", start + frame({{"jsonrpc", "2.0"},
                                          {"id", 2},
                                          {"method", std::string{"textDocument/"} + method},
                                          {"params", params}}));
  }
  corpus.add("messages",
             start + frame({{"jsonrpc", "2.0"},
                            {"method", "textDocument/didChange"},
                            {"params",
                             {{"textDocument", {{"uri", uri}, {"version", 2}}},
                              {"contentChanges", json::array({{{"text", "records: [{date：2026.10.1}]"}}})}}}}));
  corpus.add("messages", frame({{"jsonrpc", "2.0"}, {"id", 9}, {"method", "shutdown"}}) +
                             frame({{"jsonrpc", "2.0"}, {"method", "exit"}}));
}

void from_git(Corpus& corpus) {
  const std::string a(40, 'a');
  const std::string b(40, 'b');
  const std::string none(40, '0');
  const auto commit = [](const std::string& id, const std::string& parents) {
    std::string out;
    for (const std::string& word :
         {id, parents, std::string{"张三"}, std::string{"z@x.cn"}, std::string{"1790000000"}, std::string{"李四"},
          std::string{"l@x.cn"}, std::string{"1790000100"}, std::string{"十月记录"}})
      out += word + fuzz::cut;
    return out;
  };
  const auto file = [](const std::string& change, const std::string& path) {
    return change + fuzz::cut + path + fuzz::cut;
  };
  const std::string log = commit(a, "") + "\n" + file(":000000 100644 " + none + " " + a + " A", "units/a/unit.yaml") +
                          commit(b, a) + "\n" + file(":100644 120000 " + a + " " + b + " T", "data/units/a/unit.yaml") +
                          file(":100644 000000 " + a + " " + none + " D", "ljfl.toml");
  corpus.add("git", log);
  corpus.add("git", file("100644 blob " + a + "      12\tunits/a/unit.yaml", "") + "160000 commit " + b +
                        "       -\tdata/units/b" + fuzz::cut);
  corpus.add("git", a + " blob 3\nabc\n" + b + " blob 0\n\n");
  corpus.add("git", a + " missing\n");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  Corpus corpus(argv[2]);
  from_stories(argv[1], corpus);
  from_templates(argv[1], corpus);
  from_form(corpus);
  from_editor(corpus);
  from_git(corpus);
  for (const auto& [fuzzer, count] : corpus.counts()) std::printf("%s: %d\n", fuzzer.c_str(), count);
  return 0;
}
