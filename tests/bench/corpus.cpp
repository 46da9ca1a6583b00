/// Writes believable registers by chance, from a seed: the mandates of the shipped register, and a year of records for
/// each unit, in the layout and the several hands in which clerks write.
///
///   corpus SOURCE OUT COPIES [SEED]
///
/// SOURCE is a folder with ljfl.toml and units/. COPIES 1 is a district (64 units, some 830 files, 2.1 MB); each
/// further copy adds the same units again under names of their own: 32 copies are as many files as a province has. The
/// same arguments write the same bytes.
#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>

#include "cli/disk.hpp"
#include "load/load.hpp"

using namespace ljfl;

namespace {

namespace fs = std::filesystem;

/// The standard's distributions differ between libraries; the engine does not.
class Chance {
 public:
  explicit Chance(std::uint32_t seed) : engine_(seed) {}
  int operator()(int below) { return static_cast<int>(engine_() % static_cast<std::uint32_t>(below)); }
  int between(int low, int high) { return low + (*this)(high - low + 1); }
  bool one_in(int n) { return (*this)(n) == 0; }
  template <typename Items>
  const auto& of(const Items& items) {
    return items[static_cast<std::size_t>((*this)(static_cast<int>(items.size())))];
  }

 private:
  std::mt19937 engine_;
};

constexpr std::array deeds = {
    "召开垃圾分类专题会", "入户宣传",         "开展桶边督导",     "组织志愿者值守",
    "抽查投放点",         "更换分类标识",     "举办分类知识讲座", "清运厨余垃圾",
    "约谈物业企业",       "张贴宣传海报",     "组织党员干部学习", "开展“小手拉大手”活动",
    "联合街道检查商户",   "整改混投混运问题", "更新宣传栏",       "发放倡议书",
    "培训督导员",         "核对台账",         "走访沿街商铺",     "开展现场教学",
};
constexpr std::array places = {
    "新华小区", "丽景街", "文化东街", "解放西街", "前进街", "中山南街", "银古路", "胜利街",   "凤凰北街", "大新镇",
    "通贵乡",   "掌政镇", "月牙湖乡", "民运村",   "金凤苑", "湖滨家园", "北塔村", "上海东路", "友爱中心", "信义社区",
};
constexpr std::array remarks = {
    "当场整改",         "限三日内改正", "已通报所在社区",   "居民反映较好", "下月复查",   "照片存办公室",
    "与文明办一并进行", "签到表附后",   "参加人员名单另存", "问题已转街道", "比上月减少", "按要求报区分类办",
};

std::string note(Chance& chance) {
  std::string out = std::string{chance.of(places)} + chance.of(deeds);
  out += std::to_string(chance.between(2, 180)) + (chance.one_in(2) ? "户" : "人次");
  if (!chance.one_in(5)) out += std::string{"，"} + chance.of(remarks);
  if (chance.one_in(2))
    out += std::string{"；"} + chance.of(places) + "另查" + std::to_string(chance.between(1, 30)) + "处";
  return out;
}

std::string two(int n) {
  return (n < 10 ? "0" : "") + std::to_string(n);
}

/// The mandate under another name: `name: 教育局` becomes 教育局7, `same_as: zuzhibu/…` zuzhibu-7/…; what must be one
/// of a kind in a register (short names) is left out.
std::string renamed(const std::string& text, int copy) {
  if (copy == 0) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("aliases:") || line.starts_with("full_name:")) continue;
    if (line.starts_with("name:")) line += std::to_string(copy);
    const std::size_t same = line.find("same_as:");
    if (same != std::string::npos) line.insert(line.find('/', same), "-" + std::to_string(copy));
    out += line + "\n";
  }
  return out;
}

class District {
 public:
  District(const text::Snapshot& files, const model::Register& reg, fs::path out, std::uint32_t seed)
      : files_(files), reg_(reg), out_(std::move(out)), chance_(seed) {}

  void write(int copies) {
    for (const text::Source& source : files_.files) {
      if (source.path == "ljfl.toml" || source.path.starts_with("units/_common/")) put(source.path, source.bytes);
    }
    for (int copy = 0; copy < copies; ++copy) {
      for (const model::Unit& unit : reg_.units) write_unit(unit, copy);
    }
    std::printf("%s: %zu files, %zu bytes\n", out_.c_str(), count_, bytes_);
  }

 private:
  void put(const std::string& path, const std::string& bytes) {
    fs::create_directories((out_ / path).parent_path());
    std::ofstream(out_ / path, std::ios::binary) << bytes;
    ++count_;
    bytes_ += bytes.size();
  }

  void write_unit(const model::Unit& unit, int copy) {
    const std::string id = std::string{unit.id} + (copy == 0 ? "" : "-" + std::to_string(copy));
    put("units/" + id + "/unit.yaml", renamed(files_.files[unit.file].bytes, copy));
    levels_.clear();
    counts_.clear();
    for (int month = 1; month <= 12; ++month) {
      std::string text = "# " + std::string{unit.name.value} + "2026年" + std::to_string(month) + "月\nrecords:\n";
      for (const auto& [day, words] : records(unit, month)) text += words;
      if (chance_.one_in(6)) text += "highlights:\n  - " + note(chance_) + "\n";
      if (unit.role.value == model::Role::lead) text += findings(month, copy);
      put("units/" + id + "/2026-" + two(month) + ".yaml", text);
    }
  }

