#include "edit/place.hpp"

#include <algorithm>

#include "edit/layout.hpp"
#include "edit/manner.hpp"

namespace ljfl::edit {
namespace {

using yaml::Id;
using yaml::Kind;
using yaml::Style;

/// The collection that a change is made in: its children, and the key it stands behind.
struct Spot {
  Id node = 0;
  Id key = 0;                 ///< of the entry whose value it is; 0 for the root and for a list's item
  std::vector<Id> keys = {};  ///< of a map
  std::vector<Id> items = {};
  [[nodiscard]] std::size_t size() const { return items.size(); }
};

Spot spot_of(const yaml::Tree& tree, const Path& at) {
  Spot out;
  const auto look = [&] {
    out.keys.clear();
    out.items.clear();
    const Kind kind = tree.kind(out.node);
    if (kind != Kind::map && kind != Kind::list) return;
    for (Id child = out.node + 1; child < tree.next(out.node); child = tree.next(child)) {
      if (kind == Kind::map) {
        out.keys.push_back(child);
        child = tree.next(child);
      }
      out.items.push_back(child);
    }
  };
  look();
  for (std::size_t i = 0; i + 1 < at.size(); ++i) {
    if (const std::size_t* index = std::get_if<std::size_t>(&at[i])) {
      out.key = 0;
      out.node = out.items[*index];
    } else {
      const auto found =
          std::ranges::find(out.keys, std::get<std::string>(at[i]), [&](Id id) { return tree.text(id); });
      const auto index_of_key = static_cast<std::size_t>(found - out.keys.begin());
      out.key = out.keys[index_of_key];
      out.node = out.items[index_of_key];
    }
    look();
  }
  return out;
}

std::string copies(std::string_view text, std::size_t count) {
  std::string out;
  for (; count > 0; --count) out.append(text);
  return out;
}

class Placer {
 public:
  Placer(const yaml::Tree& tree, const Change& change)
      : tree_(tree), bytes_(tree.bytes), layout_(tree), change_(change), spot_(spot_of(tree, change.at)) {
    if (const std::size_t* index = std::get_if<std::size_t>(&change.at.back())) {
      at_ = *index;
    } else {
      const auto& key = std::get<std::string>(change.at.back());
      const auto found = std::ranges::find(spot_.keys, key, [&](Id id) { return tree.text(id); });
      at_ = found == spot_.keys.end() ? std::min(change.place, spot_.size())
                                      : static_cast<std::size_t>(found - spot_.keys.begin());
    }
    if (spot_.key != 0) list_key_ = tree.text(spot_.key);
    in_brackets_ = tree.nodes[spot_.node].style == Style::flow;
    manner_ = manner_of(tree, neighbour(),
                        {.list_key = is_map() ? std::string_view{} : list_key_, .in_brackets = in_brackets_});
  }

  std::optional<Splice> run() const {
    switch (change_.what) {
      case Change::What::insert:
        if (spot_.size() == 0) return insert_first();
        return in_brackets_ ? insert_in_brackets() : insert_on_lines();
      case Change::What::replace: return replace();
      case Change::What::remove: break;
    }
    if (spot_.size() == 1) return remove_last();
    return in_brackets_ ? remove_in_brackets() : remove_on_lines();
  }

 private:
  [[nodiscard]] bool is_map() const { return tree_.kind(spot_.node) == Kind::map; }
  [[nodiscard]] const yaml::Node& node(Id id) const { return tree_.nodes[id]; }
  [[nodiscard]] Id neighbour() const {
    if (spot_.size() == 0) return spot_.node;
    return spot_.items[at_ == 0 ? 0 : std::min(at_, spot_.size()) - 1];
  }
  [[nodiscard]] std::string key() const { return std::get<std::string>(change_.at.back()); }

  /// Where the item or entry begins: its dash or its key.
  [[nodiscard]] std::size_t begin_of(std::size_t i) const {
    if (is_map()) return node(spot_.keys[i]).begin;
    return in_brackets_ ? node(spot_.items[i]).begin : layout_.dash_of(spot_.node, i);
  }
  [[nodiscard]] std::size_t end_of(std::size_t i) const { return node(spot_.items[i]).end; }
  [[nodiscard]] std::size_t below(std::size_t i, std::size_t column) const {
    return layout_.below(spot_.items[i], column);
  }

