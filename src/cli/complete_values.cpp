/// What could be the value of an option, by the name of the value: the register's own words, days, files.
#include <algorithm>
#include <set>

#include "cli/complete.hpp"
#include "cli/rule_book.hpp"
#include "cli/schema.hpp"
#include "diag/findings.hpp"
#include "history/git.hpp"
#include "report/bundle.hpp"

namespace ljfl::cli {
namespace {

class Values {
 public:
  Values(const Job& job, const Half& half) : job_(job), half_(half) {}
  std::vector<Completion> out = {};

  void units() {
    // Pinyin or Chinese, as one began; before one began, ids: every keyboard has those.
    const bool chinese = !half_.typed.empty() && static_cast<unsigned char>(half_.typed.front()) >= 0x80U;
    for (const model::Unit& unit : job_.reg.units) {
      if (!chinese) {
        offer(unit.id, unit.name.value);
        continue;
      }
      offer(unit.name.value, unit.id);
      for (const model::Text& alias : unit.aliases) offer(alias.value, unit.name.value);
    }
  }

  /// unit/item, once the unit is there. `quotas_only`: and a unit by itself is not enough.
  void unit_items(bool quotas_only) {
    const std::size_t slash = half_.typed.find('/');
    if (slash == std::string_view::npos) {
      if (!quotas_only) return units();
      for (const model::Unit& unit : job_.reg.units) {
        if (!unit.quotas.empty()) offer(std::string{unit.id} + "/", unit.name.value);
      }
      return;
    }
    const model::Unit* const unit = unit_named(half_.typed.substr(0, slash));
    if (unit == nullptr) return;
    items(*unit, half_.typed.substr(slash + 1), quotas_only);
    for (Completion& one : out) one.word.insert(0, half_.typed.substr(0, slash + 1));
  }

  void items_of_unit() {
    const model::Unit* const unit = half_.positional.empty() ? nullptr : unit_named(half_.positional.front());
    if (unit == nullptr) return;
    if (!half_.has("--rectified")) return items(*unit, half_.typed, false);
    for (const model::Finding& finding : job_.reg.findings) {
      if (finding.unit_index < job_.reg.units.size() && &job_.reg.units[finding.unit_index] == unit &&
          !finding.rectified)
        offer(finding.id.value, finding.text.value);
    }
  }

  /// Sites of the quota's list that no record names.
  void sites() {
    const model::Unit* const unit = half_.positional.empty() ? nullptr : unit_named(half_.positional.front());
    if (unit == nullptr || half_.positional.size() < 2) return;
    const model::ItemLookup found = model::find_item(*unit, half_.positional[1]);
    if (!found.item || !found.item->quota) return;
    std::set<std::string_view> done;
    for (const model::Record& record : unit->records) {
      if (record.quota_index != found.item->index) continue;
      for (const model::Text& site : record.more->sites) done.insert(site.value);
    }
    for (const model::Text& site : unit->quotas[found.item->index].sites) {
      if (!done.contains(site.value)) offer(site.value, "");
    }
  }

  /// This month and the ones before it, back to the campaign's start, the newest first.
  void months() {
    const time::Period now = time::period_of(time::PeriodKind::month, job_.today);
    const time::Date start = job_.root.empty() ? now.first() : job_.reg.config.start;
    constexpr int most = 24;
    time::Period month = now;
    for (int n = 0; n < most && month.last() >= start; ++n, month = month.previous()) offer(month.name(), "");
  }

  void periods(time::PeriodKind kind) {
    const time::Period now = time::period_of(kind, job_.today);
    offer(now.name(), job_.lang == diag::Lang::zh ? now.chinese() : "");
    const time::Period before = now.previous();
    offer(before.name(), job_.lang == diag::Lang::zh ? before.chinese() : "");
  }

  void days() {
    offer(time::iso(job_.today), job_.say({"今天", "today"}));
    offer(time::iso(job_.today - std::chrono::days{1}), job_.say({"昨天", "yesterday"}));
    const time::Period month = time::period_of(time::PeriodKind::month, job_.today).previous();
    offer(time::iso(month.last()), job_.say({"上月底", "the end of last month"}));
  }

