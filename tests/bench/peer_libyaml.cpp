/// libyaml's bare events of every file.
#include <yaml.h>

#include <cstdio>
#include <filesystem>

int main(int argc, char** argv) {
  std::size_t events = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(argv[i])) {
      if (entry.path().extension() != ".yaml") continue;
      std::FILE* const file = std::fopen(entry.path().c_str(), "rb");
      if (file == nullptr) return 2;
      yaml_parser_t parser;
      yaml_parser_initialize(&parser);
      yaml_parser_set_input_file(&parser, file);
      for (bool done = false; !done;) {
        yaml_event_t event;
        if (yaml_parser_parse(&parser, &event) == 0) return 2;
        done = event.type == YAML_STREAM_END_EVENT;
        ++events;
        yaml_event_delete(&event);
      }
      yaml_parser_delete(&parser);
      std::fclose(file);
    }
  }
  std::printf("%zu\n", events);
  return 0;
}
