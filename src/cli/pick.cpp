#include "cli/pick.hpp"

namespace ljfl::cli {
namespace {

/// “jiao” 可以是：教育局（jiaoyuju）、交通运输局（jiaotongju）
Failure ambiguous(std::string_view word, const std::vector<std::pair<std::string_view, std::string_view>>& candidates) {
  std::string zh;
  std::string en;
  for (const auto& [id, title] : candidates) {
    zh.append(zh.empty() ? "" : "、")
        .append(text::printable(title.empty() ? id : title))
        .append("（")
        .append(text::printable(id))
        .append("）");
    en.append(en.empty() ? "" : ", ").append(text::printable(id));
  }
  const std::string shown = text::printable(word);
  return {.zh = "“" + shown + "”可以是：" + zh + "；请写全一些",
          .en = "“" + shown + "” may be any of: " + en + "; write more of it"};
}

/// What is said of a word that means nothing: the nearest of those known, and where to look.
Failure unknown(std::string_view word, std::span<const std::string_view> known, diag::Words what, diag::Words where) {
  std::string zh;
  std::string en;
  if (const auto near = text::nearest(word, known)) {
    const std::string shown = text::printable(*near);
    zh = "，是不是“" + shown + "”？";
    en = "; did you mean “" + shown + "”?";
  }
  const std::string shown = text::printable(word);
  return {.zh = std::string{what.zh} + "“" + shown + "”" + zh + std::string{where.zh},
          .en = std::string{what.en} + " “" + shown + "”" + en + std::string{where.en}};
}

}  // namespace

std::uint32_t pick_unit(const Job& job, std::string_view word) {
  const model::Lookup found = model::find_unit(job.reg, word);
  if (found.index != model::none) return found.index;
  if (!found.candidates.empty()) {
    std::vector<std::pair<std::string_view, std::string_view>> candidates;
    candidates.reserve(found.candidates.size());
    for (const std::uint32_t i : found.candidates)
      candidates.emplace_back(job.reg.units[i].id, job.reg.units[i].name.value);
    throw ambiguous(word, candidates);
  }
  std::vector<std::string_view> known;
  for (const model::Unit& unit : job.reg.units) {
    known.push_back(unit.id);
    known.push_back(unit.name.value);
    for (const model::Text& alias : unit.aliases) known.push_back(alias.value);
  }
  throw unknown(
      word, known, {"没有单位叫", "there is no unit"},
      {"（单位可以写编号、名称、简称，或它们的开头）", " (a unit's id, name, alias, or the beginning of one)"});
}

std::optional<std::uint32_t> unit_given(const Job& job) {
  if (!job.has("--unit")) return std::nullopt;
  return pick_unit(job, job.value("--unit"));
}

model::Item pick_item(const Job& job, std::uint32_t index, std::string_view word) {
  const model::Unit& unit = job.reg.units[index];
  const model::ItemLookup found = model::find_item(unit, word);
  if (found.item) return *found.item;
  if (!found.candidates.empty()) {
    std::vector<std::pair<std::string_view, std::string_view>> candidates;
    for (const model::Item item : found.candidates) {
      if (item.quota) {
        candidates.emplace_back(unit.quotas[item.index].id.value, unit.quotas[item.index].title.value);
      } else {
        candidates.emplace_back(unit.tasks[item.index].id.value, unit.tasks[item.index].title.value);
      }
    }
    throw ambiguous(word, candidates);
  }
  std::vector<std::string_view> known;
  for (const model::Task& task : unit.tasks) known.insert(known.end(), {task.id.value, task.title.value});
  for (const model::Quota& quota : unit.quotas) known.insert(known.end(), {quota.id.value, quota.title.value});
  const std::string zh = text::printable(unit.name.value) + "没有这项任务或指标：";
  const std::string en = text::printable(unit.id) + " has no task or quota";
  throw unknown(word, known, {zh, en}, {"", ""});
}

Picked pick(const Job& job, std::string_view word) {
  const std::size_t slash = word.find('/');
  Picked out{.unit = pick_unit(job, word.substr(0, slash))};
  if (slash != std::string_view::npos) out.item = pick_item(job, out.unit, word.substr(slash + 1));
  return out;
}

}  // namespace ljfl::cli
