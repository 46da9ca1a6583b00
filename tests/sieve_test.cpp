/// The pass before the rules on texts says too much at times, and never too little.
#include "check/sieve.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "generated_district.hpp"

using namespace ljfl;

namespace {

std::string by_chance(test::Chance& chance, const std::vector<std::string>& pieces, int most) {
  std::string out;
  for (int i = chance(most + 1); i > 0; --i) out += chance.of(pieces);
  return out;
}

}  // namespace

TEST_CASE("line ends are seen as a slow look sees them") {
  test::Chance chance(1);
  int trailing = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string bytes =
        by_chance(chance, {"a", "垃圾", " ", "\t", "\n", "\n", "bcdefghij", chance.one_in(8) ? "\r\n" : "x"}, 12);
    const bool carriage = bytes.find('\r') != std::string::npos;
    bool space = !bytes.empty() && (bytes.back() == ' ' || bytes.back() == '\t');
    for (std::size_t at = 1; at < bytes.size(); ++at)
      space = space || (bytes[at] == '\n' && (bytes[at - 1] == ' ' || bytes[at - 1] == '\t'));
    const text::LineEnds ends = text::line_ends(bytes);
    CAPTURE(bytes);
    CHECK(ends.carriage == carriage);
    CHECK(ends.trailing == (space || carriage));
    trailing += ends.trailing ? 1 : 0;
  }
  CHECK(trailing > 1'000);
  CHECK(trailing < 19'000);
}

TEST_CASE("a text has the traits of what it holds") {
  test::Chance chance(2);
  const std::vector<std::string> pieces = {"垃圾", "分类", "的", "进行", "，", "。", "é",  "×",        "XX",
                                           "12",   "（",   "）", "干垃", "８", " ",  "　", "\xC2\xA0", "😀"};
  const std::map<std::string, unsigned> marks = {
      {"，，", check::trait::doubled},     {"，。", check::trait::doubled},  {"的的", check::trait::doubled},
      {"进行进行", check::trait::doubled}, {"××", check::trait::blank},      {"XXX", check::trait::blank},
      {"（", check::trait::mark},          {"干垃", check::trait::telltale}, {"８", check::trait::wide_digit},
      {" ", check::trait::space},          {"　", check::trait::space},      {"\xC2\xA0", check::trait::space}};
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = by_chance(chance, pieces, 8);
    CAPTURE(text);
    for (const unsigned traits : {check::traits_of(text), check::quick_traits_of(text)}) {
      for (const auto& [mark, trait] : marks) {
        if (text.find(mark) != std::string::npos) CHECK((traits & trait) != 0);
      }
    }
  }
  // Long ones are looked at closely whatever they hold.
  CHECK(check::traits_of(std::string(check::Characters::most + 1, 'a')) == 0xFF);
  // One of the two alone is in many sentences, and asks for nothing.
  for (const std::string_view text : {"村民小组开展宣传", "垃圾分类宣传", "垃干", "干，垃圾", "干a垃圾"})
    CHECK((check::traits_of(text) & check::trait::telltale) == 0);
  // A sentence as they mostly are has none that a rule asks for: else nothing is gained.
  CHECK((check::traits_of("在新华小区组织志愿者值守12人次，当场整改；下月复查") & ~unsigned{check::trait::space}) == 0);
}

TEST_CASE("the quick look says what the slow one says, and hardly more") {
  test::Chance chance(6);
  std::vector<std::string> pieces = {"垃", "圾", "分", "类", "在", "社", "区", "开", "展", "宣", "传", "人",
                                     "次", "的", "1",  "2",  "a",  "\"", "-",  "整", "改", "复", "查", "月"};
  const std::vector<std::string> rare = {"，", "。", "、", "；", "（", "）", "《", "》", "“",  "”",  "〔",
                                         "〕", "【", "】", "　", "８", "％", "．", "填", "补", "X",  "x",
                                         "T",  ",",  ":",  " ",  "\t", "é",  "×",  "😀", "！", "「", "…"};
  int same = 0;
  int other = 0;
  for (int i = 0; i < 40'000; ++i) {
    std::string text;
    for (int n = chance(40); n > 0; --n) text += chance.one_in(25) ? chance.of(rare) : chance.of(pieces);
    const unsigned exact = check::traits_of(text);
    const unsigned alone = check::quick_traits_of(text);
    CAPTURE(text);
    // Telltales are told by what follows one another, here by fewer chances than there.
    CHECK((exact & ~alone & ~unsigned{check::trait::telltale}) == 0);
    ++(exact == alone ? same : other);
    // What stands behind it changes nothing: neither marks nor the rest of what it ends with.
    const std::string around = text + text + chance.of(rare) + "，，XX（：" + std::string(64, '\n');
    const std::string_view in_place = std::string_view{around}.substr(0, text.size());
    CHECK(check::quick_traits_of(in_place, around.size() - text.size()) == alone);
  }
  CHECK(same > 10 * other);
}

