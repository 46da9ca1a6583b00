/// A language server (LSP 3.17): what the register knows, while a file is being typed. Messages in, messages out; the
/// disk, the clock and the streams are the caller's.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diag.hpp"
#include "model/model.hpp"
#include "standing/standing.hpp"
#include "text/text.hpp"

namespace ljfl::lsp {

/// A register that was read and checked. The register refers to the files, so this stays where it was made.
struct Examined {
  text::Snapshot files = {};
  model::Register reg = {};
  standing::Standing standing = {};
  diag::Diagnostics told = {};  ///< with the severities of ljfl.toml, in order
};

/// What the server asks of the world.
struct World {
  /// The root of the project that a folder belongs to; "" for none.
  std::function<std::string(const std::string& folder)> find_root = {};
  /// The project's files as they are on the disk; nothing where they cannot be read.
  std::function<std::optional<text::Snapshot>(const std::string& root)> read = {};
  /// Everything that check does, as of today.
  std::function<std::unique_ptr<Examined>(text::Snapshot files)> examine = {};
  /// Words for where a task or a quota stands.
  diag::Words (*word_of_task)(standing::State, model::TaskKind) = nullptr;
  diag::Words (*word_of_quota)(standing::State) = nullptr;
  std::string folder = {};  ///< where the server was started, for a client that names none
  diag::Lang lang = diag::Lang::zh;
};

class Session;

class Server {
 public:
  explicit Server(World world);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Takes one message and gives what there is to answer. What it means for the findings waits for `rest`, so that of
  /// many keystrokes in a row only the last is checked. Nothing that a client sends ends the server but `exit`.
  [[nodiscard]] std::vector<std::string> take(std::string_view message);
  /// To be called when no message waits: the findings that have changed.
  [[nodiscard]] std::vector<std::string> rest();

  [[nodiscard]] bool ended() const;
  /// After `exit`: 0 when `shutdown` came first, else 1.
  [[nodiscard]] int exit_code() const;

 private:
  std::unique_ptr<Session> session_;
};

/// Cuts a stream into messages: `Content-Length: n`, an empty line, n bytes. Where that is not what comes, it finds its
/// way to the next head.
class Frames {
 public:
  void feed(std::string_view bytes) { buffer_.append(bytes); }
  /// The next whole message. Nothing: more must come first.
  [[nodiscard]] std::optional<std::string> next();

 private:
  std::string buffer_ = {};
};
[[nodiscard]] std::string framed(std::string_view message);

}  // namespace ljfl::lsp
