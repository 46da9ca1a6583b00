/// The engine behind its strict context. The only file that includes mustache.
#include "report/render.hpp"

#include <algorithm>
#include <charconv>
#include <deque>
#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>
#include <ranges>
#include <set>
#include <sstream>

#include "report/rules.hpp"
#include "report/script.hpp"

namespace ljfl::report {
namespace {

namespace mustache = kainjow::mustache;
using Json = nlohmann::ordered_json;

/// A part of the view that a section stands on.
struct Frame {
  const Json* value = nullptr;
  std::size_t index = 0;  ///< of an item of a list
  std::size_t count = 0;  ///< how many the list has; 0 where it is no item
};

/// Thrown out of the engine, which knows no other way to stop.
struct PastLimit {};

/// Answers the engine's questions out of the view itself: only the innermost item knows a name, and what nobody knows
/// is told. Counts what the engine does, too, and stops it at the limit.
class StrictContext : public mustache::basic_context<std::string> {
 public:
  StrictContext(const Json& view, const Script& script, const Limits& limits, diag::Diagnostics& told)
      : view_(view), script_(script), limits_(limits), told_(told) {
    frames_.push_back({.value = &view_});
  }

  void push(const mustache::data* data) override {
    if (data == &yes_ || data == &no_) {
      write(asked_by_->own_text);
      frames_.push_back({.value = asked_});
      return;
    }
    const Loop& loop = loops_[frames_.size()];
    asked_by_ = loop.tag;
    step();
    write(loop.tag->own_text);
    const auto index = static_cast<std::size_t>(data - loop.places.list_value().data());
    frames_.push_back({.value = &(*loop.list)[index], .index = index, .count = loop.list->size()});
  }
  void pop() override { frames_.pop_back(); }
  const mustache::data* get_partial(const std::string& /*name*/) const override { return nullptr; }

  const mustache::data* get(const std::string& number) const override {
    std::size_t index = 0;
    std::from_chars(number.data(), number.data() + number.size(), index);
    const Tag& tag = script_.tags[index];
    asked_by_ = &tag;
    step();
    const Json* const found = find(tag);
    if (tag.kind == TagKind::value) {
      if (found == nullptr) return &no_;
      if (found->is_structured()) tell_no_value(tag, *found);
      return words_of(*found);
    }
    asked_ = found == nullptr || is_nothing(*found) ? &nothing_ : found;
    if (asked_->is_array() && !asked_->empty()) return tag.kind == TagKind::section ? places_of(*asked_, tag) : &yes_;
    const bool yes = asked_->is_boolean() ? asked_->get<bool>() : !asked_->is_array();
    return yes ? &yes_ : &no_;
  }

  /// So many bytes more are in the output.
  void write(std::size_t bytes) {
    written_ += bytes;
    if (written_ <= limits_.output) return;
    const std::string mebibytes = std::to_string(limits_.output >> 20U);
    stop({"输出超过了 " + mebibytes + " MiB", "its output is above " + mebibytes + " MiB"});
  }

  [[nodiscard]] bool failed() const { return !told_at_.empty(); }

 private:
  /// A list that the engine goes through. It gets a place for each item, and says by it which item it has come to.
  struct Loop {
    const Tag* tag = nullptr;
    const Json* list = nullptr;
    mustache::data places = {};
  };

  void step() const {
    if (++steps_ <= limits_.steps) return;
    const std::string most = std::to_string(limits_.steps);
    stop({"填了 " + most + " 处还没有完", "after " + most + " steps it is not done"});
  }

  [[noreturn]] void stop(const diag::Words& what) const {
    told_.tell(t109_too_long, asked_by_->at, {diag::arg("what", what)});
    throw PastLimit{};
  }

  static bool is_nothing(const Json& value) {
    if (value.is_string())
      return value.get_ref<const std::string&>().empty() || value.get_ref<const std::string&>() == "0";
    return value.is_null() || (value.is_number() && value.get<std::int64_t>() == 0);
  }

