#include "report/stamp.hpp"

#include <algorithm>

namespace ljfl::report {
namespace {

constexpr std::string_view word = "ljfl-stamp";

bool is_id(std::string_view text) {
  if (text == "none") return true;
  return (text.size() == 40 || text.size() == 64) &&
         std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// The value behind ` key=`, taken off the front of `rest`.
std::optional<std::string_view> take(std::string_view& rest, std::string_view key) {
  if (!rest.starts_with(' ')) return std::nullopt;
  rest.remove_prefix(1);
  if (!rest.starts_with(key) || !rest.substr(key.size()).starts_with('=')) return std::nullopt;
  rest.remove_prefix(key.size() + 1);
  const std::string_view value = rest.substr(0, rest.find_first_of(" \r\n"));
  rest.remove_prefix(value.size());
  return value;
}

std::optional<Corrected> read_corrected(std::string_view text) {
  std::string_view parts[4];
  for (std::string_view& part : parts) {
    part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(text.size(), part.size() + 1));
  }
  const auto period = time::parse_period(parts[0]);
  const auto day = time::parse_date(parts[1]).date;
  if (!period || !day || !is_id(parts[2]) || !is_id(parts[3]) || !text.empty()) return std::nullopt;
  return Corrected{.period = *period, .as_of = *day, .units = std::string{parts[2]}, .settings = std::string{parts[3]}};
}

std::optional<Stamp> read(std::string_view rest) {
  const auto day = take(rest, "as-of");
  if (!day) return std::nullopt;
  const time::ParsedDate parsed = time::parse_date(*day);
  const auto units = take(rest, "units");
  if (!parsed.date || !units) return std::nullopt;
  const auto templates = take(rest, "templates");
  if (!templates) return std::nullopt;
  const auto settings = take(rest, "ljfl.toml");
  if (!settings || !is_id(*units) || !is_id(*templates) || !is_id(*settings)) return std::nullopt;
  Stamp out{.as_of = *parsed.date,
            .units = std::string{*units},
            .templates = std::string{*templates},
            .settings = std::string{*settings}};
  if (!rest.starts_with(" corrects=")) return out;
  const auto before = take(rest, "corrects");
  if (before) out.corrects = read_corrected(*before);
  return out.corrects ? std::optional{std::move(out)} : std::nullopt;
}

}  // namespace

std::string stamp_line(const Stamp& stamp) {
  std::string out = std::string{word} + " as-of=" + time::iso(stamp.as_of) + " units=" + stamp.units +
                    " templates=" + stamp.templates + " ljfl.toml=" + stamp.settings;
  if (const auto& before = stamp.corrects) {
    out.append(" corrects=").append(before->period.name()).append(",").append(time::iso(before->as_of));
    out.append(",").append(before->units).append(",").append(before->settings);
  }
  return out;
}

std::optional<Stamp> stamp_in(std::string_view bytes) {
  for (std::size_t at = bytes.find(word); at != std::string_view::npos; at = bytes.find(word, at + 1)) {
    if (auto stamp = read(bytes.substr(at + word.size()))) return stamp;
  }
  return std::nullopt;
}

}  // namespace ljfl::report
