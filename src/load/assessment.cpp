/// [assessment] of ljfl.toml → the rubric.
#include "load/settings_keys.hpp"
#include "load/taker.hpp"

namespace ljfl::load {
namespace {

constexpr std::string_view items_table = "assessment.items.";
constexpr int most_points = 100;
constexpr int most_misses = 1000;

/// The ids of the items, in the order in which they are written.
std::vector<std::string> item_ids(const Settings& settings) {
  std::vector<std::pair<std::uint32_t, std::string>> found;
  for (const auto& [path, setting] : settings) {
    if (!path.starts_with(items_table)) continue;
    const std::size_t dot = path.find('.', items_table.size());
    if (dot == std::string::npos) continue;
    std::string id = path.substr(items_table.size(), dot - items_table.size());
    const auto same = std::ranges::find(found, id, [](const auto& entry) { return entry.second; });
    if (same == found.end()) {
      found.emplace_back(setting.at.begin, std::move(id));
    } else {
      same->first = std::min(same->first, setting.at.begin);
    }
  }
  std::ranges::sort(found);
  std::vector<std::string> out;
  out.reserve(found.size());
  for (auto& entry : found) out.push_back(std::move(entry.second));
  return out;
}

model::RubricItem take_item(Taker& taker, std::string id) {
  const std::string table = std::string{items_table} + id + ".";
  model::RubricItem out;
  out.at = taker.place(table);
  out.name = id;
  out.id = std::move(id);
  taker.text(table + "name", out.name);
  if (const auto word = taker.one_of(table + "measure", setting::measures))
    out.measure = static_cast<model::Measure>(*word);
  if (const auto points = taker.decimal(table + "points", 0, most_points)) {
    // One number is for everybody but the lead office, which does the scoring.
    for (std::size_t role = 1; role < roles.size(); ++role) out.points[role] = points->value;
  }
  for (std::size_t role = 0; role < roles.size(); ++role) {
    const std::string path = table + "points." + std::string{roles[role]};
    if (const auto points = taker.decimal(path, 0, most_points)) out.points[role] = points->value;
  }
  if (const auto word = taker.one_of(table + "method", setting::methods)) out.deducts = *word == 1;
  if (out.measure == model::Measure::findings) out.deducts = true;
  out.tasks = taker.texts(table + "tasks");
  out.except = taker.texts(table + "except");
  // Of a share, what a late one still counts cannot be more than the whole.
  if (const auto late = taker.decimal(table + "late", 0, out.deducts ? most_points : 1)) out.late = late->value;
  if (const auto missing = taker.decimal(table + "missing", 0, most_points)) out.missing = missing->value;
  taker.number(table + "zero_at", 0, most_misses, out.zero_at);
  return out;
}

/// The points of a kind of unit must add up to 100, or nobody can tell what a point is worth.
void tell_sums(Taker& taker, const model::Assessment& assessment) {
  for (std::size_t role = 0; role < roles.size(); ++role) {
    model::Decimal sum;
    for (const model::RubricItem& item : assessment.items) sum.hundredths += item.points[role].hundredths;
    if (sum.hundredths == 0 || sum.hundredths == 10000) continue;
    taker.told().tell(e510_points_not_100, assessment.items.front().at,
                      {diag::arg("role", roles[role]), diag::arg("sum", std::string_view{model::plain(sum)})});
  }
}

}  // namespace

void take_assessment(Taker& taker, model::Assessment& out) {
  taker.flag("assessment.assumption", out.assumption);
  taker.text("assessment.basis", out.basis);
  if (const auto cap = taker.decimal("assessment.bonus_cap", 0, most_points)) out.bonus_cap = cap->value;
  if (const auto least = taker.decimal("assessment.least_points", 0, most_points)) out.least = least->value;
  out.apart_at = taker.place("assessment.apart");
  out.apart = taker.texts("assessment.apart");
  const text::Span months_at = taker.place("assessment.not_assessed");
  for (const std::string& word : taker.texts("assessment.not_assessed")) {
    const auto month = time::parse_period(word);
    if (month && month->kind == time::PeriodKind::month) {
      out.not_assessed.push_back(*month);
    } else {
      taker.told().tell(e404_malformed_period, months_at, {diag::arg("value", std::string_view{word})});
    }
  }
  for (std::string& id : item_ids(taker.left())) out.items.push_back(take_item(taker, std::move(id)));
  if (!out.items.empty()) tell_sums(taker, out);
}

}  // namespace ljfl::load
