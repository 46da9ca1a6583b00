#include "report/mind.hpp"

#include <algorithm>

#include "report/page.hpp"
#include "report/rules.hpp"

namespace ljfl::report {
namespace {

constexpr std::size_t most_words = 4000;  // 《整治形式主义为基层减负若干规定》：专项文件一般不超过 4000 字
constexpr std::string_view government = "人民政府";

/// The line of ljfl.toml that holds `word`; its beginning where none does.
text::Span line_with(const text::Snapshot& files, const model::Config& config, std::string_view word) {
  if (config.file >= files.files.size()) return {.file = model::none};
  const std::string_view bytes = files.files[config.file].bytes;
  const std::size_t at = bytes.find(word);
  if (at == std::string_view::npos) return {.file = config.file};
  const text::Line line = text::line_of(bytes, at);
  const auto begin = static_cast<std::uint32_t>(line.begin);
  return {.file = config.file, .begin = begin, .end = begin + static_cast<std::uint32_t>(line.text.size())};
}

void tell_approval(const text::Snapshot& files, const model::Config& config, time::Period period, diag::Words what,
                   diag::Diagnostics& told) {
  told.tell(t111_no_approval, line_with(files, config, "address_to"),
            {diag::arg("what", what), diag::arg("period", std::string_view{period.name()})});
}

}  // namespace

std::string approval_of(const model::Config& config, time::Period period) {
  const auto said = std::ranges::find(config.publications, period, &model::Publication::period);
  return said == config.publications.end() || said->approval.empty() ? "" : "经" + said->approval + "同意，";
}

bool is_government(const model::Unit& unit) {
  return (unit.full_name.empty() ? unit.name.value : unit.full_name.value).ends_with(government);
}

void mind(const text::Snapshot& files, const model::Register& reg, const Order& order,
          const std::vector<Output>& outputs, diag::Diagnostics& told) {
  const model::Config& config = reg.config;
  for (const Output& output : outputs) {
    const std::size_t count = output.name.ends_with(".md") ? count_of_words(output.bytes) : 0;
    if (count <= most_words) continue;
    told.tell(t110_too_many_words, {.file = model::none},
              {diag::arg("path", std::string_view{folder_of(order) + "/" + output.name}),
               diag::arg("count", static_cast<std::int64_t>(count)),
               diag::arg("most", static_cast<std::int64_t>(most_words))});
  }
  const bool to_governments = config.office.address_to.find(government) != std::string::npos;
  if (to_governments && order.report != "year" && approval_of(config, order.period).empty()) {
    tell_approval(files, config, order.period, {"主送里有乡镇人民政府", "it is addressed to township governments"},
                  told);
  }
  const auto said = std::ranges::find(config.publications, order.period, &model::Publication::period);
  if (said == config.publications.end() || !said->signed_on || *said->signed_on > order.stamp.as_of) return;
  told.tell(t112_signed_too_early, line_with(files, config, "[reports." + order.period.name() + "]"),
            {diag::arg("signed", std::string_view{time::iso(*said->signed_on)}),
             diag::arg("day", std::string_view{time::iso(order.stamp.as_of)})});
}

void mind_slips(const text::Snapshot& files, const model::Register& reg, time::Period month, std::int64_t count,
                diag::Diagnostics& told) {
  if (count == 0 || !approval_of(reg.config, month).empty()) return;
  const std::string zh = std::to_string(count) + " 份单发给乡镇人民政府";
  const std::string en = std::to_string(count) + " slips go to township governments";
  tell_approval(files, reg.config, month, {zh, en}, told);
}

}  // namespace ljfl::report
