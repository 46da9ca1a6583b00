/// From what a clerk did to the lines of the month's file.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/desk.hpp"

namespace ljfl::cli {

/// A task or quota of a unit.
struct Item {
  bool is_quota = false;
  std::uint32_t index = model::none;
  [[nodiscard]] bool good() const { return index != model::none; }
};

/// The item meant by an id, a title, or an unambiguous beginning of one. `measured`: a number or names of sites were
/// given too, so that of a task with one quota that quota is meant. Throws a Failure that lists what there is.
[[nodiscard]] Item find_item(const model::Unit& unit, std::string_view word, bool measured);
/// The unit meant by `word`. Throws a Failure that names the candidates.
[[nodiscard]] const model::Unit& find_unit(const Job& job, std::string_view word);

[[nodiscard]] std::string title_of(const model::Unit& unit, Item item);

/// A record as its words will stand in the file; empty ones are left out.
struct Entry {
  time::Date date = {};
  Item item = {};
  std::string times = {};
  std::string value = {};
  std::vector<std::string> sites = {};
  std::string covers = {};    ///< the period that the act is filed for; empty: its day's
  bool covers_asked = false;  ///< who records it was told of the periods still owed, and said which
  std::string number = {};
  std::string note = {};
  std::vector<std::string> evidence = {};
};

[[nodiscard]] edit::Value record_of(const model::Unit& unit, const Entry& entry);

/// units/jiaoyuju/2026-10.yaml
[[nodiscard]] std::string month_path(const model::Unit& unit, time::Period month);
/// What a month's file holds before its first record.
[[nodiscard]] std::string new_month(const Job& job, const model::Unit& unit, time::Period month);

/// Puts `item` into the list `key` of a month's file: among the dates where these are in order, else last. Makes the
/// file where there is none. Throws a Failure where that cannot be.
void book(const Job& job, std::vector<Draft>& drafts, const model::Unit& unit, time::Date date, std::string_view key,
          const edit::Value& item);

/// The changes made in the draft of `path`. Throws a Failure where one cannot be.
void change(Draft& draft, std::span<const edit::Change> changes);

}  // namespace ljfl::cli
