/// What came back: which rows were filled in, which cannot be taken, and why.
#include <algorithm>
#include <array>

#include "sheet/columns.hpp"

namespace ljfl::sheet {
namespace {

struct Head {
  std::size_t row = 0;
  std::array<std::size_t, column_count> at = {};  ///< where each of our columns stands in the table
};

constexpr std::size_t absent = SIZE_MAX;

/// The row of heads, below a title perhaps. Columns may have been moved; those that hold the clerk's answers may be
/// gone.
std::optional<Head> head_of(const Table& table) {
  constexpr std::size_t furthest = 10;
  for (std::size_t row = 0; row < table.rows.size() && row < furthest; ++row) {
    Head out{.row = row};
    out.at.fill(absent);
    const std::vector<std::string>& cells = table.rows[row].cells;
    for (std::size_t c = 0; c < column_count; ++c) {
      const auto found = std::ranges::find_if(
          cells, [&](const std::string& cell) { return cell == heads[c].zh || cell == heads[c].en; });
      if (found != cells.end()) out.at[c] = static_cast<std::size_t>(found - cells.begin());
    }
    if (out.at[id] != absent && out.at[origin] != absent) return out;
  }
  return std::nullopt;
}

struct Stamp {
  std::string_view unit = {};
  std::string_view month = {};
  bool is_quota = false;
};

std::optional<Stamp> stamp_in(std::string_view cell) {
  const std::size_t first = cell.find('/');
  const std::size_t second = cell.find('/', first == std::string_view::npos ? first : first + 1);
  if (second == std::string_view::npos || second + 3 > cell.size()) return std::nullopt;
  return Stamp{.unit = cell.substr(0, first),
               .month = cell.substr(first + 1, second - first - 1),
               .is_quota = cell.substr(second + 1).starts_with("q-")};
}

class FormReader {
 public:
  FormReader(const Table& table, const Head& head, const Subject& subject, time::Date today)
      : table_(table), head_(head), subject_(subject), unit_(subject.reg.units[subject.unit]), today_(today) {}

