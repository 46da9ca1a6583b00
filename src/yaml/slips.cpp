#include "yaml/slips.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "yaml/reader.hpp"

namespace ljfl::yaml {
namespace {

/// Reading anew for each slip, a large file of nothing else would take for ever.
constexpr std::size_t most_bytes_read = std::size_t{32} << 20U;

/// A text with some of its pieces replaced, that knows where each of its places was before.
class Mended {
 public:
  explicit Mended(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  /// False, and nothing done, where a piece is one that was put in.
  bool replace(const diag::Fix& fix) {
    const auto behind = std::ranges::find_if(pieces_, [&](const Piece& piece) { return piece.end > fix.at.begin; });
    if (behind != pieces_.end() && behind->begin < fix.at.end) return false;
    const text::Span was = before(fix.at);
    const auto grown =
        static_cast<std::uint32_t>(fix.text.size()) - (fix.at.end - fix.at.begin);  // may wrap; so do the sums
    for (auto piece = behind; piece != pieces_.end(); ++piece) {
      piece->begin += grown;
      piece->end += grown;
    }
    pieces_.insert(behind, {.begin = fix.at.begin, .end = fix.at.end + grown, .was = was});
    bytes_.replace(fix.at.begin, fix.at.end - fix.at.begin, fix.text);
    return true;
  }

  /// Something within `at` was put in.
  [[nodiscard]] bool was_put_in(text::Span at) const {
    return std::ranges::any_of(pieces_,
                               [&](const Piece& piece) { return piece.begin < at.end && at.begin < piece.end; });
  }

  [[nodiscard]] text::Span before(text::Span at) const {
    return {.file = at.file, .begin = before(at.begin, false), .end = before(at.end, true)};
  }

 private:
  struct Piece {
    std::uint32_t begin = 0;  ///< in the text as it is now
    std::uint32_t end = 0;
    text::Span was = {};  ///< in the text as it was
  };

  [[nodiscard]] std::uint32_t before(std::uint32_t place, bool is_end) const {
    std::uint32_t moved = 0;  // by how much the text in front of it has grown
    for (const Piece& piece : pieces_) {
      if (place < piece.begin || (is_end && place == piece.begin)) break;
      if (place < piece.end) return is_end ? piece.was.end : piece.was.begin;
      moved = piece.end - piece.was.end;
    }
    return place - moved;
  }

  std::string bytes_;
  std::vector<Piece> pieces_ = {};
};

}  // namespace

void tell_the_rest(const text::Source& source, std::uint32_t file, diag::Diagnostics& told, const Limits& limits) {
  Mended mended(source.bytes);
  std::vector<diag::Fix> fixes = told.all().back().fixes;  // places in the text as mended so far
  for (std::size_t read = 0; !fixes.empty() && read < most_bytes_read; read += mended.bytes().size()) {
    for (auto fix = fixes.rbegin(); fix != fixes.rend(); ++fix) {
      if (!mended.replace(*fix)) return;
    }
    Tree tree;
    tree.file = file;
    tree.bytes = mended.bytes();
    diag::Diagnostics found;
    if (Reader(mended.bytes(), file, found, limits, tree).read() || found.all().empty()) return;
    diag::Diagnostic& next = found.all().back();
    if (mended.was_put_in(next.at)) return;  // it speaks of what was mended: no mistake of its own
    fixes = next.fixes;
    next.at = mended.before(next.at);
    for (diag::Label& label : next.labels) label.at = mended.before(label.at);
    for (diag::Fix& fix : next.fixes) fix.at = mended.before(fix.at);
    told.all().push_back(std::move(next));
  }
}

}  // namespace ljfl::yaml
