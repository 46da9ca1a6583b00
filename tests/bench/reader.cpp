/// Reads YAML files into memory, then into trees, again and again: what the reader costs without the disk.
///
///   reader FOLDER [TIMES]      prints bytes, nodes, and MB/s when TIMES > 1
///
/// The work is done in `measured`, so that `valgrind --tool=callgrind --toggle-collect=measured` counts nothing else.
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "yaml/yaml.hpp"

using namespace ljfl;

extern "C" __attribute__((noinline)) std::size_t measured(const text::Snapshot& files) {
  std::size_t nodes = 0;
  diag::Diagnostics told;
  yaml::Tree tree;
  for (std::uint32_t file = 0; file < files.files.size(); ++file) {
    yaml::read_into(tree, files.files[file], file, told);
    nodes += tree.nodes.size();
  }
  return told.all().empty() ? nodes : 0;
}

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  text::Snapshot files;
  std::size_t bytes = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[1])) {
    if (entry.path().extension() != ".yaml") continue;
    std::ifstream in(entry.path(), std::ios::binary);
    files.files.push_back({.path = entry.path().string(), .bytes = {std::istreambuf_iterator<char>(in), {}}});
    bytes += files.files.back().bytes.size();
  }
  const int times = argc > 2 ? std::atoi(argv[2]) : 1;
  std::size_t nodes = 0;
  const auto begin = std::chrono::steady_clock::now();
  for (int i = 0; i < times; ++i) nodes = measured(files);
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begin;
  if (nodes == 0) {
    std::puts("something was refused");
    return 1;
  }
  std::printf("bytes %zu\nnodes %zu\n", bytes, nodes);
  if (times > 1) std::printf("MB/s %.0f\n", static_cast<double>(bytes) * times / taken.count() / 1e6);
  return 0;
}
