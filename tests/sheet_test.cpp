/// Tables as spreadsheets leave them.
#include <doctest/doctest.h>
#include <iconv.h>

#include <random>

#include "sheet/cells.hpp"
#include "sheet/csv.hpp"
#include "sheet/encoding.hpp"
#include "text/text.hpp"

namespace {

using namespace ljfl;
using sheet::Encoding;

std::string utf16(std::u16string_view text, bool little) {
  std::string out;
  for (const char16_t c : text) {
    const char low = static_cast<char>(c & 0xFFU);
    const char high = static_cast<char>(c >> 8U);
    out.push_back(little ? low : high);
    out.push_back(little ? high : low);
  }
  return out;
}

}  // namespace

TEST_CASE("a table's encoding is recognised") {
  const std::string words = "编号,教育局\r\n";
  CHECK(sheet::decode(words).text == words);
  CHECK(sheet::decode(std::string{text::bom} + words).text == words);
  for (const bool little : {true, false}) {
    const Encoding wanted = little ? Encoding::utf16_little : Encoding::utf16_big;
    const std::string bytes = utf16(u"编号,教育局\r\n", little);
    CHECK(sheet::decode(bytes).text == words);
    CHECK(sheet::decode(bytes).encoding == wanted);
    CHECK(sheet::decode(utf16(u"\xFEFF", little) + bytes).text == words);
  }
  CHECK(sheet::decode(utf16(u"\xFEFF\xD83D\xDE00", true)).text == "😀");
  const sheet::Decoded gbk = sheet::decode("\xB1\xE0\xBA\xC5,\xBD\xCC\xD3\xFD\xBE\xD6\r\n");
  CHECK(gbk.text == words);
  CHECK(gbk.encoding == Encoding::gb18030);
  CHECK(sheet::decode("\x81\x30\x81\x30").text == "\xC2\x80");  // four bytes, which GBK has not
  CHECK(sheet::decode("ab\xFF").fault == sheet::Decoded::Fault::not_text);
  CHECK(sheet::decode(utf16(u"\xFEFF\xD83D", true)).fault == sheet::Decoded::Fault::not_text);
  CHECK(sheet::decode("\xFF\xFE"
                      "a")
            .fault == sheet::Decoded::Fault::not_text);
  CHECK(sheet::decode("").text.empty());
}

