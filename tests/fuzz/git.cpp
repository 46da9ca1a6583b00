/// Words put into git's mouth: no answer, however odd, gives a history that points outside of itself.
#include "fuzz.hpp"
#include "history/answers.hpp"
#include "history/log_reader.hpp"

using namespace ljfl;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const char* prefix : {"", "data/"}) {
    history::Walk walk;
    if (history::read_log(bytes, prefix, walk) && !walk.commits.empty()) {
      history::mark_main_line(walk);
      for (std::uint32_t i = 0; i < walk.commits.size(); ++i) {
        for (const std::uint32_t parent : walk.commits[i].parents)
          fuzz::must(parent < i, "parents stand before their children");
        for (const history::Touched& one : walk.commits[i].touched) {
          fuzz::must(one.path < walk.paths.size(), "what was touched is a path");
          fuzz::must(one.before == history::nothing || one.before < walk.blobs.size(), "what was there is a blob");
          fuzz::must(one.after == history::nothing || one.after < walk.blobs.size(), "what is there is a blob");
        }
      }
      fuzz::must(walk.commits.back().main_line, "the tip is on the main line");
    }
    history::LogReader reader(prefix);
    bool heard = true;
    for (std::size_t at = 0; heard && at < size; at += 3) heard = reader.hear(bytes.substr(at, 3));
    const auto cut = heard ? reader.finish() : std::nullopt;
    fuzz::must(cut.has_value() == !walk.commits.empty(), "an answer in pieces is the same answer");
    if (cut) fuzz::must(cut->blobs.size() == walk.blobs.size(), "with the same blobs");
    static_cast<void>(history::read_tree(bytes, prefix));
  }
  // The ids that were asked for are the first words of the answer's lines.
  std::vector<std::string> ids;
  for (std::size_t at = 0; at < size && ids.size() < 8;) {
    const std::size_t end = std::min(bytes.find('\n', at), size);
    const std::string_view line = bytes.substr(at, end - at);
    ids.emplace_back(line.substr(0, line.find(' ')));
    at = end + 1;
  }
  if (const auto blobs = history::read_batch(bytes, ids); blobs.good()) {
    std::size_t all = 0;
    for (const std::string& blob : *blobs) all += blob.size();
    fuzz::must(blobs->size() == ids.size() && all <= size, "no blob is longer than the answer");
  }
  return 0;
}
