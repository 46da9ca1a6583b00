#include "check/example.hpp"

#include <algorithm>

namespace ljfl::check {
namespace {

/// The files of an example, in its order; a missing one is told apart by `absent`.
struct Part {
  text::Source source = {};
  bool absent = false;
};

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, std::min(text.find('\n', begin), text.size()) - begin);
}

Part part_of(std::string_view head) {
  constexpr std::string_view none = " (none)";
  constexpr std::string_view arrow = " -> ";
  head.remove_prefix(2);  // "# "
  Part out;
  if (head.ends_with(none)) {
    head.remove_suffix(none.size());
    out.absent = true;
  } else if (const std::size_t link = head.find(arrow); link != std::string_view::npos) {
    head = head.substr(0, link);
    out.source.failure = text::ReadFailure{.fault = text::ReadFault::link};
  }
  out.source.path = head;
  return out;
}

std::vector<Part> parts_of(std::string_view example) {
  std::vector<Part> out;
  for (std::size_t begin = 0; begin < example.size();) {
    const std::string_view line = line_at(example, begin);
    const std::size_t end = std::min(begin + line.size() + 1, example.size());
    if (diag::is_example_head(line)) {
      out.push_back(part_of(line));
    } else if (!out.empty()) {
      out.back().source.bytes.append(example.substr(begin, end - begin));
    }
    begin = end;
  }
  return out;
}

/// units/jiaoyuju/unit.yaml → units/jiaoyuju/; nothing for any other file.
std::string_view folder_of_mandate(std::string_view path) {
  constexpr std::string_view name = "unit.yaml";
  return path.ends_with(name) ? path.substr(0, path.size() - name.size()) : std::string_view{};
}

bool is_attachment(std::string_view path) {
  return path.starts_with("units/") && !path.ends_with(".yaml") && !path.ends_with(".yml");
}

}  // namespace

time::Date example_day() {
  return *time::make_date(2026, 10, 31);
}

text::Snapshot with_example(std::string_view example) {
  std::vector<Part> parts = parts_of(example_district());
  for (Part& own : parts_of(example)) {
    const std::string folder{folder_of_mandate(own.source.path)};
    std::erase_if(parts, [&](const Part& one) {
      return one.source.path == own.source.path || (!folder.empty() && one.source.path.starts_with(folder));
    });
    parts.push_back(std::move(own));
  }
  text::Snapshot out{.files = {}, .attachments = std::vector<std::string>{}};
  for (Part& part : parts) {
    if (part.absent) continue;
    if (is_attachment(part.source.path)) {
      out.attachments->push_back(std::move(part.source.path));
    } else {
      out.files.push_back(std::move(part.source));
    }
  }
  std::ranges::sort(out.files, {}, &text::Source::path);
  std::ranges::sort(*out.attachments);
  return out;
}

std::string_view example_district() {
  return R"(# ljfl.toml
district = "示例区"
year = 2026

[campaign]
start = "2026-09-01"
end = "2026-12-31"

[calendar.2026]
days_off = ["2026-10-01..2026-10-07"]
workdays = ["2026-10-10"]
local_days_off = []
# units/_common/other-unit.yaml
name: 其他单位
tasks:
  - {id: study, title: 学习部署}
# units/fenleiban/unit.yaml
name: 分类办
role: lead
tasks:
  - {id: meeting, title: 推进会}
# units/fenleiban/2026-10.yaml
records:
  - {date: 2026-10-15, task: meeting, note: 召开推进会}
findings:
  - {id: f0, date: 2026-10-13, unit: 教育局, text: 桶站满溢, rectify_by: 2026-10-20, rectified: 2026-10-14}
# units/jiaoyuju/unit.yaml
name: 教育局
role: member
duties:
  - {id: own, text: 负责做好本单位的垃圾分类工作。}
tasks:
  - {id: plan, title: 工作方案, issues: 教育系统工作方案, due: 2026-12-31}
  - {id: inspection, title: 监督检查, every: month, from: 2026-10-01}
  - {id: publicity, title: 宣传}
  - {id: demo-sites, title: 示范学校建设}
quotas:
  - {id: demo-schools, task: demo-sites, title: 示范学校, target: 3, due: 2026-12-31, sites: [一小, 二小, 三小]}
  - {id: coverage, task: publicity, title: 覆盖率, target: 98%, due: 2026-12-31}
# units/jiaoyuju/2026-09.yaml
records:
  - {date: 2026-09-10, task: plan, number: 示教发〔2026〕3号, note: 印发方案}
  - {date: 2026-09-18, quota: demo-schools, sites: [一小, 二小], note: 验收}
  - {date: 2026-09-20, quota: coverage, value: 95%, note: 统计}
# units/jiaoyuju/2026-10.yaml
records:
  - {date: 2026-10-12, task: inspection, note: 抽查两所学校, evidence: [附件/2026-10-12-检查记录.txt]}
  - {date: 2026-10-20, task: publicity, note: 主题班会}
# units/jiaoyuju/附件/2026-10-12-检查记录.txt
# units/minzhengju/unit.yaml
name: 民政局
role: member
tasks:
  - {id: consultation, title: 协商会议, text: 组织召开协商会议。}
# units/minzhengju/2026-10.yaml
records:
  - {date: 2026-10-16, task: consultation, note: 文化街街道协商}
# units/zuzhibu/unit.yaml
name: 组织部
role: member
tasks:
  - {id: consultation, title: 协商会议, text: 组织召开协商会议。}
  - {id: meeting, title: 党建例会}
# units/zuzhibu/2026-10.yaml
records:
  - {date: 2026-10-22, task: consultation, note: 富宁街街道协商}
  - {date: 2026-10-23, task: meeting, note: 第三季度例会}
# units/yibaoju/unit.yaml
name: 医保局
role: other
common: [other-unit]
# units/yibaoju/2026-10.yaml
records:
  - {date: 2026-10-09, task: study, note: 学习分类标准}
)";
}

}  // namespace ljfl::check
