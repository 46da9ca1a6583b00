/// The register: who owes what, and what was done. Words are views into the Snapshot (or into the register's own
/// store, where a text had to be put together), each with its place. What is computed lives in `standing`, never here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/rare.hpp"
#include "model/store.hpp"
#include "text/text.hpp"
#include "time/time.hpp"

namespace ljfl::model {

/// A text of the register and where it stands. Not given: an empty value and an empty span.
struct Text {
  std::string_view value = {};
  text::Span at = {};
  [[nodiscard]] bool given() const { return at.end != at.begin; }
  [[nodiscard]] bool empty() const { return value.empty(); }
};

template <typename T>
struct Located {
  T value = {};
  text::Span at = {};
};

/// A number with two digits after the point, exact: 96.5 is 9650.
struct Decimal {
  std::int64_t hundredths = 0;
  auto operator<=>(const Decimal&) const = default;
};
/// 96.5, 100, 0.25: no zero more than needed.
[[nodiscard]] std::string plain(Decimal value);
/// 96.50: always two digits.
[[nodiscard]] std::string two_digits(Decimal value);
/// At most twelve digits (no 0 in front of others) and two after one point; a minus if `negative_too`. No plus, no
/// exponent, no spaces.
[[nodiscard]] std::optional<Decimal> parse_decimal(std::string_view text, bool negative_too = false);
/// n/d in hundredths, half away from zero. `d` > 0; a hundred times `n` still fits.
[[nodiscard]] Decimal ratio(std::int64_t n, std::int64_t d);
/// n/d to a whole number, half away from zero. `d` > 0.
[[nodiscard]] std::int64_t rounded(std::int64_t n, std::int64_t d);

enum class Role : std::uint8_t { lead, member, local, other };

struct Duty {
  Text id = {};
  Text text = {};
  text::Span at = {};
};

enum class TaskKind : std::uint8_t { deliverable, recurring, quota, standing };

inline constexpr std::uint32_t none = UINT32_MAX;  ///< an index that names nothing

struct Task {
  Text id = {};
  Text title = {};  ///< short label; the id's text where none was given
  Text text = {};   ///< of the official table; not given for what only a duty promises
  Text duty = {};
  Text issues = {};   ///< title of the document that the task issues
  Text same_as = {};  ///< unit/task
  std::optional<Located<time::Date>> due = {};
  std::optional<Located<time::PeriodKind>> every = {};
  Located<std::int64_t> times = {.value = 1};
  std::optional<Located<time::Term>> due_offset = {};
  std::optional<Located<time::Date>> from = {};
  std::optional<Located<time::Date>> until = {};
  text::Span at = {};
  std::uint32_t same_unit = none;  ///< same_as, as indices into Register::units and its tasks
  std::uint32_t same_task = none;
  std::vector<std::uint32_t> quotas = {};  ///< indices into Unit::quotas
  bool common = false;                     ///< came with a set

