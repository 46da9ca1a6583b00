#include "history/audit.hpp"

#include <algorithm>

namespace ljfl::history {
namespace {

/// Every change of the chronicle with the day on which it came in.
std::vector<Deed> gather(Chronicle& chronicle, Laws& laws) {
  const EntryDays entries = entry_days(chronicle.walk());
  std::vector<Deed> out;
  chronicle.tell([&](std::uint32_t index, std::vector<Change>& changes, const State& state) {
    const Walk& walk = chronicle.walk();
    const Commit& commit = walk.commits[index];
    laws.hear(index, chronicle, state);
    // What stands in the oldest commit of a shallow clone was not done by it. Its reports are known to be there.
    if (commit.cut_off) std::erase_if(changes, [](const Change& change) { return change.what != What::report; });
    std::map<std::string_view, Touched> versions;
    for (const Touched& touched : commit.touched) versions.emplace(walk.paths[touched.path], touched);
    for (Change& change : changes) {
      Deed deed{.commit = index, .entered_by = entries.by[index], .entered = entries.day[index]};
      if (const auto version = versions.find(change.path); version != versions.end()) {
        deed.before = version->second.before;
        deed.after = version->second.path < state.size() ? state[version->second.path] : nothing;
      }
      deed.change = std::move(change);
      out.push_back(std::move(deed));
    }
  });
  return out;
}

/// reports/2026-10/…, each time it was committed.
std::vector<Published> publications(const std::vector<Deed>& deeds) {
  std::vector<Published> out;
  for (const Deed& deed : deeds) {
    if (deed.change.what != What::report || deed.change.kind == Kind::removed) continue;
    std::string_view path = deed.change.path;
    path.remove_prefix(std::string_view{"reports/"}.size());
    const auto period = time::parse_period(path.substr(0, path.find('/')));
    if (!period) continue;
    out.push_back({.period = *period,
                   .as_of = std::min(period->last(), deed.entered),
                   .entered_by = deed.entered_by,
                   .entered = deed.entered});
  }
  return out;
}

bool concerns(const Deed& deed, const std::optional<time::Period>& month) {
  if (!month) return true;
  const Change& change = deed.change;
  if (change.month == month || change.month_before == month) return true;
  if (change.date) return month->holds(*change.date);
  return !change.month && month->holds(deed.entered);
}

diag::Arg in_both(std::string_view name, std::string zh, std::string en) {
  return {.name = name, .zh = std::move(zh), .en = std::move(en)};
}

/// What every finding says of its deed.
void add_common(std::vector<diag::Arg>& args, const Walk& walk, const Deed& deed) {
  const Change& change = deed.change;
  const Commit& commit = walk.commits[deed.commit];
  const std::string unit = change.unit_name.empty() ? change.unit : change.unit_name;
  const auto value = [&](std::string_view name, const std::string& text) {
    args.push_back(in_both(name, text.empty() ? "无" : shown(text, diag::Lang::zh),
                           text.empty() ? "none" : shown(text, diag::Lang::en)));
  };
  args.push_back(diag::arg("unit", std::string_view{unit}));
  if (std::ranges::find(args, "change", &diag::Arg::name) == args.end())
    args.push_back(in_both("change", (unit.empty() ? "" : unit + "：") + sentence(change, diag::Lang::zh),
                           (unit.empty() ? "" : unit + ": ") + sentence(change, diag::Lang::en)));
  value("before", change.before);
  value("after", change.after);
  args.push_back(diag::arg("commit", std::string_view{commit.id}.substr(0, 10)));
  args.push_back(diag::arg("author", std::string_view{commit.author.name}));
  args.push_back(diag::arg("email", std::string_view{commit.author.email}));
  args.push_back(diag::arg("day", std::string_view{time::iso(deed.entered)}));
}

class Court {
 public:
  Court(const Chronicle& chronicle, const Trial& trial, Audit& out) : chronicle_(chronicle), trial_(trial), out_(out) {}

  /// `set_up`: the commit only set the register up.
  void hear(std::uint32_t index, bool set_up) {
    const Deed& deed = trial_.deeds[index];
    for (const AuditRule* const rule : audit_rules()) {
      if (rule->judge == nullptr || (set_up && (rule->in_set_up == nullptr || !rule->in_set_up(deed)))) continue;
      auto found = rule->judge(trial_, deed);
      if (!found) continue;
      tell(*rule, deed, std::move(*found));
      out_.deeds.push_back(index);
    }
  }

