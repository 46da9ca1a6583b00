/// What holds for every command: its help in both languages with an example that it takes, its place in the manual, its
/// words offered by completion.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "cli/arguments.hpp"
#include "cli/complete.hpp"
#include "cli/help.hpp"

namespace {

using namespace ljfl;

/// What the shell makes of an example, up to where it takes over: > > | && ) are its own.
std::vector<std::string> words_of(std::string_view line) {
  std::istringstream in{std::string{line.substr(line.find("ljfl"))}};
  std::vector<std::string> out;
  for (std::string word; in >> word && word != ">" && word != "|" && word != "&&";) {
    const bool ends = word.ends_with(')');
    if (ends) word.pop_back();
    out.push_back(word);
    if (ends) break;
  }
  return out;
}

std::string answer(const std::vector<std::string>& words) {
  cli::Job job;
  job.folder = "/";
  job.today = *time::make_date(2026, 10, 31);
  cli::complete(job, words);
  return job.output();
}

bool offers(const std::string& answer, std::string_view word) {
  return ("\n" + answer).find("\n" + std::string{word}) != std::string::npos;
}

std::string manual(diag::Lang lang) {
  cli::Job job;
  job.lang = lang;
  for (const cli::Command* command : cli::commands()) {
    if (command->name == "man") CHECK(command->run(job) == cli::fine);
  }
  return job.output();
}

}  // namespace

TEST_CASE("every command says in both languages what it does, with an example that it takes") {
  std::set<std::string_view> names;
  for (const cli::Command* command : cli::commands()) {
    CAPTURE(command->name);
    CHECK(names.insert(command->name).second);
    const bool runs = command->run != nullptr;
    CHECK(runs);
    CHECK(!command->summary.zh.empty());
    CHECK(!command->summary.en.empty());
    CHECK(command->summary.zh != command->summary.en);
    for (const cli::Option& option : command->options) {
      CAPTURE(option.flag);
      CHECK(!option.help.zh.empty());
      CHECK(!option.help.en.empty());
    }
    CHECK(!command->examples.empty());
    for (const cli::Example& example : command->examples) {
      CAPTURE(example.line);
      CHECK(!example.what.zh.empty());
      CHECK(!example.what.en.empty());
      for (const diag::Lang lang : {diag::Lang::zh, diag::Lang::en})
        CHECK(cli::help(*command, lang).find(example.line) != std::string::npos);
      std::vector<std::string> words = words_of(example.line);
      REQUIRE(words.size() >= 2);
      CHECK(words[0] == "ljfl");
      CHECK(words[1] == command->name);
      words.erase(words.begin());
      cli::Typed typed;
      std::string complaint;
      try {
        cli::take_apart(words, typed);
      } catch (const cli::Failure& failure) {
        complaint = failure.en;
      }
      CHECK(complaint == "");
      CHECK(typed.command == command);
    }
  }
}

TEST_CASE("the manual has every command and every option, in both languages") {
  for (const diag::Lang lang : {diag::Lang::zh, diag::Lang::en}) {
    const std::string page = manual(lang);
    for (const cli::Command* command : cli::commands()) {
      CAPTURE(command->name);
      CHECK(page.find(".SS " + std::string{command->name} + "\n") != std::string::npos);
      for (const cli::Option& option : command->options) {
        CAPTURE(option.flag);
        std::string flag;
        for (const char c : option.flag) flag += c == '-' ? "\\-" : std::string(1, c);
        CHECK(page.find("\\fB" + flag + "\\fR") != std::string::npos);
      }
    }
    // No line but the page's own begins with a control character.
    for (std::size_t at = page.find("\n'"); at != std::string::npos; at = page.find("\n'", at + 1))
      CHECK(page.substr(at, 3) == "\n'\\");
  }
}

TEST_CASE("completion offers every command, every option of it, and every choice") {
  for (const cli::Command* command : cli::commands()) {
    const std::string name{command->name};
    CAPTURE(name);
    CHECK(offers(answer({name.substr(0, 1)}), name + "\t"));
    const std::string flags = answer({name, "--"}) + answer({name, "-"});
    for (const cli::Option& option : cli::global_options()) {
      CAPTURE(option.flag);
      CHECK(offers(flags, std::string{option.flag} + "\t"));
    }
    for (const cli::Option& option : command->options) {
      CAPTURE(option.flag);
      const std::string flag{option.flag};
      if (flag.starts_with('-')) CHECK(offers(flags, flag + "\t"));
      for (const std::string_view choice : cli::choices_of(option)) {
        if (!flag.starts_with('-')) continue;
        CHECK(offers(answer({name, flag, ""}), std::string{choice} + "\n"));
        CHECK(offers(answer({name, flag + "="}), flag + "=" + std::string{choice} + "\n"));
        CHECK(offers(answer({name, flag, "=", ""}), std::string{choice} + "\n"));
      }
      if (flag.starts_with('-') && !option.value.empty())
        CHECK(!offers(answer({name, flag, "-"}), "--"));  // its value, no option
    }
  }
  CHECK(answer({"nosuch", ""}).empty());
  CHECK(answer({"status", "--format", "csv", "--f"}) ==
        "--filing\t信息或进度表：这一期谁报了、谁迟了、谁没报\n");  // once is enough
  CHECK(answer({"completion", ""}) == "bash\nzsh\nfish\n");
  CHECK(answer({"import", ""}) == ":file\n");
  CHECK(answer({"-C", ""}) == ":dir\n");
  CHECK(offers(answer({"--lang", "en", "status", "--fil"}), "--filing\treturns of this period"));
  CHECK(answer({"explain", "E30"}).starts_with("E301\t"));
  CHECK(answer({}).empty());
}
