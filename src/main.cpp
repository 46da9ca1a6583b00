/// The real world: streams, clock, environment. Everything else is in the rooms.
#include <cstdlib>

#include "cli/cli.hpp"

int main(int argc, char** argv) {
  const int code = ljfl::cli::main(argc, argv);
#ifdef LJFL_LEAVES_AT_ONCE
  // All is written. To take apart what libraries keep would take a thirtieth of the time of `ljfl --version`, and gives
  // back nothing that the system does not take back by itself.
  std::_Exit(code);
#else  // checkers of memory and of coverage look at what is left at an ordinary end
  return code;
#endif
}
