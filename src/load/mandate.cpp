#include "load/mandate.hpp"

#include <algorithm>

#include "load/mandate_keys.hpp"

namespace ljfl::load {
namespace {

model::Duty read_duty(Context& context, yaml::Id item) {
  const Fields f(context, item, duty_key::shape);
  return {.id = f.id(duty_key::id, {"职责的编号", "a duty's id"}), .text = f.text(duty_key::text), .at = f.span()};
}

model::Task read_task(Context& context, yaml::Id item) {
  using namespace task_key;
  const Fields f(context, item, shape);
  model::Task out;
  out.at = f.span();
  out.id = f.id(id, {"任务的编号", "a task's id"});
  out.title = f.text(title);
  out.text = f.text(text);
  out.duty = f.text(duty);
  out.issues = f.text(issues);
  out.same_as = f.text(same_as);
  f.tell_conflicts();
  out.due = f.date(due);
  if (const auto kind = f.one_of(every)) {
    out.every = model::Located<time::PeriodKind>{.value = static_cast<time::PeriodKind>(*kind),
                                                 .at = context.tree->span(f[every])};
  }
  if (const auto number = f.integer(times)) out.times = *number;
  out.due_offset = f.term(due_offset);
  out.from = f.date(from);
  out.until = f.date(until);
  return out;
}

std::optional<model::Located<model::Target>> read_target(Context& context, const Fields& f) {
  using namespace quota_key;
  if (!f.has(quota_key::target) || !expect_kind(context, f[quota_key::target], yaml::Kind::scalar, "target")) {
    return std::nullopt;
  }
  const text::Span at = context.tree->span(f[quota_key::target]);
  const std::string_view word = context.tree->text(f[quota_key::target]);
  model::Located<model::Target> out{.value = {}, .at = at};
  if (word == "tbd") return out;
  if (word.ends_with('%')) {
    const auto level = percent_of(context, word.substr(0, word.size() - 1), at, "target");
    if (!level) return std::nullopt;
    out.value = {.kind = model::TargetKind::level, .count = 0, .level = *level};
    return out;
  }
  const auto count =
      integer_of(context, word, at, "target", f.detail(quota_key::target).low, f.detail(quota_key::target).high);
  if (!count) return std::nullopt;
  out.value = {.kind = model::TargetKind::count, .count = *count, .level = {}};
  return out;
}

std::vector<model::Milestone> read_milestones(Context& context, const Fields& f) {
  std::vector<model::Milestone> out;
  if (!f.has(quota_key::milestones)) return out;
  const yaml::Id map = f[quota_key::milestones];
  if (!expect_kind(context, map, yaml::Kind::map, "milestones")) return out;
  const yaml::Tree& tree = *context.tree;
  for (yaml::Id key = map + 1; key < tree.next(map);) {
    const yaml::Id value = tree.next(key);
    const auto by = date_of(context, tree.text(key), tree.span(key));
    if (by && expect_kind(context, value, yaml::Kind::scalar, "milestones")) {
      if (const auto count = integer_of(context, tree.text(value), tree.span(value), "milestones",
                                        f.detail(quota_key::milestones).low, f.detail(quota_key::milestones).high)) {
        out.push_back({.by = {.value = *by, .at = tree.span(key)}, .count = {.value = *count, .at = tree.span(value)}});
      }
    }
    key = tree.next(value);
  }
  std::ranges::stable_sort(out, {}, [](const model::Milestone& m) { return m.by.value; });
  return out;
}

/// `whole`: the item stands for itself; else it may refine an item of the same id in a set, and be no more than that.
model::Quota read_quota(Context& context, yaml::Id item, bool whole, bool& has_target) {
  using namespace quota_key;
  const Fields f(context, item, shape, whole);
  model::Quota out;
  out.at = f.span();
  out.id = f.id(id, {"指标的编号", "a quota's id"});
  out.task = f.text(quota_key::task);
  out.title = f.text(title);
  out.counter = f.text(counter);
  out.due = f.date(due);
  out.from = f.date(from);
  out.milestones = read_milestones(context, f);
  out.sites = f.texts(sites);
  const auto wanted = read_target(context, f);
  has_target = wanted.has_value();
  if (wanted) out.target = *wanted;
  return out;
}

void refine(model::Quota& common, const model::Quota& own, bool has_target) {
  if (own.task.given()) common.task = own.task;
  if (own.title.given()) common.title = own.title;
  if (own.counter.given()) common.counter = own.counter;
  if (has_target) common.target = own.target;
  if (own.due) common.due = own.due;
  if (own.from) common.from = own.from;
  if (!own.milestones.empty()) common.milestones = own.milestones;
  if (!own.sites.empty()) common.sites = own.sites;
  common.at = own.at;
}

template <typename Item>
Item* find(std::vector<Item>& items, std::string_view id) {
  const auto found = std::ranges::find_if(items, [&](const Item& item) { return item.id.value == id; });
  return found == items.end() ? nullptr : &*found;
}

void load_items(Context& context, const Fields& f, model::Mandate& out, std::size_t duties, std::size_t tasks,
                std::size_t quotas) {
  f.each(duties, [&](yaml::Id item) {
    if (expect_kind(context, item, yaml::Kind::map, "duties")) out.duties.push_back(read_duty(context, item));
  });
  f.each(tasks, [&](yaml::Id item) {
    if (expect_kind(context, item, yaml::Kind::map, "tasks")) out.tasks.push_back(read_task(context, item));
  });
  const bool refines = !out.quotas.empty();
  f.each(quotas, [&](yaml::Id item) {
    if (!expect_kind(context, item, yaml::Kind::map, "quotas")) return;
    bool has_target = false;
    // Whether it refines is known by its id, which is read first without telling anything.
    const yaml::Tree& tree = *context.tree;
    model::Quota* common = nullptr;
    for (yaml::Id key = item + 1; refines && key < tree.next(item); key = tree.next(tree.next(key))) {
      if (tree.text(key) == "id") common = find(out.quotas, tree.text(tree.next(key)));
    }
    model::Quota own = read_quota(context, item, common == nullptr || !common->common, has_target);
    if (common != nullptr && common->common) {
      refine(*common, own, has_target);
      common->common = false;  // a second item of this id is one too many
    } else {
      out.quotas.push_back(std::move(own));
    }
  });
}

/// Does every item of the list that stands under `key` have an id?
template <typename Items>
bool names_all(Context& context, const Fields& f, std::size_t key, const Items& items) {
  if (f.misspelt(key)) return false;
  if (f.has(key) && context.tree->kind(f[key]) != yaml::Kind::list) return false;
  return std::ranges::none_of(items, [](const auto& item) { return item.id.empty(); });
}

}  // namespace

model::Mandate load_set(Context& context, std::string_view id) {
  using namespace set_key;
  model::Mandate out;
  out.id = id;
  out.file = context.tree->file;
  const Fields f(context, 0, shape);
  out.name = f.text(name);
  if (const auto found = f.one_of(role)) {
    out.role = {.value = static_cast<model::Role>(*found), .at = context.tree->span(f[role])};
  }
  if (const auto number = f.integer(row)) out.row = *number;
  load_items(context, f, out, duties, tasks, quotas);
  return out;
}

model::Unit load_unit(Context& context, std::string_view id, const std::vector<model::Mandate>& sets) {
  using namespace unit_key;
  model::Unit out;
  out.id = id;
  out.file = context.tree->file;
  out.mandate_read = true;
  out.items_known = true;
  const Fields f(context, 0, shape);
  out.name = f.text(name);
  out.full_name = f.text(full_name);
  out.aliases = f.texts(aliases);
  out.contact = f.text(contact);
  out.common = f.texts(common);
  if (const auto found = f.one_of(role)) {
    out.role = {.value = static_cast<model::Role>(*found), .at = context.tree->span(f[role])};
  }
  if (const auto number = f.integer(row)) out.row = *number;
  if (const auto number = f.integer(order)) out.order = *number;
  for (const model::Text& word : out.common) {
    const auto set = std::ranges::find(sets, word.value, &model::Mandate::id);
    if (set == sets.end()) {  // told by the rule on references, or the set could not be read
      out.items_known = false;
      continue;
    }
    out.duties.insert(out.duties.end(), set->duties.begin(), set->duties.end());
    out.tasks.insert(out.tasks.end(), set->tasks.begin(), set->tasks.end());
    out.quotas.insert(out.quotas.end(), set->quotas.begin(), set->quotas.end());
  }
  for (model::Task& task : out.tasks) task.common = true;
  for (model::Quota& quota : out.quotas) quota.common = true;
  load_items(context, f, out, duties, tasks, quotas);
  out.items_known =
      out.items_known && names_all(context, f, tasks, out.tasks) && names_all(context, f, quotas, out.quotas);
  return out;
}

}  // namespace ljfl::load
