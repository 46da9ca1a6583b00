/// A new year: the mandates go over, one-off work and quotas begin anew or stay, the calendar is asked for, and what
/// was recorded stays as it is.
#include <algorithm>
#include <charconv>

#include "cli/disk.hpp"
#include "cli/new.hpp"
#include "cli/record.hpp"

namespace ljfl::cli {
namespace {

struct Plan {
  int from_year = 0;
  int to_year = 0;
  bool keep_plans = false;
  bool keep_quotas = false;
  time::Date start = {};  ///< of the new campaign
};

struct Tally {
  int due_again = 0;  ///< one-off tasks
  int kept = 0;       ///< tasks and quotas, 沿用
  int reset = 0;      ///< quotas
  int carried = 0;    ///< tasks whose last period of the old year falls due in the new one
};

/// The same day of the new year; 29 February clamps. Nothing for what is no day of the old one.
std::optional<std::string> moved(const Plan& plan, std::string_view text) {
  const time::ParsedDate parsed = time::parse_date(text);
  if (!parsed.date || time::year_of(*parsed.date) != plan.from_year) return std::nullopt;
  const unsigned month = time::month_of(*parsed.date);
  const unsigned day = time::day_of(*parsed.date);
  auto date = time::make_date(plan.to_year, month, day);
  if (!date) date = time::make_date(plan.to_year, month, day - 1);
  return time::iso(*date);
}

/// One file of mandates: unit.yaml or a set.
class Mandates {
 public:
  Mandates(const Plan& plan, Draft& draft, Tally& tally) : plan_(plan), draft_(draft), tally_(tally) {}

  /// `done` says of a task's id whether it is done, wherever it is owed; `carried` of one that comes again from when on
  /// it is owed, where that is before the new campaign.
  template <typename Done, typename Carried>
  void run(const Done& done, const Carried& carried) {
    const auto value = edit::agreed(draft_.after);
    if (!value) throw failure_of(draft_.path, edit::Refusal::unreadable);
    each(*value, "tasks", [&](const edit::Value& task, const edit::Path& at) {
      const edit::Value* const id = task.find("id");
      if (task.find("due") == nullptr) {
        const std::optional<time::Date> since = id == nullptr ? std::nullopt : carried(id->text);
        if (since) {
          begin(task, at, *since);
          ++tally_.carried;
        } else {
          move_day(task, at, "from");
        }
        move_day(task, at, "until");
        return;
      }
      if (plan_.keep_plans && id != nullptr && done(id->text)) {
        keep(at, "due");
        return;
      }
      if (!move_day(task, at, "due")) return;
      ++tally_.due_again;
      if (!plan_.keep_plans) begin_anew(task, at);
    });
    each(*value, "quotas", [&](const edit::Value& quota, const edit::Path& at) {
      move_day(quota, at, "due");
      if (const edit::Value* const milestones = quota.find("milestones")) move_milestones(*milestones, at);
      if (plan_.keep_quotas) {
        keep(at, "target");
      } else {
        begin_anew(quota, at);
        ++tally_.reset;
      }
    });
    change(draft_, changes_);
    for (const edit::Path& at : kept_) mark(at);
  }

 private:
  template <typename Take>
  static void each(const edit::Value& value, const std::string& key, const Take& take) {
    const edit::Value* const list = value.find(key);
    if (list == nullptr) return;
    for (std::size_t i = 0; i < list->items.size(); ++i) take(list->items[i], {key, i});
  }

  static edit::Path below(edit::Path at, std::string_view key) {
    at.emplace_back(std::string{key});
    return at;
  }

  bool move_day(const edit::Value& item, const edit::Path& at, std::string_view key) {
    const edit::Value* const day = item.find(key);
    const auto to = day == nullptr ? std::nullopt : moved(plan_, day->text);
    if (to) changes_.push_back({.what = edit::Change::What::replace, .at = below(at, key), .value = edit::word(*to)});
    return to.has_value();
  }

