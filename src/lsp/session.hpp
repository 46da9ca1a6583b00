/// What one connection knows: the texts that are open, the register with them, and what was told last. Private to
/// `lsp`.
#pragma once

#include <map>
#include <nlohmann/json.hpp>

#include "load/shape.hpp"
#include "lsp/lines.hpp"
#include "lsp/lsp.hpp"

namespace ljfl::lsp {

using Json = nlohmann::ordered_json;

/// A request that cannot be answered, told to the client in its language.
struct Refused {
  int code = -32803;  ///< RequestFailed
  std::string words = {};
  bool foreign = false;  ///< the text is none of the register's: there is nothing to say of it, and no fault
};

struct Open {
  std::string uri = {};  ///< as the client spells it
  std::string text = {};
  std::int64_t version = 0;
};

/// Which file is meant, and where in it.
struct Here {
  std::string path = {};   ///< from the root
  std::uint32_t file = 0;  ///< in the examined files
  std::size_t offset = 0;
};

class Session {
 public:
  explicit Session(World from) : world(std::move(from)) {}

  World world;
  Encoding encoding = Encoding::utf16;
  std::string root = {};
  std::map<std::string, Open, std::less<>> open = {};  ///< by path from the root
  bool initialized = false;
  bool watches = false;  ///< the client tells, when asked, of files that others change
  bool shutdown = false;
  bool ended = false;
  bool told_of_others = false;           ///< that another register's texts are open, and are not looked at
  std::vector<std::string> others = {};  ///< roots of other registers that the client named when it began
  bool dirty = false;                    ///< the findings may have changed
  std::map<std::string, std::string, std::less<>> sent = {};  ///< by path: the findings that the client has

  [[nodiscard]] diag::Lang lang() const { return world.lang; }
  [[nodiscard]] std::string say(diag::Words words) const { return std::string{words.in(world.lang)}; }

  /// The register as it is with the texts that are open. A Refused where there is none.
  const Examined& examined();

  /// "" for what lies outside of the project.
  [[nodiscard]] std::string path_of(std::string_view uri) const;
  [[nodiscard]] std::string uri_of(std::string_view path) const;
  /// Of one of the examined files.
  [[nodiscard]] const Lines& lines_of(const text::Source& source) const;
  [[nodiscard]] Json range_of(const text::Source& source, std::size_t begin, std::size_t end) const;
  [[nodiscard]] Json location_of(text::Span span);
  /// {uri: [edits]} out of edits of several files.
  void add_edit(Json& changes, text::Span span, std::string_view text);
  /// The file and place that the parameters of a request name. A Refused where the register has no such file.
  [[nodiscard]] Here here(const Json& params);
  /// The unit whose folder holds the file, or nothing.
  [[nodiscard]] std::uint32_t unit_of(std::string_view path);

 private:
  std::unique_ptr<Examined> examined_ = {};
  mutable std::map<const text::Source*, Lines> lines_ = {};  ///< of the files that were asked for
  bool fresh_ = false;

 public:
  void changed() {
    fresh_ = false;
    dirty = true;
  }
};

/// The path of a file: URI, its %XX read; "" for another scheme.
[[nodiscard]] std::string file_path(std::string_view uri);
/// The shape of a file's root by its path; nothing for what is no YAML of the register.
[[nodiscard]] const load::Shape* shape_of(std::string_view path);
/// The folder below units/ that holds the file; "" for none.
[[nodiscard]] std::string_view folder_of(std::string_view path);

// A request each: parameters → result.
[[nodiscard]] Json completion(Session& session, const Json& params);
[[nodiscard]] Json hover(Session& session, const Json& params);
[[nodiscard]] Json definition(Session& session, const Json& params);
[[nodiscard]] Json references(Session& session, const Json& params);
[[nodiscard]] Json prepare_rename(Session& session, const Json& params);
[[nodiscard]] Json rename(Session& session, const Json& params);
[[nodiscard]] Json code_action(Session& session, const Json& params);
[[nodiscard]] Json document_symbol(Session& session, const Json& params);
[[nodiscard]] Json formatting(Session& session, const Json& params);

/// The findings of one file as the protocol has them.
[[nodiscard]] Json findings_of(Session& session, std::uint32_t file);

}  // namespace ljfl::lsp
