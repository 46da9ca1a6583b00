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

/// units/jiaoyuju/2026-10.yaml:12, for places that mostly come one after the other: lines are counted on, not anew.
class Places {
 public:
  explicit Places(const text::Snapshot& files) : files_(files) {}
  std::string operator()(text::Span at) {
    if (at.file >= files_.files.size()) return "";
    if (at.file != file_ || at.begin < offset_) {
      file_ = at.file;
      offset_ = 0;
      line_ = 1;
    }
    const std::string_view bytes = files_.files[file_].bytes;
    const std::size_t end = std::min<std::size_t>(at.begin, bytes.size());
    line_ += static_cast<std::size_t>(std::count(bytes.begin() + static_cast<std::ptrdiff_t>(std::min(offset_, end)),
                                                 bytes.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
    offset_ = end;
    return files_.files[file_].path + ":" + std::to_string(line_);
  }

 private:
  const text::Snapshot& files_;
  std::uint32_t file_ = model::none;
  std::size_t offset_ = 0;
  std::size_t line_ = 1;
};

class Tidy {
 public:
  Tidy(const Subject& subject, TidyFormat format)
      : s_(subject), format_(format), district_(subject.reg.config.district), places_(subject.files) {}

  std::vector<TidyFile> run() {
    write_units();
    write_tasks();
    write_quotas();
    write_records();
    write_findings();
    write_standing();
    return std::move(files_);
  }

 private:
  void put(std::size_t table, TidyWriter& writer, const std::string& of_month = "") {
    if (writer.rows() == 0) return;
    const std::string name{tidy_tables()[table].name};
    std::string path = name + "/district=" + tidy_folder(district_);
    if (!of_month.empty()) path += "/month=" + of_month;
    path += "/" + name + (format_ == TidyFormat::csv ? ".csv" : ".ndjson");
    files_.push_back({.table = table, .path = std::move(path), .bytes = writer.take()});
  }

  void write_units() {
    TidyWriter w(tidy_tables()[units_table], format_);
    for (std::size_t i = 0; i < s_.reg.units.size(); ++i) {
      const model::Unit& own = s_.reg.units[i];
      w.text(district_);
      w.text(own.id);
      w.text(own.name.value);
      w.text(model::name_of(own.role.value));
      own.row.value == 0 ? w.none() : w.number(own.row.value);
      w.number(static_cast<std::int64_t>(own.tasks.size()));
      w.number(static_cast<std::int64_t>(own.quotas.size()));
      w.number(std::ranges::count_if(own.records,
                                     [&](const model::Record& record) { return record.date.value <= s_.as_of; }));
      w.date(s_.standing.units[i].last_record);
    }
    put(units_table, w);
  }

  void write_tasks() {
    TidyWriter w(tidy_tables()[tasks_table], format_);
    for (const model::Unit& own : s_.reg.units) {
      for (const model::Task& task : own.tasks) {
        w.text(district_);
        w.text(own.id);
        w.text(task.id.value);
        w.text(label(task));
        w.text(key_of(task.kind()));
        w.text(task.duty.value);
        task.due ? w.date(task.due->value) : w.none();
        task.every ? w.text(time::name_of(task.every->value)) : w.none();
        task.every ? w.number(task.times.value) : w.none();
        w.flag(task.common);
      }
    }
    put(tasks_table, w);
  }

  void write_quotas() {
    TidyWriter w(tidy_tables()[quotas_table], format_);
    for (const model::Unit& own : s_.reg.units) {
      for (const model::Quota& quota : own.quotas) {
        const model::Target& target = quota.target.value;
        w.text(district_);
        w.text(own.id);
        w.text(quota.id.value);
        w.text(quota.task.value);
        w.text(label(quota));
        w.text(code(target.kind));
        target.kind == model::TargetKind::count   ? w.number(target.count)
        : target.kind == model::TargetKind::level ? w.decimal(target.level)
                                                  : w.none();
        w.text(quota.counter.value);
        quota.due ? w.date(quota.due->value) : w.none();
      }
    }
    put(quotas_table, w);
  }

  void write_records() {
    std::map<time::Period, TidyWriter> by_month;
    for (const model::Unit& own : s_.reg.units) {
      for (const model::MonthFile& file : own.months) {
        TidyWriter& w = by_month.try_emplace(file.month, tidy_tables()[records_table], format_).first->second;
        for (std::uint32_t i = file.first_record; i < file.last_record; ++i)
          write_record(w, own, own.records[i], file.month);
      }
    }
    for (auto& [period, writer] : by_month) put(records_table, writer, period.name());
  }

  void write_record(TidyWriter& w, const model::Unit& own, const model::Record& record, const time::Period& period) {
    const model::Particulars& more = *record.more;
    w.text(district_);
    w.text(period.name());
    w.text(own.id);
    w.date(record.date.value);
    w.text(record.task.value);
    w.text(more.quota.value);
    more.covers ? w.text(more.covers->value.name()) : w.none();
    w.number(more.times.value);
    more.value ? w.decimal(more.value->value.number) : w.none();
    more.value ? w.flag(more.value->value.percent) : w.none();
    std::string sites;
    for (const model::Text& site : more.sites) sites.append(sites.empty() ? "" : "；").append(site.value);
    w.text(sites);
    w.text(more.number.value);
    w.text(record.note.value);
    w.text(places_(record.at));
  }

  void write_findings() {
    std::map<time::Period, TidyWriter> by_month;
    for (std::size_t i = 0; i < s_.reg.findings.size(); ++i) {
      const model::Finding& finding = s_.reg.findings[i];
      const time::Period period = time::period_of(time::PeriodKind::month, finding.date.value);
      TidyWriter& w = by_month.try_emplace(period, tidy_tables()[findings_table], format_).first->second;
      w.text(district_);
      w.text(period.name());
      w.text(finding.unit_index == model::none ? finding.unit.value : s_.reg.units[finding.unit_index].id);
      w.text(finding.id.value);
      w.date(finding.date.value);
      w.text(finding.site.value);
      w.text(finding.text.value);
      finding.deduct ? w.decimal(finding.deduct->value) : w.none();
      finding.rectify_by ? w.date(finding.rectify_by->value) : w.none();
      finding.rectified ? w.date(finding.rectified->value) : w.none();
      s_.standing.known[i] ? w.text(key_of(s_.standing.findings[i].state)) : w.none();
      w.text(places_(finding.at));
    }
    for (auto& [period, writer] : by_month) put(findings_table, writer, period.name());
  }

  void begin_standing(TidyWriter& w, const model::Unit& own, std::string_view item) {
    w.text(district_);
    w.text(of_month());
    w.date(s_.as_of);
    w.text(own.id);
    w.text(item);
  }
  [[nodiscard]] std::string of_month() const { return time::period_of(time::PeriodKind::month, s_.as_of).name(); }

  void write_standing() {
    TidyWriter w(tidy_tables()[standing_table], format_);
    for (std::size_t u = 0; u < s_.reg.units.size(); ++u) {
      const model::Unit& own = s_.reg.units[u];
      for (std::size_t t = 0; t < own.tasks.size(); ++t)
        write_task(w, own, own.tasks[t], s_.standing.units[u].tasks[t]);
      for (std::size_t q = 0; q < own.quotas.size(); ++q)
        write_quota(w, own, own.quotas[q], s_.standing.units[u].quotas[q]);
    }
    put(standing_table, w, of_month());
  }

  void write_task(TidyWriter& w, const model::Unit& own, const model::Task& task, const standing::TaskStanding& now) {
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
    begin_standing(w, own, "task");
    w.text(task.id.value);
    w.text(label(task));
    w.text(key_of(now.kind));
    w.text(key_of(now.state));
    w.flag(own_due && now.state == standing::State::overdue);
    w.date(now.due);
    w.date(now.done_on);
    w.date(now.last_record);
    counts ? w.number(now.done) : w.none();
    for (const std::int64_t number : {due, met, missing})
      now.kind == model::TaskKind::recurring ? w.number(number) : w.none();
    for (int i = 0; i < 6; ++i) w.none();
    w.text(places_(task.at));
  }

  void write_quota(TidyWriter& w, const model::Unit& own, const model::Quota& quota,
                   const standing::QuotaStanding& now) {
    const bool count = quota.target.value.kind == model::TargetKind::count;
    begin_standing(w, own, "quota");
    w.text(quota.id.value);
    w.text(label(quota));
    w.text(code(quota.target.value.kind));
    w.text(key_of(now.state));
    w.flag(now.state == standing::State::missed);
    w.date(now.due);
    w.none();
    w.date(now.proved_on);
    quota.target.value.kind == model::TargetKind::level ? w.none() : w.number(now.done);
    for (int i = 0; i < 3; ++i) w.none();
    for (const std::int64_t number : {now.target, std::min(now.done, now.target), now.gap, now.expected, now.lag}) {
      count ? w.number(number) : w.none();
    }
    now.level ? w.decimal(*now.level) : w.none();
    w.text(places_(quota.at));
  }

  const Subject& s_;
  TidyFormat format_;
  std::string_view district_;
  Places places_;
  std::vector<TidyFile> files_ = {};
};

}  // namespace

std::vector<TidyFile> tidy_files(const Subject& subject, TidyFormat format) {
  return Tidy(subject, format).run();
}

}  // namespace ljfl::report
