#include "report/page.hpp"

#include <algorithm>

#include "report/markdown.hpp"
#include "report/page_style.hpp"
#include "report/stamp.hpp"
#include "text/text.hpp"

namespace ljfl::report {
namespace {

// Around a paragraph's class on its way through the Markdown reader. Signs of nobody's, taken out of the text before.
constexpr std::string_view mark_begin = "\xEE\x80\x80";
constexpr std::string_view mark_end = "\xEE\x80\x81";

/// The class that `<!-- class: sign -->` gives to the paragraph on the next line; small letters only.
std::string_view class_of(std::string_view comment) {
  constexpr std::string_view head = "<!-- class: ";
  if (!comment.starts_with(head)) return {};
  const std::string_view rest = comment.substr(head.size());
  const std::string_view name = rest.substr(0, rest.find(' '));
  const bool fits = std::ranges::all_of(name, [](char c) { return c >= 'a' && c <= 'z'; });
  return fits ? name : std::string_view{};
}

/// Takes a comment off the beginning of `text`, and the blanks behind it; "" where there is none, or one without an
/// end.
std::string_view take_comment(std::string_view& text) {
  constexpr std::string_view begin = "<!--";
  constexpr std::string_view end = "-->";
  const std::size_t found = text.starts_with(begin) ? text.find(end, begin.size()) : std::string_view::npos;
  if (found == std::string_view::npos) return {};
  const std::string_view out = text.substr(0, found + end.size());
  text.remove_prefix(out.size());
  text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
  return out;
}

/// Comments that begin a line are left out, and with them a line that has nothing else: the stamp. One that names a
/// class marks what comes next.
std::string without_comments(std::string_view markdown) {
  std::string out;
  while (!markdown.empty()) {
    bool any = false;
    for (auto comment = take_comment(markdown); !comment.empty(); comment = take_comment(markdown)) {
      any = true;
      if (const std::string_view name = class_of(comment); !name.empty())
        out.append(mark_begin).append(name).append(mark_end);
    }
    if (markdown.empty()) break;
    const std::size_t end = std::min(markdown.find('\n'), markdown.size() - 1) + 1;
    std::string_view line = markdown.substr(0, end);
    markdown.remove_prefix(end);
    if (any && line.find_first_not_of("\r\n") == std::string_view::npos) continue;
    if (line.starts_with("<!--")) out.push_back('\\');  // without an end it would swallow all that follows
    for (std::size_t at = line.find("\xEE\x80"); at != std::string_view::npos; at = line.find("\xEE\x80")) {
      out.append(line.substr(0, at));
      line.remove_prefix(std::min(at + 3, line.size()));
    }
    out.append(line);
  }
  return out;
}

std::string with_classes(std::string_view html) {
  std::string out;
  const std::string begin = "<p>" + std::string{mark_begin};
  for (std::size_t at = html.find(begin); at != std::string_view::npos; at = html.find(begin)) {
    const std::size_t end = html.find(mark_end, at);
    if (end == std::string_view::npos) break;
    out.append(html.substr(0, at))
        .append("<p class=\"")
        .append(html.substr(at + begin.size(), end - at - begin.size()))
        .append("\">");
    html.remove_prefix(end + mark_end.size());
  }
  return out.append(html);
}

/// The SVG's own element, without an XML head.
std::string_view svg_of(std::string_view source, const std::vector<Output>& outputs) {
  const auto found = std::ranges::find(outputs, source, &Output::name);
  if (found == outputs.end() || !source.ends_with(".svg")) return {};
  const std::string_view bytes = found->bytes;
  const std::size_t begin = bytes.find("<svg");
  return begin == std::string_view::npos ? std::string_view{} : bytes.substr(begin);
}

std::string_view attribute(std::string_view tag, std::string_view name) {
  const std::string head = " " + std::string{name} + "=\"";
  const std::size_t begin = tag.find(head);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = tag.substr(begin + head.size());
  return rest.substr(0, rest.find('"'));
}

/// Charts in place of their images; tables in a box of their own, so that a wide one scrolls and not the page.
std::string with_charts(std::string_view html, const std::vector<Output>& outputs) {
  std::string out;
  while (!html.empty()) {
    const std::size_t begin = std::min({html.find("<img "), html.find("<table>"), html.find("</table>"), html.size()});
    out.append(html.substr(0, begin));
    html.remove_prefix(begin);
    if (html.empty()) break;
    const std::size_t end = std::min(html.find('>') + 1, html.size());
    const std::string_view tag = html.substr(0, end);
    if (tag == "<table>") {
      out.append("<div class=\"wide\"><table>");
    } else if (tag == "</table>") {
      out.append("</table></div>");
    } else if (const std::string_view svg = svg_of(attribute(tag, "src"), outputs); !svg.empty()) {
      out.append("<span class=\"chart\">").append(svg).append("</span>");
    } else {
      out.append("<em>").append(attribute(tag, "alt")).append("</em>");
    }
    html.remove_prefix(end);
  }
  return out;
}

/// A cell that is a date and nothing else may not be broken at its dashes.
std::string with_whole_dates(std::string_view html) {
  std::string out;
  constexpr std::string_view cell = "<td>";
  constexpr std::size_t length = 10;
  for (std::size_t at = html.find(cell); at != std::string_view::npos; at = html.find(cell)) {
    const std::string_view rest = html.substr(at + cell.size());
    const bool is_date = rest.substr(std::min(length, rest.size())).starts_with("</td>") &&
                         time::parse_date(rest.substr(0, length)).date;
    out.append(html.substr(0, at)).append(is_date ? "<td class=\"day\">" : cell);
    html = rest;
  }
  return out.append(html);
}

/// The text of the first heading, for the page's title.
std::string title_of(std::string_view html) {
  const std::size_t begin = html.find("<h1>");
  const std::size_t end = html.find("</h1>");
  if (begin == std::string_view::npos || end == std::string_view::npos) return "";
  std::string out;
  bool inside = false;
  for (const char c : html.substr(begin + 4, end - begin - 4)) {
    if (c == '<') inside = true;
    if (!inside) out.push_back(c);
    if (c == '>') inside = false;
  }
  return out;
}

}  // namespace

std::string page(std::string_view markdown, const std::vector<Output>& outputs) {
  // No HTML of its own may come through: what is data stays data a second time.
  const std::string html = html_of(without_comments(markdown));
  const auto stamp = stamp_in(markdown);
  std::string out = "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n";
  out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
  // Whatever a page holds, it may load nothing and run nothing.
  out.append(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
  out.append("<title>")
      .append(title_of(html))
      .append("</title>\n<style>\n")
      .append(page_style)
      .append("</style>\n</head>\n<body>\n<main>\n");
  out.append(with_charts(with_whole_dates(with_classes(html)), outputs)).append("</main>\n");
  if (stamp) out.append("<!-- ").append(stamp_line(*stamp)).append(" -->\n");
  return out.append("</body>\n</html>\n");
}

void add_pages(std::vector<Output>& outputs) {
  std::vector<Output> pages;
  for (const Output& output : outputs) {
    if (!output.name.ends_with(".md")) continue;
    pages.push_back(
        {.name = output.name.substr(0, output.name.size() - 2) + "html", .bytes = page(output.bytes, outputs)});
  }
  for (Output& one : pages) outputs.push_back(std::move(one));
  std::ranges::sort(outputs, {}, &Output::name);
}

std::size_t count_of_words(std::string_view markdown) {
  std::size_t out = 0;
  while (!markdown.empty()) {
    while (!take_comment(markdown).empty()) continue;
    if (markdown.empty()) break;
    const std::size_t end = std::min(markdown.find('\n'), markdown.size() - 1) + 1;
    const std::string_view line = markdown.substr(0, end);
    markdown.remove_prefix(end);
    if (line.starts_with('|') || line.starts_with("![")) continue;
    bool address = false;  // (tasks.csv) behind a link's words
    for (std::size_t at = 0; at < line.size();) {
      const text::Character c = text::character_at(line, at);
      if (c.code == '(' && at > 0 && line[at - 1] == ']') address = true;
      const bool markup = c.code < 0x80 && std::string_view{" \n\r\t#*\\>[]|`"}.find(static_cast<char>(c.code)) !=
                                               std::string_view::npos;
      if (!address && !markup && c.code != 0x3000) ++out;
      if (c.code == ')') address = false;
      at += c.length;
    }
  }
  return out;
}

}  // namespace ljfl::report