  [[nodiscard]] TaskKind kind() const {
    if (due) return TaskKind::deliverable;
    if (every) return TaskKind::recurring;
    return quotas.empty() ? TaskKind::standing : TaskKind::quota;
  }
};

enum class TargetKind : std::uint8_t { count, level, pending };

struct Target {
  TargetKind kind = TargetKind::pending;  ///< pending: tbd, 未下达
  std::int64_t count = 0;                 ///< of `count`
  Decimal level = {};                     ///< of `level`, in percent
};

struct Milestone {
  Located<time::Date> by = {};
  Located<std::int64_t> count = {};
};

struct Quota {
  Text id = {};
  Text task = {};
  Text title = {};
  Text counter = {};
  Located<Target> target = {};
  std::optional<Located<time::Date>> due = {};
  std::optional<Located<time::Date>> from = {};  ///< records before it are of an earlier year, and count no more
  std::vector<Milestone> milestones = {};        ///< by date
  std::vector<Text> sites = {};                  ///< the named list, if one was handed down
  text::Span at = {};
  std::uint32_t task_index = none;
  bool common = false;
};

struct Value {
  bool percent = false;
  Decimal number = {};
};

/// What is said of few records.
struct Particulars {
  Text quota = {};
  Located<std::int64_t> times = {.value = 1};
  std::optional<Located<Value>> value = {};
  bool measured = false;  ///< value or sites was written, readable or not
  std::vector<Text> sites = {};
  std::optional<Located<time::Period>> covers = {};  ///< `for`
  Text number = {};                                  ///< 文号 of what was issued
  std::vector<Text> evidence = {};
};

struct Record {
  Located<time::Date> date = {};
  Text task = {};  ///< one of task and quota is given
  std::uint32_t task_index = none;
  std::uint32_t quota_index = none;
  Text note = {};
  text::Span at = {};
  Rare<Particulars> more = {};  ///< a province has 600,000 records: what few need takes no room in the others
};

struct Finding {
  Text id = {};
  Located<time::Date> date = {};
  Text unit = {};
  std::uint32_t unit_index = none;
  Text site = {};
  Text text = {};
  std::optional<Located<Decimal>> deduct = {};
  std::optional<Located<time::Date>> rectify_by = {};
  std::optional<Located<time::Date>> rectified = {};
  text::Span at = {};
};

enum class MarkKind : std::uint8_t {
  bonus,   ///< 加分
  veto,    ///< 一票否决
  zero,    ///< 该项不得分: an item of the rubric brings nothing in that month
  exempt,  ///< 不适用: an item of the rubric is not asked for in that month
};

/// What the lead office adds to a unit's score by hand, with its reason.
struct Mark {
  Text id = {};
  Located<time::Date> date = {};
  Text unit = {};
  std::uint32_t unit_index = none;
  Located<MarkKind> kind = {};
  Text item = {};                               ///< of zero and exempt
  std::optional<Located<Decimal>> points = {};  ///< of bonus
  Text text = {};
  std::vector<Text> evidence = {};
  text::Span at = {};
};

/// A <month>.yaml that was read: which of the unit's records and highlights are its own.
struct MonthFile {
  time::Period month = {};
  std::uint32_t file = 0;  ///< index into Snapshot::files
  std::uint32_t first_record = 0;
  std::uint32_t last_record = 0;  ///< one past
  bool neat_ends = false;         ///< it was seen in reading that no line ends in a space, a tab or a CR
  std::vector<Text> highlights = {};
};

/// What a unit.yaml and a set have in common.
struct Mandate {
  std::string_view id = {};  ///< the folder's or the set's name
  std::uint32_t file = 0;
  Text name = {};
  Located<Role> role = {};
  Located<std::int64_t> row = {};  ///< in the official table; 0 when not in it
  std::vector<Duty> duties = {};
  std::vector<Task> tasks = {};
  std::vector<Quota> quotas = {};
};

struct Unit : Mandate {
  Text full_name = {};
  std::vector<Text> aliases = {};
  Text contact = {};
  Located<std::int64_t> order = {};  ///< among units of the same row
  std::vector<Text> common = {};
  std::vector<MonthFile> months = {};  ///< by month
  std::vector<Record> records = {};    ///< by month, then as written
  bool mandate_read = false;           ///< unit.yaml was there and could be read
  bool items_known = false;            ///< and every task and quota of it has its id: else no reference is called wrong
};

/// How hard a slip speaks: a rung of the ladder. 提醒, 催办, 督办.
enum class Rung : std::uint8_t { blue, orange, red };
enum class SlipKind : std::uint8_t { task, quota, finding };

/// A slip that was issued: a file reports/<month>/notices/<year>-<number>.md, whose head says this.
struct Slip {
  Text name = {};  ///< 2026-003
  int year = 0;
  std::int64_t number = 0;
  Rung rung = Rung::blue;
  Located<time::Date> issued = {};
  Located<time::Date> term = {};    ///< its last day
  Text unit = {};                   ///< its id
  std::uint32_t unit_index = none;  ///< none where there is no such unit any more
  SlipKind kind = SlipKind::task;
  Text item = {};                          ///< the id of the task, quota or finding
  std::vector<time::Period> periods = {};  ///< of a recurring task
  text::Span at = {};
};

/// [notice]: how slips are numbered, and their terms from the day on which they are issued.
struct NoticeSettings {
  std::string mark = {};  ///< 发文字号的机关代字, in front of 〔2026〕3号
  int orange_workdays = 5;
  int red_workdays = 3;
};

struct Office {
  std::string name = {};        ///< 署名
  std::string short_name = {};  ///< 区分类办
  std::string address_to = {};  ///< 主送机关
  std::string copy_to = {};     ///< 抄送机关
  std::optional<time::Date> issues_from =
      {};  ///< 总期数 is counted from the period that holds it; the campaign's start
};

/// [reports.<period>]: what only the office can say of a report that goes out.
struct Publication {
  time::Period period = {};
  std::string number = {};                   ///< 文号
  std::optional<time::Date> signed_on = {};  ///< 成文日期
  std::string approval = {};                 ///< who agreed that it goes to lower governments: 区政府
};

/// [severity]: what this project makes of a rule.
struct Severity {
  std::string code = {};
  std::string word = {};  ///< error, warning, note, off
  text::Span at = {};
};
struct Severities {
  std::vector<Severity> by_code = {};
  /// "" where nothing is said of it.
  [[nodiscard]] std::string_view of(std::string_view code) const {
    for (const Severity& one : by_code) {
      if (one.code == code) return one.word;
    }
    return {};
  }
};

/// What an item of the rubric looks at, in a month. Those marked * are judged in the month in which they fall due, the
/// others as they stand at its end.
enum class Measure : std::uint8_t {
  deliverables,   ///< that are due or done
  recurring,      ///< * periods of recurring tasks, but for the returns
  returns,        ///< * periods of the returns (信息或进度表)
  standing,       ///< standing work: active or silent
  quotas,         ///< counts against what their pace asks for
  levels,         ///< percentages that are due or reached
  findings,       ///< * what inspection found; always by deduction
  rectification,  ///< * findings whose term ends
};

/// One line of the rubric.
struct RubricItem {
  std::string id = {};
  std::string name = {};
  Measure measure = Measure::deliverables;
  Decimal points[4] = {};                ///< by Role; 0: not asked of such units
  std::vector<std::string> tasks = {};   ///< only these, by id; all where empty
  std::vector<std::string> except = {};  ///< but not these
  bool deducts = false;                  ///< points are taken off for each fault, not given by the share that is good
  Decimal late = {};                     ///< share: what a late one still counts, of 1; deducting: what it costs
  Decimal missing = {};  ///< deducting: what one that is not there costs; of findings, one without `deduct`
  int zero_at = 0;       ///< so many misses (not done, found wrong, behind), and the item brings nothing; 0: never
  text::Span at = {};
};

/// [assessment]: how units are scored and ranked.
struct Assessment {
  bool assumption = false;              ///< nobody has decided it yet, and whatever rests on it says so
  std::string basis = {};               ///< the document that decided it
  std::vector<RubricItem> items = {};   ///< in the order written; none: nothing is scored
  Decimal bonus_cap = {};               ///< of a half year
  Decimal least = {};                   ///< fewer points that apply to a unit in a month, and the month is not assessed
  std::vector<std::string> apart = {};  ///< units scored but not ranked, by id
  std::vector<time::Period> not_assessed = {};  ///< months
  text::Span apart_at = {};
};

/// Who may change a unit's files: e-mail addresses, @domains or names, as git's authors have them.
struct People {
  std::string unit = {};  ///< its id
  std::vector<std::string> authors = {};
  text::Span at = {};
};

/// [history]: what the audit holds the git history to.
struct HistorySettings {
  std::optional<time::Term> close = {};  ///< after a month's end: then its records are final; without it, none ever is
  std::vector<People> people = {};
};

struct Config {
  std::string district = {};
  int year = 0;
  bool sample = false;
  std::string lang = {};
  Office office = {};
  time::Date start = {};
  time::Date end = {};
  int due_soon_days = 14;
  int silent_months = 3;
  text::Span start_at = {};  ///< where the campaign's days are written, if they are
  text::Span end_at = {};
  std::string return_task = "progress-form";
  text::Span return_task_at = {};  ///< not given where it is the usual one
  std::string fail_on = "error";
  Severities severities = {};
  Assessment assessment = {};
  NoticeSettings notice = {};
  HistorySettings history = {};
  std::vector<Publication> publications = {};  ///< by period
  time::Calendar calendar = {};
  std::uint32_t file = none;  ///< ljfl.toml in the Snapshot
};

/// A comment that allows a finding for a while: # ljfl: allow W612 until 2026-12-31 原因
struct Allowance {
  Text code = {};
  Located<time::Date> until = {};  ///< its last day
  Text reason = {};
  text::Span at = {};      ///< the comment
  text::Span covers = {};  ///< the line it speaks of: its own, or the next with content where it stands alone
};

/// Everything read, with references resolved. Refers to the Snapshot's bytes: the Snapshot outlives it.
struct Register {
  Config config = {};
  std::vector<Mandate> sets = {};          ///< units/_common, by name
  std::vector<Unit> units = {};            ///< in the table's order: row, order, id
  std::vector<Finding> findings = {};      ///< by date, then id
  std::vector<Mark> marks = {};            ///< likewise
  std::vector<Allowance> allowances = {};  ///< by unit, file and place; all of them, in force or not
  std::vector<Slip> slips = {};            ///< that were issued, by year and number
  Store store = {};
};

/// The unit meant by an id, a name, an alias or a full name, in this order; or by an unambiguous beginning of one of
/// the first three.
struct Lookup {
  std::uint32_t index = none;
  std::vector<std::uint32_t> candidates = {};  ///< when several begin so; in the register's order
};
[[nodiscard]] Lookup find_unit(const Register& reg, std::string_view word);

/// The task or quota of a unit meant by an id or a title, or by an unambiguous beginning of one. A task goes before a
/// quota of the same name.
struct Item {
  bool quota = false;
  std::uint32_t index = none;  ///< into Unit::tasks or Unit::quotas
};
struct ItemLookup {
  std::optional<Item> item = {};
  std::vector<Item> candidates = {};  ///< when several begin so; tasks first, in the unit's order
};
[[nodiscard]] ItemLookup find_item(const Unit& unit, std::string_view word);

[[nodiscard]] std::string_view name_of(Role role);      ///< lead, member, local, other
[[nodiscard]] std::string_view name_of(MarkKind kind);  ///< bonus, veto, zero, exempt

}  // namespace ljfl::model
