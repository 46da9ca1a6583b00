#include "cli/import.hpp"

#include <algorithm>

#include "cli/disk.hpp"
#include "sheet/encoding.hpp"

namespace ljfl::cli {
namespace {

std::optional<sheet::Encoding> encoding_asked(const Job& job) {
  const std::string_view word = job.choice("--encoding");
  if (word == "utf-8") return sheet::Encoding::utf8;
  if (word == "gb18030") return sheet::Encoding::gb18030;
  if (word == "utf-16") return sheet::Encoding::utf16_little;
  return std::nullopt;
}

sheet::Table table_in(const Job& job, const std::string& path) {
  const std::string shown = text::printable(path);
  const std::string bytes = read_named_file(path);
  if (bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0")) {
    throw Failure{.zh = shown + " 是 Excel 或 WPS 的文件；在表格软件里“另存为”CSV 再导入",
                  .en = shown + " is a spreadsheet's own file: save it as CSV first"};
  }
  const sheet::Decoded decoded = sheet::decode(bytes, encoding_asked(job));
  if (decoded.fault != sheet::Decoded::Fault::none) {
    const std::string line = std::to_string(1 + std::ranges::count(bytes.substr(0, decoded.at), '\n'));
    const std::string name{sheet::name_of(decoded.encoding)};
    throw Failure{.zh = shown + " 第 " + line + " 行起读不通（试的是 " + name + "）；在 WPS 里另存为“CSV UTF-8”再导入",
                  .en = shown + " makes no sense from line " + line + " on (as " + name + "): save it as CSV UTF-8"};
  }
  if (decoded.encoding != sheet::Encoding::utf8) {
    const std::string name{sheet::name_of(decoded.encoding)};
    job.err(job.lang == diag::Lang::zh ? shown + " 是 " + name + " 编码，已按它读\n"
                                       : shown + " was read as " + name + "\n");
  }
  sheet::Table table = sheet::read_csv(decoded.text);
  if (table.bad_quote) {
    const std::string line = std::to_string(*table.bad_quote);
    throw Failure{.zh = shown + ":" + line + ": 这一行的英文双引号没有收尾（单元格里的 \" 要写两个）",
                  .en = shown + ":" + line +
                        ": a quote that begins on this line is never closed (a \" within a cell is written twice)"};
  }
  return table;
}

void tell_rows(Job& job, std::string_view path, std::vector<sheet::RowFault>& rows, diag::Words kind) {
  std::ranges::stable_sort(rows, {}, &sheet::RowFault::row);
  for (const sheet::RowFault& row : rows) {
    const std::string number = std::to_string(row.row);
    const std::string place = row.row == 0                 ? ""
                              : job.lang == diag::Lang::zh ? " 第 " + number + " 行"
                                                           : " row " + number;
    job.err(text::printable(path) + place + std::string{job.say({"：", ": "})} + std::string{job.say(kind)} +
            text::printable(job.lang == diag::Lang::zh ? row.words.zh : row.words.en) + "\n");
  }
}

int run(Job& job) {
  const std::string path{job.value("FILE")};
  const sheet::Table table = table_in(job, path);
  const auto origin = sheet::origin_of(table);
  if (!origin && !job.has("--into")) {
    throw Failure{
        .zh = text::printable(path) +
              " 不是 ljfl sheet 出的进度表（没有“编号”和“底稿”两列，或“底稿”是空的）；点位名单用 --into 单位/指标 导入",
        .en = text::printable(path) +
              " is no form that ljfl sheet made (no columns “id” and “made from”, or nothing in the latter); a list of "
              "sites is taken with --into UNIT/QUOTA"};
  }
  Import result = job.has("--into") ? import_sites(job, table) : import_form(job, table, *origin);
  std::erase_if(result.drafts, [](const Draft& draft) { return draft.before == draft.after; });
  const bool passes = passes_check(job, result.drafts);
  for (const std::string& line : result.changes) job.out(line + "\n");
  if (!job.has("--yes")) show_difference(job, result.drafts);
  job.flush();
  tell_rows(job, path, result.remarks, {"", ""});
  tell_rows(job, path, result.faults, {"没有导入：", "not taken: "});
  if (!passes) return data_has_errors;
  if (result.drafts.empty()) {
    job.err(job.say({"没有要写的\n", "nothing to write\n"}));
  } else if (!job.has("--yes")) {
    job.err(job.say({"只是预览，没有写；加 --yes 写入\n", "a preview: nothing was written; add --yes to write\n"}));
  } else {
    write_drafts(job, result.drafts);
    for (const Draft& draft : result.drafts)
      job.err(std::string{job.say({"已写入 ", "written: "})} + text::printable(draft.path) + "\n");
  }
  return result.faults.empty() ? fine : data_has_errors;
}

constexpr Option options[] = {
    {.flag = "FILE",
     .help = {"CSV 文件：填好的进度表，或点位名单", "a CSV: a form filled in, or a list of sites"},
     .required = true},
    {.flag = "--into",
     .value = "UNIT/QUOTA",
     .help = {"点位名单放进哪个指标", "the quota that a list of sites goes into"}},
    {.flag = "--column", .value = "NAME", .help = {"点位的名称在哪一列", "the column that holds the sites' names"}},
    {.flag = "--encoding",
     .value = "auto|utf-8|gb18030|utf-16",
     .help = {"编码，不写就自己认", "recognised if left out"}},
    {.flag = "--yes", .help = {"写入；不加只是预览", "write; without it, only a preview"}},
};

constexpr Example examples[] = {
    {"ljfl import 进度表.csv", {"先看会改什么", "look at what would change"}},
    {"ljfl import 进度表.csv --yes", {"写入", "write it"}},
    {"ljfl import 附件3.csv --into caizhengju/bank-branches", {"把点位名单放进指标", "a list of sites for a quota"}},
};

}  // namespace

extern constinit const Command import_command;
constinit const Command import_command{
    .name = "import",
    .summary = {"把填好的进度表或点位名单收进台账，先预览", "take a form or a list of sites back, previewed first"},
    .needs = Needs::standing,
    .options = options,
    .examples = examples,
    .run = run,
    .edits = true,
};

}  // namespace ljfl::cli
