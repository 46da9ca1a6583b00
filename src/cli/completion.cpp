/// The scripts that teach a shell to complete: each asks ljfl itself what could stand at the cursor.
#include "cli/cli.hpp"

namespace ljfl::cli {
namespace {

// A line of the answer is a word, or a word, a tab and what it means; or :file or :dir, where the shell knows better. A
// word that ends with / goes on.

constexpr std::string_view bash =
    R"bash(# bash completion for ljfl                                   -*- shell-script -*-
_ljfl() {
  local line word about cur=${COMP_WORDS[COMP_CWORD]} tab=$'\t'
  local -a words=() abouts=()
  [[ $cur == "=" ]] && cur=
  COMPREPLY=()
  compopt -o nosort 2>/dev/null
  while IFS= read -r line; do
    case $line in
      :file) compopt -o bashdefault -o default ;;
      :dir) compopt -o dirnames ;;
      *)
        word=${line%%"$tab"*}
        about=
        [[ $line == *"$tab"* ]] && about=${line#*"$tab"}
        [[ $word == */ ]] && compopt -o nospace
        printf -v word %q "$word"
        words+=("$word")
        abouts+=("$about")
        ;;
    esac
  done < <("${1/#\~/$HOME}" __complete "${COMP_WORDS[@]:1:COMP_CWORD-1}" "$cur" 2>/dev/null)
  # Where the words are only listed, what they mean stands beside them.
  if [[ $COMP_TYPE == 63 && ${#words[@]} -gt 1 ]]; then
    local i
    for i in "${!words[@]}"; do
      COMPREPLY+=("${words[i]}${abouts[i]:+  ${abouts[i]}}")
    done
  else
    COMPREPLY=("${words[@]}")
  fi
}
complete -F _ljfl ljfl
)bash";

constexpr std::string_view zsh = R"zsh(#compdef ljfl
_ljfl() {
  local line word
  local -a words_found displays open_words open_displays
  local -a lines=("${(@f)$("${words[1]/#\~/$HOME}" __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  for line in "${lines[@]}"; do
    case $line in
      '') ;;
      :file) _files ;;
      :dir) _files -/ ;;
      *)
        word=${line%%$'\t'*}
        [[ $line == *$'\t'* ]] && line="$word  -- ${line#*$'\t'}"
        if [[ $word == */ ]]; then
          open_words+=("$word") open_displays+=("$line")
        else
          words_found+=("$word") displays+=("$line")
        fi
        ;;
    esac
  done
  (( ${#words_found} )) && compadd -V ljfl -l -d displays -a words_found
  (( ${#open_words} )) && compadd -V ljfl-open -l -d open_displays -S '' -a open_words
  return 0
}
if [[ ${funcstack[1]} == _ljfl ]]; then
  _ljfl "$@"
else
  compdef _ljfl ljfl
fi
)zsh";

constexpr std::string_view fish = R"fish(# fish completion for ljfl
function __ljfl_complete
    set -l typed (commandline -opc)
    set -l word (commandline -ct)
    for line in ($typed[1] __complete $typed[2..-1] $word 2>/dev/null)
        switch $line
            case :file
                __fish_complete_path $word
            case :dir
                __fish_complete_directories $word
            case '*'
                printf '%s\n' $line
        end
    end
end
complete -c ljfl -f -k -a '(__ljfl_complete)'
)fish";

int run(Job& job) {
  const std::string_view shell = job.choice("SHELL");
  job.out(shell == "bash" ? bash : shell == "zsh" ? zsh : fish);
  return fine;
}

constexpr Option options[] = {
    {.flag = "SHELL", .value = "bash|zsh|fish", .help = {"哪一种命令行", "which shell"}, .required = true},
};

constexpr Example examples[] = {
    {"source <(ljfl completion bash)",
     {"在这个窗口里立刻能用；写进 ~/.bashrc 就一直有", "for this window at once; in ~/.bashrc, for good"}},
    {"ljfl completion zsh > ~/.zfunc/_ljfl", {"zsh：放进 fpath 里的文件夹", "zsh: into a folder of fpath"}},
    {"ljfl completion fish > ~/.config/fish/completions/ljfl.fish", {"fish", "fish"}},
};

}  // namespace

extern constinit const Command completion_command;
constinit const Command completion_command{
    .name = "completion",
    .summary = {"命令行补全：按 Tab 补命令、选项、单位、任务、月份",
                "completion for the shell: commands, options, units, items, months"},
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace ljfl::cli
