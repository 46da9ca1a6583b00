# A thin layer over CMake's presets. Each target installs what is missing by itself (Debian's packages).
#
#   make            builds build/release/ljfl
#   make report     builds it, and renders the bulletin of MONTH
#   make docx       the bulletin of MONTH as build/docx/MONTH.docx, for WPS and Word; needs pandoc
#   make test       builds with warnings as errors and runs all tests
#   make clang      the same with clang
#   make asan       the same with clang's address and undefined-behaviour sanitizers; builds the fuzzers too
#   make fuzz       every fuzzer for FUZZ_SECONDS (600 each), two at a time
#   make mutation   a small fault at a time in src, and do the tests notice? MUTANTS=40 of each of ROOMS, some hours
#   make coverage   which lines and branches the tests run, in build/coverage/
#   make acceptance asks heavy real consumers: spreadsheets, browsers, databases, editors (TOPICS="csv html" for some)
#   make bench      side by side with the floor and with others, as ratios (ROUNDS=9), a few minutes; PUBLISH=1 puts the
#                   tables into the READMEs
#   make accept     takes what the stories' commands say now for right; look at the difference
#   make lint tidy  static analysis: shellcheck, cppcheck, gcc -fanalyzer; clang-tidy
#   make dist       the packages: build/dist/*.tar.gz and *.deb; dist-arm64 those for 64-bit ARM, by a cross compiler
#   make format clean

MONTH ?= 2026-10
ROUNDS ?= 9
JOBS ?= $(shell nproc 2>/dev/null || echo 2)
export LJFL_CLANG ?= $(firstword $(foreach c,clang++-19 clang++-18 clang++-17 clang++-16 clang++,$(shell command -v $(c) 2>/dev/null)))

FUZZ_SECONDS ?= 600
MUTANTS ?= 40
ROOMS ?= time standing check edit yaml

.PHONY: all release report docx test asan clang fuzz mutation coverage acceptance bench accept lint tidy dist dist-arm64 format clean \
  packages test-packages clang-packages lint-packages

all: release

packages:
	@tests/install-packages.sh build
test-packages:
	@tests/install-packages.sh test
clang-packages:
	@tests/install-packages.sh clang
lint-packages:
	@tests/install-packages.sh lint

# CMake configures again by itself when its files change; we ask only for the first time.
build/%/CMakeCache.txt: | packages
	@cmake --preset $*

release: packages build/release/CMakeCache.txt
	@cmake --build --preset release -j $(JOBS)

report: release
	@build/release/ljfl report --month $(MONTH)
	@echo "通报在 reports/$(MONTH)/bulletin.md"

docx: report
	@command -v pandoc >/dev/null || { echo "没有 pandoc：先装 pandoc、librsvg2-bin 和 python3 / pandoc is not installed" >&2; exit 1; }
	@mkdir -p build/docx
	@python3 src/docx/reference.py build/docx/reference.docx
	@cd reports/$(MONTH) && pandoc bulletin.md -f gfm --reference-doc=../../build/docx/reference.docx --lua-filter=../../src/docx/paper.lua -o ../../build/docx/$(MONTH).docx
	@echo "build/docx/$(MONTH).docx"

test: test-packages build/dev/CMakeCache.txt
	@cmake --build --preset dev -j $(JOBS)
	@ctest --preset dev -j $(JOBS)

clang: clang-packages
	@cmake --preset clang >/dev/null
	@cmake --build --preset clang -j $(JOBS)
	@ctest --preset clang -j $(JOBS)

# What a sanitizer finds fails the test by its exit code, and is in build/asan/sanitizers/ whoever threw that away.
asan: clang-packages
	@cmake --preset asan >/dev/null
	@cmake --build --preset asan -j $(JOBS)
	@rm -rf build/asan/sanitizers && mkdir build/asan/sanitizers
	@ctest --preset asan -j $(JOBS)
	@if ls build/asan/sanitizers/* >/dev/null 2>&1; then cat build/asan/sanitizers/*; exit 1; fi

fuzz: clang-packages
	@cmake --preset asan >/dev/null
	@cmake --build --preset asan -j $(JOBS)
	@tests/fuzz/run.sh build/asan $(FUZZ_SECONDS) $(FUZZERS)

mutation: test-packages build/dev/CMakeCache.txt
	@cmake --build --preset dev -j $(JOBS)
	@tests/mutation/mutate.py build/dev $(ROOMS) --each $(MUTANTS) --jobs $(JOBS)

coverage: clang-packages
	@cmake --preset coverage >/dev/null
	@cmake --build --preset coverage -j $(JOBS)
	@tests/coverage.sh build/coverage $(JOBS)

acceptance: release
	@tests/acceptance/run.sh $(TOPICS)

bench: test-packages build/bench/CMakeCache.txt
	@cmake --build --preset bench -j $(JOBS)
	@tests/bench/run.sh $(ROUNDS) | tee build/bench.md
	@[ -z "$(PUBLISH)" ] || tests/bench/publish.sh build/bench.md

accept: test-packages build/dev/CMakeCache.txt
	@cmake --build --preset dev -j $(JOBS)
	@build/dev/ljfl explain --format md >src/check/RULES.zh-CN.md
	@build/dev/ljfl explain --format md --lang en >src/check/RULES.md
	@build/dev/tests/story --accept --ljfl build/dev/ljfl --source . tests/stories/*.md README.md README.zh-CN.md

lint: lint-packages
	@tests/lint.sh $(JOBS)

# src/cmake is not in the program: it speaks to the sanitizers and to iconv as they ask for it.
tidy: lint-packages build/dev/CMakeCache.txt
	@cmake --build --preset dev --target ljfl_core -j $(JOBS)
	@tidy=$$(command -v clang-tidy-19 || command -v clang-tidy-16 || command -v clang-tidy); \
	  find src tests -name '*.cpp' -not -path '*/fuzz/*' -not -path 'src/cmake/*' | xargs -P $(JOBS) -n 4 $$tidy -p build/dev --quiet

dist: release
	@tests/dist.sh

dist-arm64:
	@tests/dist-arm64.sh

format:
	@find src tests -name '*.[ch]pp' | xargs $$(command -v clang-format-19 || command -v clang-format-16 || command -v clang-format) -i

clean:
	@rm -rf build
