/// Our reader: whatever it accepts, yaml-cpp reads as the same tree; whatever it refuses, it says why, at a place that
/// is.
#include "fuzz.hpp"
#include "yaml/yaml.hpp"

using namespace ljfl;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const text::Source source{.path = "units/a/2026-10.yaml",
                            .bytes = std::string(reinterpret_cast<const char*>(data), size)};
  diag::Diagnostics told;
  const yaml::Tree tree = yaml::read(source, 0, told);
  bool refused = false;
  for (const diag::Diagnostic& one : told.all()) {
    fuzz::must(one.at.begin <= one.at.end && one.at.end <= size, "a finding lies within the file");
    for (const diag::Fix& fix : one.fixes)
      fuzz::must(fix.at.begin <= fix.at.end && fix.at.end <= size, "a fix lies within the file");
    refused = true;
  }
  fuzz::must(tree.readable || refused, "what is refused is told");
  if (!tree.readable) return 0;
  for (yaml::Id id = 0; id < tree.nodes.size(); ++id) {
    const text::Span at = tree.span(id);
    fuzz::must(at.begin <= at.end && at.end <= size, "a node lies within the file");
  }
  const auto difference = yaml::second_opinion(tree);
  if (difference) std::fprintf(stderr, "ours: %s\ntheirs: %s\n", difference->ours.c_str(), difference->theirs.c_str());
  fuzz::must(!difference, "yaml-cpp reads the same");
  return 0;
}
