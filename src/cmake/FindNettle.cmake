# Debian's nettle-dev ships no CMake package. The archive is taken: the release is static. It holds SHA-1 for several
# kinds of processor and takes the fastest that there is.
find_path(Nettle_INCLUDE_DIR NAMES nettle/sha1.h)
find_library(Nettle_LIBRARY NAMES libnettle.a nettle)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Nettle REQUIRED_VARS Nettle_LIBRARY Nettle_INCLUDE_DIR)
if(Nettle_FOUND AND NOT TARGET Nettle::Nettle)
  add_library(Nettle::Nettle INTERFACE IMPORTED)
  set_target_properties(Nettle::Nettle PROPERTIES
    INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${Nettle_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "${Nettle_LIBRARY}")
endif()
mark_as_advanced(Nettle_INCLUDE_DIR Nettle_LIBRARY)