  /// By day: what the unit's own tasks and quotas ask for, each now and then, and the recurring ones in time.
  std::multimap<int, std::string> records(const model::Unit& unit, int month) {
    std::multimap<int, std::string> out;
    const auto add = [&](const std::vector<std::string>& entries) {
      const int day = chance_.between(1, 24);
      std::vector<std::string> all = {"date: 2026-" + two(month) + "-" + two(day)};
      all.insert(all.end(), entries.begin(), entries.end());
      out.emplace(day, laid_out(all));
    };
    std::vector<const model::Task*> plain;
    for (const model::Task& task : unit.tasks) {
      if (task.kind() == model::TaskKind::quota || task.same_as.given()) continue;
      plain.push_back(&task);
      const bool due =
          task.kind() == model::TaskKind::deliverable ? month == 3 : task.kind() == model::TaskKind::recurring;
      if (!due) continue;
      std::vector<std::string> entries = {"task: " + std::string{task.id.value}};
      if (task.kind() == model::TaskKind::recurring && task.times.value > 1) {
        entries.push_back("times: " + std::to_string(task.times.value));
      }
      if (!task.issues.empty()) entries.push_back("number: 兴分发〔2026〕" + std::to_string(++document_number_) + "号");
      entries.push_back("note: " + note(chance_));
      add(entries);
    }
    for (const model::Quota& quota : unit.quotas) {
      const std::vector<std::string> entries = quota_entries(quota);
      if (!entries.empty()) add(entries);
    }
    const int wanted = chance_.between(16, 32);
    while (static_cast<int>(out.size()) < wanted && !plain.empty()) {
      const model::Task& task = *chance_.of(plain);
      std::vector<std::string> entries = {"task: " + std::string{task.id.value}};
      if (task.kind() == model::TaskKind::recurring && chance_.one_in(3))
        entries.push_back("times: " + std::to_string(chance_.between(2, 4)));
      entries.push_back("note: " + (chance_.one_in(12) ? "\"" + note(chance_) + "\"" : note(chance_)));
      add(entries);
    }
    return out;
  }

  /// None where the target is reached.
  std::vector<std::string> quota_entries(const model::Quota& quota) {
    std::int64_t& count = counts_[std::string{quota.id.value}];
    const std::int64_t left =
        quota.target.value.kind == model::TargetKind::count ? quota.target.value.count - count : 1000;
    if (left <= 0) return {};
    std::vector<std::string> entries = {"quota: " + std::string{quota.id.value}};
    if (quota.target.value.kind == model::TargetKind::level) {
      int& level = levels_[std::string{quota.id.value}];
      level = std::min(1000, std::max(level, 700) + chance_(30));
      entries.push_back("value: " + std::to_string(level / 10) + "." + std::to_string(level % 10) + "%");
    } else if (!quota.sites.empty()) {
      entries.push_back("sites: [" + std::string{chance_.of(quota.sites).value} + "]");
      ++count;
    } else if (chance_.one_in(2)) {
      const std::int64_t value = std::min<std::int64_t>(left, chance_.between(1, 6));
      count += value;
      entries.push_back("value: " + std::to_string(value));
    } else {
      std::string sites;
      for (std::int64_t i = std::min<std::int64_t>(left, chance_.between(1, 4)); i > 0; --i) {
        ++count;
        sites += (sites.empty() ? "" : ", ") + std::string{chance_.of(places)} + std::to_string(++site_number_) + "号";
      }
      entries.push_back("sites: [" + sites + "]");
    }
    entries.push_back("note: " + note(chance_));
    return entries;
  }

  /// As one clerk or another writes it: mostly a line for each entry, sometimes all in braces.
  std::string laid_out(const std::vector<std::string>& entries) {
    const bool braces = chance_.one_in(8) && std::ranges::none_of(entries, [](const std::string& entry) {
                          return entry.find('[') != std::string::npos;
                        });
    std::string out = braces ? "  - {" : "";
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (braces) {
        out += (i == 0 ? "" : ", ") + entries[i];
      } else {
        out += (i == 0 ? "  - " : "    ") + entries[i] + "\n";
      }
    }
    return out + (braces ? "}\n" : "");
  }

  std::string findings(int month, int copy) {
    std::string out = "findings:\n";
    for (int i = 1; i <= 8; ++i) {
      const int day = chance_.between(1, 12);
      const model::Unit& unit = chance_.of(reg_.units);
      const std::string suffix = copy == 0 ? "" : "-" + std::to_string(copy);
      out += "  - {id: f" + two(month) + two(i) + suffix + ", date: 2026-" + two(month) + "-" + two(day) +
             ", unit: " + std::string{unit.id} + suffix + ", text: " + chance_.of(places) +
             "投放点混投, deduct: 0.5, rectify_by: 2026-" + two(month) + "-" + two(day + 15) +
             (chance_.one_in(5) ? "" : ", rectified: 2026-" + two(month) + "-" + two(day + 9)) + "}\n";
    }
    return out;
  }

  const text::Snapshot& files_;
  const model::Register& reg_;
  fs::path out_;
  Chance chance_;
  std::map<std::string, int> levels_ = {};
  std::map<std::string, std::int64_t> counts_ = {};
  int site_number_ = 0;  ///< no two sites of a register are one
  int document_number_ = 0;
  std::size_t count_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc < 4) {
    std::fputs("corpus SOURCE OUT COPIES [SEED]\n", stderr);
    return 2;
  }
  const text::Snapshot files = cli::read_folder(argv[1]);
  diag::Diagnostics told;
  const model::Register reg = load::load(files, told);
  const auto seed = static_cast<std::uint32_t>(argc > 4 ? std::strtoul(argv[4], nullptr, 10) : 1);
  District(files, reg, argv[2], seed).write(std::max(1, std::atoi(argv[3])));
  return 0;
}
