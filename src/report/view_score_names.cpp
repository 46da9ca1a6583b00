#include "report/view_names.hpp"

namespace ljfl::report {
namespace {

constexpr Name scores[] = {
    {"any", "flag", {"有考核细则，有人评分", "there is a rubric and somebody to score"}},
    {"assumption", "flag", {"细则是假定", "the rubric is an assumption"}},
    {"basis", "text", {"细则的依据", "the document that decided it"}},
    {"rule", "text", {"写明的算法和并列规则", "how scores and ties come about"}},
    {"compared", "flag", {"有上一期可比", "there is a period before to compare with"}},
    {"before", "text", {"上一期", "the period before"}},
    {"items", "[ScoreItem]", {"考核项", "the rubric's items"}},
    {"groups", "[ScoreGroup]", {"各组，名次在前的在前", "groups, best first"}},
    {"apart", "<ScoreUnit>", {"单列的", "those listed apart"}},
    {"all", "<ScoreUnit>", {"全部，一个单位一行", "all"}},
};
constexpr Name score_item[] = {{"name", "text", {"名称", "its name"}}};
constexpr Name score_group[] = {
    {"ordinal", "text", {"一", "its number in Chinese"}},
    {"name", "text", {"组名", "its name"}},
    {"count", "number", {"几个单位", "units"}},
    {"ranked", "number", {"评了分的", "of these scored"}},
    {"enough", "flag", {"单位够多，说得出前三后三", "enough units for a first and a last three"}},
    {"compared", "flag", {"有上一期可比", "there is a period before to compare with"}},
    {"first", "text", {"前三名", "the first three"}},
    {"last", "text", {"后三名", "the last three"}},
    {"units", "[ScoreUnit]", {"各单位", "its units"}},
};
constexpr Name score_unit[] = {
    {"id", "text", {"编号", "id"}},
    {"name", "text", {"单位", "unit"}},
    {"group", "text", {"组", "group"}},
    {"rank", "number?", {"名次", "rank"}},
    {"assessed", "flag", {"有考核的月份", "any month was assessed"}},
    {"score", "text?", {"得分", "score"}},
    {"mean", "text?", {"各考核月平均", "mean of the months assessed"}},
    {"bonus", "text?", {"加分", "bonus"}},
    {"months", "number", {"考核了几个月", "months assessed"}},
    {"vetoed", "flag", {"一票否决", "vetoed"}},
    {"vetoed_words", "text", {"是，或空", "是 where vetoed"}},
    {"compared", "flag", {"有上一期可比", "there is a period before to compare with"}},
    {"last_rank", "number?", {"上期名次", "the rank before"}},
    {"places", "text?", {"↑2、↓1、平", "how it moved"}},
    {"moved_by", "text", {"得失最多的两项", "the two items that moved it most"}},
    {"note", "text", {"加分、否决的事由，或未考核", "marks, or that it was not assessed"}},
    {"items", "[ScorePoint]", {"各考核项得分", "points by item"}},
};
constexpr Name score_point[] = {
    {"name", "text", {"考核项", "item"}},
    {"applies", "flag", {"适用", "it applies"}},
    {"got", "text?", {"得分；半年的是折算后的平均", "points; over a half the mean, brought to 100"}},
};
constexpr Name charts[] = {
    {"quotas", "{QuotasChart}", {"示范点进度图", "quotas"}},
    {"ranking_member", "{RankingChart}", {"成员单位得分图", "scores of members"}},
    {"ranking_local", "{RankingChart}", {"乡镇街道得分图", "scores of towns and streets"}},
    {"ranking_other", "{RankingChart}", {"其他单位得分图", "scores of others"}},
    {"heat", "{HeatChart}", {"按月完成情况图", "units by month"}},
};
constexpr Name quotas_chart[] = {
    {"any", "flag", {"有没有", "any"}},
    {"width", "number", {"宽", "width"}},
    {"height", "number", {"高", "height"}},
    {"left", "number", {"条的左边", "where bars begin"}},
    {"label_x", "number", {"名字的右边", "where names end"}},
    {"full", "number", {"满格的长度", "a full bar's length"}},
    {"figures_x", "number", {"数的左边", "where figures begin"}},
    {"alt", "text", {"图的文字说明", "the chart in words"}},
    {"rows", "[QuotasBar]", {"各条", "bars"}},
};
constexpr Name quotas_bar[] = {
    {"unit", "text", {"单位", "unit"}},
    {"title", "text", {"指标", "quota"}},
    {"done", "number", {"完成", "done"}},
    {"target", "number", {"目标", "target"}},
    {"expected", "number", {"应达", "expected"}},
    {"rate", "text", {"完成率", "share done"}},
    {"is_behind", "flag", {"落后", "behind"}},
    {"y", "number", {"上边", "top"}},
    {"text_y", "number", {"字的基线", "baseline"}},
    {"length", "number", {"长度", "length"}},
    {"mark_x", "number", {"应达线", "the pace's mark"}},
    {"mark_top", "number", {"应达线上端", "its top"}},
    {"mark_end", "number", {"应达线下端", "its end"}},
};
constexpr Name ranking_chart[] = {
    {"any", "flag", {"有没有", "any"}},
    {"id", "text", {"编号", "id"}},
    {"group", "text", {"组名", "group"}},
    {"title", "text", {"标题", "title"}},
    {"width", "number", {"宽", "width"}},
    {"height", "number", {"高", "height"}},
    {"left", "number", {"条的左边", "where bars begin"}},
    {"label_x", "number", {"名字的右边", "where names end"}},
    {"full", "number", {"一百分的长度", "the length of 100 points"}},
    {"alt", "text", {"图的文字说明", "the chart in words"}},
    {"rows", "[RankingBar]", {"各条", "bars"}},
};
constexpr Name ranking_bar[] = {
    {"name", "text", {"单位", "unit"}},       {"rank", "number", {"名次", "rank"}},
    {"score", "text", {"得分", "score"}},     {"vetoed", "flag", {"一票否决", "vetoed"}},
    {"y", "number", {"上边", "top"}},         {"text_y", "number", {"字的基线", "baseline"}},
    {"length", "number", {"长度", "length"}}, {"figures_x", "number", {"数的左边", "where its figure begins"}},
};
constexpr Name heat_chart[] = {
    {"any", "flag", {"有没有", "any"}},
    {"width", "number", {"宽", "width"}},
    {"height", "number", {"高", "height"}},
    {"label_x", "number", {"名字的右边", "where names end"}},
    {"alt", "text", {"图的文字说明", "the chart in words"}},
    {"months", "[HeatMonth]", {"各月", "months"}},
    {"rows", "[HeatRow]", {"各单位", "units"}},
};
constexpr Name heat_month[] = {{"name", "text", {"月份", "month"}}, {"x", "number", {"中线", "its middle"}}};
constexpr Name heat_row[] = {
    {"name", "text", {"单位", "unit"}},
    {"y", "number", {"上边", "top"}},
    {"text_y", "number", {"字的基线", "baseline"}},
    {"cells", "[HeatCell]", {"各月的格子", "months"}},
};
constexpr Name heat_cell[] = {
    {"x", "number", {"左边", "left"}},
    {"y", "number", {"上边", "top"}},
    {"text_x", "number", {"字的中线", "its words' middle"}},
    {"text_y", "number", {"字的基线", "baseline"}},
    {"words", "text", {"✓、迟1、欠1", "what it says"}},
    {"nothing", "flag", {"没有到期的", "nothing was due"}},
    {"good", "flag", {"都按时", "all in time"}},
    {"late", "flag", {"有补做的", "some late, none missing"}},
    {"missing", "flag", {"有欠缺", "some missing"}},
    {"month", "text", {"月份", "month"}},
};

constexpr Shape shapes[] = {
    {"Scores", scores},
    {"ScoreItem", score_item},
    {"ScoreGroup", score_group},
    {"ScoreUnit", score_unit},
    {"ScorePoint", score_point},
    {"Charts", charts},
    {"QuotasChart", quotas_chart},
    {"QuotasBar", quotas_bar},
    {"RankingChart", ranking_chart},
    {"RankingBar", ranking_bar},
    {"HeatChart", heat_chart},
    {"HeatMonth", heat_month},
    {"HeatRow", heat_row},
    {"HeatCell", heat_cell},
};

}  // namespace

std::span<const Shape> score_shapes() {
  return shapes;
}

}  // namespace ljfl::report
