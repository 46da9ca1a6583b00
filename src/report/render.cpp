/// The engine behind its strict context. The only file that includes mustache.
#include "report/render.hpp"

#include <algorithm>
#include <charconv>
#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

#include "report/rules.hpp"
#include "report/script.hpp"

namespace ljfl::report {
namespace {

namespace mustache = kainjow::mustache;
using Json = nlohmann::ordered_json;

constexpr std::size_t most_bytes = std::size_t{64} << 20U;

mustache::data to_data(const Json& value);

mustache::data to_list(const Json& items) {
  mustache::data out{mustache::data::type::list};
  // The engine's own push_back copies all that is below an item, at each level anew: the places are made first, and
  // each item is moved into its own.
  for (std::size_t i = 0; i < items.size(); ++i) out.push_back(mustache::data{mustache::data::type::bool_false});
  std::size_t index = 0;
  for (const Json& item : items) {
    mustache::data one = to_data(item);
    ++index;
    if (one.is_object()) {
      one.set("-first", mustache::data{index == 1});
      one.set("-last", mustache::data{index == items.size()});
      one.set("-index", mustache::data{std::to_string(index)});
    }
    const_cast<mustache::data&>(out.list_value()[index - 1]) =
        std::move(one);  // NOLINT(cppcoreguidelines-pro-type-const-cast)
  }
  return out;
}

mustache::data to_data(const Json& value) {
  switch (value.type()) {
    case Json::value_t::object: {
      mustache::data out{mustache::data::type::object};
      for (const auto& [key, item] : value.items()) out[key] = to_data(item);
      return out;
    }
    case Json::value_t::array: return to_list(value);
    case Json::value_t::string: return mustache::data{value.get_ref<const std::string&>()};
    case Json::value_t::boolean:
      return mustache::data{value.get<bool>() ? mustache::data::type::bool_true : mustache::data::type::bool_false};
    case Json::value_t::number_integer: return mustache::data{std::to_string(value.get<std::int64_t>())};
    case Json::value_t::number_unsigned: return mustache::data{std::to_string(value.get<std::uint64_t>())};
    default: return mustache::data{""};  // null; a view holds no floats
  }
}

/// Answers the engine's questions: only the innermost item knows a name, and what nobody knows is told.
class StrictContext : public mustache::basic_context<std::string> {
 public:
  StrictContext(const mustache::data& root, const Json& view, const Script& script, diag::Diagnostics& told)
      : root_(root), view_(view), script_(script), told_(told) {
    frames_.push_back(&root_);
  }

  void push(const mustache::data* data) override { frames_.push_back(data); }
  void pop() override { frames_.pop_back(); }
  const mustache::data* get_partial(const std::string& /*name*/) const override { return nullptr; }

  const mustache::data* get(const std::string& number) const override {
    std::size_t index = 0;
    std::from_chars(number.data(), number.data() + number.size(), index);
    const Tag& tag = script_.tags[index];
    const mustache::data* const found = find(tag);
    if (found == nullptr) return &no_;
    if (tag.kind == TagKind::value) {
      static const mustache::data yes_word{"true"};
      static const mustache::data no_word{"false"};
      if (found->is_bool()) return found->is_true() ? &yes_word : &no_word;
      return found;
    }
    const bool nothing = found->is_string() && (found->string_value().empty() || found->string_value() == "0");
    return nothing ? &no_ : found;
  }

  [[nodiscard]] bool failed() const { return failed_; }

 private:
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
  const mustache::data& scope() const {
    for (auto frame = frames_.rbegin(); frame != frames_.rend(); ++frame) {
      if ((*frame)->is_object()) return **frame;
    }
    return root_;
  }

  const mustache::data* find(const Tag& tag) const {
    if (tag.name == ".") return frames_.back();
    std::string_view rest = tag.name;
    const mustache::data* here = &scope();
    if (rest.starts_with("root.")) {
      rest.remove_prefix(5);
      here = &root_;
    }
    const mustache::data* within = here;
    while (here != nullptr && !rest.empty()) {
      const std::size_t dot = rest.find('.');
      within = here;
      here = here->get(std::string{rest.substr(0, dot)});
      rest.remove_prefix(dot == std::string_view::npos ? rest.size() : dot + 1);
    }
    if (here == nullptr || tag.name.empty()) {
      tell_unknown(tag, *within);
      return nullptr;
    }
    return here;
  }

  void tell_unknown(const Tag& tag, const mustache::data& scope) const {
    failed_ = true;
    std::vector<std::string> names = names_of(scope);
    std::vector<std::string_view> known(names.begin(), names.end());
    const std::string_view last = std::string_view{tag.name}.substr(tag.name.rfind('.') + 1);
    std::string list;
    for (const std::string_view name : known) list.append(list.empty() ? "" : ", ").append(name);
    told_.tell(t101_unknown_name, tag.at,
               {diag::arg("name", std::string_view{tag.name}), diag::did_you_mean(last, known),
                diag::arg("known", std::string_view{list})});
  }

  /// The engine's data does not list its names, but can be asked for each that the view has anywhere.
  std::vector<std::string> names_of(const mustache::data& scope) const {
    std::vector<std::string> out;
    take_names(view_, out);
    std::erase_if(out, [&](const std::string& name) { return scope.get(name) == nullptr; });
    return out;
  }

  const mustache::data& root_;
  const Json& view_;
  const Script& script_;
  diag::Diagnostics& told_;
  mustache::data no_{mustache::data::type::bool_false};
  std::vector<const mustache::data*> frames_ = {};
  mutable bool failed_ = false;
};

/// Where the engine writes to. Past the limit, or once a name was missing, nothing more is kept.
struct Sink {
  const StrictContext& context;
  std::string text = {};
  bool too_long = false;
  Sink& operator<<(const std::string& piece) {
    too_long = too_long || text.size() + piece.size() > most_bytes;
    if (too_long || context.failed()) return *this;
    // Data holds no such sign: escaping has replaced every control.
    for (const char c : piece) text.push_back(c == line_end ? '\n' : c);
    return *this;
  }
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

struct Renderer::Data {
  const Json& view;
  mustache::data root;
};

Renderer::Renderer(const Json& view) : data_(new Data{.view = view, .root = to_data(view)}) {}
Renderer::~Renderer() = default;

std::optional<std::string> render(const text::Snapshot& templates, std::uint32_t file, const Json& view,
                                  diag::Diagnostics& told) {
  return Renderer(view).render(templates, file, told);
}

std::optional<std::string> Renderer::render(const text::Snapshot& templates, std::uint32_t file,
                                            diag::Diagnostics& told) const {
  const auto script = take_apart(templates, file, told);
  if (!script) return std::nullopt;
  const Format format = format_of(output_name(templates.files[file].path));
  StrictContext context(data_->root, data_->view, *script, told);
  mustache::mustache engine(script->text);
  engine.set_custom_escape([format](const std::string& value) { return escaped(value, format); });
  Sink sink{.context = context};
  engine.render(context, sink);
  if (sink.too_long) {
    told.tell(t109_too_long, {.file = file}, {diag::arg("limit", static_cast<std::int64_t>(most_bytes >> 20U))});
  }
  if (sink.too_long || context.failed() || !engine.is_valid()) return std::nullopt;
  return format == Format::csv ? as_csv(sink.text) : std::move(sink.text);
}

}  // namespace ljfl::report
