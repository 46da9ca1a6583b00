// Linked in where the sanitizers are on: what they find ends the program with an exit code that no test expects, and is
// kept in a file, for the tests that throw away what a program says.
extern "C" const char* __asan_default_options();
extern "C" const char* __asan_default_options() {
  return "exitcode=86:detect_leaks=1:log_path=" LJFL_SANITIZER_LOG;
}
