/// ljfl.toml → Config: which settings there are, and what each may be.
#include <charconv>

#include "load/load.hpp"
#include "load/taker.hpp"

namespace ljfl::load {
namespace {

constexpr std::array known = {
    std::string_view{"district"},          std::string_view{"year"},
    std::string_view{"sample"},            std::string_view{"lang"},
    std::string_view{"office.name"},       std::string_view{"office.short_name"},
    std::string_view{"office.address_to"}, std::string_view{"campaign.start"},
    std::string_view{"campaign.end"},      std::string_view{"standing.due_soon_days"},
    std::string_view{"standing.silent_months"}, std::string_view{"returns.task"},
    std::string_view{"calendar.roll"},     std::string_view{"check.fail_on"},
    std::string_view{"assessment.assumption"},   std::string_view{"assessment.basis"},
    std::string_view{"assessment.bonus_cap"},    std::string_view{"assessment.least_points"},
    std::string_view{"assessment.apart"},        std::string_view{"assessment.not_assessed"},
};

constexpr std::array<std::string_view, 4> year_lists = {"days_off", "workdays", "local_days_off", "local_workdays"};

/// The years that have a table [calendar.<year>].
std::vector<int> calendar_years(const Settings& settings) {
  std::vector<int> out;
  for (const auto& [path, setting] : settings) {
    constexpr std::string_view prefix = "calendar.";
    if (!path.starts_with(prefix)) continue;
    int year = 0;
    const char* const begin = path.data() + prefix.size();
    const auto [stop, fault] = std::from_chars(begin, path.data() + path.size(), year);
    if (fault == std::errc{} && stop != path.data() + path.size() && *stop == '.' && year >= time::first_year &&
        year <= time::last_year && std::ranges::find(out, year) == out.end()) {
      out.push_back(year);
    }
  }
  return out;
}

time::Calendar take_calendar(Taker& taker) {
  constexpr std::array<std::string_view, 3> rolls = {"none", "next-workday", "after-holidays"};
  const auto roll = taker.one_of("calendar.roll", rolls);
  std::vector<time::YearSchedule> years;
  for (const int year : calendar_years(taker.left())) {
    const std::string table = "calendar." + std::to_string(year) + ".";
    time::YearSchedule schedule{.year = year};
    schedule.has_national = taker.has(table + "days_off");
    schedule.has_local = taker.has(table + "local_days_off");
    schedule.days_off = taker.days(table + "days_off", year);
    schedule.workdays = taker.days(table + "workdays", year);
    schedule.local_days_off = taker.days(table + "local_days_off", year);
    schedule.local_workdays = taker.days(table + "local_workdays", year);
    years.push_back(std::move(schedule));
  }
  return {std::move(years), static_cast<time::Roll>(roll.value_or(0))};
}

void take_severities(Taker& taker, model::Severities& out) {
  constexpr std::array<std::string_view, 4> words = {"error", "warning", "note", "off"};
  std::vector<std::string> codes;
  for (const auto& [path, setting] : taker.left()) {
    if (path.starts_with("severity.")) codes.push_back(path);
  }
  for (const std::string& path : codes) {
    if (const auto word = taker.one_of(path, words)) {
      out.by_code.emplace_back(path.substr(std::string_view{"severity."}.size()), std::string{words[*word]});
    }
  }
}

void tell_unknown(Taker& taker, diag::Diagnostics& told) {
  for (const auto& [path, setting] : taker.left()) {
    std::vector<std::string_view> near(known.begin(), known.end());
    const auto in_table = [&](std::string_view table, std::ptrdiff_t dots, std::span<const std::string_view> keys) {
      if (!path.starts_with(table) || std::ranges::count(path, '.') < dots) return false;
      near.assign(keys.begin(), keys.end());
      return true;
    };
    const bool by_key = in_table("calendar.", 2, year_lists) || in_table("assessment.items.", 3, assessment_item_keys());
    const std::string_view word = by_key ? std::string_view{path}.substr(path.rfind('.') + 1) : std::string_view{path};
    told.tell(e201_unknown_key, setting.at,
              {diag::arg("where", diag::Words{"ljfl.toml ", "ljfl.toml"}), diag::arg("key", std::string_view{path}),
               diag::did_you_mean(word, near), diag::arg("known", std::string_view{joined(near)})});
  }
}

void tell_missing(diag::Diagnostics& told, std::uint32_t file, std::string_view key) {
  told.tell(e202_missing_key, {.file = file},
            {diag::arg("where", diag::Words{"ljfl.toml ", "ljfl.toml"}), diag::arg("key", key), diag::arg("sign", " =")});
}

}  // namespace

model::Config load_config(const text::Snapshot& files, diag::Diagnostics& told) {
  model::Config out;
  const auto found = std::ranges::find(files.files, std::string_view{"ljfl.toml"}, &text::Source::path);
  if (found == files.files.end()) {
    told.tell(e221_missing_config, {.file = model::none});
    return out;
  }
  out.file = static_cast<std::uint32_t>(found - files.files.begin());
  auto settings = read_settings(*found, out.file, told);
  if (!settings) return out;
  const auto missing = [&](std::string_view key) {
    // A misspelt one is told as such, and not as missing too.
    return !settings->contains(key) && std::ranges::none_of(*settings, [&](const auto& entry) {
      const auto meant = text::nearest(entry.first, known);
      return std::ranges::find(known, std::string_view{entry.first}) == known.end() && meant && *meant == key;
    });
  };
  const bool no_district = missing("district");
  const bool no_year = missing("year");
  Taker taker(std::move(*settings), told);
  if (no_district) tell_missing(told, out.file, "district");
  if (no_year) tell_missing(told, out.file, "year");
  taker.text("district", out.district);
  taker.number("year", time::first_year, time::last_year, out.year);
  taker.flag("sample", out.sample);
  constexpr std::array<std::string_view, 2> languages = {"zh", "en"};
  if (const auto lang = taker.one_of("lang", languages)) out.lang = languages[*lang];
  taker.text("office.name", out.office.name);
  taker.text("office.short_name", out.office.short_name);
  taker.text("office.address_to", out.office.address_to);
  const int year = out.year == 0 ? time::first_year : out.year;
  out.start = taker.date("campaign.start").value_or(*time::make_date(year, 1, 1));
  out.end = taker.date("campaign.end").value_or(*time::make_date(year, 12, 31));
  taker.number("standing.due_soon_days", 0, 366, out.due_soon_days);
  taker.number("standing.silent_months", 1, 24, out.silent_months);
  taker.text("returns.task", out.return_task);
  constexpr std::array<std::string_view, 3> fail_on = {"error", "warning", "never"};
  if (const auto word = taker.one_of("check.fail_on", fail_on)) out.fail_on = fail_on[*word];
  out.calendar = take_calendar(taker);
  take_severities(taker, out.severities);
  take_assessment(taker, out.assessment);
  tell_unknown(taker, told);
  return out;
}

}  // namespace ljfl::load
