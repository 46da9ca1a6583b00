#include "load/month.hpp"

#include "load/month_keys.hpp"

namespace ljfl::load {
namespace {

/// False: told; without its day a record counts nowhere.
bool read_record(Context& context, yaml::Id item, model::Record& out) {
  using namespace record_key;
  const Fields f(context, item, shape);
  out.at = f.span();
  out.task = f.text(task);
  if (f.has(quota)) out.more.own().quota = f.text(quota);
  f.tell_none_given();
  f.tell_conflicts();
  if (const auto period = f.period(covers)) out.more.own().covers = *period;
  if (const auto number = f.integer(times)) out.more.own().times = *number;
  if (f.has(value) && expect_kind(context, f[value], yaml::Kind::scalar, "value")) {
    out.more.own().value = value_of(context, context.tree->text(f[value]), context.tree->span(f[value]));
  }
  if (f.has(value) || f.has(sites)) out.more.own().measured = true;
  if (f.has(sites)) out.more.own().sites = f.texts(sites);
  if (f.has(number)) out.more.own().number = f.text(number);
  out.note = f.text(note);
  if (f.has(evidence)) out.more.own().evidence = f.texts(evidence);
  const auto day = f.date(date);
  if (day) out.date = *day;
  return day.has_value();
}

std::optional<model::Finding> read_finding(Context& context, yaml::Id item) {
  using namespace finding_key;
  const Fields f(context, item, shape);
  model::Finding out;
  out.at = f.span();
  out.id = f.text(id);
  out.unit = f.text(unit);
  out.text = f.text(text);
  out.site = f.text(site);
  out.deduct = f.decimal(deduct);
  out.rectify_by = f.date(rectify_by);
  out.rectified = f.date(rectified);
  const auto day = f.date(date);
  if (!day) return std::nullopt;
  out.date = *day;
  return out;
}

std::optional<model::Mark> read_mark(Context& context, yaml::Id entry) {
  using namespace mark_key;
  const Fields f(context, entry, shape);
  model::Mark out;
  out.at = f.span();
  out.id = f.text(id);
  out.unit = f.text(unit);
  out.text = f.text(text);
  out.item = f.text(item);
  out.points = f.decimal(points);
  out.evidence = f.texts(evidence);
  const auto day = f.date(date);
  const auto word = f.one_of(kind);
  if (!day || !word) return std::nullopt;
  out.date = *day;
  out.kind = {.value = static_cast<model::MarkKind>(*word), .at = context.tree->span(f[kind])};
  f.tell_needed();
  return out;
}

}  // namespace

std::optional<model::Located<model::Value>> value_of(Context& context, std::string_view word, text::Span at) {
  const bool percent = word.ends_with('%');
  const std::string_view digits = percent ? word.substr(0, word.size() - 1) : word;
  const std::int64_t high = record_key::keys[record_key::value].high;
  const auto number =
      percent ? percent_of(context, digits, at, "value") : decimal_of(context, digits, at, "value", 0, high);
  if (!number) return std::nullopt;
  return model::Located<model::Value>{.value = {.percent = percent, .number = *number}, .at = at};
}

void load_month(Context& context, time::Period month, model::Unit& unit, const Shared& shared) {
  const Fields f(context, 0, month_key::shape);
  model::MonthFile file;
  file.month = month;
  file.file = context.tree->file;
  file.first_record = static_cast<std::uint32_t>(unit.records.size());
  f.each(month_key::records, [&](yaml::Id item) {
    if (!expect_kind(context, item, yaml::Kind::map, "records")) return;
    if (!read_record(context, item, unit.records.emplace_back())) unit.records.pop_back();
  });
  file.last_record = static_cast<std::uint32_t>(unit.records.size());
  file.highlights = f.texts(month_key::highlights);
  // What is found and marked is the lead office's to say.
  const bool elsewhere = unit.mandate_read && unit.role.value != model::Role::lead;
  const auto lead_only = [&](std::size_t key, auto&& take) {
    if (f.has(key) && elsewhere) {
      context.told.tell(e212_findings_elsewhere, f.key_span(key),
                        {diag::arg("key", month_key::words[key]),
                         diag::arg("what", key == month_key::marks ? diag::Words{"加分和否决", "marks"}
                                                                   : diag::Words{"检查发现的问题", "findings"})});
      return;
    }
    f.each(key, [&](yaml::Id item) {
      if (expect_kind(context, item, yaml::Kind::map, month_key::words[key])) take(item);
    });
  };
  lead_only(month_key::findings, [&](yaml::Id item) {
    if (const auto read = read_finding(context, item)) shared.findings.push_back(*read);
  });
  lead_only(month_key::marks, [&](yaml::Id item) {
    if (auto read = read_mark(context, item)) shared.marks.push_back(std::move(*read));
  });
  unit.months.push_back(std::move(file));
}

}  // namespace ljfl::load
