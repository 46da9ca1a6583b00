#!/bin/sh
# Static analysis by those who find other things than the compilers do; `make tidy` is clang-tidy's part. Every
# suppression stands here, or in the file it is of, with its reason. Fails when anything is found.
set -u
cd "$(dirname "$0")/.." || exit 1
jobs=${1:-2}
failed=0

# Scripts: those that the project runs, and the hook that it puts into a new project.
# shellcheck disable=SC2046  # names without spaces
shellcheck -x -P SCRIPTDIR $(find tests -name '*.sh') .ci/run src/skeleton/dot.githooks/pre-commit && echo "ok shellcheck" || failed=1

# What is not asked of cppcheck 2.10, and why:
#   missingIncludeSystem          it is not shown the libraries, and needs none of them
#   internalAstError, syntaxError  some of C++20 it cannot parse (designated initialisers of templates, requires)
#   passedByValue                 a pair of string_views is meant to be passed by value; and iconv changes its input
#   incorrectStringBooleanError, ignoredReturnValue   it reads `a + (b ? "c" : "d")` as `(a + b) ? …`
#   accessMoved                   of disk.cpp: moved in the other branch of a ?:; of between.cpp and chronicle.cpp: moved in
#                                 the head of a range-for, which is evaluated once; of refuse.cpp: `args` is the parameter,
#                                 which has the same name in the function before
#   rethrowNoCurrentException     of run.cpp: the line itself asks whether there is one
#   invalidLifetime               of objects.cpp: `bytes` is the parameter, which has another name in another function
#   useInitializationList         of mentions.cpp: two members come from one local
cppcheck -j "$jobs" --quiet --std=c++20 --language=c++ --enable=warning,performance,portability --inline-suppr \
  --suppress=missingIncludeSystem --suppress=internalAstError --suppress=syntaxError --suppress=passedByValue \
  --suppress=incorrectStringBooleanError --suppress=ignoredReturnValue --suppress=accessMoved:src/cli/disk.cpp \
  --suppress=accessMoved:src/history/between.cpp --suppress=accessMoved:src/history/chronicle.cpp \
  --suppress=accessMoved:src/yaml/refuse.cpp --suppress=rethrowNoCurrentException:src/cli/run.cpp \
  --suppress=invalidLifetime:src/history/objects.cpp --suppress=useInitializationList:src/lsp/mentions.cpp \
  --error-exitcode=1 --template='{file}:{line}: {severity}[{id}]: {message}' -I src src && echo "ok cppcheck" || failed=1

# GCC says of its analyzer that it is for C. On C++ it takes every returned value for uninitialised, every std::string's
# memory for null and every std::vector's for lost, so it is asked only of the files that hold descriptors by hand, and
# only for what it can know of them.
analyzer=0
for file in src/edit/files.cpp src/edit/beneath.cpp src/edit/lock.cpp src/history/process.cpp; do
  said=$(g++ -std=c++20 -Isrc -O1 -fanalyzer -Wno-analyzer-use-of-uninitialized-value -Wno-analyzer-null-dereference \
    -Wno-analyzer-possible-null-dereference -Wno-analyzer-possible-null-argument -DFMT_HEADER_ONLY -c "$file" -o /dev/null 2>&1)
  [ -z "$said" ] && continue
  printf '%s\n' "$said" | grep -E 'warning|error' # the paths that lead there fill pages
  analyzer=1
done
[ $analyzer -eq 0 ] && echo "ok gcc -fanalyzer" || failed=1
exit $failed
