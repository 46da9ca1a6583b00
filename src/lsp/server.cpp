/// Messages → the request they name → the answer; what is open, what has changed, and when findings are due.
#include <algorithm>

#include "lsp/session.hpp"

namespace ljfl::lsp {
namespace {

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string answer(const Json& id, Json result) {
  return dumped({{"jsonrpc", "2.0"}, {"id", id}, {"result", std::move(result)}});
}

std::string fault(const Json& id, int code, std::string_view words) {
  return dumped({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", words}}}});
}

std::string notice(std::string_view method, Json params) {
  return dumped({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}});
}

/// Of the encodings that the client knows, the first that we know; UTF-16 where it says nothing.
Encoding agreed_encoding(const Json& params, Json& name) {
  name = "utf-16";
  const Json wanted = params.value("/capabilities/general/positionEncodings"_json_pointer, Json::array());
  for (const Json& word : wanted.is_array() ? wanted : Json::array()) {
    if (word != "utf-8" && word != "utf-16" && word != "utf-32") continue;
    name = word;
    return word == "utf-8" ? Encoding::utf8 : word == "utf-16" ? Encoding::utf16 : Encoding::utf32;
  }
  return Encoding::utf16;
}

/// The project that a folder belongs to, without a slash at its end.
std::string root_of(const Session& session, const std::string& folder) {
  std::string out = session.world.find_root(folder);
  while (out.size() > 1 && out.ends_with('/')) out.pop_back();
  return out;
}

Json initialize(Session& session, const Json& params) {
  Json encoding;
  session.encoding = agreed_encoding(params, encoding);
  std::vector<std::string> folders;
  if (params.contains("workspaceFolders") && params["workspaceFolders"].is_array()) {
    for (const Json& folder : params["workspaceFolders"]) folders.push_back(file_path(folder.value("uri", "")));
  }
  if (params.contains("rootUri") && params["rootUri"].is_string())
    folders.push_back(file_path(params["rootUri"].get<std::string>()));
  folders.push_back(session.world.folder);
  for (const std::string& folder : folders) {
    const std::string root = folder.empty() ? std::string{} : root_of(session, folder);
    if (session.root.empty()) session.root = root;
    if (root != session.root && !root.empty() && folder != session.world.folder) session.others.push_back(root);
  }
  const Json watches =
      params.value("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration"_json_pointer, Json(false));
  session.watches = watches == true;
  session.initialized = true;
  session.changed();
  return {{"capabilities",
           {{"positionEncoding", encoding},
            {"textDocumentSync", {{"openClose", true}, {"change", 1}, {"save", {{"includeText", false}}}}},
            {"completionProvider", {{"triggerCharacters", {":", " ", "[", ",", "-", "/"}}}},
            {"hoverProvider", true},
            {"definitionProvider", true},
            {"referencesProvider", true},
            {"renameProvider", {{"prepareProvider", true}}},
            {"codeActionProvider", {{"codeActionKinds", {"quickfix", "source.fixAll.ljfl"}}}},
            {"documentSymbolProvider", true},
            {"documentFormattingProvider", true}}},
          {"serverInfo", {{"name", "ljfl"}}}};
}

/// Said once: one server keeps one register.
std::vector<std::string> told_of_other(Session& session, const std::string& other) {
  if (session.told_of_others || other.empty() || other == session.root) return {};
  session.told_of_others = true;
  const std::string words =
      session.say({"ljfl lsp 一次只看一个台账：", "ljfl lsp looks at one register: "}) + text::printable(session.root) +
      session.say({"；别的（如 ", "; others (such as "}) + text::printable(other) +
      session.say({"）要另开一个窗口或另起一个 ljfl lsp", ") need a window, or an ljfl lsp, of their own"});
  constexpr int warning = 2;
  return {notice("window/logMessage", {{"type", warning}, {"message", words}})};
}

std::vector<std::string> did_open(Session& session, const Json& params) {
  const Json& document = params.at("textDocument");
  const std::string uri = document.at("uri").get<std::string>();
  if (session.root.empty()) {
    const std::string path = file_path(uri);
    session.root = root_of(session, path.substr(0, path.rfind('/')));
  }
  const std::string path = session.path_of(uri);
  if (path.empty()) {
    const std::string file = file_path(uri);
    return told_of_other(session, file.empty() ? file : root_of(session, file.substr(0, file.rfind('/'))));
  }
  session.open[path] = {.uri = uri,
                        .text = document.at("text").get<std::string>(),
                        .version = document.value("version", std::int64_t{0})};
  session.changed();
  return {};
}

void did_change(Session& session, const Json& params) {
  const auto found = session.open.find(session.path_of(params.at("textDocument").at("uri").get<std::string>()));
  if (found == session.open.end()) return;
  std::string text = found->second.text;
  for (const Json& change : params.at("contentChanges")) {
    if (!change.contains("range")) {
      text = change.at("text").get<std::string>();
      continue;
    }
    // Pieces were not asked for; a client that sends them all the same is understood.
    const Lines lines(text, session.encoding);
    const auto at = [&](const char* end) {
      const Json& place = change.at("range").at(end);
      return lines.offset(
          {.line = place.at("line").get<std::uint32_t>(), .character = place.at("character").get<std::uint32_t>()});
    };
    const std::size_t begin = at("start");
    const std::size_t end = std::max(begin, at("end"));
    text.replace(begin, end - begin, change.at("text").get<std::string>());
  }
  found->second.text = std::move(text);
  found->second.version = params.at("textDocument").value("version", std::int64_t{0});
  session.changed();
}

void did_close(Session& session, const Json& params) {
  session.open.erase(session.path_of(params.at("textDocument").at("uri").get<std::string>()));
  session.changed();
}

/// How deep brackets lie in brackets. JSON's reader keeps no count of it, and what copies or prints the result goes
/// down a call at a time: so deep that the stack ends is no message.
std::size_t depth_of(std::string_view message) {
  std::size_t depth = 0;
  std::size_t most = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < message.size(); ++at) {
    const char c = message[at];
    if (quoted) {
      if (c == '\\') ++at;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      most = std::max(most, ++depth);
    } else if ((c == ']' || c == '}') && depth > 0) {
      --depth;
    }
  }
  return most;
}
constexpr std::size_t most_depth = 64;

struct Request {
  std::string_view method = {};
  Json (*run)(Session&, const Json&) = nullptr;
};
constexpr Request requests[] = {
    {"textDocument/completion", completion},        {"textDocument/hover", hover},
    {"textDocument/definition", definition},        {"textDocument/references", references},
    {"textDocument/prepareRename", prepare_rename}, {"textDocument/rename", rename},
    {"textDocument/codeAction", code_action},       {"textDocument/documentSymbol", document_symbol},
    {"textDocument/formatting", formatting},
};

/// Asks the client to tell of what changes on the disk behind its back: git, or ljfl itself.
std::string asked_to_watch() {
  const Json watchers = {{{"globPattern", "**/*.yaml"}}, {{"globPattern", "**/ljfl.toml"}}};
  Json registration = {
      {"id", "files"}, {"method", "workspace/didChangeWatchedFiles"}, {"registerOptions", {{"watchers", watchers}}}};
  return dumped({{"jsonrpc", "2.0"},
                 {"id", "watch"},
                 {"method", "client/registerCapability"},
                 {"params", {{"registrations", Json::array({std::move(registration)})}}}});
}

std::vector<std::string> take_notification(Session& session, std::string_view method, const Json& params) {
  if (method == "exit") session.ended = true;
  if (!session.initialized || session.shutdown) return {};
  if (method == "initialized") {
    std::vector<std::string> out;
    if (!session.others.empty()) out = told_of_other(session, session.others.front());
    if (session.watches) out.push_back(asked_to_watch());
    return out;
  }
  if (method == "textDocument/didOpen") return did_open(session, params);
  if (method == "textDocument/didChange") did_change(session, params);
  if (method == "textDocument/didClose") did_close(session, params);
  // What is on the disk may be another by now.
  if (method == "textDocument/didSave" || method == "workspace/didChangeWatchedFiles") session.changed();
  return {};
}

std::string take_request(Session& session, std::string_view method, const Json& params, const Json& id) {
  if (method == "initialize") {
    if (session.initialized) return fault(id, -32600, "initialize came before");
    return answer(id, initialize(session, params));
  }
  if (!session.initialized) return fault(id, -32002, "initialize must come first");
  if (session.shutdown) return fault(id, -32600, "shutdown has come");
  if (method == "shutdown") {
    session.shutdown = true;
    return answer(id, nullptr);
  }
  const auto found = std::ranges::find(requests, method, &Request::method);
  if (found == std::end(requests)) return fault(id, -32601, "no such request: " + text::printable(method));
  return answer(id, found->run(session, params));
}

}  // namespace

Server::Server(World world) : session_(std::make_unique<Session>(std::move(world))) {}
Server::~Server() = default;
bool Server::ended() const {
  return session_->ended;
}
int Server::exit_code() const {
  return session_->shutdown ? 0 : 1;
}

std::vector<std::string> Server::take(std::string_view message) {
  if (depth_of(message) > most_depth) return {fault(nullptr, -32600, "nested too deep")};
  const Json read = Json::parse(message, nullptr, false);
  if (read.is_discarded()) return {fault(nullptr, -32700, "not JSON")};
  if (!read.is_object()) return {fault(nullptr, -32600, "not a message")};
  const bool asks = read.contains("id");
  const Json id = asks ? read["id"] : Json(nullptr);
  if (!id.is_null() && !id.is_number() && !id.is_string())
    return {fault(nullptr, -32600, "an id is a number or a text")};
  if (!read.contains("method") || !read["method"].is_string()) {
    if (asks && (read.contains("result") || read.contains("error"))) return {};  // an answer to nothing we asked
    return {fault(id, -32600, "no method")};
  }
  const std::string method = read["method"].get<std::string>();
  const Json params = read.contains("params") ? read["params"] : Json::object();
  try {
    if (asks) return {take_request(*session_, method, params, id)};
    return take_notification(*session_, method, params);
  } catch (const Refused& refused) {
    // An editor asks of every YAML; only who would rename in one that is not ours must hear why nothing happens.
    if (asks && refused.foreign && method != "textDocument/rename") return {answer(id, nullptr)};
    return asks ? std::vector{fault(id, refused.code, refused.words)} : std::vector<std::string>{};
  } catch (const Json::exception& error) {
    return asks ? std::vector{fault(id, -32602, error.what())} : std::vector<std::string>{};
  }
}

std::vector<std::string> Server::rest() {
  Session& session = *session_;
  std::vector<std::string> out;
  if (!session.dirty || !session.initialized || session.shutdown || session.root.empty()) return out;
  session.dirty = false;
  try {
    const Examined& now = session.examined();
    std::map<std::string, std::string, std::less<>> fresh;
    for (std::uint32_t file = 0; file < now.files.files.size(); ++file) {
      const std::string& path = now.files.files[file].path;
      Json found = findings_of(session, file);
      const auto document = session.open.find(path);
      // Of each version of a text that is open the client hears, that it is clean too.
      const std::string text =
          dumped(found) + (document == session.open.end() ? "" : std::to_string(document->second.version));
      const auto before = session.sent.find(path);
      const bool was_clean = before == session.sent.end();
      if (!found.empty()) fresh[path] = text;
      if (was_clean ? found.empty() && document == session.open.end() : before->second == text) continue;
      Json params = {{"uri", session.uri_of(path)}, {"diagnostics", std::move(found)}};
      if (document != session.open.end()) {
        params["version"] = document->second.version;
        fresh[path] = text;
      }
      out.push_back(notice("textDocument/publishDiagnostics", std::move(params)));
    }
    for (const auto& [path, text] : session.sent) {
      const bool there = std::ranges::find(now.files.files, path, &text::Source::path) != now.files.files.end();
      if (!there)
        out.push_back(
            notice("textDocument/publishDiagnostics", {{"uri", session.uri_of(path)}, {"diagnostics", Json::array()}}));
    }
    session.sent = std::move(fresh);
  } catch (const Refused& refused) {
    out.push_back(notice("window/showMessage", {{"type", 2}, {"message", refused.words}}));
  }
  return out;
}

}  // namespace ljfl::lsp
