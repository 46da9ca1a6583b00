/// Changes as sentences.
#include <algorithm>
#include <array>
#include <utility>

#include "history/changes.hpp"
#include "model/model.hpp"

namespace ljfl::history {
namespace {

struct Name {
  std::string_view key = {};
  diag::Words words = {};
};

constexpr std::array field_names = std::to_array<Name>({
    {"name", {"名称", "name"}},
    {"full_name", {"全称", "full name"}},
    {"aliases", {"别名", "aliases"}},
    {"role", {"角色", "role"}},
    {"row", {"表中行次", "row of the table"}},
    {"order", {"排序", "order"}},
    {"contact", {"联系人", "contact"}},
    {"common", {"共用职责", "common sets"}},
    {"text", {"原文", "text"}},
    {"title", {"简称", "title"}},
    {"duty", {"所属职责", "duty"}},
    {"issues", {"印发文件", "document issued"}},
    {"due", {"期限", "due"}},
    {"every", {"周期", "every"}},
    {"due_offset", {"期限推算", "due offset"}},
    {"from", {"起", "from"}},
    {"until", {"止", "until"}},
    {"same_as", {"同一件事", "same as"}},
    {"task", {"任务", "task"}},
    {"quota", {"指标", "quota"}},
    {"target", {"目标", "target"}},
    {"counter", {"计量单位", "counter"}},
    {"milestones", {"阶段目标", "milestones"}},
    {"sites", {"点位", "sites"}},
    {"date", {"日期", "date"}},
    {"for", {"所属时期", "period covered"}},
    {"times", {"次数", "times"}},
    {"value", {"数", "value"}},
    {"number", {"文号", "document number"}},
    {"note", {"备注", "note"}},
    {"evidence", {"佐证", "evidence"}},
    {"unit", {"单位", "unit"}},
    {"site", {"点位", "site"}},
    {"deduct", {"扣分", "deduction"}},
    {"rectify_by", {"整改期限", "to be rectified by"}},
    {"rectified", {"整改日期", "rectified"}},
    {"done", {"完成", "done"}},
    {"state", {"状态", "state"}},
});

/// A long text cut to where it differs from the other one, with a few characters around.
std::string cut_to_difference(std::string_view text, std::string_view other) {
  constexpr int most = 36;
  constexpr std::size_t around = 6;
  if (std::cmp_less_equal(text.size(), most) || text::width_of(text) <= most) return std::string{text};
  std::vector<std::string_view> characters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = text::character_at(text, at).length;
    characters.push_back(text.substr(at, length));
    at += length;
  }
  std::size_t same = 0;
  std::size_t bytes = 0;
  while (same < characters.size() && other.substr(std::min(bytes, other.size())).starts_with(characters[same]))
    bytes += characters[same++].size();
  const std::size_t from = same > around ? same - around : 0;
  std::string out{from > 0 ? "…" : ""};
  int width = from > 0 ? 1 : 0;
  for (std::size_t i = from; i < characters.size(); ++i) {
    width += text::width_of(characters[i]);
    if (width > most) return out.append("…");
    out.append(characters[i]);
  }
  return out;
}

/// What an added or removed item was, cut short.
std::string in_brackets(std::string_view value, diag::Lang lang) {
  if (value.empty()) return {};
  const bool zh = lang == diag::Lang::zh;
  std::string out{zh ? "（" : " ("};
  return out.append(text::cut(shown(value, lang), 60)).append(zh ? "）" : ")");
}

std::string label_of(const Change& change) {
  return change.title.empty() ? change.item : change.title;
}

/// The item as the sentence's subject: 示范学校, 2026-09-12 工作方案的记录, 通报 reports/2026-10/bulletin.md.
std::string subject(const Change& change, diag::Lang lang) {
  const bool zh = lang == diag::Lang::zh;
  const std::string label = label_of(change);
  const std::string day = change.date ? time::iso(*change.date) : std::string{};
  switch (change.what) {
    case What::record: return zh ? day + " " + label + "的记录" : "the record of " + day + ", " + label;
    case What::finding: return zh ? "问题 " + label : "finding " + label;
    case What::highlight:
      return zh ? "工作亮点“" + text::cut(label, 40) + "”" : "highlight “" + text::cut(label, 40) + "”";
    case What::duty: return zh ? "职责 " + label : "duty " + label;
    case What::report: return (zh ? "通报 " : "report ") + label;
    case What::templates: return (zh ? "模板 " : "template ") + label;
    case What::settings: return zh ? "设置" : "setting";
    case What::unit: return zh ? "单位" : "unit";
    case What::set: return zh ? "共用职责" : "common set";
    case What::file: return label.empty() ? change.path : label;
    case What::task:
    case What::quota:
    case What::other: break;
  }
  return label;
}

/// Of a quota's progress by how much, too: 40 → 55 (+15).
std::string growth(const Change& change) {
  const auto before = model::parse_decimal(change.before);
  const auto after = model::parse_decimal(change.after);
  if (change.field != "done" || !before || !after) return {};
  const model::Decimal step{after->hundredths - before->hundredths};
  return std::string{" ("} + (step.hundredths > 0 ? "+" : "") + model::plain(step) + ")";
}

std::string arrow(const Change& change, diag::Lang lang) {
  const auto side = [&](const std::string& value, const std::string& other) {
    return value.empty() ? std::string{lang == diag::Lang::zh ? "（无）" : "(none)"}
                         : cut_to_difference(shown(value, lang), shown(other, lang));
  };
  return side(change.before, change.after) + " → " + side(change.after, change.before) + growth(change);
}

}  // namespace

