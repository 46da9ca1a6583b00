/// A register of one unit, and a client that talks to the language server about it.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "check/check.hpp"
#include "load/load.hpp"
#include "lsp/lsp.hpp"

namespace {

using namespace ljfl;
using Json = nlohmann::ordered_json;

constexpr std::string_view month = "/units/jiaoyuju/2026-10.yaml";
const std::string records =
    "records:\n  - {date: 2026-10-12, task: inspection, note: 抽查😀两所}\n  - {date: 2026-10-20, quota: demo-schools, "
    "sites: [一小]}\n";

text::Snapshot disk() {
  text::Snapshot out;
  out.files = {
      {.path = "ljfl.toml", .bytes = "district = \"测试区\"\nyear = 2026\n"},
      {.path = "units/jiaoyuju/2026-10.yaml", .bytes = records},
      {.path = "units/jiaoyuju/unit.yaml",
       .bytes = "name: 教育局\nrole: lead\ntasks:\n  - {id: inspection, title: 监督检查, text: 每季度检查, every: "
                "quarter}\n  - {id: demo-sites, title: 示范}\n"
                "quotas:\n  - {id: demo-schools, task: demo-sites, title: 示范学校, target: 2, sites: [一小, 二小]}\n"
                "  - {id: odd-names, task: demo-sites, title: 怪名, target: 5, "
                "sites: [\"三小 # 东\", \"a, b\", \"12\", \"说\\\"好\\\"\", 第四小学]}\n"}};
  return out;
}

diag::Words any_word(standing::State state) {
  return state == standing::State::reached ? diag::Words{"完成", "reached"} : diag::Words{"进行中", "under way"};
}
diag::Words word_of_task(standing::State state, model::TaskKind kind) {
  return static_cast<void>(kind), any_word(state);
}

lsp::World world() {
  return {
      .find_root =
          [](const std::string& folder) { return folder.starts_with("/台账") ? std::string{"/台账/"} : std::string{}; },
      .read = [](const std::string&) { return std::optional{disk()}; },
      .examine =
          [](text::Snapshot files) {
            auto out = std::make_unique<lsp::Examined>();
            out->files = std::move(files);
            out->reg = load::load(out->files, out->told);
            out->standing = standing::assess(out->reg, *time::make_date(2026, 10, 31));
            check::run({.files = out->files, .reg = out->reg, .standing = out->standing}, out->told);
            out->told.put_in_order(out->files);
            return out;
          },
      .word_of_task = word_of_task,
      .word_of_quota = any_word,
      .folder = "/",
      .lang = diag::Lang::zh};
}

const std::string root_uri = "file:///%E5%8F%B0%E8%B4%A6";  // /台账
const std::string uri = root_uri + std::string{month};

class Client {
 public:
  explicit Client(const Json& capabilities = Json::object()) {
    CHECK(ask("initialize", {{"capabilities", capabilities}, {"rootUri", root_uri}}).contains("capabilities"));
    tell("textDocument/didOpen",
         {{"textDocument", {{"uri", uri}, {"languageId", "yaml"}, {"version", 1}, {"text", records}}}});
  }
  Json ask(const std::string& method, const Json& params) {
    const auto answers =
        server.take(Json{{"jsonrpc", "2.0"}, {"id", 7}, {"method", method}, {"params", params}}.dump());
    REQUIRE(answers.size() == 1);
    const Json answer = Json::parse(answers.front());
    return answer.contains("result") ? answer["result"] : answer["error"];
  }
  void tell(const std::string& method, const Json& params) {
    CHECK(server.take(Json{{"jsonrpc", "2.0"}, {"method", method}, {"params", params}}.dump()).empty());
  }
  /// Types: the whole text anew. What was found of it then; nothing where that is as before.
  std::optional<Json> type(const std::string& text) {
    tell("textDocument/didChange",
         {{"textDocument", {{"uri", uri}, {"version", ++version}}}, {"contentChanges", {{{"text", text}}}}});
    return found();
  }
  std::optional<Json> found() {
    std::optional<Json> out;
    for (const std::string& message : server.rest()) {
      const Json read = Json::parse(message);
      if (read["params"]["uri"] == uri) out = read["params"]["diagnostics"];
    }
    return out;
  }
  Json at(const std::string& method, int line, int character, Json more = Json::object()) {
    more["textDocument"] = {{"uri", uri}};
    more["position"] = {{"line", line}, {"character", character}};
    return ask(method, more);
  }
  /// What is offered at the end of `typed`, behind the records.
  Json items(const std::string& typed) {
    static_cast<void>(type(records + typed));
    const auto line = static_cast<int>(std::ranges::count(records + typed, '\n'));
    const std::size_t newline = typed.rfind('\n');
    const auto character =
        static_cast<int>(text::count_characters(typed.substr(newline == std::string::npos ? 0 : newline + 1)));
    return at("textDocument/completion", line, character)["items"];
  }
  std::vector<std::string> offered(const std::string& typed) {
    std::vector<std::string> out;
    for (const Json& item : items(typed)) out.push_back(item["label"]);
    return out;
  }
  /// … and what would be written.
  std::vector<std::string> written(const std::string& typed) {
    std::vector<std::string> out;
    for (const Json& item : items(typed)) out.push_back(item["textEdit"]["newText"]);
    return out;
  }
  lsp::Server server{world()};
  int version = 1;
};

}  // namespace
