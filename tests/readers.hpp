/// Our reader and its two witnesses, as tests ask them: events, or the one refusal.
#pragma once

#include <string>
#include <utility>

#ifdef LJFL_HAS_LIBYAML
#include <yaml.h>
#endif

#include "yaml/yaml.hpp"

namespace ljfl::test {

struct Read {
  text::Snapshot files = {};
  diag::Diagnostics told = {};
  yaml::Tree tree = {};
  explicit Read(std::string bytes) {
    files.files.push_back({.path = "a.yaml", .bytes = std::move(bytes)});
    tree = yaml::read(files.files[0], 0, told);
  }
  [[nodiscard]] std::string events() const { return tree.readable ? yaml::events(tree) : "refused"; }
  [[nodiscard]] std::string code() const {
    return told.all().empty() ? "" : std::string{told.all().front().rule->code};
  }
};

#ifdef LJFL_HAS_LIBYAML
/// libyaml's events, written as ours are; "refused" where it refuses.
inline std::string libyaml_events(const std::string& bytes) {
  yaml_parser_t parser;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  std::string out;
  const auto add = [&](const std::string& event) { out.append(out.empty() ? "" : " ").append(event); };
  for (bool done = false; !done;) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) {
      out = "refused";
      break;
    }
    switch (event.type) {
      case YAML_STREAM_END_EVENT: done = true; break;
      case YAML_MAPPING_START_EVENT: add("+MAP"); break;
      case YAML_MAPPING_END_EVENT: add("-MAP"); break;
      case YAML_SEQUENCE_START_EVENT: add("+LIST"); break;
      case YAML_SEQUENCE_END_EVENT: add("-LIST"); break;
      case YAML_SCALAR_EVENT: {
        const std::string text(reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length);
        if (text.empty() && event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE) {
          add("~");
          break;
        }
        std::string shown = "=";
        for (const char c : text) {
          if (c == '\n') {
            shown += "\\n";
          } else if (c == '\\') {
            shown += "\\\\";
          } else {
            shown += c;
          }
        }
        add(shown);
        break;
      }
      default: break;
    }
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
  return out.empty() ? "~" : out;
}
#endif

}  // namespace ljfl::test
