/// What `git add` would store of a working tree: which files, and which bytes. The commonest part of .gitignore and
/// .gitattributes, so that ids worked out before a commit are those that the commit will have.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ljfl::history {

/// One line of a .gitignore or .gitattributes.
struct PathPattern {
  std::string base = {};  ///< the folder of its file: "" or a/b/
  std::string pattern = {};
  bool anchored = false;  ///< holds a slash: meant from `base`; else it means a name anywhere below
  bool folder_only = false;
  [[nodiscard]] bool fits(std::string_view path, bool is_folder) const;
};

class Ignores {
 public:
  /// Adds the lines of the .gitignore in `folder` ("" or a/b/). Later lines, and those of deeper folders, go before.
  void add(std::string_view folder, std::string_view text);
  /// `path` itself; what lies in an ignored folder is never asked for.
  [[nodiscard]] bool ignored(std::string_view path, bool is_folder) const;

 private:
  struct Rule {
    PathPattern path = {};
    bool back = false;  ///< !pattern
  };
  std::vector<Rule> rules_ = {};
};

class Attributes {
 public:
  void add(std::string_view folder, std::string_view text);
  /// The bytes as git stores them, where these are other ones: a text's CRLF as LF, if the attributes say that it is
  /// one.
  [[nodiscard]] std::optional<std::string> stored_otherwise(std::string_view path, std::string_view bytes) const;

 private:
  enum class Text : unsigned char { unset, yes, no, if_it_looks_so };
  struct Rule {
    PathPattern path = {};
    Text text = Text::unset;
  };
  std::vector<Rule> rules_ = {};
};

/// A glob as git has it: * and ? stop at slashes, ** in the place of a whole name does not, [a-z] and [!a] are sets.
/// No pattern is worse than any other: the work grows with the lengths multiplied, whatever the stars.
[[nodiscard]] bool glob(std::string_view pattern, std::string_view path);

}  // namespace ljfl::history