 private:
  void tell(const AuditRule& rule, const Deed& deed, std::vector<diag::Arg> args) {
    add_common(args, trial_.walk, deed);
    const Deed* const restored =
        rule.restored_by != nullptr ? rule.restored_by(trial_, deed) : trial_.restored_by(deed);
    diag::Diagnostic& told = out_.told.tell(rule.rule, place(deed), {});
    if (rule.only_a_note != nullptr && rule.only_a_note(trial_, deed)) told.severity = diag::Severity::note;
    if (restored != nullptr) {
      const std::string id = trial_.walk.commits[restored->commit].id.substr(0, 10);
      const std::string day = time::iso(restored->entered);
      args.push_back(in_both("restored", "；" + day + " 已恢复（提交 " + id + "）",
                             "; restored on " + day + " (commit " + id + ")"));
      told.severity = diag::Severity::note;
    } else {
      args.push_back(diag::arg("restored", ""));
    }
    told.args = std::move(args);
  }

  /// Where the change is to be seen: in the file as it was after it, or, where nothing is left, before.
  text::Span place(const Deed& deed) {
    const std::uint32_t blob = deed.change.at_before ? deed.before : deed.after;
    if (blob == nothing || deed.change.path.empty()) return {.file = model::none};
    const auto [known, fresh] =
        files_.try_emplace({deed.change.path, blob}, static_cast<std::uint32_t>(out_.files.files.size()));
    if (fresh) out_.files.files.push_back({.path = deed.change.path, .bytes = chronicle_.bytes(blob)});
    return {.file = known->second, .begin = deed.change.at.begin, .end = deed.change.at.end};
  }

  const Chronicle& chronicle_;
  const Trial& trial_;
  Audit& out_;
  std::map<std::pair<std::string, std::uint32_t>, std::uint32_t> files_ = {};
};

}  // namespace

Audit audit(Chronicle& chronicle, const model::Register& reg, const Scope& scope) {
  Audit out;
  Laws laws(law_of(reg.config));
  out.all = gather(chronicle, laws);
  const std::vector<Published> published = publications(out.all);
  Trial trial{.chronicle = chronicle, .walk = chronicle.walk(), .laws = laws, .deeds = out.all, .published = published};
  for (const model::Unit& unit : reg.units) {
    if (unit.role.value == model::Role::lead && unit.role.at.end != unit.role.at.begin)
      trial.leads.emplace_back(unit.id);
  }
  for (std::uint32_t i = 0; i < out.all.size(); ++i) {
    const Change& change = out.all[i].change;
    if (change.what != What::unit) continue;
    if (change.kind == Kind::renamed) trial.renamed[change.before] = change.after;
    if (change.kind == Kind::changed && change.field == "role") trial.roles.push_back(i);
  }
  Court court(chronicle, trial, out);
  for (std::uint32_t i = 0; i < out.all.size(); ++i) {
    const std::uint32_t commit = out.all[i].commit;
    if (scope.commits[commit] && concerns(out.all[i], scope.month)) court.hear(i, scope.only_sets_up(commit));
  }
  for (std::uint32_t i = 0; i < scope.commits.size(); ++i) {
    if (scope.commits[i]) ++(scope.only_sets_up(i) ? out.set_up : out.commits);
  }
  out.ever_closed = laws.ever_closed();
  out.ever_named = laws.ever_named();
  return out;
}

bool tell_incomplete(Audit& audit, const Chronicle& chronicle, const Scope& scope) {
  for (const std::uint32_t end : chronicle.ends()) {
    if (!scope.commits[end] || scope.only_sets_up(end)) continue;
    const Commit& commit = chronicle.walk().commits[end];
    const auto rule =
        std::ranges::find(audit_rules(), std::string_view{"H913"}, [](const AuditRule* one) { return one->rule.code; });
    audit.told.tell((*rule)->rule, {.file = model::none},
                    {diag::arg("commit", std::string_view{commit.id}.substr(0, 10)),
                     diag::arg("day", std::string_view{time::iso(day_of(commit.committed))})});
    return true;
  }
  return false;
}

void add_finding(Audit& audit, const Chronicle& chronicle, std::uint32_t deed, std::string_view code,
                 std::vector<diag::Arg> args) {
  const auto rule = std::ranges::find(audit_rules(), code, [](const AuditRule* one) { return one->rule.code; });
  if (rule == audit_rules().end()) return;
  add_common(args, chronicle.walk(), audit.all[deed]);
  diag::Diagnostics made;
  made.tell((*rule)->rule, {.file = model::none}, std::move(args));
  // Behind what was found in deeds up to this one.
  const auto place = std::ranges::upper_bound(audit.deeds, deed) - audit.deeds.begin();
  audit.told.all().insert(audit.told.all().begin() + place, std::move(made.all().front()));
  audit.deeds.insert(audit.deeds.begin() + place, deed);
}

std::span<const diag::Rule* const> rules() {
  static const std::vector<const diag::Rule*> list = [] {
    std::vector<const diag::Rule*> out;
    for (const AuditRule* const rule : audit_rules()) out.push_back(&rule->rule);
    return out;
  }();
  return list;
}

}  // namespace ljfl::history
