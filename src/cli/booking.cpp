#include "cli/booking.hpp"

#include <algorithm>

#include "cli/editor.hpp"

namespace ljfl::cli {
namespace {

/// A few of many, for a message.
std::string some_of(const std::vector<std::string>& words, std::string_view between) {
  constexpr std::size_t most = 12;
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < most; ++i) out.append(i == 0 ? "" : between).append(words[i]);
  if (words.size() > most) out.append(between).append("…");
  return out;
}

struct Named {
  Item item = {};
  std::string_view id = {};
  std::string_view title = {};
};

std::vector<Named> items_of(const model::Unit& unit) {
  std::vector<Named> out;
  for (std::uint32_t i = 0; i < unit.tasks.size(); ++i) {
    out.push_back(
        {.item = {.is_quota = false, .index = i}, .id = unit.tasks[i].id.value, .title = unit.tasks[i].title.value});
  }
  for (std::uint32_t i = 0; i < unit.quotas.size(); ++i) {
    out.push_back(
        {.item = {.is_quota = true, .index = i}, .id = unit.quotas[i].id.value, .title = unit.quotas[i].title.value});
  }
  return out;
}

std::string shown(std::string_view id, std::string_view title) {
  return text::printable(id) + (title.empty() ? "" : " " + text::printable(title));
}

/// Where a number or sites given for a task belong: to its quota, if that can be only one.
Item quota_of(const model::Unit& unit, std::uint32_t index) {
  const model::Task& task = unit.tasks[index];
  if (task.quotas.size() == 1) return {.is_quota = true, .index = task.quotas.front()};
  const std::string name = text::printable(task.title.empty() ? task.id.value : task.title.value);
  if (task.quotas.empty()) {
    throw Failure{.zh = "“" + name + "”是任务，下面没有指标：--value 和 --sites 用不上，做了几次写 --times",
                  .en = "“" + name + "” is a task without quotas: --value and --sites do not apply; see --times"};
  }
  std::vector<std::string> names;
  for (const std::uint32_t quota : task.quotas)
    names.push_back(shown(unit.quotas[quota].id.value, unit.quotas[quota].title.value));
  throw Failure{.zh = "“" + name + "”下面有几项指标，写明是哪一项：" + some_of(names, "、"),
                .en = "“" + name + "” has several quotas, say which: " + some_of(names, ", ")};
}

std::vector<std::string> shown(const std::vector<Named>& items) {
  std::vector<std::string> out;
  out.reserve(items.size());
  for (const Named& one : items) {
    out.push_back(shown(one.id, one.title));
  }
  return out;
}

}  // namespace

const model::Unit& find_unit(const Job& job, std::string_view word) {
  const model::Lookup found = model::find_unit(job.reg, word);
  if (found.index != model::none) return job.reg.units[found.index];
  const std::string typed = text::printable(word);
  if (!found.candidates.empty()) {
    std::vector<std::string> zh;
    std::vector<std::string> en;
    for (const std::uint32_t index : found.candidates) {
      const std::string name = text::printable(job.reg.units[index].name.value);
      const std::string id = text::printable(job.reg.units[index].id);
      zh.push_back(name + "（" + id + "）");
      en.push_back(name + " (" + id + ")");
    }
    throw Failure{.zh = "“" + typed + "”可以是" + some_of(zh, "、"),
                  .en = "“" + typed + "” may be " + some_of(en, ", ")};
  }
  std::vector<std::string_view> known;
  for (const model::Unit& unit : job.reg.units) {
    known.push_back(unit.id);
    known.push_back(unit.name.value);
    for (const model::Text& alias : unit.aliases) known.push_back(alias.value);
  }
  Failure out{.zh = "名册里没有“" + typed + "”", .en = "no unit is called “" + typed + "”"};
  if (const auto near = text::nearest(word, known)) {
    out.zh += "，是不是“" + text::printable(*near) + "”？";
    out.en += "; did you mean “" + text::printable(*near) + "”?";
  }
  throw out;
}

