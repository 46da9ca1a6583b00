/// ljfl.toml → Config: which settings there are, and what each may be.
#include <charconv>
#include <iterator>

#include "load/load.hpp"
#include "load/settings_keys.hpp"
#include "load/taker.hpp"

namespace ljfl::load {
namespace {

/// The settings of one name, without those in tables that people name.
std::vector<std::string_view> plain_keys() {
  std::vector<std::string_view> out;
  std::ranges::copy_if(setting::words, std::back_inserter(out),
                       [](std::string_view word) { return word.find('*') == std::string_view::npos; });
  return out;
}

/// The last words of the settings in a table that people name (calendar.*.).
std::vector<std::string_view> keys_below(std::string_view table) {
  std::vector<std::string_view> out;
  for (const std::string_view word : setting::words) {
    if (word.starts_with(table)) out.push_back(word.substr(table.size()));
  }
  return out;
}

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
  const auto roll = taker.one_of("calendar.roll", setting::rolls);
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

/// The tables [reports.2026-10]. One that names no period is left, and so told as unknown.
std::vector<model::Publication> take_publications(Taker& taker) {
  constexpr std::string_view table = "reports.";
  std::vector<model::Publication> out;
  for (const auto& [path, setting] : taker.left()) {
    if (!path.starts_with(table)) continue;
    const std::size_t dot = path.find('.', table.size());
    const auto period = dot == std::string::npos
                            ? std::nullopt
                            : time::parse_period(std::string_view{path}.substr(table.size(), dot - table.size()));
    if (period && std::ranges::find(out, *period, &model::Publication::period) == out.end())
      out.push_back({.period = *period});
  }
  for (model::Publication& one : out) {
    const std::string name = std::string{table} + one.period.name() + ".";
    taker.text(name + "number", one.number);
    one.signed_on = taker.date(name + "signed");
    taker.text(name + "approved_by", one.approval);
  }
  return out;
}

void take_severities(Taker& taker, model::Severities& out) {
  std::vector<std::string> codes;
  for (const auto& [path, setting] : taker.left()) {
    if (path.starts_with("severity.")) codes.push_back(path);
  }
  for (const std::string& path : codes) {
    const text::Span at = taker.place(path);
    if (const auto word = taker.one_of(path, setting::severities)) {
      out.by_code.push_back({.code = path.substr(std::string_view{"severity."}.size()),
                             .word = std::string{setting::severities[*word]},
                             .at = at});
    }
  }
}

void take_history(Taker& taker, model::HistorySettings& out) {
  const text::Span at = taker.place("history.close");
  std::string close;
  taker.text("history.close", close);
  if (!close.empty()) {
    out.close = time::parse_term(close);
    if (!out.close) taker.told().tell(e405_malformed_term, at, {diag::arg("value", std::string_view{close})});
  }
  // The audit reads it for itself (history/laws.hpp): nothing else asks for it.
  std::string since;
  taker.text("history.since", since);
  constexpr std::string_view table = "history.people.";
  std::vector<std::string> units;
  for (const auto& [path, setting] : taker.left()) {
    if (path.starts_with(table)) units.push_back(path);
  }
  for (const std::string& path : units) {
    const text::Span at_people = taker.place(path);
    out.people.push_back({.unit = path.substr(table.size()), .authors = taker.texts(path), .at = at_people});
  }
}

void tell_unknown(Taker& taker, diag::Diagnostics& told) {
  for (const auto& [path, setting] : taker.left()) {
    std::vector<std::string_view> near = plain_keys();
    const auto in_table = [&](std::string_view table, std::ptrdiff_t dots) {
      if (!path.starts_with(table) || std::ranges::count(path, '.') < dots) return false;
      near = keys_below(std::string{table} + "*.");
      return true;
    };
    const bool by_key = in_table("calendar.", 2) || in_table("assessment.items.", 3) || in_table("reports.", 2);
    const std::string_view word = by_key ? std::string_view{path}.substr(path.rfind('.') + 1) : std::string_view{path};
    told.tell(e201_unknown_key, setting.at,
              {diag::arg("where", diag::Words{"ljfl.toml ", "ljfl.toml"}), diag::arg("key", std::string_view{path}),
               diag::did_you_mean(word, near), diag::arg("known", std::string_view{joined(near)})});
  }
}

void tell_missing(diag::Diagnostics& told, std::uint32_t file, std::string_view key) {
  told.tell(
      e202_missing_key, {.file = file},
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
  const std::vector<std::string_view> known = plain_keys();
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
  const auto number = [&taker](std::string_view path, int& to) {
    const Key& key = setting_key(path);
    taker.number(path, static_cast<int>(key.low), static_cast<int>(key.high), to);
  };
  const bool has_district = taker.has("district");
  const text::Span district_at = taker.place("district");
  const std::size_t told_before = told.all().size();
  taker.text("district", out.district);
  const bool is_blank = out.district.find_first_not_of(" \t　") == std::string::npos;
  if (has_district && is_blank && told.all().size() == told_before) {
    told.tell(e209_empty_value, district_at, {diag::arg("key", "district")});
    out.district.clear();  // nobody's figures
  }
  number("year", out.year);
  taker.flag("sample", out.sample);
  if (const auto lang = taker.one_of("lang", setting::languages)) out.lang = setting::languages[*lang];
  taker.text("office.name", out.office.name);
  taker.text("office.short_name", out.office.short_name);
  taker.text("office.address_to", out.office.address_to);
  taker.text("office.copy_to", out.office.copy_to);
  const int year = out.year == 0 ? time::first_year : out.year;
  out.start_at = taker.place("campaign.start");
  out.end_at = taker.place("campaign.end");
  out.return_task_at = taker.place("returns.task");
  out.start = taker.date("campaign.start").value_or(*time::make_date(year, 1, 1));
  out.office.issues_from = taker.date("office.issues_from");
  out.end = taker.date("campaign.end").value_or(*time::make_date(year, 12, 31));
  number("standing.due_soon_days", out.due_soon_days);
  number("standing.silent_months", out.silent_months);
  taker.text("returns.task", out.return_task);
  taker.text("notice.mark", out.notice.mark);
  number("notice.orange_workdays", out.notice.orange_workdays);
  number("notice.red_workdays", out.notice.red_workdays);
  if (const auto word = taker.one_of("check.fail_on", setting::fail_on)) out.fail_on = setting::fail_on[*word];
  out.calendar = take_calendar(taker);
  take_severities(taker, out.severities);
  take_assessment(taker, out.assessment);
  take_history(taker, out.history);
  out.publications = take_publications(taker);
  tell_unknown(taker, told);
  return out;
}

}  // namespace ljfl::load
