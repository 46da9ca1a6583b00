#include <algorithm>

#include "edit/edit.hpp"
#include "edit/place.hpp"

namespace ljfl::edit {

std::optional<Value> agreed(std::string_view bytes) {
  const text::Source source{.path = "edited.yaml", .bytes = std::string{bytes}};
  diag::Diagnostics told;
  const yaml::Tree tree = yaml::read(source, 0, told);
  if (!tree.readable || yaml::second_opinion(tree)) return std::nullopt;
  return value_of(tree);
}

Edited apply(std::string_view bytes, std::span<const Change> changes) {
  Edited out{.bytes = std::string{bytes}};
  const auto refused = [&](Refusal why) {
    out.bytes = std::string{bytes};
    out.refusal = why;
    return out;
  };
  for (const Change& change : changes) {
    const text::Source source{.path = "edited.yaml", .bytes = out.bytes};
    diag::Diagnostics told;
    const yaml::Tree tree = yaml::read(source, 0, told);
    if (!tree.readable) return refused(Refusal::unreadable);
    const auto wanted = changed(value_of(tree), change);
    if (!wanted) return refused(Refusal::no_such_place);
    auto splice = splice_of(tree, change);
    if (!splice) return refused(Refusal::cannot_place);
    out.bytes.replace(splice->begin, splice->end - splice->begin, splice->text);
    out.splices.push_back(std::move(*splice));
    if (agreed(out.bytes) != wanted) return refused(Refusal::not_proved);
  }
  return out;
}

Edited apply(std::string_view bytes, std::vector<Splice> splices) {
  std::ranges::stable_sort(splices, {}, [](const Splice& splice) { return std::pair{splice.begin, splice.end}; });
  Edited out{.splices = splices};
  std::size_t copied = 0;
  for (const Splice& splice : splices) {
    if (splice.begin < copied || splice.end < splice.begin || splice.end > bytes.size()) {
      return {.bytes = std::string{bytes}, .refusal = Refusal::overlapping};
    }
    out.bytes.append(bytes.substr(copied, splice.begin - copied)).append(splice.text);
    copied = splice.end;
  }
  out.bytes.append(bytes.substr(copied));
  return out;
}

}  // namespace ljfl::edit
