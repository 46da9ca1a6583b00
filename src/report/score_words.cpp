#include "report/score_words.hpp"

#include "report/view.hpp"

namespace ljfl::report {
namespace {

using diag::Lang;
using standing::Outcome;
using standing::Reason;

std::string signed_digits(model::Decimal value) {
  return (value.hundredths > 0 ? "+" : "") + model::two_digits(value);
}

/// What is not there, or not enough of it.
std::string missing_words(const Reason& reason, bool standing_work, Lang lang) {
  const auto say = [&](diag::Words words) { return std::string{words.in(lang)}; };
  if (standing_work) return say({"无动态", "silent"});
  if (reason.finding != model::none) return say({"没有整改", "not mended"});
  if (reason.times > 0) {
    return diag::put({"只有 {times} 次，应有 {required} 次", "{times} of {required}"},
                     {diag::arg("times", reason.times), diag::arg("required", reason.required)}, lang);
  }
  if (reason.level) return say({"没有达到", "not reached"});
  return say({"没有记录", "no record"});
}

std::string outcome_words(const Reason& reason, bool standing_work, Lang lang) {
  const auto say = [&](diag::Words words) { return std::string{words.in(lang)}; };
  switch (reason.outcome) {
    case Outcome::good:
      if (standing_work) return say({"有进展", "active"});
      return reason.level ? say({"已达到", "reached"}) : say({"按时", "in time"});
    case Outcome::late: return say({"逾期完成", "late"});
    case Outcome::missing: return missing_words(reason, standing_work, lang);
    case Outcome::counted: return say({"按比例", "by its share"});
    case Outcome::fault: return say({"问题", "fault"});
    case Outcome::zeroed: return say({"该项不得分", "item zeroed"});
    case Outcome::exempt: return say({"不适用", "not applied"});
  }
  return "";
}

std::string task_words(const model::Unit& unit, const Reason& reason, Lang lang) {
  const bool zh = lang == Lang::zh;
  const model::Task& task = unit.tasks[reason.task];
  std::string out{label(task)};
  if (reason.period)
    out.append(zh ? "（" : " (").append(zh ? reason.period->chinese() : reason.period->name()).append(zh ? "）" : ")");
  if (reason.due) out.append(zh ? "，期限 " : ", due ").append(time::iso(*reason.due));
  if (reason.done_on) {
    const bool standing_work = task.kind() == model::TaskKind::standing;
    out.append(standing_work ? (zh ? "，最近 " : ", last ") : (zh ? "，办理 " : ", done "))
        .append(time::iso(*reason.done_on));
  }
  return out;
}

std::string quota_words(const model::Unit& unit, const Reason& reason, Lang lang) {
  const bool zh = lang == Lang::zh;
  std::string out{label(unit.quotas[reason.quota])};
  if (reason.outcome != Outcome::counted) {
    if (!reason.level) return out;
    out.append(zh ? "，目标 " : ", target ")
        .append(model::plain(unit.quotas[reason.quota].target.value.level))
        .append("%");
    if (reason.done_on) out.append(zh ? "，" : ", ").append(time::iso(*reason.done_on));
    return out.append(zh ? " 为 " : " was ").append(model::plain(*reason.level)).append("%");
  }
  if (reason.whole == 0) return out;
  out.append(zh ? "，应达 " : ", expected ").append(std::to_string(reason.whole));
  out.append(zh ? "，完成 " : ", done ").append(std::to_string(reason.part));
  return out.append(zh ? "（" : " (").append(percent(reason.part, reason.whole)).append(zh ? "）" : ")");
}

}  // namespace

std::string reason_words(const ScoredUnit& where, const Reason& reason, Lang lang) {
  const bool zh = lang == Lang::zh;
  const model::Unit& unit = where.reg.units[where.unit];
  std::string out;
  bool standing_work = false;
  if (reason.task != model::none) {
    standing_work = unit.tasks[reason.task].kind() == model::TaskKind::standing;
    out = task_words(unit, reason, lang);
  } else if (reason.quota != model::none) {
    out = quota_words(unit, reason, lang);
  } else if (reason.finding != model::none) {
    const model::Finding& finding = where.reg.findings[reason.finding];
    out.append(finding.id.value)
        .append(" ")
        .append(finding.site.value)
        .append(finding.site.empty() ? ""
                : zh                 ? "："
                                     : ": ");
    out.append(finding.text.value);
    if (reason.outcome != Outcome::fault && reason.due)
      out.append(zh ? "，整改期限 " : ", term ").append(time::iso(*reason.due));
    if (reason.outcome != Outcome::fault && reason.done_on)
      out.append(zh ? "，整改 " : ", mended ").append(time::iso(*reason.done_on));
  } else if (reason.mark != model::none) {
    const model::Mark& mark = where.reg.marks[reason.mark];
    out.append(mark.id.value).append(" ").append(mark.text.value);
  }
  if (reason.outcome != Outcome::counted && reason.outcome != Outcome::fault) {
    out.append(zh ? "，" : ", ").append(outcome_words(reason, standing_work, lang));
  }
  if (reason.cost.hundredths > 0) out.append(zh ? "，扣 " : ", minus ").append(model::plain(reason.cost));
  return out;
}

std::string reason_place(const ScoredUnit& where, const Reason& reason) {
  if (reason.record) return place(where.files, where.reg.units[reason.record->unit].records[reason.record->record].at);
  if (reason.mark != model::none) return place(where.files, where.reg.marks[reason.mark].at);
  if (reason.finding != model::none) return place(where.files, where.reg.findings[reason.finding].at);
  const model::Unit& unit = where.reg.units[where.unit];
  if (reason.task != model::none) return place(where.files, unit.tasks[reason.task].at);
  if (reason.quota != model::none) return place(where.files, unit.quotas[reason.quota].at);
  return "";
}

std::string item_sum(const model::RubricItem& item, const standing::ItemScore& score, Lang lang) {
  const bool zh = lang == Lang::zh;
  if (!score.applies) return zh ? "不适用" : "does not apply";
  if (score.zeroed) return zh ? "该项不得分" : "zeroed";
  if (!item.deducts) {
    // Things are counted in hundredths, so that a late one may be half a one.
    const bool counts = item.measure == model::Measure::quotas;
    const std::string part = counts ? std::to_string(score.part) : model::plain({score.part});
    const std::string whole = counts ? std::to_string(score.whole) : model::plain({score.whole});
    return part + "/" + whole + " × " + model::plain(score.of) + " = " + model::two_digits(score.got);
  }
  std::int64_t taken = 0;
  for (const Reason& reason : score.reasons) taken += reason.cost.hundredths;
  const std::string out = model::plain(score.of) + " - " + model::plain({taken}) + " = ";
  if (taken > score.of.hundredths) return out + "0.00" + (zh ? "（扣完为止）" : " (no further)");
  return out + model::two_digits(score.got);
}

std::string month_words(const standing::MonthScore& month, Lang lang) {
  const bool zh = lang == Lang::zh;
  switch (month.assessed) {
    case standing::Assessed::yes: {
      const std::string sum = model::plain(month.got) + "/" + model::plain(month.of) + " × 100 = ";
      return sum + model::two_digits(month.score);
    }
    case standing::Assessed::set_aside: return zh ? "本月不考核，不计入平均" : "set aside: not in the mean";
    case standing::Assessed::too_little:
      return zh ? "适用分值只有 " + model::plain(month.of) + "，不作考核，不计入平均"
                : "only " + model::plain(month.of) + " points apply: not assessed, not in the mean";
  }
  return "";
}

std::string move_words(const model::Assessment& rubric, const standing::Move& move, Lang lang) {
  std::string out;
  constexpr std::size_t most = 2;
  for (std::size_t i = 0; i < move.items.size() && i < most; ++i) {
    out.append(out.empty() ? "" : lang == Lang::zh ? "，" : ", ").append(rubric.items[move.items[i].item].name);
    out.append(" ").append(signed_digits(move.items[i].change));
  }
  return out;
}

std::string rule_words(const model::Assessment& rubric, Lang lang) {
  const bool zh = lang == Lang::zh;
  std::string out;
  if (rubric.assumption) {
    out = zh ? "考核细则为假定（设），由牵头部门确定后才作数。"
             : "The rubric is an assumption until the lead office decides it. ";
  } else if (!rubric.basis.empty()) {
    out = (zh ? "考核依据：" : "Rubric: ") + rubric.basis + (zh ? "。" : ". ");
  }
  if (zh) {
    return out + "每月评分，当月不适用的项按比例折算；半年得分为各考核月得分的平均加上加分（最多" +
           model::plain(rubric.bonus_cap) +
           "分），保留两位小数，四舍五入。未考核的月份不计入平均。得分相同的名次并列，其后的名次空出（1、1、3），并列的"
           "按"
           "职责任务一览表的次序排列；一票否决的排在本组最后。";
  }
  return out +
         "Each month is scored, and what does not apply is rescaled away; a half year's score is the mean of the "
         "months "
         "assessed plus the bonus (at most " +
         model::plain(rubric.bonus_cap) +
         "), to two digits, half up. Equal scores share a rank and the next is left out (1, 1, 3), in the table's "
         "order; a "
         "vetoed unit comes last in its group.";
}

std::string marks_words(const model::Register& reg, const standing::UnitScore& score, Lang lang) {
  const bool zh = lang == Lang::zh;
  std::string out;
  for (const std::uint32_t m : score.marks) {
    const model::Mark& mark = reg.marks[m];
    out.append(out.empty() ? "" : zh ? "；" : "; ");
    if (mark.kind.value == model::MarkKind::veto) {
      out.append(zh ? "一票否决：" : "veto: ");
    } else {
      out.append(zh ? "加分 " : "bonus ")
          .append(mark.points ? model::plain(mark.points->value) : "0")
          .append(zh ? "：" : ": ");
    }
    out.append(mark.text.value);
  }
  return out;
}

}  // namespace ljfl::report
