# Debian's libcmark-gfm-dev and libcmark-gfm-extensions-dev ship no CMake package. The archives are taken: the release is
# static, and the shared libraries bring nothing else.
find_path(CmarkGfm_INCLUDE_DIR NAMES cmark-gfm-core-extensions.h)
find_library(CmarkGfm_LIBRARY NAMES libcmark-gfm.a cmark-gfm)
find_library(CmarkGfm_EXTENSIONS_LIBRARY NAMES libcmark-gfm-extensions.a cmark-gfm-extensions)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(CmarkGfm
  REQUIRED_VARS CmarkGfm_LIBRARY CmarkGfm_EXTENSIONS_LIBRARY CmarkGfm_INCLUDE_DIR)
if(CmarkGfm_FOUND AND NOT TARGET CmarkGfm::CmarkGfm)
  add_library(CmarkGfm::CmarkGfm INTERFACE IMPORTED)
  set_target_properties(CmarkGfm::CmarkGfm PROPERTIES
    INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${CmarkGfm_INCLUDE_DIR}"
    INTERFACE_COMPILE_DEFINITIONS "CMARK_GFM_STATIC_DEFINE;CMARK_GFM_EXTENSIONS_STATIC_DEFINE"
    INTERFACE_LINK_LIBRARIES "${CmarkGfm_EXTENSIONS_LIBRARY};${CmarkGfm_LIBRARY}")
endif()
mark_as_advanced(CmarkGfm_INCLUDE_DIR CmarkGfm_LIBRARY CmarkGfm_EXTENSIONS_LIBRARY)
