/// Stock yaml-cpp as anybody would use it: YAML::LoadFile on every file, and nothing done with it.
#include <yaml-cpp/yaml.h>

#include <cstdio>
#include <filesystem>

int main(int argc, char** argv) {
  std::size_t nodes = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (entry.path().extension() == ".yaml") nodes += YAML::LoadFile(entry.path().string()).size();
    }
  }
  std::printf("%zu\n", nodes);
  return 0;
}
