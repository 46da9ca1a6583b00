#include "load/slips.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "load/fields.hpp"
#include "load/layout.hpp"
#include "load/slip_keys.hpp"

namespace ljfl::load {
namespace {

constexpr std::string_view fence = "---";

/// The bytes of a file up to the end of its head, with the first --- made a comment: what stands in it keeps its place.
/// Nothing where there is no head.
std::optional<std::string> head_of(std::string_view bytes) {
  const std::size_t begin = bytes.starts_with(text::bom) ? text::bom.size() : 0;
  const auto is_fence = [&](std::size_t at) {
    const std::string_view rest = bytes.substr(at);
    return rest.starts_with(fence) && (rest.size() == 3 || rest[3] == '\n' || rest.substr(3, 2) == "\r\n");
  };
  if (!is_fence(begin)) return std::nullopt;
  for (std::size_t newline = bytes.find('\n', begin); newline != std::string_view::npos;
       newline = bytes.find('\n', newline + 1)) {
    if (!is_fence(newline + 1)) continue;
    std::string out{bytes.substr(0, newline + 1)};
    out[begin] = '#';
    return out;
  }
  return std::nullopt;
}

std::string_view name_of_file(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.ends_with(".md")) name.remove_suffix(3);
  return name;
}

/// 2026-003
bool take_number(std::string_view name, model::Slip& out) {
  const std::size_t dash = name.find('-');
  if (dash != 4) return false;
  const auto number = [](std::string_view digits, auto& value) {
    const auto [stop, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return fault == std::errc{} && stop == digits.data() + digits.size();
  };
  return number(name.substr(0, dash), out.year) && number(name.substr(dash + 1), out.number) && out.number > 0;
}

void take(Context& context, std::string_view path, model::Register& reg) {
  const Fields fields(context, 0, slip_key::shape);
  model::Slip out;
  out.at = fields.span();
  out.name = fields.text(slip_key::slip);
  const auto rung = fields.one_of(slip_key::colour);
  const auto on = fields.date(slip_key::issued);
  const auto by = fields.date(slip_key::term);
  out.unit = fields.text(slip_key::unit);
  const auto of = fields.one_of(slip_key::kind);
  out.item = fields.text(slip_key::item);
  for (const model::Text& text : fields.texts(slip_key::periods)) {
    if (const auto period = time::parse_period(text.value)) {
      out.periods.push_back(*period);
    } else {
      context.told.tell(e404_malformed_period, text.at, {diag::arg("value", text.value)});
    }
  }
  if (!rung || !on || !by || !of || out.name.empty() || out.unit.empty() || out.item.empty()) return;
  if (!take_number(out.name.value, out) || out.name.value != name_of_file(path)) {
    context.told.tell(e215_slip_name, out.name.at,
                      {diag::arg("value", out.name.value), diag::arg("file", name_of_file(path))});
    return;
  }
  const auto owner = std::ranges::find(reg.units, out.unit.value, &model::Unit::id);
  if (owner != reg.units.end()) out.unit_index = static_cast<std::uint32_t>(owner - reg.units.begin());
  out.rung = static_cast<model::Rung>(*rung);
  out.kind = static_cast<model::SlipKind>(*of);
  out.issued = *on;
  out.term = *by;
  reg.slips.push_back(std::move(out));
}

}  // namespace

bool is_slip(std::string_view path) {
  constexpr std::string_view top = "reports/";
  constexpr std::string_view folder = "/notices/";
  if (!path.starts_with(top)) return false;
  const std::size_t slash = path.rfind('/');
  return path.substr(0, slash + 1).ends_with(folder) && is_input_name(path.substr(slash + 1), "reports");
}

void load_slips(const text::Snapshot& files, model::Register& reg, diag::Diagnostics& told) {
  for (std::uint32_t file = 0; file < files.files.size(); ++file) {
    const text::Source& source = files.files[file];
    if (!is_slip(source.path)) continue;
    if (source.failure) {
      (void)yaml::passes_gate(source, file, told);
      continue;
    }
    const auto head = head_of(source.bytes);
    if (!head) {
      told.tell(e214_slip_without_head, {.file = file});
      continue;
    }
    // The texts of the slip are views into this copy.
    const auto copy = std::make_shared<const text::Source>(text::Source{.path = source.path, .bytes = *head});
    reg.store.keep(copy);
    const yaml::Tree tree = yaml::read(*copy, file, told);
    if (!tree.readable) continue;
    Context context{.told = told, .store = reg.store, .tree = &tree};
    if (expect_kind(context, 0, yaml::Kind::map, source.path)) take(context, source.path, reg);
  }
  std::ranges::stable_sort(reg.slips, {}, [](const model::Slip& one) { return std::make_tuple(one.year, one.number); });
}

}  // namespace ljfl::load
