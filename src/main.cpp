/// The real world: streams, clock, environment. Everything else is in the rooms.
#include "cli/cli.hpp"

int main(int argc, char** argv) {
  return ljfl::cli::main(argc, argv);
}
