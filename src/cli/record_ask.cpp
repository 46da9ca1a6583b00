/// `record` at the prompt: unit, item, what was done, a look at the lines, and on to the next.
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "cli/record.hpp"
#include "sheet/form.hpp"

namespace ljfl::cli {
namespace {

/// The end of input: Ctrl-D, or a terminal that went away.
struct NoMore {};

class Asker {
 public:
  explicit Asker(Job& job) : job_(job) {}

  int run() {
    job_.lock = {};  // not held while somebody thinks
    if (job_.has("UNIT")) unit_ = std::string{find_unit(job_, job_.value("UNIT")).id};
    try {
      for (;;) {
        if (unit_.empty() && !ask_unit()) return fine;
        ask_record();
      }
    } catch (const NoMore&) {
      job_.err("\n");
    }
    return fine;
  }

 private:
  /// One line as typed, without the spaces around it.
  std::string ask(diag::Words question) {
    job_.err(job_.say(question));
    std::string line;
    for (;;) {
      char c = '\0';
      const ssize_t got = ::read(STDIN_FILENO, &c, 1);
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0 && line.empty()) throw NoMore{};
      if (got <= 0 || c == '\n') break;
      line.push_back(c);
    }
    while (!line.empty() && (line.back() == ' ' || line.back() == '\r')) line.pop_back();
    while (line.starts_with(' ')) line.erase(0, 1);
    return line;
  }

  void tell(const Failure& failure) {
    job_.err("  " + text::printable(job_.lang == diag::Lang::zh ? failure.zh : failure.en) + "\n");
  }

  bool ask_unit() {
    for (;;) {
      const std::string word =
          ask({"哪个单位？（名称、别名或编号，直接回车结束） ", "Which unit? (name, alias or id; Enter to end) "});
      if (word.empty()) return false;
      try {
        unit_ = std::string{find_unit(job_, word).id};
        return true;
      } catch (const Failure& failure) {
        tell(failure);
      }
    }
  }

  [[nodiscard]] const model::Unit& unit() const { return find_unit(job_, unit_); }

  void list_items() {
    const model::Unit& own = unit();
    const auto index = static_cast<std::size_t>(&own - job_.reg.units.data());
    const standing::UnitStanding& standing = job_.standing.units[index];
    items_.clear();
    const auto show = [&](Item item, const std::string& kind, const std::string& state) {
      items_.push_back(item);
      job_.err("  " + text::pad_left(std::to_string(items_.size()), 2) + "  " +
               text::pad_right(text::cut(text::printable(title_of(own, item)), 24), 25) +
               (state.empty() ? kind : text::pad_right(kind, 10) + state) + "\n");
    };
    for (std::uint32_t i = 0; i < own.quotas.size(); ++i) {
      const model::Target& target = own.quotas[i].target.value;
      std::string state;
      if (target.kind == model::TargetKind::count) {
        state = std::to_string(standing.quotas[i].done) + "/" + std::to_string(target.count);
      } else if (standing.quotas[i].level) {
        state = model::plain(*standing.quotas[i].level) + "%";
      }
      show({.is_quota = true, .index = i}, std::string{job_.say({"指标", "quota"})}, state);
    }
    for (std::uint32_t i = 0; i < own.tasks.size(); ++i) {
      if (own.tasks[i].kind() == model::TaskKind::quota) continue;  // its quotas are listed
      const standing::TaskStanding& task = standing.tasks[i];
      const bool once = task.kind == model::TaskKind::deliverable;
      std::string state = task.done_on ? std::string{job_.say({"已完成 ", "done "})} + time::iso(*task.done_on)
                          : task.last_record ? std::string{job_.say({"最近 ", "last "})} + time::iso(*task.last_record)
                                             : "";
      if (!task.done_on && task.due)
        state += (state.empty() ? "" : " ") + std::string{job_.say({"期限 ", "due "})} + time::iso(*task.due);
      show({.is_quota = false, .index = i},
           std::string{job_.say(once                                      ? diag::Words{"一次性", "once"}
                                : task.kind == model::TaskKind::recurring ? diag::Words{"定期", "recurring"}
                                                                          : diag::Words{"常态", "standing"})},
           state);
    }
  }