std::string shown(std::string_view value, diag::Lang lang) {
  std::string out;
  out.reserve(value.size() * 2);
  for (std::size_t begin = 0;;) {
    const std::size_t end = value.find(between_parts, begin);
    std::string_view part = value.substr(begin, end == std::string_view::npos ? end : end - begin);
    // An item's fields by their names; a part that only looks like one stays as it is.
    const std::size_t colon = part.find(": ");
    const auto name =
        std::ranges::find(field_names, part.substr(0, colon == std::string_view::npos ? 0 : colon), &Name::key);
    if (name != field_names.end()) {
      out.append(name->words.in(lang)).append(" ");
      part.remove_prefix(colon + 2);
    }
    out.append(part);
    if (end == std::string_view::npos) return out;
    out.append(lang == diag::Lang::zh ? "，" : ", ");
    begin = end + 1;
  }
}

std::string field_name(const Change& change, diag::Lang lang) {
  const auto name =
      change.what == What::settings ? field_names.end() : std::ranges::find(field_names, change.field, &Name::key);
  return name == field_names.end() ? change.field : std::string{name->words.in(lang)};
}

std::string step(const Change& change, diag::Lang lang) {
  return field_name(change, lang) + " " + arrow(change, lang);
}

diag::Words name_of(What what) {
  switch (what) {
    case What::settings: return {"设置", "settings"};
    case What::set: return {"共用职责", "common set"};
    case What::unit: return {"单位", "unit"};
    case What::duty: return {"职责", "duty"};
    case What::task: return {"任务", "task"};
    case What::quota: return {"指标", "quota"};
    case What::record: return {"记录", "record"};
    case What::finding: return {"问题", "finding"};
    case What::highlight: return {"工作亮点", "highlight"};
    case What::report: return {"通报", "report"};
    case What::templates: return {"模板", "template"};
    case What::file: return {"文件", "file"};
    case What::other: break;
  }
  return {"其他", "other"};
}

std::string_view key_of(What what) {
  switch (what) {
    case What::settings: return "settings";
    case What::set: return "set";
    case What::unit: return "unit";
    case What::duty: return "duty";
    case What::task: return "task";
    case What::quota: return "quota";
    case What::record: return "record";
    case What::finding: return "finding";
    case What::highlight: return "highlight";
    case What::report: return "report";
    case What::templates: return "template";
    case What::file: return "file";
    case What::other: break;
  }
  return "other";
}

std::string_view key_of(Kind kind) {
  switch (kind) {
    case Kind::added: return "added";
    case Kind::removed: return "removed";
    case Kind::changed: return "changed";
    case Kind::renamed: return "renamed";
    case Kind::moved: return "moved";
    case Kind::unreadable: return "unreadable";
    case Kind::layout: return "layout";
  }
  return "changed";
}

std::string sentence(const Change& change, diag::Lang lang) {
  const bool zh = lang == diag::Lang::zh;
  if (change.lost) {
    Change plain = change;
    plain.lost = false;
    return (zh ? "合并时丢掉了一边的改动：" : "lost in the merge: ") + sentence(plain, lang);
  }
  const std::string what = subject(change, lang);
  const bool whole = change.what == What::report || change.what == What::templates;
  switch (change.kind) {
    case Kind::added:
      if (whole) return what + (zh ? " 写出" : " written");
      return (zh ? "新增 " : "new: ") + what + in_brackets(change.after, lang);
    case Kind::removed:
      if (whole) return what + (zh ? " 删除" : " removed");
      return (zh ? "删除 " : "removed: ") + what + in_brackets(change.before, lang);
    case Kind::changed:
      if (whole) return what + (zh ? " 改动" : " changed");
      return what + (zh ? " " : ": ") + step(change, lang);
    case Kind::renamed: return what + (zh ? " 改名 " : " renamed ") + change.before + " → " + change.after;
    case Kind::moved: return what + (zh ? " 移动 " : " moved ") + change.before + " → " + change.after;
    case Kind::unreadable: return what + (zh ? " 读不了" : " cannot be read");
    case Kind::layout: return what + (zh ? " 只动了注释或排版" : ": comments or layout only");
  }
  return {};
}

}  // namespace ljfl::history