  /// Blank lines right above an item that are no part of the text of the one before it.
  [[nodiscard]] std::size_t blanks_above(std::size_t i) const {
    const std::size_t own_line = layout_.line_begin(begin_of(i));
    const std::size_t floor = below(i - 1, layout_.column(begin_of(i)));
    std::size_t count = 0;
    for (std::size_t at = layout_.blank_lines_above(own_line, count); at < floor; at = layout_.next_line(at)) --count;
    return count;
  }
  [[nodiscard]] bool keeps_blank_lines(std::size_t i) const {
    const yaml::Node& last = node(tree_.next(spot_.items[i]) - 1);
    return last.style == Style::literal && bytes_.substr(last.begin, 2) == "|+";
  }

  /// The line end of the line above `at`, where there is one; else the file's.
  [[nodiscard]] std::string eol_above(std::size_t at) const {
    const std::size_t newline = at == 0 ? std::string_view::npos : bytes_.rfind('\n', at - 1);
    if (newline == std::string_view::npos) return manner_.eol;
    return newline > 0 && bytes_[newline - 1] == '\r' ? "\r\n" : "\n";
  }

  /// The new item or entry, on lines of its own, at `column`.
  [[nodiscard]] std::string lines_of_it(std::size_t column, const Manner& manner) const {
    std::string out;
    if (std::holds_alternative<std::string>(change_.at.back())) {
      append_entry(out, key(), change_.value, column, manner);
    } else {
      append_item(out, list_key_, change_.value, column, manner);
    }
    return out;
  }
  [[nodiscard]] std::string inline_of_it() const {
    std::string out;
    if (std::holds_alternative<std::string>(change_.at.back())) {
      out.append(key()).append(": ");
      append_inline(out, key(), change_.value, manner_, true);
    } else {
      append_inline(out, list_key_, change_.value, manner_, true);
    }
    return out;
  }

  // ---------------------------------------------------------------------------------------------- block style

  std::optional<Splice> insert_on_lines() const {
    const std::size_t column = layout_.column(begin_of(0));
    Manner manner = manner_;
    if (at_ == 0) {
      const std::size_t first = begin_of(0);
      manner.eol = eol_above(first);
      const std::size_t blanks = !is_map() && spot_.size() > 1 ? blanks_above(1) : 0;
      if (!is_map() && !layout_.begins_line(first)) return std::nullopt;
      // A map's first key may share its line with a dash: what was there moves to the next line.
      std::string text = lines_of_it(column, manner) + copies(manner.eol, 1 + blanks) + std::string(column, ' ');
      return Splice{.begin = first, .end = first, .text = std::move(text)};
    }
    const std::size_t point = below(at_ - 1, column);
    manner.eol = eol_above(point);
    const std::size_t pair = at_ > 1 ? at_ - 1 : at_;  // the gap to copy is that above this item
    const bool apart = !is_map() && pair < spot_.size() && !keeps_blank_lines(at_ - 1);
    const std::size_t blanks = apart ? blanks_above(pair) : 0;
    const bool no_newline = point == bytes_.size() && !bytes_.ends_with('\n');
    std::string text = no_newline ? manner.eol : "";
    text.append(copies(manner.eol, blanks)).append(column, ' ').append(lines_of_it(column, manner));
    if (!no_newline) text.append(manner.eol);
    return Splice{.begin = point, .end = point, .text = std::move(text)};
  }

  std::optional<Splice> remove_on_lines() const {
    const std::size_t begin = begin_of(at_);
    const std::size_t column = layout_.column(begin);
    const std::size_t end = below(at_, column);
    if (at_ == 0) {
      const std::size_t next = begin_of(1);
      std::size_t blanks = 0;
      const std::size_t next_line = layout_.blank_lines_above(layout_.line_begin(next), blanks);
      if (!is_map() && !layout_.begins_line(begin)) return std::nullopt;
      // Blank lines between go too; a comment stays, with all above it.
      if (next_line == end) return Splice{.begin = begin, .end = next, .text = ""};
      if (!layout_.begins_line(begin)) return std::nullopt;
      return Splice{.begin = layout_.line_begin(begin), .end = end, .text = ""};
    }
    std::size_t blanks = 0;
    const std::size_t own_line = layout_.line_begin(begin);
    std::size_t from = layout_.blank_lines_above(own_line, blanks);
    const std::size_t above = below(at_ - 1, column);
    from = from <= above ? above : own_line;  // a comment between stays, with the blank lines below it
    if (end == bytes_.size() && !bytes_.ends_with('\n') && from > 0) {
      --from;  // the file goes on ending without a line end
      if (from > 0 && bytes_[from - 1] == '\r') --from;
    }
    return Splice{.begin = from, .end = end, .text = ""};
  }

