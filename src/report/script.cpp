#include "report/script.hpp"

#include <algorithm>
#include <map>

#include "report/render.hpp"
#include "report/rules.hpp"

namespace ljfl::report {
namespace {

constexpr std::size_t most_deep = 32;

std::string_view trimmed(std::string_view word) {
  while (!word.empty() && (word.front() == ' ' || word.front() == '\t' || word.front() == '\n')) word.remove_prefix(1);
  while (!word.empty() && (word.back() == ' ' || word.back() == '\t' || word.back() == '\n')) word.remove_suffix(1);
  return word;
}

diag::Words words_of(text::Refusal::Kind kind) {
  switch (kind) {
    case text::Refusal::Kind::not_utf8: return {"不是 UTF-8 编码", "not UTF-8"};
    case text::Refusal::Kind::utf16: return {"是 UTF-16 编码", "UTF-16"};
    case text::Refusal::Kind::control: return {"一个控制字符", "a control character"};
    case text::Refusal::Kind::invisible: return {"一个看不见的字符", "an invisible character"};
    case text::Refusal::Kind::carriage: return {"单独一个回车（CR）", "a carriage return of its own"};
    case text::Refusal::Kind::long_line: return {"一行太长", "a line that is too long"};
    case text::Refusal::Kind::too_large: break;
  }
  return {"太大", "too large"};
}

class Taker {
 public:
  Taker(const text::Snapshot& templates, std::size_t most_bytes, diag::Diagnostics& told)
      : templates_(templates), most_bytes_(most_bytes), left_(most_bytes), told_(told) {}

  /// The file is put in by the tag `at`; the template itself by none.
  bool take(std::uint32_t file, text::Span at) {
    const std::string_view text = templates_.files[file].bytes;
    if (text.size() > left_)
      return tell(t117_too_much_template, at, {diag::arg("limit", static_cast<std::int64_t>(most_bytes_ >> 10U))});
    left_ -= text.size();
    chain_.push_back(file);
    if (chain_.size() > most_deep) return tell_too_deep(at);
    const std::size_t open_before = open_.size();
    if (const auto refusal = text::gate(text)) {
      return tell(t113_not_text,
                  {.file = file,
                   .begin = static_cast<std::uint32_t>(refusal->begin),
                   .end = static_cast<std::uint32_t>(refusal->end)},
                  {diag::arg("what", words_of(refusal->kind))});
    }
    for (std::size_t next = text.starts_with(text::bom) ? text::bom.size() : 0; next < text.size();) {
      const std::size_t begin = text.find("{{", next);
      put(text.substr(next, begin == std::string_view::npos ? begin : begin - next));
      if (begin == std::string_view::npos) break;
      next = tag(file, text, begin);
      if (next == 0) return false;
    }
    // A partial is whole in itself, and so is the template.
    if (open_.size() > open_before) {
      const Tag& left = out_.tags[open_.back()];
      return tell(t102_section_mismatch, left.at,
                  {diag::arg("name", std::string_view{left.name}),
                   diag::arg("what", diag::Words{"这里开的一节没有收", "the section that begins here is not closed"})});
    }
    chain_.pop_back();
    return true;
  }

  Script out() { return std::move(out_); }

 private:
  bool tell(const diag::Rule& rule, text::Span at, std::vector<diag::Arg> args = {}) {
    told_.tell(rule, at, std::move(args));
    return false;
  }
  bool tell_too_deep(text::Span at) {
    return tell(t108_too_deep, at, {diag::arg("limit", static_cast<std::int64_t>(most_deep))});
  }