TEST_CASE("each telltale is met wherever it stands") {
  for (const std::string_view two : check::telltales) {
    for (std::size_t before = 0; before < 80; ++before) {
      std::string text(before, 'a');
      text.append(two);
      CAPTURE(two);
      CAPTURE(before);
      CHECK((check::traits_of(text) & check::trait::telltale) != 0);
      CHECK((check::quick_traits_of(text) & check::trait::telltale) != 0);
      // Cut short it is none, though the rest stands behind it.
      text.append(64, '\n');
      const std::string_view cut = std::string_view{text}.substr(0, before + 3);
      CHECK((check::quick_traits_of(cut, text.size() - cut.size()) & check::trait::telltale) == 0);
    }
  }
}

TEST_CASE("what is said to be doubled is") {
  test::Chance chance(4);
  const std::vector<std::string> pieces = {"垃", "圾", "分", "类", "，", "a", "1", "，", "😀"};
  const std::string stops = "，";
  int doubled = 0;
  int single = 0;
  for (int i = 0; i < 20'000; ++i) {
    // Of every length, so that each place is once where eight of them meet.
    std::vector<std::string> letters;
    for (int n = chance(40); n > 0; --n) {
      std::string next = chance.of(pieces);
      // Doubled ones are to be rare.
      const std::size_t size = letters.size();
      const bool again = size > 0 && letters.back() == next;
      const bool two_again = size > 2 && letters[size - 2] == next && letters[size - 3] == letters[size - 1];
      if ((again || two_again) && !chance.one_in(40)) continue;
      letters.push_back(std::move(next));
    }
    std::string text;
    for (const std::string& letter : letters) text += letter;
    const auto wide = [&](std::size_t at) { return letters[at].size() > 1; };
    bool is = false;
    for (std::size_t at = 1; at < letters.size(); ++at) {
      is = is || (letters[at] == letters[at - 1] && wide(at));
      is = is ||
           (at > 2 && letters[at] == letters[at - 2] && letters[at - 1] == letters[at - 3] && wide(at) && wide(at - 1));
    }
    // Spaces and stops in a row count, and what has four bytes is taken for a space.
    for (std::size_t at = 1; at < letters.size(); ++at) {
      const auto like_space = [&](const std::string& letter) { return letter == stops || letter.size() == 4; };
      is = is || (like_space(letters[at]) && like_space(letters[at - 1]));
    }
    CAPTURE(text);
    CHECK(((check::traits_of(text) & check::trait::doubled) != 0) == is);
    if (is) CHECK((check::quick_traits_of(text) & check::trait::doubled) != 0);
    ++(is ? doubled : single);
  }
  CHECK(doubled > 1'000);
  CHECK(single > 1'000);
}

TEST_CASE("what repeats is kept, in its order, and little else") {
  test::Chance chance(3);
  std::size_t kept_alone = 0;
  for (int i = 0; i < 300; ++i) {
    std::vector<int> items;
    std::map<int, int> count;
    for (int n = chance(200); n > 0; --n) ++count[items.emplace_back(chance(400))];
    std::vector<int> kept = items;
    check::keep_repeated(kept, [](int item) { return check::hash_of(std::to_string(item)); });
    std::erase_if(items, [&](int item) { return count[item] < 2; });
    std::erase_if(kept, [&](int item) {
      if (count[item] < 2) ++kept_alone;
      return count[item] < 2;
    });
    CHECK(kept == items);
  }
  CHECK(kept_alone < 1'500);  // of some 25,000
}
