/// Requests on one text as a whole: its outline, its layout.
#include <algorithm>

#include "edit/edit.hpp"
#include "lsp/session.hpp"
#include "yaml/yaml.hpp"

namespace ljfl::lsp {
namespace {

constexpr int kind_array = 18;
constexpr int kind_object = 19;
constexpr int kind_string = 15;

std::string text_under(const yaml::Tree& tree, yaml::Id map, std::string_view word) {
  if (tree.kind(map) != yaml::Kind::map) return {};
  for (yaml::Id key = map + 1; key < tree.next(map); key = tree.next(tree.next(key))) {
    if (tree.text(key) == word) return std::string{tree.text(tree.next(key))};
  }
  return {};
}

/// What an item of a list is called: title, words or day first, then its id or what it is about.
std::pair<std::string, std::string> name_of(const yaml::Tree& tree, yaml::Id item) {
  if (tree.kind(item) == yaml::Kind::scalar) return {std::string{tree.text(item)}, ""};
  std::string name;
  std::string detail;
  for (const std::string_view word : {"date", "title", "text", "id"}) {
    if (name.empty()) name = text_under(tree, item, word);
  }
  for (const std::string_view word : {"task", "quota", "id", "unit"}) {
    if (detail.empty() || detail == name) detail = text_under(tree, item, word);
  }
  return {name, detail == name ? "" : detail};
}

std::size_t count(std::string_view bytes, std::string_view piece) {
  std::size_t out = 0;
  for (std::size_t at = bytes.find(piece); at != std::string_view::npos; at = bytes.find(piece, at + piece.size()))
    ++out;
  return out;
}

/// Of a text whose line ends are LF.
std::string with_crlf(std::string_view bytes) {
  std::string out;
  for (const char c : bytes) out.append(c == '\n' ? "\r\n" : std::string_view{&c, 1});
  return out;
}

}  // namespace

Json document_symbol(Session& session, const Json& params) {
  const Here here = session.here(params);
  const text::Source& source = session.examined().files.files[here.file];
  Json out = Json::array();
  if (shape_of(here.path) == nullptr) return out;
  diag::Diagnostics told;
  const yaml::Tree tree = yaml::read(source, here.file, told);
  if (!tree.readable || tree.kind(0) != yaml::Kind::map) return out;
  const load::Shape& shape = *shape_of(here.path);
  const auto symbol = [&](std::string name, int kind, text::Span whole, text::Span part) {
    if (name.empty()) name = "-";  // the protocol knows no nameless ones
    return Json{{"name", text::printable(name)},
                {"kind", kind},
                {"range", session.range_of(source, whole.begin, std::max(whole.end, part.end))},
                {"selectionRange", session.range_of(source, part.begin, part.end)}};
  };
  for (yaml::Id key = 1; key < tree.next(0); key = tree.next(tree.next(key))) {
    const yaml::Id value = tree.next(key);
    const auto known = std::ranges::find(shape.details, tree.text(key), &load::Key::word);
    const bool list = tree.kind(value) == yaml::Kind::list;
    Json one = symbol(std::string{tree.text(key)}, list ? kind_array : kind_string,
                      {.begin = tree.span(key).begin, .end = tree.span(value).end}, tree.span(key));
    if (known != shape.details.end()) one["detail"] = session.say(known->title);
    for (yaml::Id item = value + 1; list && item < tree.next(value); item = tree.next(item)) {
      const auto [name, detail] = name_of(tree, item);
      Json below = symbol(name, tree.kind(item) == yaml::Kind::map ? kind_object : kind_string, tree.span(item),
                          tree.span(item));
      if (!detail.empty()) below["detail"] = text::printable(detail);
      one["children"].push_back(std::move(below));
    }
    out.push_back(std::move(one));
  }
  return out;
}

Json formatting(Session& session, const Json& params) {
  const Here here = session.here(params);
  const text::Source& source = session.examined().files.files[here.file];
  if (shape_of(here.path) == nullptr) return nullptr;
  edit::Edited edited = edit::formatted(source.bytes);
  if (!edited.good()) throw Refused{.words = session.say({"先改好错误，再整理排版", "mend the errors first"})};
  Json out = Json::array();
  if (edited.bytes == source.bytes) return out;
  // An editor keeps a text's line ends: where all are CRLF they stay that. Where they are mixed all become LF, and so
  // the whole text is replaced.
  const std::size_t crlf = count(source.bytes, "\r\n");
  if (crlf > 0 && crlf != count(source.bytes, "\n")) {
    out.push_back({{"range", session.range_of(source, 0, source.bytes.size())}, {"newText", edited.bytes}});
    return out;
  }
  if (crlf > 0) edited.bytes = with_crlf(edited.bytes);
  if (edited.bytes == source.bytes) return out;
  // The lines that differ, and no more: the cursor stays where it was.
  std::size_t begin = 0;
  std::size_t common = std::min(source.bytes.size(), edited.bytes.size());
  while (begin < common && source.bytes[begin] == edited.bytes[begin]) ++begin;
  while (begin > 0 && source.bytes[begin - 1] != '\n') --begin;
  std::size_t tail = 0;
  common -= begin;
  while (tail < common && source.bytes[source.bytes.size() - 1 - tail] == edited.bytes[edited.bytes.size() - 1 - tail])
    ++tail;
  const std::size_t end = source.bytes.size() - tail;
  // On to the beginning of a line in both.
  const std::size_t newline = source.bytes.find('\n', end);
  const std::size_t keep = newline == std::string::npos ? 0 : source.bytes.size() - newline - 1;
  const std::size_t left = std::min(keep, tail);
  out.push_back({{"range", session.range_of(source, begin, source.bytes.size() - left)},
                 {"newText", edited.bytes.substr(begin, edited.bytes.size() - left - begin)}});
  return out;
}

}  // namespace ljfl::lsp