  /// The tag at `begin`; gives where the text goes on, or 0 when something was told.
  std::size_t tag(std::uint32_t file, std::string_view text, std::size_t begin) {
    const auto span_to = [&](std::size_t end) {
      return text::Span{
          .file = file, .begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
    };
    const char sign = begin + 2 < text.size() ? text[begin + 2] : '\0';
    const std::size_t close = text.find("}}", begin);
    if (close == std::string_view::npos) {
      tell(t103_unclosed_tag, span_to(begin + 2));
      return 0;
    }
    std::size_t end = close + 2;
    if (sign == '{' || sign == '&') {
      if (sign == '{' && end < text.size() && text[end] == '}') ++end;
      const std::string_view name = trimmed(text.substr(begin + 3, close - begin - 3));
      tell(t106_raw_tag, span_to(end), {diag::arg("sign", sign == '{' ? "{{{" : "{{&"), diag::arg("name", name)});
      return 0;
    }
    if (sign == '=') {
      tell(t107_set_delimiter, span_to(end));
      return 0;
    }
    if (sign == '!') return after(text, begin, end);
    const bool marked = sign == '#' || sign == '^' || sign == '/' || sign == '>';
    const std::size_t name_begin = begin + (marked ? 3 : 2);
    const std::string_view name = trimmed(text.substr(name_begin, close - name_begin));
    if (sign == '>') return partial(file, text, begin, end, name) ? partial_end(text, begin, end) : 0;
    const std::size_t next = marked ? after(text, begin, end) : end;
    if (sign == '/') return section_end(span_to(end), name) ? next : 0;
    add(sign == '#' ? TagKind::section : sign == '^' ? TagKind::inverted : TagKind::value, name, span_to(end));
    if (sign == '#' || sign == '^') {
      open_.push_back(out_.tags.size() - 1);
      if (open_.size() > most_deep) {
        tell_too_deep(span_to(end));
        return 0;
      }
    }
    return next;
  }

  /// Text of the template. The engine's own notion of a tag alone on its line leaves lines behind where a section is
  /// left out: it is given no line ends to go by, and those of ours come back in the output.
  void put(std::string_view text) {
    if (!open_.empty()) out_.tags[open_.back()].own_text += text.size();
    for (const char c : text) out_.text.push_back(c == '\n' ? line_end : c);
  }

  void add(TagKind kind, std::string_view name, text::Span at) {
    const std::string number = std::to_string(out_.tags.size());
    out_.tags.push_back({.kind = kind, .name = std::string{name}, .at = at});
    out_.text.append("{{").append(kind == TagKind::section ? "#" : kind == TagKind::inverted ? "^" : "");
    out_.text.append(number).append("}}");
  }

  bool section_end(text::Span at, std::string_view name) {
    if (open_.empty()) {
      return tell(
          t102_section_mismatch, at,
          {diag::arg("name", name), diag::arg("what", diag::Words{"前面没有开着的节", "no section is open here"})});
    }
    const Tag& open = out_.tags[open_.back()];
    if (open.name != name) {
      const std::string zh = "开着的是“" + open.name + "”";
      const std::string en = "the open one is “" + open.name + "”";
      diag::Diagnostic& told =
          told_.tell(t102_section_mismatch, at, {diag::arg("name", name), diag::arg("what", diag::Words{zh, en})});
      told.labels.push_back({.at = open.at, .words = {"在这里开的", "it begins here"}});
      return false;
    }
    out_.text.append("{{/").append(std::to_string(open_.back())).append("}}");
    open_.pop_back();
    return true;
  }

  /// Whether the tag [begin, end) is alone on its line, and where the line begins and the next one does.
  struct Alone {
    bool yes = false;
    std::size_t line = 0;
    std::size_t next = 0;
  };
  static Alone alone(std::string_view text, std::size_t begin, std::size_t end) {
    std::size_t line = begin;
    while (line > 0 && (text[line - 1] == ' ' || text[line - 1] == '\t')) --line;
    std::size_t next = end;
    while (next < text.size() && (text[next] == ' ' || text[next] == '\t' || text[next] == '\r')) ++next;
    const bool starts = line == 0 || text[line - 1] == '\n';
    const bool ends = next == text.size() || text[next] == '\n';
    return {.yes = starts && ends, .line = line, .next = next < text.size() ? next + 1 : next};
  }

  /// Where the text goes on behind a tag that shows nothing itself: alone on its line, it takes the line with it.
  std::size_t after(std::string_view text, std::size_t begin, std::size_t end) {
    const Alone where = alone(text, begin, end);
    if (!where.yes) return end;
    out_.text.resize(out_.text.size() - (begin - where.line));
    return where.next;
  }

  std::size_t partial_end(std::string_view text, std::size_t begin, std::size_t end) {
    const Alone where = alone(text, begin, end);
    return where.yes ? where.next : end;
  }

  bool partial(std::uint32_t file, std::string_view text, std::size_t begin, std::size_t end, std::string_view name) {
    const text::Span at{
        .file = file, .begin = static_cast<std::uint32_t>(begin), .end = static_cast<std::uint32_t>(end)};
    const std::string_view own = templates_.files[file].path;
    const std::string_view folder = own.substr(0, own.rfind('/') + 1);
    const Partials& own_ones = partials_of(folder);
    const Partials& common = partials_of("templates/");
    const std::optional<std::uint32_t> found = own_ones.contains(name) ? own_ones.at(name)
                                               : common.contains(name) ? common.at(name)
                                                                       : std::optional<std::uint32_t>{};
    if (!found) {
      std::vector<std::string_view> known;
      for (const Partials* const place : {&own_ones, &common})
        for (const auto& [partial, number] : *place) known.push_back(partial);
      return tell(t104_unknown_partial, at, {diag::arg("name", name), diag::did_you_mean(name, known)});
    }
    if (std::ranges::find(chain_, *found) != chain_.end()) {
      std::string chain;
      for (const std::uint32_t link : chain_) chain.append(templates_.files[link].path).append(" → ");
      chain.append(templates_.files[*found].path);
      return tell(t105_partial_calls_itself, at,
                  {diag::arg("name", name), diag::arg("chain", std::string_view{chain})});
    }
    const Alone where = alone(text, begin, end);
    if (where.yes) out_.text.resize(out_.text.size() - (begin - where.line));
    return take(*found, at);
  }

  using Partials = std::map<std::string_view, std::uint32_t>;

  /// What may be put in out of one folder, by name.
  const Partials& partials_of(std::string_view folder) {
    const auto [place, fresh] = partials_.try_emplace(folder);
    if (!fresh) return place->second;
    for (std::uint32_t i = 0; i < templates_.files.size(); ++i) {
      std::string_view path = templates_.files[i].path;
      if (path.substr(0, path.rfind('/') + 1) != folder || !path.ends_with(".mustache") || !is_partial(path)) continue;
      path = output_name(path).substr(1);
      place->second.try_emplace(path, i);
    }
    return place->second;
  }

  const text::Snapshot& templates_;
  const std::size_t most_bytes_;
  std::size_t left_;  ///< of those
  diag::Diagnostics& told_;
  Script out_ = {};
  std::vector<std::size_t> open_ = {};     ///< tags of the sections that are open
  std::vector<std::uint32_t> chain_ = {};  ///< files that are being put in
  std::map<std::string_view, Partials> partials_ = {};
};

}  // namespace

std::optional<Script> take_apart(const text::Snapshot& templates, std::uint32_t file, std::size_t most_bytes,
                                 diag::Diagnostics& told) {
  Taker taker(templates, most_bytes, told);
  if (!taker.take(file, {.file = file})) return std::nullopt;
  return taker.out();
}

}  // namespace ljfl::report
