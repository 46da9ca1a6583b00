/// The canonical layout: the tree printed anew, with the comments and blank lines that stood between its parts.
#include <algorithm>

#include "edit/edit.hpp"
#include "edit/layout.hpp"

namespace ljfl::edit {
namespace {

using yaml::Id;
using yaml::Kind;
using yaml::Style;

constexpr std::size_t step = 2;

/// A block collection's column in the old text and in the new one.
struct Level {
  std::size_t old_column = 0;
  std::size_t new_column = 0;
};

/// What stands between two parts of the tree: blank lines and comments on lines of their own.
struct Trivia {
  std::string_view comment = {};  ///< empty: a blank line
  std::size_t column = 0;
};

struct Gap {
  std::string_view behind = {};  ///< a comment on the line that the gap begins on, with the spaces before it
  std::vector<Trivia> lines = {};
  [[nodiscard]] bool has_comment() const {
    return !behind.empty() || std::ranges::any_of(lines, [](const Trivia& line) { return !line.comment.empty(); });
  }
};

std::string_view without_trailing_spaces(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

class Printer {
 public:
  explicit Printer(const yaml::Tree& tree) : tree_(tree), bytes_(tree.bytes), layout_(tree) {}

  std::string run() {
    if (bytes_.starts_with(text::bom)) consumed_ = text::bom.size();
    keep_marker();
    const Level level{.old_column = layout_.column(tree_.nodes[0].begin)};
    if (tree_.kind(0) != Kind::null) {
      to_line(tree_.nodes[0].begin, level);
      print(0, 0, 0);
    }
    levels_.clear();
    const Gap end = gap(bytes_.size());
    finish_line(end);
    put_lines(end.lines, level);
    close();
    return std::move(out_);
  }

 private:
  [[nodiscard]] const yaml::Node& node(Id id) const { return tree_.nodes[id]; }

  // ------------------------------------------------------------------------------------------------ between parts

  /// A --- before everything else is the one thing there that is neither space nor comment.
  void keep_marker() {
    for (std::size_t at = consumed_; at < node(0).begin; at = layout_.next_line(at)) {
      if (!bytes_.substr(at).starts_with("---")) continue;
      const Gap before = gap(at);
      put_lines(before.lines, {});
      out_.append(out_.empty() ? "" : "\n").append("---");
      consumed_ = at + 3;
      return;
    }
  }

  [[nodiscard]] Gap gap(std::size_t end) const {
    Gap out;
    bool first = consumed_ > 0 && !bytes_.substr(0, consumed_).ends_with('\n') && !out_.empty();
    for (std::size_t at = consumed_; at < end;) {
      const std::size_t stop = std::min(layout_.line_end(at), end);
      const std::string_view line = bytes_.substr(at, stop - at);
      const std::size_t sign = line.find_first_not_of(" \t");
      const bool comment = sign != std::string_view::npos && line[sign] == '#';
      if (first) {
        if (comment) out.behind = without_trailing_spaces(line);
      } else if (comment) {
        out.lines.push_back(
            {.comment = without_trailing_spaces(line.substr(sign)), .column = layout_.column(at + sign)});
      } else if (stop < end || end == bytes_.size()) {
        out.lines.push_back({});
      }
      first = false;
      at = layout_.next_line(at);
    }
    return out;
  }

  /// The level that a comment belongs to: the next part's if it stands just above it, else the deepest that it is no
  /// further out than.
  [[nodiscard]] std::size_t column_for(const Trivia& line, const Level& next) const {
    if (line.column == next.old_column) return next.new_column;
    Level best;
    bool found = false;
    const auto offer = [&](const Level& level) {
      if (level.old_column > line.column || (found && level.old_column < best.old_column)) return;
      best = level;
      found = true;
    };
    for (const Level& level : last_levels_) offer(level);
    offer(next);
    return found ? best.new_column : 0;
  }

  void finish_line(const Gap& gap) { out_.append(gap.behind); }

  void put_lines(const std::vector<Trivia>& lines, const Level& next) {
    bool blank = false;
    for (const Trivia& line : lines) {
      if (line.comment.empty()) {
        blank = true;
        continue;
      }
      if (!out_.empty()) out_.append(blank ? "\n\n" : "\n");
      blank = false;
      out_.append(column_for(line, next), ' ').append(line.comment);
    }
    owed_blank_ = blank && !out_.empty();
  }

  /// On to a line of its own for what begins at `begin`, with all that stands before it.
  void to_line(std::size_t begin, const Level& level) {
    const Gap between = gap(begin);
    finish_line(between);
    put_lines(between.lines, level);
    if (!out_.empty()) out_.append(owed_blank_ ? "\n\n" : "\n");
    owed_blank_ = false;
    out_.append(level.new_column, ' ');
    consumed_ = begin;
  }

  /// Behind a dash or a colon: on the same line, unless a comment stands between.
  void join(std::size_t begin, std::size_t column) {
    const Gap between = gap(begin);
    if (between.has_comment()) {
      to_line(begin, {.old_column = layout_.column(begin), .new_column = column});
    } else {
      out_.push_back(' ');
      consumed_ = begin;
    }
  }

  void put(std::size_t begin, std::size_t end) {
    out_.append(bytes_.substr(begin, end - begin));
    consumed_ = end;
    last_levels_ = levels_;
  }

  // ------------------------------------------------------------------------------------------------ parts

  /// `id` at `column`, where the pen already stands; `parent` is the column of the collection around it.
  void print(Id id, std::size_t column, std::size_t parent) {
    const yaml::Node& n = node(id);
    if (n.style == Style::literal || n.style == Style::folded) {
      print_below_bar(n, id == 0 ? step : parent + step);
    } else if (n.style == Style::flow) {
      depth_ = 0;
      print_in_brackets(id, parent);
      last_levels_ = levels_;
    } else if (n.kind == Kind::map) {
      print_map(id, column);
    } else if (n.kind == Kind::list) {
      print_list(id, column);
    } else if (n.kind == Kind::scalar) {
      put(n.begin, n.end);
    }
  }

  void print_map(Id map, std::size_t column) {
    const Level level{.old_column = layout_.column(node(map).begin), .new_column = column};
    levels_.push_back(level);
    for (Id key = map + 1; key < tree_.next(map);) {
      const Id value = tree_.next(key);
      if (key != map + 1) to_line(node(key).begin, level);
      put(node(key).begin, node(key).end);
      out_.push_back(':');
      consumed_ = layout_.colon_of(key) + 1;
      const yaml::Node& n = node(value);
      if (n.style == Style::block) {
        const std::size_t inner = column + step;
        to_line(n.begin, {.old_column = layout_.column(n.begin), .new_column = inner});
        print(value, inner, column);
      } else if (n.kind != Kind::null) {
        join(n.begin, column + step);
        print(value, column + step, column);
      }
      key = tree_.next(value);
    }
    levels_.pop_back();
  }

  void print_list(Id list, std::size_t column) {
    const Level level{.old_column = layout_.column(node(list).begin), .new_column = column};
    levels_.push_back(level);
    std::size_t dash = node(list).begin;
    for (Id item = list + 1, above = item; item < tree_.next(list); above = item, item = tree_.next(item)) {
      if (item != above) {
        dash = layout_.dash_below(above);
        to_line(dash, level);
      }
      put(dash, dash + 1);
      if (tree_.kind(item) == Kind::null) continue;
      join(node(item).begin, column + step);
      print(item, column + step, column);
    }
    levels_.pop_back();
  }

  /// The lines of a | or > text, moved as a whole; what stands further in stays so.
  void print_below_bar(const yaml::Node& n, std::size_t column) {
    const std::size_t header_end = std::min(layout_.line_end(n.begin), std::max<std::size_t>(n.end, n.begin + 1));
    const std::string_view header = bytes_.substr(n.begin, header_end - n.begin);
    out_.append(without_trailing_spaces(header));
    std::size_t indent = SIZE_MAX;
    std::size_t at = layout_.next_line(n.begin);
    const bool keeps_blanks = header.starts_with("|+");
    std::size_t end = n.end;
    std::size_t own = 0;
    if (keeps_blanks && n.end > at) {
      for (end = layout_.next_line(n.end); layout_.is_blank_line(end); end = layout_.next_line(end)) ++own;
    }
    while (at < n.end && header_end < n.end) {
      const std::string_view line = bytes_.substr(at, layout_.line_end(at) - at);
      const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
      if (indent == SIZE_MAX && spaces < line.size()) indent = spaces;
      out_.push_back('\n');
      if (indent != SIZE_MAX && line.size() > indent) out_.append(column, ' ').append(line.substr(indent));
      at = layout_.next_line(at);
    }
    out_.append(own, '\n');
    consumed_ = own > 0 ? end : n.end;
    last_levels_ = levels_;
  }

  // ------------------------------------------------------------------------------------------------ in brackets

  void print_in_brackets(Id id, std::size_t parent) {
    const yaml::Node& n = node(id);
    if (n.style != Style::flow) {
      space_in_brackets(n.begin, parent, false);
      put(n.begin, n.end);
      return;
    }
    space_in_brackets(n.begin, parent, false);
    put(n.begin, n.begin + 1);
    ++depth_;
    for (Id child = id + 1; child < tree_.next(id); child = tree_.next(child)) {
      if (n.kind == Kind::map) {
        space_in_brackets(node(child).begin, parent, false);
        put(node(child).begin, node(child).end);
        child = tree_.next(child);
      }
      if (tree_.kind(child) != Kind::null) print_in_brackets(child, parent);
    }
    --depth_;
    space_in_brackets(n.end - 1, parent, true);
    put(n.end - 1, n.end);
  }

  /// Commas, colons and comments up to `end`; line ends stay where they were.
  void space_in_brackets(std::size_t end, std::size_t parent, bool closes) {
    bool newline = false;
    const auto new_line = [&](std::size_t depth) {
      out_.append("\n").append(parent + step * std::max<std::size_t>(depth, 1), ' ');
      newline = false;
    };
    for (std::size_t at = consumed_; at < end;) {
      const char c = bytes_[at];
      if (c == '\n') newline = true;
      if (c == ',' || c == ':') {
        if (newline) new_line(depth_);
        out_.push_back(c);
      }
      if (c == '#') {
        const std::size_t stop = layout_.line_end(at);
        if (newline) {
          new_line(depth_);
        } else {
          std::size_t spaces = at;
          while (spaces > 0 && (bytes_[spaces - 1] == ' ' || bytes_[spaces - 1] == '\t')) --spaces;
          out_.append(bytes_.substr(spaces, at - spaces));
        }
        out_.append(without_trailing_spaces(bytes_.substr(at, stop - at)));
        at = stop;
        continue;
      }
      ++at;
    }
    if (newline) {
      new_line(depth_);
    } else if (!closes && (out_.ends_with(',') || out_.ends_with(':'))) {
      out_.push_back(' ');
    }
    consumed_ = end;
  }

  // ------------------------------------------------------------------------------------------------ the end

  /// One line end; but a | text that the file breaks off in goes on having none.
  void close() {
    const yaml::Node& last = tree_.nodes.back();
    const bool bar = last.style == Style::literal || last.style == Style::folded;
    if (bar && last.end == bytes_.size() && !bytes_.ends_with('\n')) return;
    if (!out_.empty()) out_.push_back('\n');
  }

  const yaml::Tree& tree_;
  std::string_view bytes_;
  Layout layout_;
  std::string out_ = {};
  std::size_t consumed_ = 0;
  std::size_t depth_ = 0;
  bool owed_blank_ = false;
  std::vector<Level> levels_ = {};
  std::vector<Level> last_levels_ = {};  ///< of the part that was printed last
};

/// Every comment, in order.
std::vector<std::string> comments_of(const yaml::Tree& tree) {
  std::vector<std::string> out;
  yaml::Id id = 0;
  const Layout layout(tree);
  for (std::size_t at = 0; at < tree.bytes.size();) {
    // Signs within a scalar are no comments.
    while (id < tree.nodes.size() && (tree.kind(id) != Kind::scalar || tree.nodes[id].end <= at)) ++id;
    if (id < tree.nodes.size() && tree.nodes[id].begin <= at) {
      const bool bar = tree.nodes[id].style == Style::literal || tree.nodes[id].style == Style::folded;
      const std::string_view header = tree.bytes.substr(at, layout.line_end(at) - at);
      if (const std::size_t sign = header.find('#'); bar && sign != std::string_view::npos) {
        out.emplace_back(without_trailing_spaces(header.substr(sign)));
      }
      at = std::max<std::size_t>(tree.nodes[id].end, at + 1);
      continue;
    }
    if (tree.bytes[at] != '#') {
      ++at;
      continue;
    }
    const std::size_t stop = layout.line_end(at);
    out.emplace_back(without_trailing_spaces(tree.bytes.substr(at, stop - at)));
    at = stop;
  }
  return out;
}

}  // namespace

Edited formatted(std::string_view bytes) {
  const auto refused = [&](Refusal why) { return Edited{.bytes = std::string{bytes}, .refusal = why}; };
  const text::Source source{.path = "formatted.yaml", .bytes = std::string{bytes}};
  diag::Diagnostics told;
  const yaml::Tree tree = yaml::read(source, 0, told);
  if (!tree.readable) return refused(Refusal::unreadable);
  Edited out{.bytes = Printer(tree).run()};
  if (out.bytes == bytes) return out;  // nothing will be written, so there is nothing to prove
  const text::Source result{.path = "formatted.yaml", .bytes = out.bytes};
  const yaml::Tree again = yaml::read(result, 0, told);
  if (!again.readable || yaml::second_opinion(again)) return refused(Refusal::not_proved);
  if (value_of(again) != value_of(tree) || comments_of(again) != comments_of(tree)) return refused(Refusal::not_proved);
  return out;
}

}  // namespace ljfl::edit