  void terms() {
    offer("5wd", job_.say({"5 个工作日", "five workdays"}));
    offer("10wd", job_.say({"10 个工作日", "ten workdays"}));
    offer("7d", job_.say({"7 天", "seven days"}));
    offer("30d", job_.say({"30 天", "thirty days"}));
  }

  /// What git knows by name, and the months behind.
  void revisions() {
    offer("HEAD", job_.say({"最近一次提交", "the last commit"}));
    if (auto git = history::Git::open(job_.folder); git.good()) {
      const history::Ended names = git->run({"rev-parse", "--symbolic", "--branches", "--tags", "--remotes"});
      std::string_view left = names.good() ? std::string_view{names.out} : std::string_view{};
      while (!left.empty()) {
        const std::size_t end = std::min(left.find('\n'), left.size());
        offer(left.substr(0, end), "");
        left.remove_prefix(std::min(end + 1, left.size()));
      }
    }
    months();
  }

  void rules() {
    for (const diag::Rule* rule : rule_book()) offer(rule->code, diag::title(*rule, job_.lang));
  }

  void offer(std::string_view word, std::string_view about) {
    if (!word.empty()) out.push_back({.word = std::string{word}, .about = std::string{about}});
  }

 private:
  const model::Unit* unit_named(std::string_view word) const {
    const std::uint32_t found = model::find_unit(job_.reg, word).index;
    return found == model::none ? nullptr : &job_.reg.units[found];
  }

  void items(const model::Unit& unit, std::string_view typed, bool quotas_only) {
    const bool chinese = !typed.empty() && static_cast<unsigned char>(typed.front()) >= 0x80U;
    const auto add = [&](const auto& item) {
      offer(chinese ? item.title.value : item.id.value, chinese ? item.id.value : item.title.value);
    };
    if (!quotas_only) std::ranges::for_each(unit.tasks, add);
    std::ranges::for_each(unit.quotas, add);
  }

  const Job& job_;
  const Half& half_;
};

/// The NAME of `new` is another thing with each WHAT.
void offer_name(const Job& job, const Half& half, Values& values) {
  const std::string_view what =
      half.positional.empty() ? std::string_view{} : std::string_view{half.positional.front()};
  if (what == "month" || what == "finding") values.units();
  if (what == "year")
    values.offer(std::to_string(job.reg.config.year == 0 ? time::year_of(job.today) : job.reg.config.year + 1), "");
}

}  // namespace

std::vector<Completion> values_for(const Job& job, const Half& half) {
  Values values(job, half);
  const Option& option = *half.option;
  const std::string_view name = option.value.empty() ? option.flag : option.value;
  const std::vector<std::string_view> choices = choices_of(option);
  const auto is_one_of = [name](std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, name) != names.end();
  };
  if (!choices.empty()) {
    for (const std::string_view word : choices) values.offer(word, "");
  } else if (is_one_of({"UNIT", "UNIT[/ITEM]"})) {
    values.unit_items(false);
  } else if (name == "UNIT/QUOTA") {
    values.unit_items(true);
  } else if (name == "ITEM") {
    values.items_of_unit();
  } else if (option.flag == "--sites") {
    values.sites();
  } else if (name == "CODE") {
    values.rules();
  } else if (name == "REPORT") {
    for (const std::string& report : report::names_of(job.files)) values.offer(report, "");
  } else if (name == "KIND") {
    for (const std::string_view kind : schema_kinds()) values.offer(kind, "");
  } else if (option.flag == "NAME") {
    offer_name(job, half, values);
  } else if (is_one_of({"REV", "REV|DATE", "A", "B"})) {
    values.revisions();
  } else if (name == "DIR") {
    values.offer(":dir", "");
  } else if (is_one_of({"FILE", "PATH"})) {
    values.offer(":file", "");
  } else if (time::parse_date(name).date) {
    values.days();  // options whose value is shown by an example take its kind
  } else if (const auto period = time::parse_period(name)) {
    period->kind == time::PeriodKind::month ? values.months() : values.periods(period->kind);
  } else if (time::parse_term(name)) {
    values.terms();
  }
  return std::move(values.out);
}

}  // namespace ljfl::cli
