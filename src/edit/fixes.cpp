#include "edit/fixes.hpp"

#include <algorithm>
#include <vector>

namespace ljfl::edit {

Mended apply(std::string_view bytes, std::span<const diag::Fix> fixes) {
  std::vector<diag::Fix> ordered(fixes.begin(), fixes.end());
  std::ranges::stable_sort(ordered, {}, [](const diag::Fix& fix) { return std::pair{fix.at.begin, fix.at.end}; });
  Mended out;
  std::size_t copied = 0;
  const diag::Fix* last = nullptr;
  for (const diag::Fix& fix : ordered) {
    if (fix.at.begin < copied || fix.at.end < fix.at.begin || fix.at.end > bytes.size()) continue;
    if (last != nullptr && last->at == fix.at) continue;  // two insertions at one place: which comes first?
    out.bytes.append(bytes.substr(copied, fix.at.begin - copied)).append(fix.text);
    copied = fix.at.end;
    last = &fix;
    ++out.made;
  }
  out.bytes.append(bytes.substr(copied));
  return out;
}

}  // namespace ljfl::edit
