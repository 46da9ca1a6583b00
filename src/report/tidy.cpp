#include "report/tidy.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "report/tidy_writer.hpp"
#include "report/words.hpp"

namespace ljfl::report {
namespace {

// Places in tidy_tables.
enum : std::size_t { units_table, tasks_table, quotas_table, records_table, findings_table, standing_table };

std::string_view code(model::TargetKind kind) {
  constexpr std::array<std::string_view, 3> words = {"count", "level", "pending"};
  return words[static_cast<std::size_t>(kind)];
}

class Tidy {
 public:
  Tidy(const Subject& subject, TidyFormat format, const std::function<void(const TidyFile&)>& give)
      : s_(subject), format_(format), give_(give), district_(subject.reg.config.district), w_(format) {}

  void run() {
    write_units();
    write_tasks();
    write_quotas();
    write_records();
    write_findings();
    write_standing();
  }

 private:
  /// Hands over the file that was written, if it has a row.
  void put(std::size_t table, const std::string& of_month = "") {
    if (w_.rows() == 0) return;
    const std::string name{tidy_tables()[table].name};
    std::string path = name + "/district=" + tidy_folder(district_);
    if (!of_month.empty()) path += "/month=" + of_month;
    path += "/" + name + (format_ == TidyFormat::csv ? ".csv" : ".ndjson");
    give_({.table = table, .path = std::move(path), .bytes = w_.bytes()});
  }

  void write_units() {
    w_.begin(tidy_tables()[units_table]);
    for (std::size_t i = 0; i < s_.reg.units.size(); ++i) {
      const model::Unit& own = s_.reg.units[i];
      w_.text(district_);
      w_.text(own.id);
      w_.text(own.name.value);
      w_.text(model::name_of(own.role.value));
      own.row.value == 0 ? w_.none() : w_.number(own.row.value);
      w_.number(static_cast<std::int64_t>(own.tasks.size()));
      w_.number(static_cast<std::int64_t>(own.quotas.size()));
      w_.number(std::ranges::count_if(own.records,
                                      [&](const model::Record& record) { return record.date.value <= s_.as_of; }));
      w_.date(s_.standing.units[i].last_record);
    }
    put(units_table);
  }

  void write_tasks() {
    w_.begin(tidy_tables()[tasks_table]);
    for (const model::Unit& own : s_.reg.units) {
      for (const model::Task& task : own.tasks) {
        w_.text(district_);
        w_.text(own.id);
        w_.text(task.id.value);
        w_.text(label(task));
        w_.text(key_of(task.kind()));
        w_.text(task.duty.value);
        task.due ? w_.date(task.due->value) : w_.none();
        task.every ? w_.text(time::name_of(task.every->value)) : w_.none();
        task.every ? w_.number(task.times.value) : w_.none();
        w_.flag(task.common);
      }
    }
    put(tasks_table);
  }

  void write_quotas() {
    w_.begin(tidy_tables()[quotas_table]);
    for (const model::Unit& own : s_.reg.units) {
      for (const model::Quota& quota : own.quotas) {
        const model::Target& target = quota.target.value;
        w_.text(district_);
        w_.text(own.id);
        w_.text(quota.id.value);
        w_.text(quota.task.value);
        w_.text(label(quota));
        w_.text(code(target.kind));
        target.kind == model::TargetKind::count   ? w_.number(target.count)
        : target.kind == model::TargetKind::level ? w_.decimal(target.level)
                                                  : w_.none();
        w_.text(quota.counter.value);
        quota.due ? w_.date(quota.due->value) : w_.none();
      }
    }
    put(quotas_table);
  }

  void write_records() {
    struct Part {
      const model::Unit* own = nullptr;
      const model::MonthFile* file = nullptr;
    };
    std::map<time::Period, std::vector<Part>> by_month;
    for (const model::Unit& own : s_.reg.units) {
      for (const model::MonthFile& file : own.months) by_month[file.month].push_back({.own = &own, .file = &file});
    }
    for (const auto& [month, parts] : by_month) {
      w_.begin(tidy_tables()[records_table]);
      for (const Part& part : parts) {
        for (std::uint32_t i = part.file->first_record; i < part.file->last_record; ++i) {
          const model::Record& record = part.own->records[i];
          if (record.date.value <= s_.as_of) write_record(*part.own, record, month);
        }
      }
      put(records_table, month.name());
    }
  }

  void write_record(const model::Unit& own, const model::Record& record, const time::Period& period) {
    const model::Particulars& more = *record.more;
    w_.text(district_);
    w_.text(period.name());
    w_.text(own.id);
    w_.date(record.date.value);
    w_.text(record.task.value);
    w_.text(more.quota.value);
    more.covers ? w_.text(more.covers->value.name()) : w_.none();
    w_.number(more.times.value);
    more.value ? w_.decimal(more.value->value.number) : w_.none();
    more.value ? w_.flag(more.value->value.percent) : w_.none();
    std::string sites;
    for (const model::Text& site : more.sites) sites.append(sites.empty() ? "" : "；").append(site.value);
    w_.text(sites);
    w_.text(more.number.value);
    w_.text(record.note.value);
    w_.text(s_.place(record.at));
  }

