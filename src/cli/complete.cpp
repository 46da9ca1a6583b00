#include "cli/complete.hpp"

#include <algorithm>

#include "cli/arguments.hpp"
#include "cli/disk.hpp"
#include "load/load.hpp"

namespace ljfl::cli {
namespace {

const Option* option_named(const Command* command, std::string_view name) {
  for (const std::span<const Option> rows :
       {command == nullptr ? std::span<const Option>{} : command->options, global_options()}) {
    const auto row = std::ranges::find(rows, name, &Option::flag);
    if (row != rows.end()) return &*row;
  }
  return nullptr;
}

/// The positional that is the `n`th, counted from 0; the last one may take all that follow.
const Option* positional_at(const Command& command, std::size_t n) {
  for (const Option& option : command.options) {
    if (option.flag.starts_with('-')) continue;
    if (option.many || n == 0) return &option;
    --n;
  }
  return nullptr;
}

void offer_flags(const Job& job, const Half& half, std::vector<Completion>& out) {
  for (const std::span<const Option> rows :
       {half.command == nullptr ? std::span<const Option>{} : half.command->options, global_options()}) {
    for (const Option& option : rows) {
      if (!option.flag.starts_with('-') || (half.has(option.flag) && !option.many)) continue;
      out.push_back({.word = std::string{option.flag}, .about = std::string{job.say(option.help)}});
    }
  }
}

/// The register as it is, or what could be had of it.
void read_register(Job& job) {
  job.root = find_root(job.folder);
  if (job.root.empty()) return;
  job.files = read_folder(job.root);
  job.reg = load::load(job.files, job.told);
}

}  // namespace

bool Half::has(std::string_view name) const {
  return std::ranges::find(given, name, &std::pair<std::string_view, std::string>::first) != given.end();
}

std::string_view Half::value(std::string_view name) const {
  std::string_view out;
  for (const auto& [option_flag, value] : given) {
    if (option_flag == name) out = value;
  }
  return out;
}

Half take_half(std::span<const std::string> words) {
  Half out;
  const Option* waiting = nullptr;  // for its value
  bool ended = false;               // by --
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    const bool last = i + 1 == words.size();
    if (waiting != nullptr) {
      if (word == "=" && !last) continue;
      if (last) {
        out.typing = Half::Typing::value;
        out.option = waiting;
        out.typed = word == "=" ? std::string_view{} : word;
        return out;
      }
      out.given.emplace_back(waiting->flag, word);
      waiting = nullptr;
    } else if (word == "--" && !last) {
      ended = true;
    } else if (word.starts_with('-') && !ended) {
      const std::size_t equals = word.starts_with("--") ? word.find('=') : std::string_view::npos;
      const Option* const option = option_named(out.command, word.substr(0, equals));
      if (last && equals == std::string_view::npos) {
        out.typing = Half::Typing::flag;
        out.typed = word;
      } else if (last) {
        out.typing = option == nullptr ? Half::Typing::nothing : Half::Typing::value;
        out.option = option;
        out.before = word.substr(0, equals + 1);
        out.typed = word.substr(equals + 1);
      } else if (option != nullptr && equals != std::string_view::npos) {
        out.given.emplace_back(option->flag, word.substr(equals + 1));
      } else if (option != nullptr && option->value.empty()) {
        out.given.emplace_back(option->flag, "");
      } else {
        waiting = option;
      }
    } else if (last) {
      out.typed = word;
      out.typing = Half::Typing::command;
      if (out.command == nullptr) continue;
      out.option = positional_at(*out.command, out.positional.size());
      // Behind the last of its words a command has only options.
      out.typing = out.option != nullptr    ? Half::Typing::value
                   : word.empty() && !ended ? Half::Typing::flag
                                            : Half::Typing::nothing;
    } else if (out.command == nullptr) {
      const auto found = std::ranges::find(commands(), word, &Command::name);
      if (found == commands().end()) return out;
      out.command = *found;
    } else {
      out.positional.emplace_back(word);
    }
  }
  return out;
}

void complete(Job& job, std::span<const std::string> words) {
  const Half half = take_half(words);
  job.folder = half.value("-C");
  job.today = time::parse_date(half.value("--today")).date.value_or(job.today);
  std::vector<Completion> found;
  try {
    if (half.has("--lang")) job.lang = half.value("--lang") == "en" ? diag::Lang::en : diag::Lang::zh;
    if (half.typing == Half::Typing::command) {
      for (const Command* command : commands())
        found.push_back({.word = std::string{command->name}, .about = std::string{job.say(command->summary)}});
    } else if (half.typing == Half::Typing::flag) {
      offer_flags(job, half, found);
    } else if (half.typing == Half::Typing::value) {
      if (choices_of(*half.option).empty()) read_register(job);
      found = values_for(job, half);
    }
  } catch (const Failure&) {  // a folder that cannot be read has nothing to offer
    found.clear();
  }
  for (const Completion& one : found) {
    const bool for_shell = one.word.starts_with(':');
    if (!for_shell && !one.word.starts_with(half.typed)) continue;
    const std::string shown = text::printable(one.word);
    if (shown != one.word) continue;  // nobody can type it either
    job.out(for_shell ? shown : std::string{half.before} + shown);
    if (!one.about.empty()) job.out("\t" + text::printable(one.about));
    job.out("\n");
  }
}

}  // namespace ljfl::cli
