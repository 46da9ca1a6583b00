#include "report/icalendar.hpp"

#include "report/escape.hpp"
#include "text/text.hpp"

namespace ljfl::report {
namespace {

/// TEXT of RFC 5545, 3.3.11.
std::string value_of(std::string_view data) {
  std::string out;
  for (const char c : escaped(data, Format::text)) {
    if (c == '\n') {
      out.append("\\n");
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') out.push_back('\\');
    out.push_back(c == '\t' ? ' ' : c);
  }
  return out;
}

/// A content line: no more than 75 octets before each line end, the leading space of a folded one included, and never a
/// character cut in two, though the RFC would allow it: not every program puts the octets together first.
void add_line(std::string& out, std::string_view line) {
  constexpr std::size_t most = 75;
  std::size_t used = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = text::character_at(line, at).length;
    if (used + length > most) {
      out.append("\r\n ");
      used = 1;
    }
    out.append(line.substr(at, length));
    used += length;
    at += length;
  }
  out.append("\r\n");
}

std::string basic(time::Date day) {
  std::string out = time::iso(day);
  std::erase(out, '-');
  return out;
}

}  // namespace

std::string icalendar(const std::vector<CalendarEvent>& events, std::string_view name, time::Date as_of) {
  std::string out;
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//ljfl//ljfl//ZH");
  add_line(out, "CALSCALE:GREGORIAN");
  add_line(out, "X-WR-CALNAME:" + value_of(name));
  for (const CalendarEvent& event : events) {
    add_line(out, "BEGIN:VEVENT");
    add_line(out, "UID:" + value_of(event.uid));
    add_line(out, "DTSTAMP:" + basic(as_of) + "T000000Z");
    add_line(out, "SEQUENCE:" + std::to_string(as_of.time_since_epoch().count()));
    add_line(out, "DTSTART;VALUE=DATE:" + basic(event.day));
    add_line(out, "DTEND;VALUE=DATE:" + basic(event.day + std::chrono::days{1}));
    add_line(out, "SUMMARY:" + value_of(event.summary));
    if (!event.description.empty()) add_line(out, "DESCRIPTION:" + value_of(event.description));
    if (!event.category.empty()) add_line(out, "CATEGORIES:" + value_of(event.category));
    add_line(out, "TRANSP:TRANSPARENT");
    add_line(out, "END:VEVENT");
  }
  if (events.empty()) {  // RFC 5545, 3.6: a calendar has a component at least, and this one is no event
    for (const std::string_view line :
         {"BEGIN:VTIMEZONE", "TZID:Asia/Shanghai", "BEGIN:STANDARD", "DTSTART:19920101T000000", "TZOFFSETFROM:+0800",
          "TZOFFSETTO:+0800", "END:STANDARD", "END:VTIMEZONE"})
      add_line(out, line);
  }
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace ljfl::report