TEST_CASE("every two and four bytes of GB18030 are what the C library takes them for") {
  const iconv_t table = iconv_open("UTF-8", "GB18030");
  REQUIRE(table != reinterpret_cast<iconv_t>(-1));
  std::size_t known = 0;
  std::vector<std::string> wrong;
  const auto look = [&](std::string bytes) {
    std::string theirs(8, '\0');
    char* from = bytes.data();
    char* to = theirs.data();
    std::size_t from_left = bytes.size();
    std::size_t to_left = theirs.size();
    iconv(table, nullptr, nullptr, nullptr, nullptr);
    const bool valid = iconv(table, &from, &from_left, &to, &to_left) != static_cast<std::size_t>(-1);
    theirs.resize(theirs.size() - to_left);
    const sheet::Decoded ours = sheet::decode(bytes, Encoding::gb18030);
    if (valid != (ours.fault == sheet::Decoded::Fault::none) || (valid && ours.text != theirs)) wrong.push_back(bytes);
    known += valid ? 1 : 0;
  };
  for (int first = 0x80; first <= 0xFF; ++first) {
    for (int second = 0x30; second <= 0xFF; ++second) {
      const std::string two = {static_cast<char>(first), static_cast<char>(second)};
      if (second >= 0x40) {
        look(two);
        continue;
      }
      // Below U+10000 every one; above, where the rest is counting, some.
      for (int third = 0x81; third <= 0xFE && second <= 0x39; ++third) {
        for (int fourth = 0x30; fourth <= 0x39; fourth += first < 0x85 ? 1 : 7)
          look(two + static_cast<char>(third) + static_cast<char>(fourth));
      }
    }
  }
  iconv_close(table);
  CHECK(known > 200'000);
  CHECK(wrong == std::vector<std::string>{});
}

TEST_CASE("cells come back as they were written, whatever they hold") {
  std::mt19937 chance(3);
  const std::vector<std::string> pieces = {"a", "，", "\"", ",", "\n", "\r\n", "x y", "教育局", ";", "\t", "1"};
  for (int i = 0; i < 2000; ++i) {
    std::vector<std::vector<std::string>> rows(1 + chance() % 4);
    const std::size_t columns = 1 + chance() % 4;
    std::string text;
    for (auto& row : rows) {
      for (std::size_t c = 0; c < columns; ++c) {
        std::string cell = "z";  // what stands at a cell's ends is no space
        for (std::size_t k = chance() % 4; k > 0; --k) cell += pieces[chance() % pieces.size()];
        cell += "z";
        std::string quoted = "\"";
        for (const char sign : cell) quoted += sign == '"' ? std::string{"\"\""} : std::string(1, sign);
        text += (c > 0 ? "," : "") + quoted + "\"";
        row.push_back(cell);
      }
      text += chance() % 2 == 0 ? "\r\n" : "\n";
    }
    const sheet::Table table = sheet::read_csv(text);
    if (table.separator != ',') continue;  // more tabs than commas within the first row's cells
    REQUIRE(table.rows.size() == rows.size());
    for (std::size_t r = 0; r < rows.size(); ++r) CHECK(table.rows[r].cells == rows[r]);
  }
}

TEST_CASE("rows are counted as a spreadsheet does, and a quote that stays open is told at its own") {
  const sheet::Table table = sheet::read_csv("a\tb\r\"x\ny\"\tc\n\nd");
  REQUIRE(table.rows.size() == 4);
  CHECK(table.separator == '\t');
  CHECK(table.rows[1].number == 2);
  CHECK(table.rows[1].cells == std::vector<std::string>{"x\ny", "c"});
  CHECK(table.rows[2].blank());
  CHECK(table.rows[3].number == 4);
  CHECK(sheet::read_csv("a,b\nc,\"d\ne\n").bad_quote == 2);
  CHECK(sheet::read_csv("a,b\nc,\"d\"e\n").bad_quote == 2);
  CHECK(sheet::read_csv("'=1+1,' x,'甲,　乙 \n").rows[0].cells == std::vector<std::string>{"=1+1", "' x", "'甲", "乙"});
  CHECK(sheet::read_csv("甲　 ,\" 　乙\t　\r\n\"\n").rows[0].cells == std::vector<std::string>{"甲", "乙"});
}

TEST_CASE("what spreadsheets and input methods do to numbers is named") {
  CHECK(sheet::count_in("12").value == 12);
  CHECK(sheet::count_in("12.00").value == 12);
  const std::vector<std::pair<std::string, std::string>> counts = {{"１２", "全角"},
                                                                   {"12所", "只写数字：12"},
                                                                   {"1,200", "1200"},
                                                                   {"1.2E+17", "科学计数"},
                                                                   {"=A1", "公式"},
                                                                   {"#REF!", "公式"},
                                                                   {"无", "留空"},
                                                                   {"/", "留空"},
                                                                   {"##", "列太窄"},
                                                                   {"两", "不是数"},
                                                                   {"1.5", "只写数字：1"},
                                                                   {"-3", "不是数"},
                                                                   {"99999999999999999999", "不是数"}};
  for (const auto& one : counts) {
    CAPTURE(one.first);
    CHECK(!sheet::count_in(one.first).value);
    CHECK(sheet::count_in(one.first).fault.zh.find(one.second) != std::string::npos);
    CHECK(!sheet::count_in(one.first).fault.en.empty());
  }
  CHECK(sheet::share_in("96.5%").value->hundredths == 9650);
  CHECK(sheet::share_in("96.50%").value->hundredths == 9650);
  CHECK(sheet::share_in("100.00%").value->hundredths == 10000);
  const std::vector<std::pair<std::string, std::string>> shares = {
      {"0.965", "改成 96.5%"},
      {"0.9", "改成 90%"},
      {"0.05", "改成 5%"},
      {"96.5", "：96.5%"},
      {"９６%", "改成 96%"},
      {"９６．５", "：96.5%"},
      {"096.5%", "改成 96.5%"},
      {"100.000", "：100.000%"},
      {"0.96500", "改成 96.500%"},
      {"007", "：7%"},
      // Nothing is proposed that would be refused in its turn.
      {"101%", "超过"},
      {"150", "超过"},
      {"100.01", "超过"},
      {"1234567890123", "超过"},
      {"96.512", "最多两位"},
      {"96.512%", "最多写两位"},
      {"0.96512", "最多两位"},
      {"很高", "不是百分数"},
      {"1,200", "不是百分数"},
      {"96分", "不是百分数"},
      {"0.", "不是百分数"},
      {"%", "不是百分数"},
      {"无", "留空"},
      {"=A1", "公式"}};
  for (const auto& one : shares) {
    CAPTURE(one.first);
    CHECK(!sheet::share_in(one.first).value);
    const sheet::Words fault = sheet::share_in(one.first).fault;
    CAPTURE(fault.zh);
    CHECK(fault.zh.find(one.second) != std::string::npos);
    CHECK(!fault.en.empty());
    for (const std::string_view before : {"改成 ", "百分号："}) {
      const std::size_t at = fault.zh.find(before);
      if (at != std::string::npos) CHECK(sheet::share_in(fault.zh.substr(at + before.size())).value);
    }
  }
  for (const std::string day : {"2026-11-18", "2026/11/18", "2026.11.18", "2026年11月18日", "20261118"}) {
    CAPTURE(day);
    REQUIRE(sheet::day_in(day).value);
    CHECK(time::iso(*sheet::day_in(day).value) == "2026-11-18");
  }
  for (const auto& [cell, name] : std::vector<std::pair<std::string, std::string>>{{"2026-10", "2026-10"},
                                                                                   {"2026/10/1", "2026-10"},
                                                                                   {"2026-10-01", "2026-10"},
                                                                                   {"2026年10月", "2026-10"},
                                                                                   {"2026Q3", "2026Q3"},
                                                                                   {"2026H1", "2026H1"},
                                                                                   {"2026", "2026"}}) {
    CAPTURE(cell);
    REQUIRE(sheet::period_in(cell).value);
    CHECK(sheet::period_in(cell).value->name() == name);
  }
  for (const auto& [cell, why] : std::vector<std::pair<std::string, std::string>>{{"２０２６-10", "改成 2026-10"},
                                                                                  {"2026/10/2", "不是时期"},
                                                                                  {"10月", "不是时期"},
                                                                                  {"Oct-26", "不是时期"},
                                                                                  {"46296", "不是时期"},
                                                                                  {"2026Q5", "不是时期"},
                                                                                  {"=A1", "公式"}}) {
    CAPTURE(cell);
    CHECK(!sheet::period_in(cell).value);
    CHECK(sheet::period_in(cell).fault.zh.find(why) != std::string::npos);
    CHECK(!sheet::period_in(cell).fault.en.empty());
  }
  CHECK(sheet::day_in("46344").fault.zh.find("2026-11-18") != std::string::npos);
  CHECK(sheet::day_in("2026-11-31").fault.zh.find("没有这一天") != std::string::npos);
  CHECK(sheet::day_in("11月").fault.zh.find("不是日期") != std::string::npos);
}
