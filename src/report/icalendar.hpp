/// Days in a calendar program (RFC 5545).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "time/time.hpp"

namespace ljfl::report {

/// An all-day event. Texts are data: they are escaped here, and controls do not pass.
struct CalendarEvent {
  std::string uid = {};  ///< of ASCII; the same for the same thing each time, so that a second import moves it
  time::Date day = {};
  std::string summary = {};
  std::string description = {};
  std::string category = {};
};

/// One calendar: CRLF, lines folded at 75 octets between characters. `as_of` stamps every event, so the same data give
/// the same bytes, and a later day's events go before an earlier day's.
[[nodiscard]] std::string icalendar(const std::vector<CalendarEvent>& events, std::string_view name, time::Date as_of);

}  // namespace ljfl::report
