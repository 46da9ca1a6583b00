/// Where a thing is defined, where it is named, and another name for it everywhere at once.
#include <algorithm>

#include "lsp/mentions.hpp"

namespace ljfl::lsp {
namespace {

using load::Names;

/// Words that YAML reads as they stand, in a list between brackets too.
bool is_plain_word(std::string_view word) {
  if (word.empty() || word.front() == ' ' || word.back() == ' ' || word.front() == '-' || word.front() == '?' ||
      word.front() == '.')
    return false;
  for (std::size_t at = 0; at < word.size();) {
    const text::Character c = text::character_at(word, at);
    const bool sign = c.code < 0x80 && std::string_view{",[]{}:#\"'&*!|>%@`\\"}.find(static_cast<char>(c.code)) !=
                                           std::string_view::npos;
    if (!c.valid || text::is_unprintable(c.code) || sign) return false;
    at += c.length;
  }
  return true;
}

bool names_in_settings(const model::Config& config, std::string_view task) {
  if (config.return_task == task) return true;
  return std::ranges::any_of(config.assessment.items, [&](const model::RubricItem& item) {
    return std::ranges::find(item.tasks, task) != item.tasks.end() ||
           std::ranges::find(item.except, task) != item.except.end();
  });
}

/// What may be called otherwise here; a Refused says why not.
const Mention& renamable(Session& session, const std::vector<Mention>& all, const Here& here) {
  const Mention* const one = mention_at(all, here.file, here.offset);
  if (one == nullptr)
    throw Refused{.words = session.say({"这里没有可以改名的编号", "nothing here has a name that can be changed"})};
  if (one->names == Names::unit || one->names == Names::set || one->names == Names::item) {
    throw Refused{
        .words = session.say(
            {"单位的编号是文件夹的名字，共用职责的编号是文件的名字，考核项在 ljfl.toml 里：在那里改",
             "a unit's id is its folder, a set's its file, a rubric's item stands in ljfl.toml: change it there"})};
  }
  if (one->names == Names::task && names_in_settings(session.examined().reg.config, one->word)) {
    throw Refused{.words = session.say({"ljfl.toml 里用到了这个任务编号，几个单位可能都有它：请手工改",
                                        "ljfl.toml names this task, which several units may have: change it by hand"})};
  }
  return *one;
}

}  // namespace

Json definition(Session& session, const Json& params) {
  const Here here = session.here(params);
  const Examined& now = session.examined();
  const std::vector<Mention> all = all_mentions(now);
  const Mention* const one = mention_at(all, here.file, here.offset);
  if (one == nullptr) return nullptr;
  const auto found = definition_of(all, now, *one);
  return found ? session.location_of(*found) : Json(nullptr);
}

Json references(Session& session, const Json& params) {
  const Here here = session.here(params);
  const Examined& now = session.examined();
  const std::vector<Mention> all = all_mentions(now);
  const bool with_definition = params.contains("context") && params["context"].value("includeDeclaration", false);
  Json out = Json::array();
  if (const Mention* const one = mention_at(all, here.file, here.offset)) {
    for (const Mention* other : same_thing(all, now, *one)) {
      if (!other->defines || with_definition) out.push_back(session.location_of(other->at));
    }
  }
  return out;
}

Json prepare_rename(Session& session, const Json& params) {
  const Here here = session.here(params);
  const std::vector<Mention> all = all_mentions(session.examined());
  const Mention& one = renamable(session, all, here);
  return {{"range", session.range_of(session.examined().files.files[here.file], one.at.begin, one.at.end)},
          {"placeholder", one.word}};
}

Json rename(Session& session, const Json& params) {
  const Here here = session.here(params);
  const Examined& now = session.examined();
  const std::vector<Mention> all = all_mentions(now);
  const Mention& one = renamable(session, all, here);
  const std::string name = params.at("newName").get<std::string>();
  const bool fits = one.names == Names::site ? is_plain_word(name) : load::is_id(name);
  if (!fits) {
    throw Refused{.words =
                      session.say({"编号以小写字母开头，只用小写字母、数字和 - _；点位的名字不带标点",
                                   "an id has lower-case letters, digits, - and _; a site's name no punctuation"})};
  }
  Mention taken = one;
  taken.word = name;
  const std::vector<const Mention*> same = same_thing(all, now, one);
  if (name != one.word && std::ranges::any_of(same_thing(all, now, taken), &Mention::defines)) {
    throw Refused{.words = session.say({"已经有一个叫这个的了", "there is one of that name already"})};
  }
  Json changes = Json::object();
  for (const Mention* other : same) {
    if (!other->plain)
      throw Refused{.words = session.say({"有一处写法带转义，改不了；请手工改",
                                          "one place is written with escapes: change it by hand"})};
    session.add_edit(changes, other->at, name);
  }
  return {{"changes", std::move(changes)}};
}

}  // namespace ljfl::lsp