  const mustache::data* words_of(const Json& value) const {
    switch (value.type()) {
      case Json::value_t::string: words_ = mustache::data{value.get_ref<const std::string&>()}; break;
      case Json::value_t::boolean: words_ = mustache::data{value.get<bool>() ? "true" : "false"}; break;
      case Json::value_t::number_integer: words_ = mustache::data{std::to_string(value.get<std::int64_t>())}; break;
      case Json::value_t::number_unsigned: words_ = mustache::data{std::to_string(value.get<std::uint64_t>())}; break;
      default: return &no_;  // a view holds no floats
    }
    return &words_;
  }

  /// Within a section there is but one loop at a time, so each depth has a place for one.
  const mustache::data* places_of(const Json& list, const Tag& tag) const {
    while (loops_.size() <= frames_.size()) loops_.emplace_back();
    Loop& loop = loops_[frames_.size()];
    loop = {.tag = &tag, .list = &list, .places = mustache::data{mustache::list(list.size(), no_)}};
    return &loop.places;
  }

  /// Every key of the view, for the message about an unknown one.
  static void take_names(const Json& value, std::vector<std::string>& out) {
    if (value.is_object()) {
      for (const auto& [key, item] : value.items()) {
        if (std::ranges::find(out, key) == out.end()) out.push_back(key);
        take_names(item, out);
      }
    } else if (value.is_array() && !value.empty()) {
      take_names(value.front(), out);
    }
  }

  /// The innermost frame that has names: a section over a text or a truth adds none.
  const Frame& scope() const {
    for (const Frame& frame : std::views::reverse(frames_)) {
      if (frame.value->is_object()) return frame;
    }
    return frames_.front();
  }

  const Json* find(const Tag& tag) const {
    if (tag.name == ".") return frames_.back().value;
    std::string_view rest = tag.name;
    const Frame& frame = scope();
    if (const Json* const place = place_in_list(frame, rest)) return place;
    const Json* here = frame.value;
    if (rest.starts_with("root.")) {
      rest.remove_prefix(5);
      here = &view_;
    }
    const Json* within = here;
    while (here != nullptr && !rest.empty()) {
      const std::size_t dot = rest.find('.');
      within = here;
      here = member(*here, rest.substr(0, dot));
      rest.remove_prefix(dot == std::string_view::npos ? rest.size() : dot + 1);
    }
    if (here == nullptr || tag.name.empty()) {
      tell_unknown(tag, *within);
      return nullptr;
    }
    return here;
  }

  static const Json* member(const Json& value, std::string_view name) {
    if (!value.is_object()) return nullptr;
    const auto found = value.find(name);
    return found == value.end() ? nullptr : &*found;
  }

  /// -first, -last and -index of an item.
  const Json* place_in_list(const Frame& frame, std::string_view name) const {
    if (frame.count == 0 || !name.starts_with('-')) return nullptr;
    if (name == "-first") return &(place_ = frame.index == 0);
    if (name == "-last") return &(place_ = frame.index + 1 == frame.count);
    if (name == "-index") return &(place_ = frame.index + 1);
    return nullptr;
  }

  /// Names or a list where a value is asked for.
  void tell_no_value(const Tag& tag, const Json& found) const {
    if (!told_at_.insert(tag.at).second) return;
    std::string names;
    if (found.is_object()) {
      for (const auto& [key, item] : found.items())
        names.append(names.empty() ? "" : ", ").append(tag.name == "." ? "" : tag.name + ".").append(key);
    }
    const diag::Arg what = found.is_object() ? diag::arg("what", diag::Words{"下面还有名字", "has names of its own"})
                                             : diag::arg("what", diag::Words{"是一串", "is a list"});
    const std::string section = "{{#" + tag.name + "}}…{{/" + tag.name + "}}";
    diag::Arg hint{.name = "hint", .zh = "一项一项地写：" + section, .en = "write each item: " + section};
    if (found.is_object()) hint = {.name = "hint", .zh = "写其中一个：" + names, .en = "write one of them: " + names};
    told_.tell(t114_not_a_value, tag.at, {diag::arg("name", std::string_view{tag.name}), what, std::move(hint)});
  }

