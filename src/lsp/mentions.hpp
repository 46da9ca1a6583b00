/// Every place where a file defines or names something, by the loader's own tables of keys. Private to `lsp`.
#pragma once

#include <string>
#include <vector>

#include "load/shape.hpp"
#include "lsp/session.hpp"

namespace ljfl::lsp {

struct Mention {
  load::Names names = load::Names::nothing;
  bool defines = false;  ///< the id of the thing itself, or a site's entry in a quota's list
  std::string word = {};
  text::Span at = {};       ///< the word alone, without quotes
  bool plain = true;        ///< what stands there is the word, letter by letter
  std::string folder = {};  ///< whose tasks, quotas and duties are meant: a unit's id, or _common
  std::string set = {};     ///< below _common: which
  std::string quota = {};   ///< of a site: the quota's id
};

/// All of one file; none where it cannot be read.
[[nodiscard]] std::vector<Mention> mentions_in(const Examined& now, std::uint32_t file);
/// All of the register.
[[nodiscard]] std::vector<Mention> all_mentions(const Examined& now);
/// The one that holds a place of a file, or nothing.
[[nodiscard]] const Mention* mention_at(const std::vector<Mention>& all, std::uint32_t file, std::size_t offset);
/// Those of the same thing, itself among them: a set's tasks are those of every unit that has the set.
[[nodiscard]] std::vector<const Mention*> same_thing(const std::vector<Mention>& all, const Examined& now,
                                                     const Mention& one);
/// Where the thing is defined; nothing where it is not.
[[nodiscard]] std::optional<text::Span> definition_of(const std::vector<Mention>& all, const Examined& now,
                                                      const Mention& one);

}  // namespace ljfl::lsp
