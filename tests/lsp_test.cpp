/// The language server through whole sessions, message by message, and against a client that talks nonsense.
#include <map>
#include <random>

#include "lsp/cursor.hpp"
#include "lsp/lines.hpp"
#include "lsp_client.hpp"

namespace {

bool holds(const std::vector<std::string>& list, const std::string& word) {
  return std::ranges::find(list, word) != list.end();
}

}  // namespace

TEST_CASE("a session: open, break, mend, hover, find, rename, close") {
  Client client;
  CHECK(client.found() == Json::array());
  std::string broken = records;
  broken.replace(broken.find("inspection"), 10, "inspecton");
  const auto findings = client.type(broken);
  REQUIRE(findings);
  REQUIRE(findings->size() == 1);
  const Json& one = findings->front();
  CHECK(one["code"] == "E301");
  CHECK(one["range"] == Json{{"start", {{"line", 1}, {"character", 29}}}, {"end", {{"line", 1}, {"character", 38}}}});
  const Json actions = client.ask(
      "textDocument/codeAction",
      {{"textDocument", {{"uri", uri}}}, {"range", one["range"]}, {"context", {{"diagnostics", *findings}}}});
  REQUIRE(actions.size() == 1);
  CHECK(actions[0]["edit"]["changes"][uri][0]["newText"] == "inspection");
  CHECK(client.type(records) == Json::array());
  CHECK(client.type(records) == Json::array());  // of each version
  CHECK(client.found() == std::nullopt);         // nothing new, nothing said

  const std::string hover = client.at("textDocument/hover", 2, 32)["contents"]["value"];
  CHECK(hover.find("示范学校") != std::string::npos);
  CHECK(hover.find("完成 1/2") != std::string::npos);
  CHECK(client.at("textDocument/hover", 1, 15)["contents"]["value"] == "**2026-10-12** 周一，工作日（过了 19 天）");
  CHECK(client.at("textDocument/hover", 1, 48) == nullptr);  // a note says no more than it says
  CHECK(client.at("textDocument/definition", 1, 32)["uri"] == root_uri + "/units/jiaoyuju/unit.yaml");
  CHECK(client.at("textDocument/references", 1, 32, {{"context", {{"includeDeclaration", true}}}}).size() == 2);
  const Json renamed = client.at("textDocument/rename", 1, 32, {{"newName", "check-up"}})["changes"];
  CHECK(renamed.size() == 2);
  CHECK(renamed[uri][0]["range"]["start"]["character"] == 29);
  CHECK(client.at("textDocument/rename", 1, 32, {{"newName", "demo-sites"}}).contains("code"));  // taken
  CHECK(client.at("textDocument/rename", 1, 32, {{"newName", "检查"}}).contains("code"));
  CHECK(client.ask("textDocument/documentSymbol", {{"textDocument", {{"uri", uri}}}})[0]["children"].size() == 2);

  client.tell("textDocument/didClose", {{"textDocument", {{"uri", uri}}}});
  CHECK(client.ask("shutdown", nullptr) == nullptr);
  client.tell("exit", nullptr);
  CHECK(client.server.ended());
  CHECK(client.server.exit_code() == 0);
}

TEST_CASE("what is typed comes before the disk, in other files too, until it is closed") {
  Client client;
  static_cast<void>(client.found());
  const std::string mandate = root_uri + "/units/jiaoyuju/unit.yaml";
  client.tell("textDocument/didOpen",
              {{"textDocument",
                {{"uri", mandate}, {"version", 1}, {"text", "name: 教育局\nrole: lead\ntasks:\n  - {id: other}\n"}}}});
  const auto findings = client.found();
  REQUIRE(findings);
  CHECK(findings->size() == 2);  // the record's task and quota are gone
  client.tell("textDocument/didClose", {{"textDocument", {{"uri", mandate}}}});
  CHECK(client.found() == Json::array());
}

TEST_CASE("a client that can tell of changes on the disk is asked to") {
  const Json capabilities = {{"workspace", {{"didChangeWatchedFiles", {{"dynamicRegistration", true}}}}}};
  Client client(capabilities);
  const auto asked = client.server.take(R"({"jsonrpc":"2.0","method":"initialized","params":{}})");
  REQUIRE(asked.size() == 1);
  const Json request = Json::parse(asked.front());
  CHECK(request["method"] == "client/registerCapability");
  CHECK(request["params"]["registrations"][0]["method"] == "workspace/didChangeWatchedFiles");
  CHECK(client.server.take(Json{{"jsonrpc", "2.0"}, {"id", request["id"]}, {"result", nullptr}}.dump()).empty());
  Client plain;
  CHECK(plain.server.take(R"({"jsonrpc":"2.0","method":"initialized","params":{}})").empty());
}

