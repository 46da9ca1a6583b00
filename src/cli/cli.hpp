/// The command line: one file a command, one table of commands, and the only place that knows the world.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diag/diag.hpp"
#include "edit/files.hpp"
#include "model/model.hpp"
#include "standing/standing.hpp"
#include "text/text.hpp"

namespace ljfl::cli {

/// Exit codes, the same for every command.
enum Exit : int {
  fine = 0,
  data_has_errors = 1,  ///< or what --fail-on names
  usage = 2,            ///< usage, or something could not be read or written, stdout included
  own_fault = 70,       ///< a fault of ljfl's own
};

/// What no clerk's data can cause: a bad option, an unreadable disk. Caught once, at the top; exit 2.
struct Failure {
  std::string zh = {};
  std::string en = {};
};

/// An option of a command, as data: parsing, --help, completion and the manual all read it.
struct Option {
  std::string_view flag = {};   ///< --month; a positional argument has no dashes
  std::string_view value = {};  ///< the value's name in help; empty for a switch. text|json|csv, in small letters, is a
                                ///< choice: the first word is the default, and others are refused
  diag::Words help = {};
  bool many = false;
  bool required = false;
};

/// A command line as one would type it, for --help and the manual.
struct Example {
  std::string_view line = {};
  diag::Words what = {};
};

/// A column of a command's list: see cli/listing.hpp.
struct Column;

/// How much must be read before a command runs.
enum class Needs : std::uint8_t {
  nothing,
  settings,  ///< ljfl.toml alone, where there is one: for a command that asks git for the rest, in a bare repository
             ///< too
  files,
  reg,
  standing,
};

class Job;

/// A command as its own file declares it; help, completion, the manual and the published schemas are made from this.
struct Command {
  std::string_view name = {};
  diag::Words summary = {};
  Needs needs = Needs::nothing;
  std::span<const Option> options = {};
  std::span<const Example> examples = {};
  std::span<const Column> columns = {};        ///< of the list it shows, where it shows one
  std::span<const Column> other_columns = {};  ///< of another list that it may show instead
  int (*run)(Job& job) = nullptr;
  bool figures =
      false;           ///< it shows figures of the register: where that has errors, they are not whole, and it is said
  bool edits = false;  ///< it writes what it made of what it read: no other ljfl may write from before it reads
};

/// The table of all commands, in the order of a clerk's day.
[[nodiscard]] std::span<const Command* const> commands();

/// One run: what was asked for, what was read, and where the answer goes.
class Job {
 public:
  const Command* command = nullptr;
  std::map<std::string, std::vector<std::string>, std::less<>> given = {};  ///< by flag, in the order typed
  std::vector<std::pair<std::string, std::string>> in_order = {};  ///< flag and value, where one belongs to another
  diag::Lang lang = diag::Lang::zh;
  bool colour_out = false;
  bool colour_err = false;
  int columns = 80;               ///< of the terminal; text is folded to it
  int cut = 80;                   ///< tables are cut to it: where nobody looks at a terminal, nothing is cut
  unsigned workers = 1;           ///< how many threads may work
  bool workers_asked = false;     ///< by -j, which then holds for small registers too
  std::string step_summary = {};  ///< the file of GITHUB_STEP_SUMMARY, or ""
  std::string root = {};          ///< the folder that holds ljfl.toml; with --at perhaps a bare repository
  std::string folder = {};        ///< -C, or "": where one stands
  std::string at = {};            ///< --at as it was typed
  std::string commit = {};        ///< with --at: the commit that was read, its id in full; else empty
  time::Date today = {};
  text::Snapshot files = {};
  model::Register reg = {};
  standing::Standing standing = {};
  diag::Diagnostics told = {};
  edit::Lock lock = {};  ///< of a command that edits: held until it ends, or gives it back

  [[nodiscard]] bool has(std::string_view flag) const { return given.contains(flag); }
  /// The last value given, or "".
  [[nodiscard]] std::string_view value(std::string_view flag) const;
  [[nodiscard]] std::span<const std::string> values(std::string_view flag) const;
  /// Of an option that is a choice: the last word given, or the first of its words.
  [[nodiscard]] std::string_view choice(std::string_view flag) const;
  [[nodiscard]] std::string_view say(diag::Words words) const { return words.in(lang); }
  /// Likewise with each {name} replaced by its argument. Data must have gone through text::printable.
  [[nodiscard]] std::string say(diag::Words words, const std::vector<diag::Arg>& args) const {
    return diag::put(words, args, lang);
  }

  /// To stdout, gathered and written when the command is done (or flushed). Data must have gone through
  /// text::printable.
  void out(std::string_view text) { out_.append(text); }
  /// What was gathered so far, to stdout at once: for a command that writes files, so that these come last. Throws a
  /// Failure where it could not be written.
  void flush();
  /// To stderr, at once.
  void err(std::string_view text) const;
  [[nodiscard]] const std::string& output() const { return out_; }

  /// Severities of ljfl.toml laid over what was told, then put in order.
  void settle();

  /// Holds what is large until the end, when the system takes it back faster than it could be taken apart.
  template <typename T>
  T& keep(T value) {
    auto kept = std::make_shared<T>(std::move(value));
    T& out = *kept;
    kept_.push_back(std::move(kept));
    return out;
  }

 private:
  std::string out_ = {};
  std::vector<std::shared_ptr<void>> kept_ = {};
};

/// Waits until no other ljfl writes into the project, and keeps them from it.
void take_lock(Job& job);
/// Reads anew what the command needs.
void read_project(Job& job);

/// The period that --month names; a Failure says what was expected.
[[nodiscard]] time::Period month_given(const Job& job);

/// Where errors were told, says on stderr that what was shown is not whole, and gives the exit code.
[[nodiscard]] int tell_errors(Job& job);
/// The end of a command that showed figures: likewise, after all rules on data were asked.
[[nodiscard]] int end_of_figures(Job& job);

/// Throws a Failure for a period of a year before that of the register: its tasks, terms and quotas went with that
/// year, so that nothing can be said of it but by the data as git had it.
void refuse_year_gone(const Job& job, const time::Period& period);
[[nodiscard]] bool is_year_gone(const model::Config& config, const time::Period& period);

/// The words of an option that is a choice; empty for any other.
[[nodiscard]] std::vector<std::string_view> choices_of(const Option& option);

int main(int argc, char** argv);

}  // namespace ljfl::cli
