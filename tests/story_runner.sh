#!/bin/sh
# The runner of stories must not take for told what it could not tell: no story named, one that cannot be read, one
# without a command; and what differs is a failure still.
#
#     story_runner.sh STORY LJFL
set -eu
story=$1
ljfl=$2
folder=$(mktemp -d)
trap 'rm -r "$folder"' EXIT

fails() {
  wanted=$1
  shift
  if said=$("$story" --ljfl "$ljfl" --source "$folder" "$@"); then
    echo "passes, and must not: $*"
    exit 1
  fi
  case $said in *"$wanted"*) ;; *)
    echo "does not say '$wanted' of: $*; says: $said"
    exit 1
    ;;
  esac
}

printf '    $ echo told\n    told\n' >"$folder/good.md"
printf '    $ echo told\n    another thing\n' >"$folder/differs.md"
printf 'Words, and a block that no command begins:\n\n    told\n' >"$folder/silent.md"
: >"$folder/empty.md"

"$story" --ljfl "$ljfl" --source "$folder" "$folder/good.md"
fails 'no story was named'
fails 'no story was named' --accept
for accept in '' --accept; do
  fails 'cannot be read' $accept "$folder/good.md" "$folder/absent.md"
  fails 'cannot be read' $accept "$folder"
  fails 'has no command' $accept "$folder/silent.md" "$folder/good.md"
  fails 'has no command' $accept "$folder/empty.md"
done
fails 'differs' "$folder/differs.md" "$folder/good.md"
if [ -e "$folder/absent.md" ]; then
  echo 'a story that is not there was written'
  exit 1
fi
