/// A Markdown output as one page that needs nothing else: charts inside, a print style after GB/T 9704 on A4, no
/// script, nothing loaded from anywhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "report/bundle.hpp"

namespace ljfl::report {

/// x.md → x.html. Images are those of `outputs` by name, put in as SVG; of any other only its words are left.
[[nodiscard]] std::string page(std::string_view markdown, const std::vector<Output>& outputs);

/// Adds the page of each Markdown output, in order of names.
void add_pages(std::vector<Output>& outputs);

/// How many characters a reader reads in a Markdown text: without spaces, markup, comments, addresses, and tables,
/// which are read as annexes are.
[[nodiscard]] std::size_t count_of_words(std::string_view markdown);

}  // namespace ljfl::report
