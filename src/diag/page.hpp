/// A rule of the book as a page to read.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "diag/diag.hpp"

namespace ljfl::diag {

enum class PageForm : std::uint8_t { text, markdown };

/// A rule, and what the checker says to its bad example (empty where nobody asked it).
struct Page {
  const Rule* rule = nullptr;
  std::string says = {};
};

/// A rule's help without a finding: what a finding would put in is …, and a guess is left out.
[[nodiscard]] std::string general_help(const Rule& rule, Lang lang);

/// Its code, severity, message, why it matters, how to mend it, a wrong example and what is said to it, a right one.
[[nodiscard]] std::string page(const Page& page, Lang lang, PageForm form);

/// The whole book in Markdown: a table of all rules, and their pages.
[[nodiscard]] std::string book(std::span<const Page> pages, Lang lang);

}  // namespace ljfl::diag