  static diag::Words none_below(const Json& scope) {
    if (scope.is_array())
      return {"没有，点前面是一串，用 {{#…}} 一项一项地写",
              "none: what stands before the dot is a list, written by {{#…}}"};
    return {"没有，点前面的已经是一个值", "none: what stands before the dot is a value itself"};
  }

  void tell_unknown(const Tag& tag, const Json& scope) const {
    if (!told_at_.insert(tag.at).second) return;
    std::vector<std::string> names;
    take_names(view_, names);
    std::erase_if(names, [&](const std::string& name) { return member(scope, name) == nullptr; });
    std::vector<std::string_view> known(names.begin(), names.end());
    const std::string_view last = std::string_view{tag.name}.substr(tag.name.rfind('.') + 1);
    std::string list;
    for (const std::string_view name : known) list.append(list.empty() ? "" : ", ").append(name);
    told_.tell(t101_unknown_name, tag.at,
               {diag::arg("name", std::string_view{tag.name}), diag::did_you_mean(last, known),
                known.empty() ? diag::arg("known", none_below(scope)) : diag::arg("known", std::string_view{list})});
  }

  const Json& view_;
  const Script& script_;
  const Limits& limits_;
  diag::Diagnostics& told_;
  const mustache::data yes_{mustache::data::type::bool_true};
  const mustache::data no_{mustache::data::type::bool_false};
  const Json nothing_ = false;
  std::vector<Frame> frames_ = {};
  mutable std::deque<Loop> loops_ = {};        // the engine keeps hold of an outer loop's places
  mutable const Json* asked_ = &nothing_;      // what the last section stands on
  mutable mustache::data words_ = {};          // the last answer in words
  mutable Json place_ = {};                    // likewise, of a place in a list
  mutable const Tag* asked_by_ = nullptr;      // the tag that the engine is at
  mutable std::set<text::Span> told_at_ = {};  // what is missing once is missing for each item
  mutable std::size_t steps_ = 0;
  std::size_t written_ = 0;
};

/// Spreadsheets take a file for UTF-8 only with a BOM, and RFC 4180 ends lines with CRLF.
std::string as_csv(std::string_view text) {
  std::string out{text::bom};
  out.reserve(text.size() + text.size() / 32 + 3);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n' && (i == 0 || text[i - 1] != '\r')) out.push_back('\r');
    out.push_back(text[i]);
  }
  return out;
}

}  // namespace

std::string_view output_name(std::string_view template_path) {
  std::string_view name = template_path.substr(template_path.rfind('/') + 1);
  if (name.ends_with(".mustache")) name.remove_suffix(std::string_view{".mustache"}.size());
  return name;
}

bool is_partial(std::string_view template_path) {
  return output_name(template_path).starts_with('_');
}

std::optional<std::string> render(const text::Snapshot& templates, std::uint32_t file, const Json& view,
                                  diag::Diagnostics& told, const Limits& limits) {
  const auto script = take_apart(templates, file, limits.source, told);
  if (!script) return std::nullopt;
  const Format format = format_of(output_name(templates.files[file].path)).value_or(Format::text);
  StrictContext context(view, *script, limits, told);
  mustache::mustache engine(script->text);
  engine.set_custom_escape([format, &context](const std::string& value) {
    std::string out = escaped(value, format);
    context.write(out.size());
    return out;
  });
  std::ostringstream sink;
  sink.exceptions(std::ios::badbit);  // what goes wrong in writing is thrown on, not kept to itself
  try {
    engine.render(context, sink);
  } catch (const PastLimit&) {
    return std::nullopt;
  }
  if (context.failed() || !engine.is_valid()) return std::nullopt;
  std::string text = std::move(sink).str();
  // Data holds no such sign: escaping has replaced every control.
  std::ranges::replace(text, line_end, '\n');
  return format == Format::csv ? as_csv(text) : text;
}

}  // namespace ljfl::report
