#include <algorithm>
#include <set>

#include "edit/edit.hpp"
#include "lsp/describe.hpp"

namespace ljfl::lsp {
namespace {

using load::Holds;
using load::Names;

template <typename Item>
std::string title_of(const Item& item) {
  return std::string{item.title.given() ? item.title.value : item.text.value};
}

std::string_view value_of(const std::vector<std::pair<std::string_view, std::string_view>>& values,
                          std::string_view key) {
  const auto found = std::ranges::find(values, key, &std::pair<std::string_view, std::string_view>::first);
  return found == values.end() ? std::string_view{} : found->second;
}

class Offers {
 public:
  Offers(const Session& session, const Examined& now, std::uint32_t unit) : session_(session), now_(now), unit_(unit) {}
  std::vector<Candidate> out = {};

  void of_unit(Names names, std::string_view quota) {
    if (unit_ == model::none) return;
    const model::Unit& unit = now_.reg.units[unit_];
    if (names == Names::task) {
      for (std::uint32_t i = 0; i < unit.tasks.size(); ++i) {
        if (!unit.tasks[i].id.empty())
          out.push_back(
              {std::string{unit.tasks[i].id.value}, title_of(unit.tasks[i]), describe_task(session_, now_, unit_, i)});
      }
    } else if (names == Names::quota) {
      for (std::uint32_t i = 0; i < unit.quotas.size(); ++i) {
        if (!unit.quotas[i].id.empty())
          out.push_back({std::string{unit.quotas[i].id.value}, std::string{unit.quotas[i].title.value},
                         describe_quota(session_, now_, unit_, i)});
      }
    } else if (names == Names::duty) {
      for (const model::Duty& duty : unit.duties)
        out.push_back({std::string{duty.id.value}, std::string{duty.text.value}, ""});
    } else if (names == Names::site) {
      sites(unit, quota);
    }
  }

  /// Sites that no record names yet come first.
  void sites(const model::Unit& unit, std::string_view id) {
    const auto quota = std::ranges::find_if(unit.quotas, [&](const model::Quota& one) { return one.id.value == id; });
    if (quota == unit.quotas.end()) return;
    std::set<std::string_view> done;
    for (const model::Record& record : unit.records) {
      if (record.more->quota.value != id) continue;
      for (const model::Text& site : record.more->sites) done.insert(site.value);
    }
    for (const bool named : {false, true}) {
      for (const model::Text& site : quota->sites) {
        if (done.contains(site.value) != named) continue;
        const diag::Words about =
            named ? diag::Words{"已有记录", "recorded already"} : diag::Words{"还没有记录", "no record yet"};
        out.push_back({std::string{site.value}, session_.say(about), ""});
      }
    }
  }

  void everywhere(Names names) {
    for (const model::Unit& unit : now_.reg.units) {
      if (names == Names::unit) out.push_back({std::string{unit.id}, std::string{unit.name.value}, ""});
      if (names != Names::other_task) continue;
      for (const model::Task& task : unit.tasks) {
        out.push_back({std::string{unit.id} + "/" + std::string{task.id.value},
                       std::string{unit.name.value} + session_.say({"：", ": "}) + title_of(task), ""});
      }
    }
    if (names == Names::set) {
      for (const model::Mandate& set : now_.reg.sets)
        out.push_back({std::string{set.id}, std::string{set.name.value}, ""});
    }
    if (names == Names::item) {
      for (const model::RubricItem& item : now_.reg.config.assessment.items) out.push_back({item.id, item.name, ""});
    }
  }

  void day(time::Date date, diag::Words what) {
    const std::string word = time::iso(date);
    if (std::ranges::find(out, word, &Candidate::word) == out.end()) out.push_back({word, session_.say(what), ""});
  }

  /// Today, yesterday and the ends of the month of the file.
  void dates(std::string_view path) {
    const time::Date today = now_.standing.as_of;
    const std::size_t slash = path.rfind('/');
    const std::string_view name = slash == std::string_view::npos ? path : path.substr(slash + 1);
    const auto month = time::parse_period(name.substr(0, name.find('.')));
    if (!month || month->holds(today)) day(today, {"今天", "today"});
    if (!month || month->holds(today - std::chrono::days{1})) day(today - std::chrono::days{1}, {"昨天", "yesterday"});
    const time::Period around = month.value_or(time::period_of(time::PeriodKind::month, today));
    day(around.last(), {"月底", "the month's end"});
    day(around.first(), {"月初", "the month's beginning"});
  }

  void periods() {
    const time::Date today = now_.standing.as_of;
    const time::Period month = time::period_of(time::PeriodKind::month, today);
    const time::Period before = time::period_of(time::PeriodKind::month, month.first() - std::chrono::days{1});
    out.push_back({before.name(), session_.say({"上个月", "last month"}), ""});
    out.push_back({month.name(), session_.say({"这个月", "this month"}), ""});
    out.push_back(
        {time::period_of(time::PeriodKind::quarter, today).name(), session_.say({"这个季度", "this quarter"}), ""});
    out.push_back(
        {time::period_of(time::PeriodKind::half, today).name(), session_.say({"这半年", "this half year"}), ""});
  }

 private:
  const Session& session_;
  const Examined& now_;
  std::uint32_t unit_;
};

}  // namespace

std::string as_written(std::string_view word, const Cursor& cursor) {
  if (cursor.key == nullptr) return std::string{word};  // keys are words of the schema's
  // Only names of places are free text; ids, days and words of the schema's need no quotes but where a sign is odd.
  const bool is_text = cursor.key->names == Names::site;
  if (cursor.quote == 0) return edit::written(is_text ? edit::text(word) : edit::word(word), cursor.in_brackets);
  std::string out;
  for (const char c : word) {
    if (c == cursor.quote || (c == '\\' && cursor.quote == '"')) out.push_back(cursor.quote == '"' ? '\\' : c);
    out.push_back(c);
  }
  return out;
}

std::vector<Candidate> candidates(const Session& session, const Examined& now, std::string_view path,
                                  std::uint32_t unit, const load::Key& key,
                                  const std::vector<std::pair<std::string_view, std::string_view>>& values) {
  Offers offers(session, now, unit);
  offers.of_unit(key.names, value_of(values, "quota"));
  offers.everywhere(key.names);
  for (std::size_t i = 0; i < key.words.size(); ++i) {
    offers.out.push_back({std::string{key.words[i]}, key.meanings.empty() ? "" : session.say(key.meanings[i]), ""});
  }
  if (key.holds == Holds::date) offers.dates(path);
  if (key.holds == Holds::period) offers.periods();
  if (key.holds == Holds::target) offers.out.push_back({"tbd", session.say({"还没有下达", "not handed down yet"}), ""});
  return std::move(offers.out);
}

}  // namespace ljfl::lsp