  void write_findings() {
    std::map<time::Period, std::vector<std::size_t>> by_month;
    for (std::size_t i = 0; i < s_.reg.findings.size(); ++i) {
      by_month[time::period_of(time::PeriodKind::month, s_.reg.findings[i].date.value)].push_back(i);
    }
    for (const auto& [month, findings] : by_month) {
      w_.begin(tidy_tables()[findings_table]);
      for (const std::size_t i : findings) write_finding(i, month);
      put(findings_table, month.name());
    }
  }

  void write_finding(std::size_t i, const time::Period& period) {
    const model::Finding& finding = s_.reg.findings[i];
    w_.text(district_);
    w_.text(period.name());
    w_.text(finding.unit_index == model::none ? finding.unit.value : s_.reg.units[finding.unit_index].id);
    w_.text(finding.id.value);
    w_.date(finding.date.value);
    w_.text(finding.site.value);
    w_.text(finding.text.value);
    finding.deduct ? w_.decimal(finding.deduct->value) : w_.none();
    finding.rectify_by ? w_.date(finding.rectify_by->value) : w_.none();
    finding.rectified ? w_.date(finding.rectified->value) : w_.none();
    s_.standing.known[i] ? w_.text(key_of(s_.standing.findings[i].state)) : w_.none();
    w_.text(s_.place(finding.at));
  }

  void begin_standing(const model::Unit& own, std::string_view item) {
    w_.text(district_);
    w_.text(of_month());
    w_.date(s_.as_of);
    w_.text(own.id);
    w_.text(item);
  }
  [[nodiscard]] std::string of_month() const { return time::period_of(time::PeriodKind::month, s_.as_of).name(); }

  void write_standing() {
    w_.begin(tidy_tables()[standing_table]);
    for (std::size_t u = 0; u < s_.reg.units.size(); ++u) {
      const model::Unit& own = s_.reg.units[u];
      for (std::size_t t = 0; t < own.tasks.size(); ++t) write_task(own, own.tasks[t], s_.standing.units[u].tasks[t]);
      for (std::size_t q = 0; q < own.quotas.size(); ++q)
        write_quota(own, own.quotas[q], s_.standing.units[u].quotas[q]);
    }
    put(standing_table, of_month());
  }

  void write_task(const model::Unit& own, const model::Task& task, const standing::TaskStanding& now) {
    std::int64_t due = 0;
    std::int64_t met = 0;
    std::int64_t missing = 0;
    for (const standing::PeriodStanding& period : now.periods) {
      const bool is_met = period.state == standing::PeriodState::met || period.state == standing::PeriodState::met_late;
      const bool is_short = period.state == standing::PeriodState::short_of;
      due += is_met || is_short ? 1 : 0;
      met += is_met ? 1 : 0;
      missing += is_short ? 1 : 0;
    }
    const bool own_due = now.kind == model::TaskKind::deliverable || now.kind == model::TaskKind::recurring;
    const bool counts = now.kind != model::TaskKind::quota;  // those are counted with their quotas
    begin_standing(own, "task");
    w_.text(task.id.value);
    w_.text(label(task));
    w_.text(key_of(now.kind));
    w_.text(key_of(now.state));
    w_.flag(own_due && now.state == standing::State::overdue);
    w_.date(now.due);
    w_.date(now.done_on);
    w_.date(now.last_record);
    counts ? w_.number(now.done) : w_.none();
    for (const std::int64_t number : {due, met, missing})
      now.kind == model::TaskKind::recurring ? w_.number(number) : w_.none();
    for (int i = 0; i < 6; ++i) w_.none();
    w_.text(s_.place(task.at));
  }

  void write_quota(const model::Unit& own, const model::Quota& quota, const standing::QuotaStanding& now) {
    const bool count = quota.target.value.kind == model::TargetKind::count;
    begin_standing(own, "quota");
    w_.text(quota.id.value);
    w_.text(label(quota));
    w_.text(code(quota.target.value.kind));
    w_.text(key_of(now.state));
    w_.flag(now.state == standing::State::missed);
    w_.date(now.due);
    w_.none();
    w_.date(now.proved_on);
    quota.target.value.kind == model::TargetKind::level ? w_.none() : w_.number(now.done);
    for (int i = 0; i < 3; ++i) w_.none();
    for (const std::int64_t number : {now.target, std::min(now.done, now.target), now.gap, now.expected, now.lag}) {
      count ? w_.number(number) : w_.none();
    }
    now.level ? w_.decimal(*now.level) : w_.none();
    w_.text(s_.place(quota.at));
  }

  const Subject& s_;
  TidyFormat format_;
  const std::function<void(const TidyFile&)>& give_;
  std::string_view district_;
  TidyWriter w_;
};

}  // namespace

void tidy_files(const Subject& subject, TidyFormat format, const std::function<void(const TidyFile&)>& give) {
  Tidy(subject, format, give).run();
}

}  // namespace ljfl::report
