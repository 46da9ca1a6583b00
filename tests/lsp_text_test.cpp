/// The language server and texts as editors hold them: line ends, other people's files, several registers.
#include "lsp/lines.hpp"
#include "lsp_client.hpp"

namespace {

/// The text with the edits made as an editor makes them: places beyond a line's end are not forgiven.
std::string edited(const std::string& text, const Json& edits) {
  std::string out = text;
  const lsp::Lines lines(text, lsp::Encoding::utf16);
  for (const Json& edit : edits) {
    std::size_t ends[2] = {};
    for (int i = 0; i < 2; ++i) {
      const Json& at = edit["range"][i == 0 ? "start" : "end"];
      const lsp::Position place{.line = at["line"], .character = at["character"]};
      ends[i] = lines.offset(place);
      const lsp::Position back = lines.position(ends[i]);
      CHECK(back.line == place.line);
      CHECK(back.character == place.character);
      CHECK((ends[i] == 0 || ends[i] == text.size() || text[ends[i] - 1] != '\r' || text[ends[i]] != '\n'));
    }
    REQUIRE(edits.size() == 1);
    out.replace(ends[0], ends[1] - ends[0], edit["newText"].get<std::string>());
  }
  return out;
}

std::string with_crlf(std::string text) {
  for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
  return text;
}

const std::string untidy =
    "records:\n    - {date: 2026-10-12,   task: inspection}\n\n\n\n    - {date: 2026-10-13, task: inspection}\n";

}  // namespace

TEST_CASE("formatting ends where a place may be, and keeps an editor's line ends") {
  Client client;
  const Json which = {{"textDocument", {{"uri", uri}}}, {"options", Json::object()}};
  static_cast<void>(client.type(untidy));
  const std::string tidy = edited(untidy, client.ask("textDocument/formatting", which));
  CHECK(tidy != untidy);
  CHECK(tidy.find('\r') == std::string::npos);

  const std::string windows = with_crlf(untidy);
  static_cast<void>(client.type(windows));
  CHECK(edited(windows, client.ask("textDocument/formatting", which)) == with_crlf(tidy));
  static_cast<void>(client.type(with_crlf(tidy)));
  CHECK(client.ask("textDocument/formatting", which) == Json::array());

  // At each line in turn an end of the other kind: what comes out has one.
  for (std::size_t at = untidy.find('\n'); at != std::string::npos; at = untidy.find('\n', at + 1)) {
    std::string mixed = untidy;
    mixed.insert(at, "\r");
    static_cast<void>(client.type(mixed));
    CHECK(edited(mixed, client.ask("textDocument/formatting", which)) == tidy);
  }
}

TEST_CASE("of a text that is none of the register's there is nothing to say") {
  Client client;
  const Json there = {{"textDocument", {{"uri", "file:///elsewhere/compose.yaml"}}},
                      {"position", {{"line", 0}, {"character", 0}}},
                      {"range", {{"start", {{"line", 0}, {"character", 0}}}, {"end", {{"line", 0}, {"character", 0}}}}},
                      {"context", {{"diagnostics", Json::array()}, {"includeDeclaration", true}}},
                      {"newName", "x"}};
  for (const char* const method : {"completion", "hover", "definition", "references", "prepareRename", "codeAction",
                                   "documentSymbol", "formatting"}) {
    CAPTURE(method);
    CHECK(client.ask(std::string{"textDocument/"} + method, there) == nullptr);
  }
  CHECK(client.ask("textDocument/rename", there)["code"] == -32803);
}

TEST_CASE("a second register is not looked at, and that is said once") {
  lsp::World two = world();
  two.find_root = [](const std::string& folder) {
    return folder.starts_with("/台账") ? std::string{"/台账/"} : folder.starts_with("/b") ? std::string{"/b/"} : "";
  };
  const auto message = [](const char* method, const Json& params) {
    return Json{{"jsonrpc", "2.0"}, {"method", method}, {"params", params}}.dump();
  };
  const auto begun = [&](lsp::Server& server, const Json& folders) {
    static_cast<void>(server.take(Json{{"jsonrpc", "2.0"},
                                       {"id", 1},
                                       {"method", "initialize"},
                                       {"params", {{"capabilities", Json::object()}, {"workspaceFolders", folders}}}}
                                      .dump()));
    return server.take(message("initialized", Json::object()));
  };
  const Json other = {
      {"textDocument", {{"uri", "file:///b/units/a/unit.yaml"}, {"version", 1}, {"text", "name: 甲\n"}}}};

  lsp::Server named(two);
  const auto told = begun(named, {{{"uri", root_uri}}, {{"uri", "file:///b"}}});
  REQUIRE(told.size() == 1);
  CHECK(Json::parse(told.front())["method"] == "window/logMessage");
  CHECK(named.take(message("textDocument/didOpen", other)).empty());

  lsp::Server opened(two);
  CHECK(begun(opened, {{{"uri", root_uri}}}).empty());
  CHECK(opened.take(message("textDocument/didOpen", other)).size() == 1);
  CHECK(opened.take(message("textDocument/didOpen", other)).empty());
}

TEST_CASE("a quick fix that takes something away says so") {
  Client client;
  std::string spaces = records;
  spaces.insert(spaces.find('\n'), "  ");
  static_cast<void>(client.type(spaces));
  const Json actions =
      client.ask("textDocument/codeAction",
                 {{"textDocument", {{"uri", uri}}},
                  {"range", {{"start", {{"line", 0}, {"character", 9}}}, {"end", {{"line", 0}, {"character", 9}}}}},
                  {"context", {{"diagnostics", Json::array()}}}});
  REQUIRE(!actions.empty());
  CHECK(actions[0]["title"] == "删掉它");
}
