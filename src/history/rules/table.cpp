#include "history/audit.hpp"

namespace ljfl::history {

extern const AuditRule h901_after_closing;
extern const AuditRule h902_after_report;
extern const AuditRule h903_added_after_report;
extern const AuditRule h904_requirement_lowered;
extern const AuditRule h905_deadline_moved;
extern const AuditRule h906_dropped;
extern const AuditRule h907_outsider;
extern const AuditRule h908_before_its_day;
extern const AuditRule h909_report_by_hand;
extern const AuditRule h910_clock;
extern const AuditRule h911_lost_in_merge;
extern const AuditRule h912_audit_loosened;
extern const AuditRule h913_incomplete;
extern const AuditRule h914_settings_changed;

// A new rule is a file of its own and a row here.
std::span<const AuditRule* const> audit_rules() {
  static constexpr const AuditRule* table[] = {
      &h901_after_closing,      &h902_after_report,
      &h903_added_after_report, &h904_requirement_lowered,
      &h905_deadline_moved,     &h906_dropped,
      &h907_outsider,           &h908_before_its_day,
      &h909_report_by_hand,     &h910_clock,
      &h911_lost_in_merge,      &h912_audit_loosened,
      &h913_incomplete,         &h914_settings_changed,
  };
  return table;
}

}  // namespace ljfl::history