Item find_item(const model::Unit& unit, std::string_view word, bool measured) {
  const std::vector<Named> items = items_of(unit);
  std::vector<Named> found;
  const auto look = [&](const auto& fits) {
    for (const Named& one : items) {
      if (fits(one)) found.push_back(one);
    }
    return !found.empty();
  };
  (void)(look([&](const Named& one) { return one.id == word; }) ||
         look([&](const Named& one) { return one.title == word; }) ||
         look([&](const Named& one) { return one.id.starts_with(word) || one.title.starts_with(word); }));
  // A task and its quota may bear one name: what is measured goes to the quota.
  if (found.size() > 1) {
    std::vector<Named> fitting;
    std::ranges::copy_if(found, std::back_inserter(fitting),
                         [&](const Named& one) { return one.item.is_quota == measured; });
    if (fitting.size() == 1) found = fitting;
  }
  if (found.size() == 1) {
    const Item item = found.front().item;
    return item.is_quota || !measured ? item : quota_of(unit, item.index);
  }
  const std::string typed = text::printable(word);
  const std::string name = text::printable(unit.name.value);
  if (found.size() > 1) {
    const std::vector<std::string> names = shown(found);
    throw Failure{.zh = "“" + typed + "”可以是" + some_of(names, "、"),
                  .en = "“" + typed + "” may be " + some_of(names, ", ")};
  }
  const std::vector<std::string> names = shown(items);
  throw Failure{.zh = name + "没有“" + typed + "”这项任务或指标，有的是：" + some_of(names, "、"),
                .en = name + " has no task or quota “" + typed + "”; it has: " + some_of(names, ", ")};
}

std::string title_of(const model::Unit& unit, Item item) {
  const model::Text& title = item.is_quota ? unit.quotas[item.index].title : unit.tasks[item.index].title;
  const model::Text& id = item.is_quota ? unit.quotas[item.index].id : unit.tasks[item.index].id;
  return std::string{title.empty() ? id.value : title.value};
}

edit::Value record_of(const model::Unit& unit, const Entry& entry) {
  edit::Value out = edit::map();
  const auto texts = [](const std::vector<std::string>& words) {
    std::vector<edit::Value> items;
    items.reserve(words.size());
    for (const std::string& one : words) items.push_back(edit::text(one));
    return edit::list(std::move(items));
  };
  out.put("date", edit::word(time::iso(entry.date)));
  if (entry.item.is_quota) {
    out.put("quota", edit::word(unit.quotas[entry.item.index].id.value));
  } else {
    out.put("task", edit::word(unit.tasks[entry.item.index].id.value));
  }
  if (!entry.covers.empty()) out.put("for", edit::word(entry.covers));
  if (!entry.times.empty()) out.put("times", edit::word(entry.times));
  if (!entry.value.empty()) out.put("value", edit::word(entry.value));
  if (!entry.sites.empty()) out.put("sites", texts(entry.sites));
  if (!entry.number.empty()) out.put("number", edit::text(entry.number));
  if (!entry.note.empty()) out.put("note", edit::text(entry.note));
  if (!entry.evidence.empty()) out.put("evidence", texts(entry.evidence));
  return out;
}

std::string month_path(const model::Unit& unit, time::Period month) {
  return "units/" + std::string{unit.id} + "/" + month.name() + ".yaml";
}

std::string new_month(const Job& job, const model::Unit& unit, time::Period month) {
  const std::string name{unit.name.empty() ? unit.id : unit.name.value};
  return modeline_where_kept(job, month_path(unit, month)) + "# " + name + " " + std::to_string(month.year) + " 年 " +
         std::to_string(month.index) + " 月的工作记录。每做一件，加一条；多人多次的事，各写各的日期。\nrecords: []\n";
}

void change(Draft& draft, std::span<const edit::Change> changes) {
  edit::Edited edited = edit::apply(draft.after, changes);
  if (!edited.good()) throw failure_of(draft.path, edited.refusal);
  draft.after = std::move(edited.bytes);
}

void book(const Job& job, std::vector<Draft>& drafts, const model::Unit& unit, time::Date date, std::string_view key,
          const edit::Value& item) {
  const time::Period month = time::period_of(time::PeriodKind::month, date);
  Draft& draft = draft_of(job, drafts, month_path(unit, month));
  if (!draft.before && draft.after.empty()) draft.after = new_month(job, unit, month);
  const auto value = edit::agreed(draft.after);
  if (!value) throw failure_of(draft.path, edit::Refusal::unreadable);
  const edit::Value* const list = value->find(key);
  if (list == nullptr) {
    // Records come first in a month's file, then highlights, then findings.
    const edit::Change whole{
        .at = {std::string{key}}, .value = edit::list({item}), .place = key == "records" ? 0 : edit::Change::last};
    change(draft, std::span(&whole, 1));
    return;
  }
  const auto day_of = [](const edit::Value& one) {
    const edit::Value* const day = one.find("date");
    return day == nullptr ? std::string{} : day->text;
  };
  const std::string own = time::iso(date);
  std::size_t place = list->items.size();
  if (std::ranges::is_sorted(list->items, {}, day_of)) {
    const auto later = std::ranges::find_if(list->items, [&](const edit::Value& one) { return day_of(one) > own; });
    place = static_cast<std::size_t>(later - list->items.begin());
  }
  const edit::Change one{.at = {std::string{key}, place}, .value = item};
  change(draft, std::span(&one, 1));
}

}  // namespace ljfl::cli