  Returned run() {
    for (std::size_t i = head_.row + 1; i < table_.rows.size(); ++i) {
      row_ = &table_.rows[i];
      if (!row_->blank()) read_row();
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view cell(Column column) const {
    return head_.at[column] == absent ? std::string_view{} : row_->cell(head_.at[column]);
  }
  void fault(Words words) { out_.faults.push_back({.row = row_->number, .words = std::move(words)}); }
  void fault(Column column, const Words& words) {
    fault(
        {.zh = std::string{heads[column].zh} + " " + words.zh, .en = std::string{heads[column].en} + ": " + words.en});
  }
  void remark(std::string zh, std::string en) {
    out_.remarks.push_back({.row = row_->number, .words = {.zh = std::move(zh), .en = std::move(en)}});
  }

  [[nodiscard]] bool touched() const {
    constexpr std::array answers = {covers, now, total_now, sites, note, number, evidence};
    return std::ranges::any_of(answers, [&](Column column) { return !cell(column).empty(); });
  }

  void read_row() {
    if (names_a_sum(cell(id)) || names_a_sum(cell(title)) || (cell(id).empty() && names_a_sum(row_->cell(0)))) {
      remark("是合计行，不算数据", "is a row of sums, and no data");
      return;
    }
    if (!touched()) return;
    const auto stamp = stamp_in(cell(origin));
    if (!stamp) {
      fault({.zh = "“底稿”这一格被清空或改过了，认不出这一行是从哪里来的；重新出一张表（ljfl sheet），把数填进去",
             .en = "its “made from” was cleared or changed, so nobody can tell what it was made from: make a new sheet "
                   "(ljfl sheet)"});
      return;
    }
    if (stamp->unit != unit_.id || stamp->month != subject_.month.name()) {
      fault({.zh = "是另一个单位或另一个月的行（" + text::printable(cell(origin)) + "），分开导入",
             .en = "is another unit's or month's (" + text::printable(cell(origin)) + "): import it by itself"});
      return;
    }
    const std::uint32_t index = index_of(stamp->is_quota, cell(id));
    if (index == model::none) {
      fault({.zh = "编号“" + text::printable(cell(id)) + "”在" + text::printable(unit_.name.value) + "的台账里没有",
             .en = "the unit has no item “" + text::printable(cell(id)) + "”"});
      return;
    }
    read_answer(stamp->is_quota, index);
  }

  [[nodiscard]] std::uint32_t index_of(bool is_quota, std::string_view word) const {
    const auto find = [&](const auto& items) {
      const auto found = std::ranges::find_if(items, [&](const auto& item) { return item.id.value == word; });
      return found == items.end() ? model::none : static_cast<std::uint32_t>(found - items.begin());
    };
    return is_quota ? find(unit_.quotas) : find(unit_.tasks);
  }

  void read_answer(bool is_quota, std::uint32_t index) {
    const std::size_t faults_before = out_.faults.size();
    const Basis basis = basis_of(subject_, is_quota, index);
    stale_ = cell(origin) != basis.stamp;
    Filled filled{.row = row_->number, .is_quota = is_quota, .index = index};
    filled.note = cell(note);
    filled.number = cell(number);
    filled.evidence = names_in(cell(evidence));
    filled.sites = names_in(cell(sites));
    for (const Column column : {note, number, sites, evidence}) {
      if (const auto debris = debris_in(cell(column))) fault(column, *debris);
    }
    read_day(filled);
    read_period(filled);
    if (!is_quota) {
      read_times(filled);
    } else if (unit_.quotas[index].target.value.kind == model::TargetKind::level) {
      read_level(filled);
    } else {
      read_count(filled, basis);
    }
    const bool readable = out_.faults.size() == faults_before;
    if (!stale_) {
      if (readable) out_.filled.push_back(std::move(filled));
      return;
    }
    // Whatever else is wrong with a row that was made from something older, that comes first.
    out_.faults.resize(faults_before);
    if (readable && is_recorded(filled)) {
      remark("台账里已经有这一条，跳过", "is in the register already, and was passed over");
    } else {
      fault({.zh = "这张表出了以后，这一项的台账又变了（目标、名单或记录）；重新出一张表（ljfl sheet），把数填进去",
             .en = "is stale: the item's target, sites or records have changed since the sheet was made. Make a new "
                   "one (ljfl sheet)"});
    }
  }

  void read_day(Filled& filled) {
    if (cell(date).empty()) {
      fault({.zh = "没有写日期", .en = "has no date"});
      return;
    }
    const Cell<time::Date> day = day_in(cell(date));
    if (!day.value) {
      fault(date, day.fault);
      return;
    }
    filled.date = *day.value;
    if (!subject_.month.holds(filled.date)) {
      fault({.zh = "日期 " + time::iso(filled.date) + " 不在 " + subject_.month.chinese() + "里",
             .en = "its date " + time::iso(filled.date) + " is not in " + subject_.month.name()});
    } else if (filled.date > today_) {
      fault({.zh = "日期 " + time::iso(filled.date) + " 还没有到（今天是 " + time::iso(today_) + "）",
             .en = "its date " + time::iso(filled.date) + " has not come yet (today is " + time::iso(today_) + ")"});
    }
  }

  /// Only where the act is of another period than its day lies in must it be named.
  void read_period(Filled& filled) {
    if (cell(covers).empty()) return;
    if (filled.is_quota || !unit_.tasks[filled.index].every) {
      fault({.zh = "这一项不分期，“属期”要空着", .en = "is not owed period by period: leave its period empty"});
      return;
    }
    const Cell<time::Period> period = period_in(cell(covers));
    if (!period.value) {
      fault(covers, period.fault);
    } else {
      filled.covers = period.value->name();
    }
  }

  void read_times(Filled& filled) {
    if (cell(now).empty()) return;
    const Cell<std::int64_t> times = count_in(cell(now));
    if (!times.value) {
      fault(now, times.fault);
    } else if (*times.value == 0) {
      fault({.zh = "本月是 0，却填了别的；没有做就整行空着",
             .en = "says 0 this month, and more beside it: leave the row empty for nothing done"});
    } else if (*times.value != 1) {
      filled.times = std::to_string(*times.value);
    }
  }

  void read_level(Filled& filled) {
    const Column column = cell(now).empty() ? total_now : now;
    if (cell(column).empty()) {
      fault({.zh = "没有填本月的比率", .en = "has no level for this month"});
      return;
    }
    const Cell<model::Decimal> level = share_in(cell(column));
    if (!level.value) {
      fault(column, level.fault);
    } else {
      filled.value = model::plain(*level.value) + "%";
    }
  }

  void read_count(Filled& filled, const Basis& basis) {
    const auto number_in = [&](Column column) -> std::optional<std::int64_t> {
      if (cell(column).empty()) return std::nullopt;
      const Cell<std::int64_t> number = count_in(cell(column));
      if (!number.value) fault(column, number.fault);
      return number.value;
    };
    const std::size_t faults_before = out_.faults.size();
    const auto typed = number_in(now);
    const auto total = number_in(total_now);
    if (out_.faults.size() > faults_before) return;
    const auto named = static_cast<std::int64_t>(filled.sites.size());
    if (typed && named > 0 && *typed != named) {
      const std::string counts = std::to_string(*typed) + " ≠ ";
      fault({.zh = "本月 " + counts + "点位 " + std::to_string(named) + " 个",
             .en = "this month " + counts + diag::counted(filled.sites.size(), "site") + " named"});
      return;
    }
    if (!typed && named == 0) {
      if (!total) {
        fault({.zh = "没有填本月新增的数或点位", .en = "says neither how many nor which sites"});
        return;
      }
      const std::int64_t rest = *total - basis.before - basis.already;
      const std::string words = std::to_string(rest);
      fault(
          {.zh = "只填了累计 " + std::to_string(*total) +
                 (rest > 0 ? "，本月应是 " + words + "，请填在“本月”里" : "，比已有的还少"),
           .en = "gives only the total " + std::to_string(*total) +
                 (rest > 0 ? ": this month is then " + words + ", to be filled in" : ", less than there is already")});
      return;
    }
    const std::int64_t added = typed.value_or(named);
    if (!stale_ && total && *total != basis.before + basis.already + added) {
      const std::string recorded = basis.already == 0 ? "" : std::to_string(basis.already);
      const std::string sum = std::to_string(*total) + " ≠ ";
      fault({.zh = "累计 " + sum + "上月累计 " + std::to_string(basis.before) +
                   (recorded.empty() ? "" : " + 本月已记 " + recorded) + " + 本月 " + std::to_string(added),
             .en = "total " + sum + std::to_string(basis.before) + " before" +
                   (recorded.empty() ? "" : " + " + recorded + " recorded") + " + " + std::to_string(added) +
                   " this month"});
      return;
    }
    if (added == 0) {
      fault({.zh = "本月是 0，却填了别的；没有做就整行空着",
             .en = "says 0 this month, and more beside it: leave the row empty for nothing done"});
    } else if (filled.sites.empty()) {
      filled.value = std::to_string(added);
    }
  }

  /// The register holds just this already: the same form came twice.
  [[nodiscard]] bool is_recorded(const Filled& filled) const {
    return std::ranges::any_of(unit_.records, [&](const model::Record& record) {
      const model::Particulars& more = *record.more;
      const bool own = filled.is_quota ? record.quota_index == filled.index : record.task_index == filled.index;
      if (!own || record.date.value != filled.date || record.note.value != filled.note ||
          more.number.value != filled.number)
        return false;
      if ((more.covers ? more.covers->value.name() : "") != filled.covers) return false;
      const std::string times = more.times.value == 1 ? "" : std::to_string(more.times.value);
      const std::string value =
          more.value ? model::plain(more.value->value.number) + (more.value->value.percent ? "%" : "") : "";
      const auto same = [](const std::vector<model::Text>& a, const std::vector<std::string>& b) {
        return std::ranges::equal(a, b, {}, &model::Text::value);
      };
      return times == filled.times && value == filled.value && same(more.sites, filled.sites) &&
             same(more.evidence, filled.evidence);
    });
  }

  const Table& table_;
  const Head& head_;
  const Subject& subject_;
  const model::Unit& unit_;
  time::Date today_;
  const Row* row_ = nullptr;
  bool stale_ = false;  ///< the row was made from something else than what stands now
  Returned out_ = {};
};

}  // namespace

std::optional<Origin> origin_of(const Table& table) {
  const auto head = head_of(table);
  if (!head) return std::nullopt;
  for (std::size_t i = head->row + 1; i < table.rows.size(); ++i) {
    const auto stamp = stamp_in(table.rows[i].cell(head->at[origin]));
    if (!stamp) continue;
    const auto month = time::parse_period(stamp->month);
    if (month && month->kind == time::PeriodKind::month)
      return Origin{.unit = std::string{stamp->unit}, .month = *month};
  }
  return std::nullopt;
}

Returned read_form(const Table& table, const Subject& subject, time::Date today) {
  const auto head = head_of(table);
  if (!head) return {};
  return FormReader(table, *head, subject, today).run();
}

std::vector<std::string> names_in(std::string_view words) {
  std::vector<std::string> out(1);
  for (std::size_t at = 0; at < words.size();) {
    const text::Character c = text::character_at(words, at);
    if (c.code == U'、' || c.code == U'，' || c.code == U'；' || c.code == ',' || c.code == ';' || c.code == '\n' ||
        c.code == '\r') {
      out.emplace_back();
    } else {
      out.back().append(words.substr(at, c.length));
    }
    at += c.length;
  }
  for (std::string& name : out) {
    while (name.starts_with(' ')) name.erase(0, 1);
    while (name.ends_with(' ')) name.pop_back();
  }
  std::erase_if(out, [](const std::string& name) { return name.empty(); });
  return out;
}

}  // namespace ljfl::sheet