TEST_CASE("completion knows what is typed, and what the register has") {
  Client client;
  CHECK(holds(client.offered("  - {date: "), "2026-10-31"));
  CHECK(client.offered("  - {date: 2026-10-12, task: ") == std::vector<std::string>{"inspection", "demo-sites"});
  // As long as the bracket is open no record can be read; else what has none yet comes first.
  CHECK(client.offered("  - {date: 2026-10-12, quota: demo-schools, sites: [") ==
        std::vector<std::string>{"一小", "二小"});
  CHECK(client.offered("  - date: 2026-10-12\n    quota: demo-schools\n    sites:\n      - ") ==
        std::vector<std::string>{"二小", "一小"});
  const auto keys = client.offered("  - date: 2026-10-12\n    ");
  CHECK(holds(keys, "task"));
  CHECK(!holds(keys, "date"));
  CHECK(holds(client.offered("fin"), "findings"));
  CHECK(!holds(client.offered("fin"), "records"));
  CHECK(holds(client.offered("findings:\n  - {id: f1, unit: "), "jiaoyuju"));
  CHECK(client.offered("  - {date: 2026-10-12, task: inspection}  # ").empty());
}

TEST_CASE("a name is written so that it reads back as itself, wherever it is put") {
  Client client;
  using Words = std::vector<std::string>;
  const std::string lines = "  - date: 2026-10-12\n    quota: odd-names\n    sites:\n      - ";
  CHECK(client.written(lines) == Words{R"("三小 # 东")", "a, b", R"("12")", R"(说"好")", "第四小学"});
  CHECK(client.written(lines + "\"") == Words{"三小 # 东", "a, b", "12", R"(说\"好\")", "第四小学"});
  const std::string brackets = "  - {date: 2026-10-12, quota: odd-names, sites: [";
  CHECK(client.written(brackets) == Words{R"("三小 # 东")", R"("a, b")", R"("12")", R"(说"好")", "第四小学"});
  CHECK(client.written(brackets + "'") == Words{"三小 # 东", "a, b", "12", R"(说"好")", "第四小学"});
  CHECK(holds(client.written("  - {date: "), "2026-10-31"));  // a day is no text
  // What is offered for a misspelt name likewise.
  static_cast<void>(client.type(records + "  - {date: 2026-10-12, quota: odd-names, sites: [三小 * 东]}\n"));
  const Json params = {
      {"textDocument", {{"uri", uri}}},
      {"range", {{"start", {{"line", 3}, {"character", 50}}}, {"end", {{"line", 3}, {"character", 50}}}}},
      {"context", {{"diagnostics", Json::array()}}}};
  const Json actions = client.ask("textDocument/codeAction", params);
  REQUIRE(actions.size() == 1);
  CHECK(actions[0]["edit"]["changes"][uri][0]["newText"] == R"("三小 # 东")");
}

TEST_CASE("places are counted as was agreed") {
  // Before the wrong key: 49 signs of ASCII, and 抽查😀两所, which is 6 units of UTF-16, 5 characters, 16 bytes.
  for (const auto& [name, character] : std::map<std::string, int>{{"utf-16", 55}, {"utf-32", 54}, {"utf-8", 65}}) {
    const Json wanted = {{"general", {{"positionEncodings", Json::array({name})}}}};
    Client client(wanted);
    std::string broken = records;
    broken.replace(broken.find("两所}"), 7, "两所, site: x}");
    const auto findings = client.type(broken);
    REQUIRE(findings);
    CAPTURE(name);
    CHECK(findings->front()["range"]["start"]["character"] == character);
  }
  const std::string text =
      "\xEF\xBB\xBF"
      "a😀b\r\nc\rd";
  const lsp::Lines lines(text, lsp::Encoding::utf16);
  for (std::size_t at = 3; at <= text.size(); ++at) {
    const std::size_t back = lines.offset(lines.position(at));
    CHECK(back <= at);  // within a character, or between CR and LF: before it
    CHECK(at - back < 4);
  }
  CHECK(lines.position(3).character == 0);
  CHECK(lines.offset({.line = 9, .character = 9}) == text.size());
}

TEST_CASE("nothing that a client sends ends the server") {
  Client client;
  const std::vector<std::string> nonsense = {
      "",
      "{",
      "[]",
      "7",
      "null",
      "{}",
      R"({"id":1})",
      R"({"method":7,"id":1})",
      R"({"jsonrpc":"2.0","id":1,"method":"nope"})",
      R"({"id":1,"method":"textDocument/hover"})",
      R"({"id":1,"method":"textDocument/hover","params":[]})",
      R"({"id":1,"method":"textDocument/hover","params":{"textDocument":{"uri":7}}})",
      R"({"method":"textDocument/didChange","params":{"textDocument":{}}})",
      R"({"method":"$/cancelRequest","params":{"id":1}})",
      R"({"id":1,"method":"textDocument/completion","params":{"textDocument":{"uri":"file:///x"},"position":{"line":-1,"character":1e99}}})",
      R"({"id":{"a":[1]},"method":"textDocument/hover","params":{}})",
      R"({"id":1,"method":"textDocument/hover","params":)" + std::string(200'000, '[') + std::string(200'000, ']') +
          "}",
      R"({"id":)" + std::string(200'000, '[') + std::string(200'000, ']') + R"(,"method":"shutdown"})",
      "\xFF\xFE"};
  for (const std::string& message : nonsense) static_cast<void>(client.server.take(message));
  std::mt19937 random{11};
  const std::string good =
      Json{{"jsonrpc", "2.0"},
           {"id", 1},
           {"method", "textDocument/completion"},
           {"params", {{"textDocument", {{"uri", uri}}}, {"position", {{"line", 1}, {"character", 9}}}}}}
          .dump();
  for (int round = 0; round < 2000; ++round) {
    std::string bad = good;
    for (int n = 0; n < 3; ++n) bad[random() % bad.size()] = static_cast<char>(random() % 256);
    static_cast<void>(client.server.take(bad));
  }
  CHECK(!client.server.ended());
  // Half a text at every place: no reader takes it, and something may be asked all the same.
  for (std::size_t end = 0; end <= records.size(); ++end) {
    if (end < records.size() && (static_cast<unsigned char>(records[end]) & 0xC0U) == 0x80U)
      continue;  // within a character
    static_cast<void>(client.type(records.substr(0, end)));
    const auto line =
        static_cast<int>(std::count(records.begin(), records.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    CHECK(client.at("textDocument/completion", line, 99).contains("items"));
    static_cast<void>(client.at("textDocument/hover", line, 9));
  }
  CHECK(client.type("records: 7\n") != std::nullopt);
}

TEST_CASE("a stream that is out of step finds its way back") {
  lsp::Frames frames;
  const std::string good = lsp::framed("{\"a\":1}");
  frames.feed("Content-Length: none\r\n\r\n{junk}" + good.substr(0, 9));
  CHECK(!frames.next());
  frames.feed(good.substr(9) + "noise\r\n\r\ncontent-length:2\r\nContent-Type: x\r\n\r\n{}");
  CHECK(frames.next() == "{\"a\":1}");
  CHECK(frames.next() == "{}");
  CHECK(!frames.next());
}

namespace {

/// A lead office, a member and a set; every kind of thing that has a name, and every place that may speak of one.
text::Snapshot district() {
  text::Snapshot out;
  out.files = {
      {.path = "ljfl.toml",
       .bytes = "district = \"测试区\"\nyear = 2026\n\n[assessment.items.papers]\nname = \"印发\"\n"
                "points = {member = 20}\nmeasure = \"deliverables\"\ntasks = [\"plan\"]\n"},
      {.path = "units/_common/all.yaml", .bytes = "tasks:\n  - {id: study, title: 学习, every: quarter}\n"},
      {.path = "units/fenleiban/2026-10.yaml",
       .bytes = "findings:\n  - {id: f1, date: 2026-10-08, unit: jiaoyuju, text: 无人值守}\n"
                "marks:\n  - {unit: 教育局, item: papers, points: 3, reason: 核减}\n"},
      {.path = "units/fenleiban/unit.yaml",
       .bytes = "name: 分类办\nrole: lead\ntasks:\n  - {id: plan, title: 总方案}\n"},
      {.path = "units/jiaoyuju/2026-10.yaml",
       .bytes = "records:\n  - {date: 2026-10-12, task: own-work}\n  - {date: 2026-10-13, task: study}\n"},
      {.path = "units/jiaoyuju/unit.yaml",
       .bytes = "name: 教育局\nrole: member\ncommon: [all]\nduties:\n  - {id: d1, text: 推进分类}\ntasks:\n"
                "  - {id: own-work, duty: d1, title: 本职, same_as: fenleiban/plan}\n  - {id: plan, title: 方案}\n"}};
  return out;
}

class Reader {
 public:
  Reader() {
    lsp::World all = world();
    all.read = [](const std::string&) { return std::optional{district()}; };
    server_.emplace(std::move(all));
    static_cast<void>(ask("initialize", {{"capabilities", Json::object()}, {"rootUri", root_uri}}));
    for (const text::Source& file : district().files) {
      static_cast<void>(server_->take(Json{
          {"jsonrpc", "2.0"},
          {"method", "textDocument/didOpen"},
          {"params",
           {{"textDocument",
             {{"uri", root_uri + "/" + file.path}, {"languageId", "yaml"}, {"version", 1}, {"text", file.bytes}}}}}}
                                          .dump()));
    }
  }
  /// `place`: its first sign in the file, where a bar stands.
  Json at(const std::string& path, const std::string& place, const std::string& method, Json more = Json::object()) {
    const std::size_t bar = place.find('|');
    const text::Snapshot files = district();
    const auto file = std::ranges::find(files.files, path, &text::Source::path);
    REQUIRE(file != files.files.end());
    const std::size_t found = file->bytes.find(place.substr(0, bar) + place.substr(bar + 1));
    REQUIRE(found != std::string::npos);
    const text::Place where = text::place_of(file->bytes, found + bar);
    more["textDocument"] = {{"uri", root_uri + "/" + path}};
    more["position"] = {{"line", where.line - 1}, {"character", where.column - 1}};
    return ask("textDocument/" + method, more);
  }
  std::string goes_to(const std::string& path, const std::string& place) {
    const Json answer = at(path, place, "definition");
    return answer.is_object() ? answer["uri"].get<std::string>().substr(root_uri.size() + 1) + ":" +
                                    std::to_string(answer["range"]["start"]["line"].get<int>() + 1)
                              : answer.dump();
  }
  std::string hover(const std::string& path, const std::string& place) {
    const Json answer = at(path, place, "hover");
    return answer.is_object() ? answer["contents"]["value"].get<std::string>() : "";
  }
  std::size_t used(const std::string& path, const std::string& place) {
    return at(path, place, "references", {{"context", {{"includeDeclaration", true}}}}).size();
  }
  std::string refused(const std::string& path, const std::string& place) {
    const Json answer = at(path, place, "rename", {{"newName", "other"}});
    return answer.contains("message") ? answer["message"].get<std::string>() : "";
  }

 private:
  Json ask(const std::string& method, const Json& params) {
    const auto answers =
        server_->take(Json{{"jsonrpc", "2.0"}, {"id", 7}, {"method", method}, {"params", params}}.dump());
    REQUIRE(answers.size() == 1);
    const Json answer = Json::parse(answers.front());
    return answer.contains("result") ? answer["result"] : answer["error"];
  }
  std::optional<lsp::Server> server_ = {};
};

}  // namespace

TEST_CASE("every name leads to what bears it, and back") {
  Reader reader;
  const std::string own = "units/jiaoyuju/unit.yaml";
  const std::string month_file = "units/jiaoyuju/2026-10.yaml";
  const std::string lead = "units/fenleiban/2026-10.yaml";
  CHECK(reader.goes_to(lead, "unit: |jiaoyuju") == own + ":1");
  CHECK(reader.goes_to(lead, "unit: |教育局") == own + ":1");
  CHECK(reader.goes_to(lead, "item: |papers") == "ljfl.toml:5");
  CHECK(reader.goes_to(own, "common: [|all") == "units/_common/all.yaml:1");
  CHECK(reader.goes_to(own, "duty: |d1") == own + ":5");
  CHECK(reader.goes_to(own, "same_as: |fenleiban") == "units/fenleiban/unit.yaml:1");
  CHECK(reader.goes_to(own, "fenleiban/|plan") == "units/fenleiban/unit.yaml:4");
  CHECK(reader.goes_to(month_file, "task: |own-work") == own + ":7");
  CHECK(reader.goes_to(month_file, "task: |study") == "units/_common/all.yaml:2");

  CHECK(reader.hover(lead, "unit: |jiaoyuju").find("教育局") != std::string::npos);
  CHECK(reader.hover(lead, "item: |papers").find("印发") != std::string::npos);
  CHECK(reader.hover(own, "duty: |d1").find("推进分类") != std::string::npos);
  CHECK(reader.hover(own, "fenleiban/|plan").find("总方案") != std::string::npos);
  CHECK(reader.hover(month_file, "task: |study").find("学习") != std::string::npos);

  CHECK(reader.used(own, "id: |own-work") == 2);
  CHECK(reader.used("units/_common/all.yaml", "id: |study") == 2);
  CHECK(reader.used("units/fenleiban/unit.yaml", "id: |plan") == 2);  // not the other unit's own plan
}

TEST_CASE("what cannot be renamed here says where it is done") {
  Reader reader;
  CHECK(reader.refused("units/fenleiban/2026-10.yaml", "unit: |jiaoyuju").find("文件夹的名字") != std::string::npos);
  CHECK(reader.refused("units/fenleiban/unit.yaml", "id: |plan").find("ljfl.toml") != std::string::npos);
  CHECK(reader.refused("units/jiaoyuju/unit.yaml", "title: |本职").find("没有可以改名的编号") != std::string::npos);
  const Json range = reader.at("units/jiaoyuju/2026-10.yaml", "task: |own-work", "prepareRename");
  CHECK(range["placeholder"] == "own-work");
  const Json renamed =
      reader.at("units/_common/all.yaml", "id: |study", "rename", {{"newName", "learning"}})["changes"];
  CHECK(renamed.size() == 2);
}
