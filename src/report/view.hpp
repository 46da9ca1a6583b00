/// What a bulletin may say. Every sum, order and word is decided here, once; a template only places them, so that the
/// sentences, the tables and the annexes cannot disagree.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "diag/diag.hpp"
#include "model/model.hpp"
#include "report/places.hpp"
#include "report/restated.hpp"
#include "report/stamp.hpp"
#include "standing/standing.hpp"
#include "text/text.hpp"

namespace ljfl::report {

using Value = nlohmann::ordered_json;

struct Subject {
  const text::Snapshot& files;
  const model::Register& reg;
  const standing::Standing& standing;  ///< as of the day below
  time::Period period = {};
  time::Date as_of = {};                     ///< the period's last day, or today if that is earlier
  Stamp stamp = {};                          ///< what a report bears
  std::optional<Restatement> restated = {};  ///< what the report before gave otherwise
  Places place = Places(files);              ///< for one thread
};

/// The view of one period, as templates see it; view_names() says what is in it.
[[nodiscard]] Value view(const Subject& subject);
/// The part of it that asks for no scores, charts and forms: how things stand on the day.
[[nodiscard]] Value overview(const Subject& subject);

/// The JSON Schema (draft-07) of a view with `schema_version` before it: every name that a template may use, what it
/// holds and what it means.
[[nodiscard]] std::string view_schema(diag::Lang lang);

/// The official table, out of the register: {title, columns, rows: [{number, role, name, duties, tasks, remark}]}.
[[nodiscard]] Value table_view(const model::Register& reg);

// Words of the register for what is computed, in Chinese as the bulletins have it.
[[nodiscard]] std::string_view word(standing::State state, model::TaskKind kind);
[[nodiscard]] std::string_view word(standing::State state);
[[nodiscard]] std::string_view word(model::TaskKind kind);
[[nodiscard]] std::string_view word(model::Role role);
[[nodiscard]] std::string_view word(time::PeriodKind kind);

/// A task's or quota's short name: its title, else its id.
[[nodiscard]] std::string_view label(const model::Task& task);
[[nodiscard]] std::string_view label(const model::Quota& quota);
/// units/jiaoyuju/unit.yaml:12
[[nodiscard]] std::string place(const text::Snapshot& files, text::Span at);
/// 52.5%, from exact hundredths; — where there is no whole.
[[nodiscard]] std::string percent(std::int64_t part, std::int64_t whole);

}  // namespace ljfl::report
