/// --fix: what it writes is read by both readers alike, has fewer faults and is final; where all was well it writes
/// nothing.
#include "cli/judge.hpp"
#include "cli/mend.hpp"
#include "edit/edit.hpp"
#include "fuzz.hpp"

using namespace ljfl;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  text::Snapshot files =
      fuzz::project({fuzz::settings, "", std::string(reinterpret_cast<const char*>(data), size), fuzz::mandate});
  std::erase_if(files.files, [](const text::Source& source) { return source.path == "units/_common/a.yaml"; });
  const cli::Mending mending = cli::mend(files, fuzz::day, {});
  if (mending.drafts.empty()) return 0;
  text::Snapshot after = files;
  for (const cli::Draft& draft : mending.drafts) {
    fuzz::must(draft.path == "units/a/2026-10.yaml", "only what has a slip is written");
    fuzz::must(draft.before == std::string_view(reinterpret_cast<const char*>(data), size),
               "the draft begins with what there was");
    fuzz::must(edit::agreed(draft.after).has_value(), "both readers take what is written, alike");
    std::ranges::find(after.files, draft.path, &text::Source::path)->bytes = draft.after;
  }
  fuzz::must(cli::mend(after, fuzz::day, {}).drafts.empty(), "what was mended needs no mending");
  return 0;
}
