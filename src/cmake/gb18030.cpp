// Run while building: writes sheet/gb18030.hpp's tables as C++, out of the C library's own knowledge of GB18030. The
// program cannot ask it later: linked statically, it would load the tables of the machine it runs on, which fit no
// other version of the C library than their own (seen on Debian 13 with a program of Debian 12: it crashed).
#include <iconv.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

namespace {

/// The one character that the bytes are, or 0.
char32_t character_of(iconv_t table, std::string bytes) {
  unsigned char out[8] = {};
  char* from = bytes.data();
  char* to = reinterpret_cast<char*>(out);
  std::size_t from_left = bytes.size();
  std::size_t to_left = sizeof out;
  iconv(table, nullptr, nullptr, nullptr, nullptr);
  if (iconv(table, &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1) || to_left != sizeof out - 4)
    return 0;
  return static_cast<char32_t>(out[0] | out[1] << 8 | out[2] << 16 | out[3] << 24);
}

std::string bytes_of(std::initializer_list<unsigned> values) {
  std::string out;
  for (const unsigned value : values) out += static_cast<char>(value);
  return out;
}

}  // namespace

int main() {
  const iconv_t table = iconv_open("UTF-32LE", "GB18030");
  if (table == reinterpret_cast<iconv_t>(-1)) {
    std::fputs("this machine's C library knows no GB18030, which is needed to build\n", stderr);
    return 1;
  }
  std::puts(
      "// Made by src/cmake/gb18030.cpp. Not to be edited.\n#include \"sheet/gb18030.hpp\"\n\nnamespace ljfl::sheet {");
  std::puts("const char32_t gb18030_pairs[126 * 190] = {");
  for (unsigned first = 0x81; first <= 0xFE; ++first) {
    for (unsigned second = 0x40; second <= 0xFE; ++second) {
      if (second == 0x7F) continue;
      const char32_t code = character_of(table, bytes_of({first, second}));
      std::printf("%u,", static_cast<unsigned>(code));
    }
    std::puts("");
  }
  std::puts("};");
  // Four bytes below U+10000 come in some two hundred runs, in each of which number and code point rise together.
  struct Run {
    unsigned number, code, count;
  };
  std::vector<Run> runs;
  for (unsigned number = 0; number < 39420; ++number) {
    const char32_t code = character_of(table, bytes_of({0x81 + number / 12600, 0x30 + number / 1260 % 10,
                                                        0x81 + number / 10 % 126, 0x30 + number % 10}));
    if (code == 0) continue;
    if (!runs.empty() && runs.back().number + runs.back().count == number &&
        runs.back().code + runs.back().count == code) {
      ++runs.back().count;
    } else {
      runs.push_back({number, static_cast<unsigned>(code), 1});
    }
  }
  std::printf("const Gb18030Run gb18030_runs[] = {\n");
  for (const Run& run : runs) std::printf("{%u,%u,%u},\n", run.number, run.code, run.count);
  std::printf("};\nconst std::size_t gb18030_run_count = %zu;\n}  // namespace ljfl::sheet\n", runs.size());
  return 0;
}
