/// What the reader makes of each file: a line of events, or the code and place of what it refuses. For the scripts in
/// tests/acceptance that hold the reader to suites from elsewhere.
///
///     yaml_events FILE…
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

#include "yaml/yaml.hpp"

int main(int argc, char** argv) {
  using namespace ljfl;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i], std::ios::binary);
    const text::Source source{.path = argv[i], .bytes = {std::istreambuf_iterator<char>(in), {}}};
    diag::Diagnostics told;
    const yaml::Tree tree = yaml::read(source, 0, told);
    if (tree.readable) {
      std::cout << "read " << yaml::events(tree) << "\n";
      continue;
    }
    const diag::Diagnostic& first = told.all().front();
    const text::Place place = text::place_of(source.bytes, first.at.begin);
    std::cout << "refused " << first.rule->code << " " << place.line << ":" << place.column << " of "
              << told.all().size() << "\n";
  }
}
