#include <algorithm>
#include <map>

#include "diag/findings.hpp"
#include "text/columns.hpp"

namespace ljfl::diag {
namespace {

constexpr std::size_t most_shown = 10;   // of each severity, a step
constexpr std::size_t most_listed = 20;  // places named in one gathered annotation

/// As actions/toolkit escapes what goes behind ::.
std::string escaped(std::string_view data, bool property) {
  std::string out;
  for (const char c : data) {
    switch (c) {
      case '%': out.append("%25"); break;
      case '\r': out.append("%0D"); break;
      case '\n': out.append("%0A"); break;
      case ':': out.append(property ? "%3A" : ":"); break;
      case ',': out.append(property ? "%2C" : ","); break;
      default: out.push_back(c);
    }
  }
  return out;
}

std::string_view command(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::note: return "notice";
  }
  return "notice";
}

using Group = std::vector<const Diagnostic*>;

/// Those of the rule that has most annotations become one, again and again, until all go into a step's share; where
/// even then there are too many rules, the last annotation speaks for the rest.
void gather(std::vector<Group>& groups) {
  while (groups.size() > most_shown) {
    std::map<std::string_view, std::size_t> annotations;
    for (const Group& group : groups) ++annotations[group.front()->rule->code];
    const auto most = std::ranges::max_element(annotations, {}, [](const auto& entry) { return entry.second; });
    if (most->second < 2) break;
    const auto of_rule = [&](const Group& group) { return group.front()->rule->code == most->first; };
    const auto first = std::ranges::find_if(groups, of_rule);
    for (auto other = first + 1; other != groups.end(); ++other) {
      if (of_rule(*other)) first->insert(first->end(), other->begin(), other->end());
    }
    groups.erase(std::remove_if(first + 1, groups.end(), of_rule), groups.end());
  }
  while (groups.size() > most_shown) {
    Group last = std::move(groups.back());
    groups.pop_back();
    groups.back().insert(groups.back().end(), last.begin(), last.end());
  }
}

std::string words_of(const Group& group, const Findings& findings) {
  std::string out = whole_words(*group.front(), findings.lang);
  if (group.size() == 1) return out;
  const std::string others = std::to_string(group.size() - 1);
  out.append(findings.lang == Lang::zh ? "\n还有 " + others + " 处：" : "\nand " + others + " more:");
  for (std::size_t i = 1; i < group.size(); ++i) {
    if (i > most_listed) {
      out.append("\n…");
      break;
    }
    const Site site = site_of(findings, group[i]->at);
    out.append("\n").append(text::printable(site.path)).append(":");
    out.append(std::to_string(site.place().line)).append(": [");
    out.append(group[i]->rule->code).append("] ").append(headline(*group[i], findings.lang));
  }
  return out;
}

void append_command(std::string& out, const Group& group, const Findings& findings) {
  const Diagnostic& first = *group.front();
  const Site site = site_of(findings, first.at);
  const text::Region region = site.lines->region(site.at, text::Columns::characters);
  out.append("::").append(command(first.severity)).append(" file=").append(escaped(text::printable(site.path), true));
  out.append(",line=").append(std::to_string(region.begin.line));
  out.append(",endLine=").append(std::to_string(region.last_line()));
  if (region.on_one_line()) {
    // Both ends belong to the piece here; columns of a piece over several lines are not taken at all.
    out.append(",col=").append(std::to_string(region.begin.column));
    out.append(",endColumn=").append(std::to_string(std::max(region.begin.column, region.end.column - 1)));
  }
  out.append(",title=").append(escaped("ljfl " + std::string{first.rule->code}, true));
  out.append("::").append(escaped(words_of(group, findings), false)).append("\n");
}

}  // namespace

std::string github(const Findings& findings) {
  std::string out;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::note}) {
    std::vector<Group> groups;
    for (const Diagnostic& told : findings.told) {
      if (told.severity == severity) groups.push_back({&told});
    }
    gather(groups);
    for (const Group& group : groups) append_command(out, group, findings);
  }
  return out;
}

}  // namespace ljfl::diag