  Item ask_item() {
    for (;;) {
      const std::string word = ask({"哪一项？（序号、编号或名称，直接回车换单位） ",
                                    "Which item? (number, id or title; Enter for another unit) "});
      if (word.empty()) return {};
      std::size_t number = 0;
      const auto [stop, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
      if (fault == std::errc{} && stop == word.data() + word.size() && number >= 1 && number <= items_.size())
        return items_[number - 1];
      try {
        return find_item(unit(), word, false);
      } catch (const Failure& failure) {
        tell(failure);
      }
    }
  }

  time::Date ask_date() {
    for (;;) {
      const std::string today = time::iso(job_.today);
      const std::string zh = "哪天办的？[" + today + "] ";
      const std::string en = "On which day? [" + today + "] ";
      const std::string word = ask({zh, en});
      if (word.empty()) return job_.today;
      if (const time::ParsedDate parsed = time::parse_date(word); parsed.date) return *parsed.date;
      // Here a guess can be shown before it is taken.
      if (const auto guess = time::guess_date(word)) {
        job_.err("  " + time::iso(*guess) + "\n");
        return *guess;
      }
      tell({.zh = "日期写成 " + today + " 这样", .en = "write a date such as " + today});
    }
  }

  /// What is filed early in a month is mostly the last one's: where earlier periods are owed, it is asked for which.
  void ask_period(Entry& entry) {
    const std::vector<standing::PeriodStanding> owed = owed_before(job_, job_.standing, unit(), entry);
    if (owed.empty()) return;
    const time::Period usual = time::period_of(owed.front().period.kind, entry.date);
    entry.covers_asked = true;
    const auto list = [&](std::string_view between) {
      std::string out;
      for (const standing::PeriodStanding& one : owed) out.append(out.empty() ? "" : between).append(one.period.name());
      return out;
    };
    const std::string zh = "哪一期的？还欠 " + list("、") + " [" + usual.name() + "] ";
    const std::string en = "Of which period? Still owed: " + list(", ") + " [" + usual.name() + "] ";
    for (;;) {
      const std::string word = ask({zh, en});
      if (word.empty()) return;
      const auto period = time::parse_period(word);
      if (period && period->kind == usual.kind) {
        if (*period != usual) entry.covers = period->name();
        return;
      }
      tell({.zh = "写成 " + usual.name() + " 这样", .en = "write it as " + usual.name()});
    }
  }

  void ask_measure(Entry& entry) {
    const model::Unit& own = unit();
    if (!entry.item.is_quota) {
      entry.times = ask({"几次？[1] ", "How many times? [1] "});
      if (entry.times == "1") entry.times.clear();
      if (!own.tasks[entry.item.index].issues.empty())
        entry.number = ask({"文号？（没有就回车） ", "Number of the document? (Enter for none) "});
      return;
    }
    const model::Quota& quota = own.quotas[entry.item.index];
    if (quota.target.value.kind == model::TargetKind::level) {
      while (entry.value.empty()) entry.value = ask({"现在是多少？例如 96.5% ", "The level now, such as 96.5%: "});
      return;
    }
    while (entry.value.empty() && entry.sites.empty()) {
      const std::string words = ask({"新完成哪些点位？（名字用、隔开；没有名字就写数） ",
                                     "Which sites? (names, separated by commas; or how many) "});
      const bool number = !words.empty() && words.find_first_not_of("0123456789") == std::string::npos;
      if (number) {
        entry.value = words;
      } else {
        entry.sites = sheet::names_in(words);
      }
    }
  }

  void ask_record() {
    list_items();
    Entry entry{.item = ask_item()};
    if (!entry.item.good()) {
      unit_.clear();
      return;
    }
    entry.date = ask_date();
    ask_period(entry);
    ask_measure(entry);
    entry.note = ask({"情况说明？ ", "What was done? "});
    for (std::string& one :
         sheet::names_in(ask({"佐证材料的路径？（没有就回车） ", "Files that prove it? (Enter for none) "})))
      entry.evidence.push_back(std::move(one));
    try {
      if (!record(job_, unit(), entry, Then::look) || job_.has("--dry-run")) return;
      const std::string answer = ask({"记下吗？[Y/n] ", "Record it? [Y/n] "});
      if (answer == "n" || answer == "N" || answer == "否" || answer == "不") return;
      // Others may have written meanwhile: the same answers, put into what is there now.
      take_lock(job_);
      read_project(job_);
      (void)record(job_, unit(), entry, Then::write_unshown);
      read_project(job_);
      job_.lock = {};
    } catch (const Failure& failure) {
      job_.lock = {};
      tell(failure);
    }
  }

  Job& job_;
  std::string unit_ = {};
  std::vector<Item> items_ = {};
};

}  // namespace

int ask_for_records(Job& job) {
  return Asker(job).run();
}

}  // namespace ljfl::cli
