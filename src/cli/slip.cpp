#include "cli/slip.hpp"

#include <algorithm>
#include <optional>
#include <tuple>

#include "diag/findings.hpp"

namespace ljfl::cli {
namespace {

constexpr std::size_t most_things = 5;
constexpr std::size_t most_due = 3;

std::string_view shown_name(const model::Unit& unit) {
  return unit.name.given() ? unit.name.value : unit.id;
}

/// Deadlines and quotas are the unit's to meet; what else is wrong in a mandate is the lead office's to mend.
bool is_lead_offices(const Job& job, const diag::Diagnostic& one) {
  const bool of_standing = one.rule->code.starts_with('D') || one.rule->code.starts_with('Q');
  return !of_standing && one.at.file < job.files.files.size() &&
         job.files.files[one.at.file].path.ends_with("/unit.yaml");
}

std::string lead_office(const Job& job) {
  for (const model::Unit& unit : job.reg.units) {
    if (unit.role.value == model::Role::lead) return text::printable(shown_name(unit));
  }
  return std::string{job.say({"牵头部门", "the lead office"})};
}

/// One thing to do: a mistake, and the places in one file where it was made.
struct Thing {
  const diag::Diagnostic* first = nullptr;
  std::string headline = {};
  std::vector<std::uint32_t> lines = {};
};

std::uint32_t line_of(const Job& job, const diag::Diagnostic& one) {
  return text::place_of(job.files.files[one.at.file].bytes, one.at.begin).line;
}

/// The same mistake made over and over in one file is one thing to do.
std::vector<Thing> things_of(const Job& job) {
  std::vector<Thing> out;
  for (const diag::Diagnostic& one : job.told.all()) {
    if (one.severity == diag::Severity::note) continue;
    std::string words = diag::headline(one, job.lang);
    const auto same = std::ranges::find_if(out, [&](const Thing& thing) {
      return thing.first->at.file == one.at.file && thing.first->rule == one.rule && thing.headline == words;
    });
    if (same != out.end()) {
      same->lines.push_back(line_of(job, one));
    } else {
      out.push_back({.first = &one, .headline = std::move(words), .lines = {line_of(job, one)}});
    }
  }
  std::ranges::stable_sort(out, std::ranges::greater{}, [](const Thing& thing) { return thing.first->severity; });
  return out;
}

std::string where_else(const Job& job, const Thing& thing) {
  constexpr std::size_t most_lines = 10;
  std::string lines;
  for (std::size_t i = 1; i < thing.lines.size() && i <= most_lines; ++i) {
    lines.append(i == 1 ? "" : job.say({"、", ", "})).append(std::to_string(thing.lines[i]));
  }
  if (thing.lines.size() - 1 > most_lines) lines.append("…");
  return job.say(
      {"，共 {n} 处（还有第 {lines} 行）", ", {n} times (also on lines {lines})"},
      {diag::arg("n", static_cast<std::int64_t>(thing.lines.size())), diag::arg("lines", std::string_view{lines})});
}

/// What D703 tells of stands in the lead office's file, and is the found unit's to put right.
bool is_to_be_rectified_by(const Job& job, const diag::Diagnostic& one, std::size_t unit) {
  return std::ranges::any_of(job.reg.findings, [&](const model::Finding& finding) {
    return finding.unit_index == unit && finding.at.file == one.at.file && finding.at.begin <= one.at.begin &&
           one.at.end <= finding.at.end;
  });
}

struct Due {
  time::Date day = {};
  std::string what = {};
};

std::vector<Due> due_next(const Job& job, std::size_t index) {
  const model::Unit& unit = job.reg.units[index];
  const standing::UnitStanding& now = job.standing.units[index];
  std::vector<Due> out;
  const auto add = [&](const std::optional<time::Date>& day, std::string_view what) {
    if (day && *day >= job.today) out.push_back({.day = *day, .what = text::printable(what)});
  };
  for (std::size_t i = 0; i < unit.tasks.size(); ++i) {
    const standing::State state = now.tasks[i].state;
    if (state == standing::State::done || state == standing::State::done_late) continue;
    if (now.tasks[i].kind == model::TaskKind::deliverable || now.tasks[i].kind == model::TaskKind::recurring) {
      add(now.tasks[i].due, unit.tasks[i].title.value);
    }
  }
  for (std::size_t i = 0; i < unit.quotas.size(); ++i) {
    if (now.quotas[i].state == standing::State::reached) continue;
    add(now.quotas[i].due, unit.quotas[i].title.given() ? unit.quotas[i].title.value : unit.quotas[i].id.value);
  }
  for (std::size_t i = 0; i < job.reg.findings.size(); ++i) {
    const model::Finding& finding = job.reg.findings[i];
    const standing::State state = job.standing.findings[i].state;
    const bool open = state == standing::State::open || state == standing::State::due_soon;
    if (finding.unit_index == index && job.standing.known[i] && open && finding.rectify_by)
      add(job.reg.config.calendar.rolled(finding.rectify_by->value), finding.text.value);
  }
  std::ranges::stable_sort(out, {}, [](const Due& due) { return std::tie(due.day, due.what); });
  return out;
}

std::string clean(const Job& job, std::size_t unit) {
  const std::vector<diag::Arg> name = {
      diag::arg("unit", std::string_view{text::printable(shown_name(job.reg.units[unit]))}),
      diag::arg("day", std::string_view{time::iso(job.today)})};
  std::string out = job.say({"{unit}：截至 {day} 没有要改的\n", "{unit}: nothing to mend as of {day}\n"}, name);
  const std::vector<Due> due = due_next(job, unit);
  if (due.empty()) return out.append(job.say({"也没有快到期的\n", "and nothing is coming due\n"}));
  out.append(job.say({"接下来到期：\n", "Due next:\n"}));
  for (std::size_t i = 0; i < std::min(due.size(), most_due); ++i) {
    const std::string days = std::to_string(time::days_between(job.today, due[i].day));
    out.append("  ").append(time::iso(due[i].day)).append("  ");
    out.append(job.say(
        {"{what}（还有 {days} 天）\n", "{what} (in {days:day|days})\n"},
        {diag::arg("what", std::string_view{text::cut(due[i].what, 60)}), diag::arg("days", std::string_view{days})}));
  }
  if (due.size() > most_due) {
    out.append(job.say({"  另有 {n} 项：ljfl due --unit {id}\n", "  and {n} more: ljfl due --unit {id}\n"},
                       {diag::arg("n", static_cast<std::int64_t>(due.size() - most_due)),
                        diag::arg("id", std::string_view{text::printable(job.reg.units[unit].id)})}));
  }
  return out;
}

}  // namespace

std::size_t unit_asked(const Job& job) {
  const std::string_view word = job.value("--for");
  const model::Lookup found = model::find_unit(job.reg, word);
  if (found.index != model::none) return found.index;
  const std::vector<diag::Arg> args = {diag::arg("word", std::string_view{text::printable(word)})};
  const diag::Words words =
      found.candidates.empty()
          ? diag::Words{"台账里没有“{word}”这个单位", "the register has no unit “{word}”"}
          : diag::Words{"“{word}”不止一个单位，写全一点", "“{word}” fits more than one unit: write more of it"};
  throw Failure{.zh = diag::put(words, args, diag::Lang::zh), .en = diag::put(words, args, diag::Lang::en)};
}

bool concerns(const Job& job, const diag::Diagnostic& one, std::size_t unit) {
  if (one.rule->code == "D703") return is_to_be_rectified_by(job, one, unit);
  return one.at.file < job.files.files.size() &&
         job.files.files[one.at.file].path.starts_with("units/" + std::string{job.reg.units[unit].id} + "/");
}

std::string slip(const Job& job, std::size_t unit) {
  const std::vector<Thing> things = things_of(job);
  if (things.empty()) return clean(job, unit);
  const std::size_t shown = std::min(things.size(), most_things);
  std::string out = job.say({"{unit}：截至 {day} 要办 {n} 件\n", "{unit}: {n} to do as of {day}\n"},
                            {diag::arg("unit", std::string_view{text::printable(shown_name(job.reg.units[unit]))}),
                             diag::arg("day", std::string_view{time::iso(job.today)}),
                             diag::arg("n", static_cast<std::int64_t>(things.size()))});
  for (std::size_t i = 0; i < shown; ++i) {
    const diag::Diagnostic& one = *things[i].first;
    out.append(std::to_string(i + 1)).append(". ").append(things[i].headline).append("\n");
    for (const diag::Note& note : diag::notes_of(one, job.lang)) {
      out.append("   ").append(note.name.in(job.lang)).append(note.words).append("\n");
    }
    out.append("   ").append(text::printable(job.files.files[one.at.file].path)).append(":");
    out.append(std::to_string(things[i].lines.front())).append(" [").append(one.rule->code).append("]");
    if (things[i].lines.size() > 1) out.append(where_else(job, things[i]));
    const bool lead = is_lead_offices(job, one);
    out.append(lead ? job.say({"，由{office}办", ", for {office} to do"},
                              {diag::arg("office", std::string_view{lead_office(job)})})
                    : std::string{job.say({"，由本单位办", ", for the unit itself"})});
    out.append("\n");
  }
  if (things.size() > shown) {
    out.append(job.say({"另有 {n} 件，办完这些再看\n", "{n} more, when these are done\n"},
                       {diag::arg("n", static_cast<std::int64_t>(things.size() - shown))}));
  }
  return out;
}

}  // namespace ljfl::cli
