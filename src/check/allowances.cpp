#include "check/allowances.hpp"

#include <algorithm>

namespace ljfl::check {

extern const Check e231_allowance_lapsed;
extern const Check e232_allowance_unused;

void apply_allowances(const Subject& subject, diag::Diagnostics& told,
                      const std::function<bool(std::string_view code)>& due) {
  for (const model::Allowance& allowance : subject.reg.allowances) {
    if (!due(allowance.code.value)) continue;
    const auto covers = [&](const diag::Diagnostic& one) {
      return one.rule->code == allowance.code.value && one.at.file == allowance.at.file &&
             allowance.covers.begin <= one.at.begin && one.at.begin <= allowance.covers.end;
    };
    std::vector<diag::Diagnostic> covered;
    std::ranges::copy_if(told.all(), std::back_inserter(covered), covers);
    std::erase_if(told.all(), covers);
    const diag::Arg code = diag::arg("code", allowance.code.value);
    if (covered.empty()) {
      told.tell(e232_allowance_unused.rule, allowance.at, {code});
    } else if (allowance.until.value < subject.standing.as_of) {
      // One message, at the comment: what it no longer covers is its second place.
      diag::Diagnostic& lapsed = told.tell(e231_allowance_lapsed.rule, allowance.at,
                                           {code,
                                            diag::arg("until", std::string_view{time::iso(allowance.until.value)}),
                                            {.name = "what",
                                             .zh = diag::message(covered.front(), diag::Lang::zh),
                                             .en = diag::message(covered.front(), diag::Lang::en)}});
      for (const diag::Diagnostic& one : covered)
        lapsed.labels.push_back({.at = one.at, .words = {"问题还在", "it is still there"}});
    } else {
      for (diag::Diagnostic& one : covered)
        told.allowed().push_back({.told = std::move(one), .reason = std::string{allowance.reason.value}});
    }
  }
}

}  // namespace ljfl::check