  void move_milestones(const edit::Value& milestones, const edit::Path& at) {
    edit::Value to = edit::map();
    for (std::size_t i = 0; i < milestones.keys.size(); ++i) {
      to.put(moved(plan_, milestones.keys[i]).value_or(milestones.keys[i]), edit::word(milestones.items[i].text));
    }
    if (to == milestones) return;
    changes_.push_back({.what = edit::Change::What::replace, .at = below(at, "milestones"), .value = to});
  }

  /// What was recorded before the new year counts no more.
  void begin_anew(const edit::Value& item, const edit::Path& at) { begin(item, at, plan_.start); }

  void begin(const edit::Value& item, const edit::Path& at, time::Date day) {
    const bool again = item.find("from") != nullptr;
    const auto due = std::ranges::find(item.keys, "due");
    const auto behind_due = static_cast<std::size_t>(due - item.keys.begin()) + 1;
    changes_.push_back({.what = again ? edit::Change::What::replace : edit::Change::What::insert,
                        .at = below(at, "from"),
                        .value = edit::word(time::iso(day)),
                        .place = due == item.keys.end() ? edit::Change::last : behind_due});
  }

  void keep(const edit::Path& at, std::string_view key) {
    ++tally_.kept;
    kept_.push_back(below(at, key));
  }

  /// A comment behind the value, unless one stands there: values and everything else stay as they are.
  void mark(const edit::Path& at) {
    const text::Source source{.path = draft_.path, .bytes = draft_.after};
    diag::Diagnostics told;
    const yaml::Tree tree = yaml::read(source, 0, told);
    yaml::Id id = 0;
    for (const edit::Step& step : at) {
      if (const std::size_t* index = std::get_if<std::size_t>(&step)) {
        yaml::Id item = id + 1;
        for (std::size_t i = 0; i < *index; ++i) item = tree.next(item);
        id = item;
      } else {
        yaml::Id key = id + 1;
        while (key < tree.next(id) && tree.text(key) != std::get<std::string>(step)) key = tree.next(tree.next(key));
        if (key >= tree.next(id)) return;
        id = tree.next(key);
      }
    }
    const std::size_t end = tree.nodes[id].end;
    const std::size_t newline = std::min(draft_.after.find_first_of("\r\n", end), draft_.after.size());
    if (draft_.after.find_first_not_of(' ', end) < newline) return;  // within brackets, or a comment stands there
    const std::string comment = "  # " + std::to_string(plan_.to_year) + " 年沿用";
    const edit::Edited edited =
        edit::apply(draft_.after, std::vector<edit::Splice>{{.begin = end, .end = end, .text = comment}});
    if (edit::agreed(edited.bytes) == edit::agreed(draft_.after)) draft_.after = edited.bytes;
  }