  /// Into a list or map that holds nothing: [], {}, a null behind a colon, or a file of comments.
  std::optional<Splice> insert_first() const {
    const bool root = spot_.key == 0;
    if (root && tree_.kind(spot_.node) == Kind::null) {
      if (spot_.node != 0) return std::nullopt;
      const std::string open = bytes_.empty() || bytes_.ends_with('\n') || bytes_ == text::bom ? "" : manner_.eol;
      return Splice{.begin = bytes_.size(), .end = bytes_.size(), .text = open + lines_of_it(0, manner_) + manner_.eol};
    }
    const std::size_t inner_begin = node(spot_.node).begin + 1;
    const std::size_t inner_end = node(spot_.node).end - 1;
    const bool null = tree_.kind(spot_.node) == Kind::null;
    const std::size_t key_begin = root ? 0 : node(spot_.key).begin;
    // A key within brackets cannot have lines below it.
    if (root || behind_bracket()) {
      if (null)
        return Splice{
            .begin = node(spot_.node).begin, .end = node(spot_.node).end, .text = " [" + inline_of_it() + "]"};
      return Splice{.begin = inner_begin, .end = inner_end, .text = inline_of_it()};
    }
    const std::size_t column = layout_.column(key_begin);
    const std::size_t colon = layout_.colon_of(spot_.key);
    const std::size_t after = null ? colon + 1 : node(spot_.node).end;
    const std::size_t end = layout_.line_end(after);
    const std::string rest{bytes_.substr(after, end - after)};  // a comment
    Manner manner = manner_;
    const bool newline = end < bytes_.size();
    if (newline) manner.eol = bytes_[end] == '\r' ? "\r\n" : "\n";
    manner.items_in_brackets = false;
    const bool map = std::holds_alternative<std::string>(change_.at.back());
    const std::size_t inner = column + (map ? manner.map_offset : manner.list_offset);
    std::string text = rest + manner.eol + std::string(inner, ' ') + lines_of_it(inner, manner);
    return Splice{.begin = colon + 1, .end = end, .text = std::move(text)};
  }

  [[nodiscard]] bool behind_bracket() const {
    for (Id id = 0; id < spot_.node; ++id) {
      if (tree_.next(id) > spot_.node && node(id).style == Style::flow) return true;
    }
    return false;
  }

  /// The only item or entry goes: [] or {} is left.
  std::optional<Splice> remove_last() const {
    const std::string empty = is_map() ? "{}" : "[]";
    if (in_brackets_) {
      return Splice{.begin = node(spot_.node).begin + 1, .end = node(spot_.node).end - 1, .text = ""};
    }
    if (spot_.key == 0) return std::nullopt;
    const std::size_t colon = layout_.colon_of(spot_.key);
    const std::size_t begin = layout_.line_begin(begin_of(0));
    const std::size_t end = below(0, layout_.column(begin_of(0)));
    std::string between{bytes_.substr(colon + 1, begin - colon - 1)};  // a comment and the line end
    if (end == bytes_.size() && !bytes_.ends_with('\n')) {
      while (!between.empty() && (between.back() == '\n' || between.back() == '\r')) between.pop_back();
    }
    return Splice{.begin = colon + 1, .end = end, .text = " " + empty + between};
  }

  // ---------------------------------------------------------------------------------------------- in brackets

  /// Each item stands on a line of its own.
  [[nodiscard]] bool one_a_line(std::size_t i) const {
    return layout_.begins_line(begin_of(i)) &&
           layout_.line_begin(node(spot_.node).begin) != layout_.line_begin(begin_of(i));
  }
  /// The comma behind an item, if one stands there before the line ends.
  [[nodiscard]] std::optional<std::size_t> comma_behind(std::size_t i) const {
    const std::size_t at = bytes_.find_first_not_of(" \t", end_of(i));
    return at != std::string_view::npos && bytes_[at] == ',' ? std::optional{at} : std::nullopt;
  }

