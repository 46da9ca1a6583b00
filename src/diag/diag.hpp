/// What is wrong, where, and how to mend it: as data, until a renderer puts it into words.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/text.hpp"

namespace ljfl::diag {

enum class Lang : std::uint8_t { zh, en };

/// The same thing said in both languages.
struct Words {
  std::string_view zh = {};
  std::string_view en = {};
  [[nodiscard]] constexpr std::string_view in(Lang lang) const { return lang == Lang::zh ? zh : en; }
};

enum class Severity : std::uint8_t { note, warning, error };

/// A rule of the book. `message` and `help` may name arguments as {name}; a Diagnostic brings their values.
struct Rule {
  std::string_view code = {};  ///< E301: stable, never translated
  Severity severity = Severity::error;
  Words message = {};
  Words help = {};             ///< how to mend it; may be empty
  Words why = {};              ///< why it matters
  std::string_view bad = {};   ///< an Example that the rule, and no other, speaks of
  std::string_view good = {};  ///< what should stand there instead: nothing is told of it
  /// What stands for many findings of this rule where a person reads them all: {findings} is how many they are, {total}
  /// the sum of their {count}. Empty for a rule whose findings are always told one by one.
  Words many = {};
};

/// An example is one text that holds whole files. Each begins with a line that names it; explain and the manual show
/// the text as it stands, and the tests put its files into a small district (check::with_example) and check that.
///
///     # units/jiaoyuju/2026-10.yaml
///     records:
///       - {date: 2026-10-12, task: inspection}
///
/// `# PATH -> TARGET` is a symbolic link, `# PATH (none)` a file that is not there.
[[nodiscard]] bool is_example_head(std::string_view line);

/// The value of one {name}. Data is the same in both languages; a phrase of ours is not.
struct Arg {
  std::string_view name = {};
  std::string zh = {};
  std::string en = {};
};
[[nodiscard]] Arg arg(std::string_view name, std::string_view data);
[[nodiscard]] Arg arg(std::string_view name, Words phrase);
[[nodiscard]] Arg arg(std::string_view name, std::int64_t number);

/// The sentence in one language with each {name} replaced by its argument, as fmt does it: a brace of its own is
/// written twice. {n:day|days} is the argument and the noun that fits it: “1 day”, “2 days”. Nothing is escaped.
[[nodiscard]] std::string put(Words pattern, const std::vector<Arg>& args, Lang lang);
/// The same in English alone, for a noun that takes an s: “1 error”, “0 errors”.
[[nodiscard]] std::string counted(std::size_t n, std::string_view noun);

/// {hint}: “是不是“demo-schools”？” where one of `known` is near `word`, else nothing.
[[nodiscard]] Arg did_you_mean(std::string_view word, std::span<const std::string_view> known);

/// A second place that belongs to a finding, with what to say there; the words may name the finding's {arguments}.
struct Label {
  text::Span at = {};
  Words words = {};
};

/// The one right answer, where there is one: `text` in place of what stands at `at`.
struct Fix {
  text::Span at = {};
  std::string text = {};
};

struct Diagnostic {
  const Rule* rule = nullptr;
  Severity severity = Severity::error;
  text::Span at = {};
  std::vector<Arg> args = {};
  Words here = {};  ///< what to say beside the caret; may name {arguments}, may be empty
  std::vector<Label> labels = {};
  std::optional<std::string> read_as = {};  ///< where less was read than was typed: what was read, as data
  Words effect = {};  ///< which figure it changes, where that is cheap to know; may name {arguments}
  std::vector<Fix> fixes = {};
  bool gathered = false;  ///< stands for many: its message is the rule's `many`, and it has no place
};

/// A finding that an allowance in the file covers, and the reason given there.
struct Allowed {
  Diagnostic told = {};
  std::string reason = {};
};

/// Where every stage appends what it finds.
class Diagnostics {
 public:
  /// The returned reference is good until the next call.
  Diagnostic& tell(const Rule& rule, text::Span at, std::vector<Arg> args = {});

  [[nodiscard]] const std::vector<Diagnostic>& all() const { return list_; }
  [[nodiscard]] std::vector<Diagnostic>& all() { return list_; }
  [[nodiscard]] std::size_t count(Severity severity) const;
  /// What was told and is allowed: shown to nobody who did not ask for it.
  [[nodiscard]] const std::vector<Allowed>& allowed() const { return allowed_; }
  [[nodiscard]] std::vector<Allowed>& allowed() { return allowed_; }

  /// By path, place, code and text; equal ones once. The order of telling leaves no trace.
  void put_in_order(const text::Snapshot& files);

 private:
  std::vector<Diagnostic> list_ = {};
  std::vector<Allowed> allowed_ = {};
};

/// A rule's message or help with the arguments put in; nothing is escaped yet.
[[nodiscard]] std::string message(const Diagnostic& told, Lang lang);
[[nodiscard]] std::string help(const Diagnostic& told, Lang lang);
[[nodiscard]] std::string_view name_of(Severity severity);  ///< error, warning, note: never translated

/// The list as a person reads it who looks at everything: of each rule that has words for many, more than three
/// findings become one at the end. Put in order before and after.
[[nodiscard]] std::vector<Diagnostic> gathered(const std::vector<Diagnostic>& told);

struct HumanStyle {
  Lang lang = Lang::zh;
  bool colour = false;
  int columns = 100;  ///< a wider excerpt is cut, and a long marked piece keeps both its ends
};

/// One finding for a person: `path:line:col: error[E301]: …`, the lines it speaks of with signs under them, what was
/// read, what it changes, what to do.
[[nodiscard]] std::string human(const Diagnostic& told, const text::Snapshot& files, const HumanStyle& style);

}  // namespace ljfl::diag
