/// In the static release, in the place of std::ios_base::Init: std::cin, std::cout and their kin are never made.
/// CMakeLists.txt has every call of its constructor and its destructor come here, and has the linker refuse a program
/// that names one of those streams.
extern "C" {

void __wrap__ZNSt8ios_base4InitC1Ev(void* /*self*/) {}
void __wrap__ZNSt8ios_base4InitD1Ev(void* /*self*/) {}
}