  const Plan& plan_;
  Draft& draft_;
  Tally& tally_;
  std::vector<edit::Change> changes_ = {};
  std::vector<edit::Path> kept_ = {};
};

/// The first day of the old campaign's last period, where that falls due in the new one: a return of December in
/// January. It is judged then, so that no year leaves one out. Nothing for a task that pauses over the turn of the
/// year.
std::optional<time::Date> carried_since(const Job& job, const Plan& plan, const model::Task& task) {
  const model::Config& config = job.reg.config;
  if (!task.every || (task.from && task.from->value > config.start) || (task.until && task.until->value < config.end))
    return std::nullopt;
  const time::Period last = time::period_of(task.every->value, config.end);
  if (standing::due_of(config, task, last) < plan.start) return std::nullopt;
  return last.first();
}

/// The last reports of the year that goes: afterwards they need the data as git had it.
std::string reports_missing(const Job& job, int year) {
  const std::string name = std::to_string(year);
  std::string out;
  for (const std::string& period : {name + "-12", name + "H2", name}) {
    if (is_there(job.root, "reports/" + period)) continue;
    const std::string_view flag = period.size() == 4 ? "--year " : period.size() == 6 ? "--half " : "--month ";
    out.append(out.empty() ? "" : job.say({"、", ", "})).append("report ").append(flag).append(period);
  }
  return out;
}

/// ljfl.toml: the year, the campaign's days where they are written, from when issues are counted, and a place for the
/// new calendar.
void move_settings(const Plan& plan, const model::Config& config, Draft& draft) {
  std::string out;
  std::string table;
  const std::string year = std::to_string(plan.to_year);
  bool has_calendar = false;
  // 总第几期 goes on where the old year's ended.
  const std::string issues = config.office.issues_from ? "" : "issues_from = \"" + time::iso(config.start) + "\"\n";
  bool has_issues = issues.empty();
  for (std::string_view rest = draft.after; !rest.empty();) {
    const std::size_t newline = rest.find('\n');
    const std::string line{rest.substr(0, newline == std::string_view::npos ? rest.size() : newline + 1)};
    rest.remove_prefix(line.size());
    const std::size_t first = line.find_first_not_of(" \t");
    if (first != std::string::npos && line[first] == '[') table = line.substr(first + 1, line.find(']') - first - 1);
    has_calendar = has_calendar || table == "calendar." + year;
    const std::size_t equals = line.find('=');
    const std::string key = first == std::string::npos || equals == std::string::npos || line[first] == '#'
                                ? ""
                                : line.substr(first, line.find_last_not_of(" \t", equals - 1) + 1 - first);
    const std::size_t value = equals == std::string::npos ? equals : line.find_first_not_of(" \t", equals + 1);
    if (table.empty() && key == "year" && value != std::string::npos) {
      const std::size_t end = line.find_first_not_of("0123456789", value);
      out += line.substr(0, value) + year + (end == std::string::npos ? "" : line.substr(end));
    } else if (table == "campaign" && (key == "start" || key == "end") && value != std::string::npos &&
               line.size() > value + 11) {
      const auto to = moved(plan, line.substr(value + 1, 10));
      out += to ? line.substr(0, value + 1) + *to + line.substr(value + 11) : line;
    } else {
      out += line;
    }
    if (table == "office" && !has_issues) {
      if (!out.ends_with('\n')) out += "\n";
      out += issues;
      has_issues = true;
    }
  }
  if (!has_issues) {
    if (!out.ends_with('\n')) out += "\n";
    out += "\n[office]\n" + issues;
  }
  if (!has_calendar) {
    if (!out.ends_with('\n')) out += "\n";
    out += "\n# " + year +
           " 年的放假和调休公布以后，去掉下面几行前面的 # 填上：全国的按国务院办公厅的通知，自治区的按自治区的通知。\n"
           "# [calendar." +
           year + "]\n# days_off = [\"" + year + "-01-01\"]\n# workdays = []\n# local_days_off = []\n";
  }
  draft.after = out;
}

}  // namespace

int new_year(Job& job) {
  const std::string_view word = job.value("NAME");
  Plan plan{.from_year = job.reg.config.year,
            .keep_plans = job.choice("--plans") == "keep",
            .keep_quotas = job.choice("--quotas") == "keep"};
  const auto [stop, fault] = std::from_chars(word.data(), word.data() + word.size(), plan.to_year);
  if (fault != std::errc{} || stop != word.data() + word.size() || plan.to_year <= plan.from_year ||
      plan.to_year > time::last_year) {
    const std::string now = std::to_string(plan.from_year);
    throw Failure{
        .zh = "写明转到哪一年（现在是 " + now + " 年），例如：ljfl new year " + std::to_string(plan.from_year + 1),
        .en = "say which year to go over to (it is " + now + "), as in: ljfl new year " +
              std::to_string(plan.from_year + 1)};
  }
  const std::string start =
      moved(plan, time::iso(job.reg.config.start)).value_or(std::to_string(plan.to_year) + "-01-01");
  plan.start = *time::parse_date(start).date;

  const auto is_done = [&](std::uint32_t unit, std::string_view id) {
    const std::vector<model::Task>& tasks = job.reg.units[unit].tasks;
    for (std::size_t t = 0; t < tasks.size(); ++t) {
      if (tasks[t].id.value == id) return job.standing.units[unit].tasks[t].done_on.has_value();
    }
    return true;  // a unit that does not owe it keeps nobody waiting
  };
  const auto carried_by = [&](const model::Unit& unit, std::string_view id) -> std::optional<time::Date> {
    const auto found = std::ranges::find_if(unit.tasks, [&](const model::Task& task) { return task.id.value == id; });
    return found == unit.tasks.end() ? std::nullopt : carried_since(job, plan, *found);
  };
  std::vector<Draft> drafts;
  Tally tally;
  for (std::uint32_t u = 0; u < job.reg.units.size(); ++u) {
    const model::Unit& unit = job.reg.units[u];
    if (!unit.mandate_read) continue;
    Mandates(plan, draft_of(job, drafts, job.files.files[unit.file].path), tally)
        .run([&](std::string_view id) { return is_done(u, id); },
             [&](std::string_view id) { return carried_by(unit, id); });
  }
  for (const model::Mandate& set : job.reg.sets) {
    // A task of a set is kept only where every unit that owes it has done it.
    const auto owes = [&](const model::Unit& unit) {
      return std::ranges::any_of(unit.common, [&](const model::Text& one) { return one.value == set.id; });
    };
    const auto all_done = [&](std::string_view id) {
      for (std::uint32_t u = 0; u < job.reg.units.size(); ++u) {
        if (owes(job.reg.units[u]) && !is_done(u, id)) return false;
      }
      return true;
    };
    const auto carried = [&](std::string_view id) {
      const auto unit = std::ranges::find_if(job.reg.units, owes);
      return unit == job.reg.units.end() ? std::nullopt : carried_by(*unit, id);
    };
    Mandates(plan, draft_of(job, drafts, job.files.files[set.file].path), tally).run(all_done, carried);
  }
  move_settings(plan, job.reg.config, draft_of(job, drafts, "ljfl.toml"));
  for (const Draft& draft : drafts) {
    if (!job.has("--dry-run") && draft.before != draft.after) job.out(draft.path + "\n");
  }
  const int code = finish_edit(job, drafts, job.has("--dry-run") ? Then::preview : Then::write_unshown);
  if (code != fine) return code;
  const std::string year = std::to_string(plan.to_year);
  const std::string due = std::to_string(tally.due_again);
  const std::string reset = std::to_string(tally.reset);
  const std::string kept = std::to_string(tally.kept);
  const std::string carried =
      tally.carried == 0
          ? std::string{}
          : std::string{job.say(
                {"上一年最后一期在新年到期的定期任务 {n} 项，那一期带到新年（from 写的是它的第一天）。\n",
                 "{n:recurring task|recurring tasks} whose last period falls due in the new year: that period goes "
                 "over (from is its first day).\n"},
                {diag::arg("n", std::int64_t{tally.carried})})};
  job.err(job.lang == diag::Lang::zh
              ? "转到 " + year + " 年：一次性任务重定期限 " + due + " 项，指标从 " + start + " 起重新计数 " + reset +
                    " 项，沿用 " + kept + " 项；以前的记录没有动。\n" + carried + year +
                    " 年的放假和调休还要填进 "
                    "ljfl.toml：全国的看国务院办公厅的通知，自治区的（开斋节、古尔邦节）看自治区的通知\n"
              : year + ": " + diag::counted(static_cast<std::size_t>(tally.due_again), "one-off task") + " due anew, " +
                    diag::counted(static_cast<std::size_t>(tally.reset), "quota") + " counted from " + start + " on, " +
                    kept + " kept; what was recorded was left alone.\n" + carried + "The days off of " + year +
                    " still have to go into ljfl.toml: the nation's, and the region's own\n");
  if (const std::string missing = reports_missing(job, plan.from_year); !missing.empty()) {
    const std::string then = std::to_string(plan.from_year);
    job.err(job.lang == diag::Lang::zh
                ? "注意：" + then + " 年的报告还没有出齐（" + missing +
                      "）。最好先出完再换年；换年以后要加 --at 和换年以前的提交才能出\n"
                : "note: not all reports of " + then + " were made (" + missing +
                      "). Better make them first: afterwards they need --at and a commit from before\n");
  }
  return fine;
}

}  // namespace ljfl::cli
