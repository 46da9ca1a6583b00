/// A list of named places (附件3) into a quota.
#include <algorithm>
#include <array>
#include <map>

#include "cli/booking.hpp"
#include "cli/import.hpp"
#include "sheet/cells.hpp"

namespace ljfl::cli {
namespace {

struct Names {
  std::size_t first_row = 0;  ///< behind the head
  std::size_t column = 0;
};

/// Which column holds the names: the one that --column names, the only one, or the one whose head says so. Beside the
/// places themselves a list may name the unit that each belongs to, so heads that say what a place is go first.
Names names_of(const Job& job, const sheet::Table& table) {
  constexpr std::array<std::string_view, 13> places = {"点位名称", "名称", "点位", "网点", "学校", "小区", "医院",
                                                       "企业",     "宾馆", "酒店", "景区", "景点", "门店"};
  constexpr std::array<std::string_view, 3> anybody = {"单位名称", "单位", "name"};
  constexpr std::size_t furthest = 10;
  const std::string_view wanted = job.value("--column");
  const auto find = [&](const auto& fits) -> std::optional<Names> {
    for (std::size_t row = 0; row < table.rows.size() && row < furthest; ++row) {
      for (std::size_t c = 0; c < table.rows[row].cells.size(); ++c) {
        if (fits(table.rows[row].cell(c))) return Names{.first_row = row + 1, .column = c};
      }
    }
    return std::nullopt;
  };
  if (!wanted.empty()) {
    if (const auto found = find([&](std::string_view cell) { return cell == wanted; })) return *found;
  } else {
    const auto is = [&](std::string_view head) { return find([&](std::string_view cell) { return cell == head; }); };
    for (const std::string_view head : places) {
      if (const auto found = is(head)) return *found;
    }
    // 小区名称, but not 所属单位名称.
    const auto names_a_place = [](std::string_view cell) {
      return cell.ends_with("名称") && !cell.ends_with("单位名称") && !cell.starts_with("所");
    };
    if (const auto found = find(names_a_place)) return *found;
    for (const std::string_view head : anybody) {
      if (const auto found = is(head)) return *found;
    }
    const bool one_column =
        std::ranges::all_of(table.rows, [](const sheet::Row& row) { return row.cells.size() <= 1; });
    if (one_column) return {};
    const auto ends_with = [&](std::string_view head) {
      return find([&](std::string_view cell) { return cell.ends_with(head); });
    };
    for (const std::string_view head : places) {
      if (const auto found = ends_with(head)) return *found;
    }
    for (const std::string_view head : anybody) {
      if (const auto found = ends_with(head)) return *found;
    }
  }
  const auto first_row = [&](std::string_view comma) {
    std::string out;
    if (table.rows.empty()) return out;
    for (const std::string& cell : table.rows.front().cells)
      out.append(out.empty() ? "" : comma).append(text::printable(cell));
    return out;
  };
  throw Failure{.zh = "不知道哪一列是点位的名称，用 --column 指明；第一行是：" + first_row("、"),
                .en = "which column holds the names? Say so by --column; the first row is: " + first_row(", ")};
}

/// The names, each once; what is no name is told.
std::vector<std::string> read_names(const Job& job, const sheet::Table& table, Import& out) {
  const Names names = names_of(job, table);
  std::vector<std::string> result;
  std::map<std::string, std::size_t, std::less<>> rows;
  for (std::size_t i = names.first_row; i < table.rows.size(); ++i) {
    const sheet::Row& row = table.rows[i];
    if (row.blank()) continue;
    const std::string name{row.cell(names.column)};
    const auto fault = [&](std::string zh, std::string en) {
      out.faults.push_back({.row = row.number, .words = {.zh = std::move(zh), .en = std::move(en)}});
    };
    const std::string shown = text::printable(text::cut(name, 40));
    if (sheet::names_a_sum(name) || sheet::names_a_sum(row.cell(0))) {
      out.remarks.push_back(
          {.row = row.number, .words = {.zh = "是合计行，不算数据", .en = "is a row of sums, and no data"}});
    } else if (name.empty()) {
      fault("名称是空的（合并的单元格只有第一行有字）", "has no name (of merged cells only the first keeps its text)");
    } else if (const auto debris = sheet::debris_in(name)) {
      fault(debris->zh, debris->en);
    } else if (name.find_first_not_of("0123456789") == std::string::npos) {
      fault("“" + shown + "”是一串数字，不像名称；是编号的话，前面的 0 可能已被表格软件去掉",
            "“" + shown + "” is a number and no name; if it is a code, a spreadsheet may have taken its zeros");
    } else if (const auto [first, added] = rows.try_emplace(name, row.number); !added) {
      const std::string line = std::to_string(first->second);
      fault("“" + shown + "”和第 " + line + " 行重复", "“" + shown + "” stands in row " + line + " already");
    } else {
      result.push_back(name);
    }
  }
  return result;
}

}  // namespace

Import import_sites(Job& job, const sheet::Table& table) {
  const std::string_view into = job.value("--into");
  const std::size_t slash = into.find('/');
  if (slash == std::string_view::npos) {
    throw Failure{.zh = "--into 写成 单位/指标，例如 caizhengju/bank-branches",
                  .en = "--into takes UNIT/QUOTA, as in caizhengju/bank-branches"};
  }
  const model::Unit& unit = find_unit(job, into.substr(0, slash));
  const Item item = find_item(unit, into.substr(slash + 1), true);
  if (!item.is_quota) {
    throw Failure{.zh = "“" + text::printable(into.substr(slash + 1)) + "”是任务，不是指标；名单放在指标里",
                  .en = "a list of sites belongs to a quota, and that is a task"};
  }
  const model::Quota& quota = unit.quotas[item.index];
  Import out;
  const std::vector<std::string> names = read_names(job, table, out);

  std::vector<edit::Value> added;
  for (const std::string& name : names) {
    if (std::ranges::find(quota.sites, std::string_view{name}, &model::Text::value) == quota.sites.end())
      added.push_back(edit::text(name));
  }
  const std::string path = "units/" + std::string{unit.id} + "/unit.yaml";
  Draft& draft = draft_of(job, out.drafts, path);
  const auto value = edit::agreed(draft.after);
  if (!value) throw failure_of(path, edit::Refusal::unreadable);
  if (!added.empty()) {
    const edit::Value* const list = value->find("quotas");
    const auto is_ours = [&](const edit::Value& one) {
      const edit::Value* const id = one.find("id");
      return id != nullptr && id->text == quota.id.value;
    };
    std::vector<edit::Change> changes;
    const std::size_t count = list == nullptr ? 0 : list->items.size();
    const std::size_t place =
        list == nullptr ? 0
                        : static_cast<std::size_t>(std::ranges::find_if(list->items, is_ours) - list->items.begin());
    if (place < count) {
      const edit::Value* const sites = list->items[place].find("sites");
      const edit::Path at = {std::string{"quotas"}, place, std::string{"sites"}};
      if (sites == nullptr) {
        changes.push_back({.at = at, .value = edit::list(added)});
      } else {
        for (std::size_t i = 0; i < added.size(); ++i) {
          edit::Path one = at;
          one.emplace_back(sites->items.size() + i);
          changes.push_back({.at = one, .value = added[i]});
        }
      }
    } else {  // it came with a common set: the unit's own entry refines it
      edit::Value own = edit::map();
      own.put("id", edit::word(quota.id.value)).put("sites", edit::list(added));
      if (list == nullptr) {
        changes.push_back({.at = {std::string{"quotas"}}, .value = edit::list({own})});
      } else {
        changes.push_back({.at = {std::string{"quotas"}, count}, .value = own});
      }
    }
    change(draft, changes);
  }
  const auto unit_index = static_cast<std::size_t>(&unit - job.reg.units.data());
  const std::int64_t done = job.standing.units[unit_index].quotas[item.index].done;
  const std::int64_t done_then = check_drafts(job, out.drafts).standing.units[unit_index].quotas[item.index].done;
  const std::string name = text::printable(unit.name.value) + "·" + text::printable(title_of(unit, item));
  const std::size_t total = quota.sites.size() + added.size();
  const std::string counts = std::to_string(names.size());
  out.changes.push_back(job.lang == diag::Lang::zh
                            ? name + "：名单 " + counts + " 个，新加 " + std::to_string(added.size()) + " 个，共 " +
                                  std::to_string(total) + " 个"
                            : name + ": " + counts + " in the list, " + std::to_string(added.size()) + " new, " +
                                  std::to_string(total) + " in all");
  const auto missing = static_cast<std::size_t>(std::ranges::count_if(
      quota.sites, [&](const model::Text& site) { return std::ranges::find(names, site.value) == names.end(); }));
  if (missing > 0) {
    const std::string n = std::to_string(missing);
    out.remarks.push_back(
        {.row = 0,
         .words = {.zh = "台账里另有 " + n + " 个点位不在这份名单里，没有动；要去掉的，请在 " + path + " 里删",
                   .en = n + " sites of the register are not in this list and were left; remove them in " + path +
                         " if they should go"}});
  }
  if (quota.target.value.kind == model::TargetKind::count &&
      static_cast<std::int64_t>(total) != quota.target.value.count) {
    const std::string target = std::to_string(quota.target.value.count);
    out.remarks.push_back({.row = 0,
                           .words = {.zh = "名单共 " + std::to_string(total) + " 个，目标是 " + target + " 个，请核对",
                                     .en = "there are " + std::to_string(total) + " sites, and the target is " +
                                           target + ": please check"}});
  }
  if (done_then < done) {
    const std::string from = std::to_string(done);
    const std::string to = std::to_string(done_then);
    const std::string n = std::to_string(total);
    const bool capped = static_cast<std::size_t>(done_then) == total;
    out.remarks.push_back(
        {.row = 0,
         .words = {.zh = "完成数将由 " + from + " 变为 " + to + "：" +
                         (capped ? "名单只有 " + n + " 个" : "已记录的点位有的不在名单里"),
                   .en = "what is done falls from " + from + " to " + to + ": " +
                         (capped ? "the list has only " + n + " names" : "sites recorded are not in the list")}});
  }
  return out;
}

}  // namespace ljfl::cli