  std::optional<Splice> insert_in_brackets() const {
    if (at_ == 0) {
      const std::size_t first = begin_of(0);
      std::string behind = ", ";
      if (one_a_line(0)) behind = "," + eol_above(first) + std::string(layout_.column(first), ' ');
      return Splice{.begin = first, .end = first, .text = inline_of_it() + behind};
    }
    const std::size_t end = end_of(at_ - 1);
    if (!one_a_line(at_ - 1)) return Splice{.begin = end, .end = end, .text = ", " + inline_of_it()};
    // A line of its own below that item's, comment included.
    const std::size_t line_end = layout_.line_end(end);
    const auto comma = comma_behind(at_ - 1);
    const std::size_t begin = begin_of(at_ - 1);
    std::string text = comma ? "" : ",";
    const std::string_view rest = bytes_.substr(end, line_end - end);
    const std::size_t sign = rest.find_first_not_of(" \t,");
    if (sign != std::string_view::npos && rest[sign] != '#') {  // the bracket, or another item
      return Splice{.begin = end, .end = end, .text = ", " + inline_of_it()};
    }
    text.append(rest).append(eol_above(begin)).append(layout_.column(begin), ' ').append(inline_of_it());
    if (comma) text.push_back(',');
    return Splice{.begin = end, .end = line_end, .text = std::move(text)};
  }

  std::optional<Splice> remove_in_brackets() const {
    if (at_ == 0) return Splice{.begin = begin_of(0), .end = begin_of(1), .text = ""};
    const bool last = at_ + 1 == spot_.size();
    const std::size_t end = end_of(at_);
    if (!one_a_line(at_)) return Splice{.begin = end_of(at_ - 1), .end = end, .text = ""};
    // Its line goes; so does the comma of the item above, where this one had none.
    const std::size_t above = end_of(at_ - 1);
    const auto comma = comma_behind(at_);
    const std::size_t stop = comma ? *comma + 1 : end;
    const std::size_t own_line = layout_.line_begin(begin_of(at_));
    const bool alone =
        bytes_.substr(stop, layout_.line_end(stop) - stop).find_first_not_of(" \t") == std::string_view::npos;
    if (!alone) return Splice{.begin = above, .end = end, .text = ""};
    std::size_t above_end = own_line > 0 ? own_line - 1 : 0;
    if (above_end > 0 && bytes_[above_end - 1] == '\r') --above_end;
    std::string kept{bytes_.substr(above, above_end - above)};
    if (last && !comma) {
      const std::size_t sign = kept.find(',');
      const std::size_t hash = kept.find('#');
      if (sign < hash) kept.erase(sign, 1);
    }
    return Splice{.begin = above, .end = layout_.line_end(stop), .text = std::move(kept)};
  }

  // ---------------------------------------------------------------------------------------------- in place

  std::optional<Splice> replace() const {
    const Id old = spot_.items[at_];
    const bool brackets = in_brackets_ || behind_bracket();
    const bool scalar = change_.value.kind == Kind::scalar;
    Manner manner = manner_;
    const std::string name = is_map() ? key() : list_key_;
    if (node(old).kind == Kind::scalar && scalar) manner.keys[name].quotes = node(old).style;
    if (node(old).kind != Kind::null && node(old).style != Style::block && node(old).style != Style::literal &&
        node(old).style != Style::folded && (scalar || node(old).style == Style::flow)) {
      std::string text;
      append_inline(text, name, change_.value, manner, brackets);
      return Splice{.begin = node(old).begin, .end = node(old).end, .text = std::move(text)};
    }
    if (!is_map() || brackets) return std::nullopt;
    const std::size_t colon = layout_.colon_of(spot_.keys[at_]);
    std::string text;
    append_value(text, name, change_.value, layout_.column(begin_of(at_)), manner);
    std::size_t end = node(old).end;
    if (node(old).style == Style::literal || node(old).style == Style::folded) {
      while (end > colon && (bytes_[end - 1] == '\n' || bytes_[end - 1] == '\r')) --end;
    }
    return Splice{.begin = colon + 1, .end = std::max(end, colon + 1), .text = std::move(text)};
  }

  const yaml::Tree& tree_;
  std::string_view bytes_;
  Layout layout_;
  const Change& change_;
  Spot spot_;
  std::size_t at_ = 0;
  std::string list_key_ = {};
  Manner manner_ = {};
  bool in_brackets_ = false;
};

}  // namespace

std::optional<Splice> splice_of(const yaml::Tree& tree, const Change& change) {
  return Placer(tree, change).run();
}

}  // namespace ljfl::edit
