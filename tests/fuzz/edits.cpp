/// Edits and fmt: every byte outside the change stays; the change reads back as what was meant; out again, all is as it
/// was.
#include <optional>

#include "edit/edit.hpp"
#include "fuzz.hpp"

using namespace ljfl;
using edit::Change;
using edit::Value;

namespace {

/// One place in the value, chosen by the bytes of `way`: down through lists and maps.
edit::Path place_in(const Value& value, std::string_view way, bool& list) {
  edit::Path out;
  const Value* here = &value;
  for (const char byte : way) {
    if (here->items.empty()) break;
    const std::size_t number = static_cast<unsigned char>(byte) % here->items.size();
    if (here->kind == yaml::Kind::map) {
      out.emplace_back(here->keys[number]);
    } else {
      out.emplace_back(number);
    }
    here = &here->items[number];
    if (here->kind == yaml::Kind::list && static_cast<unsigned char>(byte) >= 128) break;
  }
  list = here->kind == yaml::Kind::list;
  return out;
}

void hold(std::string_view bytes, const Value& before, const Change& change) {
  const edit::Edited with = edit::apply(bytes, std::span(&change, 1));
  if (!with.good()) return;
  fuzz::must(with.splices.size() == 1, "one change is one splice");
  const edit::Splice& splice = with.splices.front();
  const std::string_view after = with.bytes;
  fuzz::must(after.substr(0, splice.begin) == bytes.substr(0, splice.begin), "the bytes before the change stay");
  fuzz::must(after.substr(splice.begin + splice.text.size()) == bytes.substr(splice.end),
             "the bytes after the change stay");
  const auto read = edit::agreed(after);
  const auto meant = edit::changed(before, change);
  fuzz::must(read && meant && *read == *meant, "the change reads back as what was meant");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::string> pieces = fuzz::pieces({reinterpret_cast<const char*>(data), size});
  pieces.resize(3);
  const std::string& bytes = pieces[0];
  const auto before = edit::agreed(bytes);
  if (!before) return 0;

  const edit::Edited formatted = edit::formatted(bytes);
  if (formatted.good()) {
    const auto read = edit::agreed(formatted.bytes);
    fuzz::must(read && *read == *before, "fmt keeps the value");
    const edit::Edited again = edit::formatted(formatted.bytes);
    fuzz::must(again.good() && again.bytes == formatted.bytes, "fmt of what fmt wrote changes nothing");
  }

  bool list = false;
  edit::Path at = place_in(*before, pieces[1], list);
  const Value value = edit::text(fuzz::is_utf8(pieces[2]) ? pieces[2] : "甲");
  if (list) {
    edit::Path item = at;
    item.emplace_back(std::size_t{pieces[1].empty() ? 0U : static_cast<unsigned char>(pieces[1].back())} % 4U);
    hold(bytes, *before, {.what = Change::What::insert, .at = item, .value = value});
  }
  if (at.empty()) return 0;
  hold(bytes, *before, {.what = Change::What::replace, .at = at, .value = value});
  hold(bytes, *before, {.what = Change::What::remove, .at = at});
  return 0;
}
