/// What history says is what plain git says: a repository made by chance, every commit of it compared.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "history/answers.hpp"
#include "history/batch.hpp"
#include "history/chronicle.hpp"
#include "history/log_reader.hpp"
#include "history/process.hpp"
#include "history/snapshot.hpp"
#include "load/layout.hpp"

using namespace ljfl;
namespace fs = std::filesystem;

namespace {

/// A folder of its own with a git repository, gone at the end.
class Repository {
 public:
  Repository() {
    std::string pattern = (fs::temp_directory_path() / "ljfl-history-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    folder_ = pattern;
    git({"init", "-q", "-b", "main", "."});
  }
  Repository(const Repository&) = delete;
  Repository& operator=(const Repository&) = delete;
  ~Repository() { fs::remove_all(folder_); }

  [[nodiscard]] const std::string& folder() const { return folder_; }

  /// git's stdout; the day is the author's and the committer's.
  std::string git(std::vector<std::string> arguments, std::string_view input = {}) {
    std::vector<std::string> all = {"/usr/bin/env",     "git", "-C", folder_, "-c", "user.name=张三", "-c",
                                    "user.email=a@b.cn"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const std::string now = std::to_string(1767225600 + 90000 * ++tick_) + " +0800";
    const std::vector<std::string> environment = {"PATH=/usr/local/bin:/usr/bin:/bin",
                                                  "HOME=" + folder_,
                                                  "GIT_CONFIG_NOSYSTEM=1",
                                                  "LC_ALL=C",
                                                  "GIT_AUTHOR_DATE=" + now,
                                                  "GIT_COMMITTER_DATE=" + now};
    const history::Ended ended = history::run_program(all, environment, input, {});
    REQUIRE_MESSAGE(ended.good(), ended.err);
    return ended.out;
  }
  void write(const std::string& path, const std::string& bytes) const {
    fs::create_directories(fs::path{folder_ + "/" + path}.parent_path());
    std::ofstream(folder_ + "/" + path, std::ios::binary) << bytes;
  }

 private:
  std::string folder_ = {};
  std::int64_t tick_ = 0;
};

std::vector<std::string> split(std::string_view text, char sign) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(sign), text.size());
    out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return out;
}

/// Some twenty commits, with branches and merges, over files that come, change, move and go.
void grow(Repository& repository) {
  std::mt19937 chance{20261124};
  const std::vector<std::string> units = {"jiaoyuju", "minzhengju", "单位 “甲”"};
  const auto any = [&](std::size_t count) { return std::uniform_int_distribution<std::size_t>{0, count - 1}(chance); };
  repository.write("ljfl.toml", "district = \"区\"\nyear = 2026\n");
  for (int round = 0; round < 20; ++round) {
    for (std::size_t i = 0; i <= any(3); ++i) {
      const std::string unit = "units/" + units[any(units.size())];
      const std::string month = unit + "/2026-0" + std::to_string(1 + any(3)) + ".yaml";
      const bool known = fs::exists(repository.folder() + "/" + month);
      if (known && any(4) == 0) {
        fs::remove(repository.folder() + "/" + month);
      } else if (known && any(5) == 0) {
        fs::rename(repository.folder() + "/" + month, repository.folder() + "/" + unit + "/2026-09.yaml");
      } else {
        repository.write(month, "records:\n  - {date: 2026-01-0" + std::to_string(1 + any(9)) + ", task: t" +
                                    std::to_string(round) + "}\n");
      }
      repository.write(unit + "/附件/照片\n" + std::to_string(any(4)) + ".yaml.jpg", std::to_string(round));
      repository.write("templates/month/a.mustache", std::to_string(any(3)));
      repository.write("src/main.c", std::to_string(round));
    }
    repository.git({"add", "-A"});
    repository.git({"commit", "-q", "--allow-empty", "-m", "第" + std::to_string(round) + "次\x01<\n\nbody"});
    if (round % 6 == 2) {
      repository.git({"checkout", "-q", "-b", "b" + std::to_string(round)});
      repository.write("units/jiaoyuju/2026-12.yaml", "records: []  # " + std::to_string(round) + "\n");
      repository.git({"add", "-A"});
      repository.git({"commit", "-q", "-m", "branch"});
      repository.git({"checkout", "-q", "main"});
    }
    if (round % 6 == 4) repository.git({"merge", "-q", "--no-ff", "-m", "merge", "b" + std::to_string(round - 2)});
  }
}

}  // namespace

TEST_CASE("history agrees with git on every commit") {
  Repository repository;
  grow(repository);
  auto git = history::Git::open(repository.folder());
  REQUIRE(git.good());
  auto chronicle = history::Chronicle::read(*git, {.id = "HEAD"});
  REQUIRE(chronicle.good());
  const history::Walk& walk = chronicle->walk();

  // The same commits in the same order, with the same parents and people.
  const std::vector<std::string> ids = split(repository.git({"rev-list", "--topo-order", "--reverse", "HEAD"}), '\n');
  REQUIRE(ids.size() == walk.commits.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    CHECK(walk.commits[i].id == ids[i]);
    CHECK(walk.commits[i].author.name == "张三");
    CHECK(!walk.commits[i].cut_off);
  }
  CHECK(walk.commits.back().subject.find("第19次") == 0);

  // The state after each commit, put together from the differences, is the commit's tree.
  std::size_t merges = 0;
  chronicle->tell([&](std::uint32_t commit, std::vector<history::Change>&, const history::State& state) {
    if (walk.commits[commit].parents.size() > 1) ++merges;
    std::map<std::string, std::string> ours;
    for (std::size_t path = 0; path < state.size(); ++path) {
      if (state[path] != history::nothing) ours.emplace(walk.paths[path], walk.blobs[state[path]].id);
    }
    std::map<std::string, std::string> theirs;
    for (const std::string& line : split(repository.git({"ls-tree", "-r", "-z", walk.commits[commit].id}), '\0')) {
      const std::string path = line.substr(line.find('\t') + 1);
      if (load::input_of(path)) theirs.emplace(path, line.substr(12, 40));
    }
    CHECK(ours == theirs);
  });
  CHECK(merges >= 3);

  // The files at a commit are what git shows, and the ids what git parses, for some commits.
  for (std::size_t i = 0; i < ids.size(); i += 6) {
    const auto revision = history::find_revision(*git, ids[i]);
    REQUIRE(revision.good());
    const auto files = history::snapshot_at(*git, *revision);
    REQUIRE(files.good());
    CHECK(std::ranges::is_sorted(files->files, {}, &text::Source::path));
    for (const text::Source& source : files->files)
      CHECK(source.bytes == repository.git({"show", ids[i] + ":" + source.path}));
    const auto objects = history::object_ids(*git, ids[i], {"units", "templates", "ljfl.toml", "nothing"});
    REQUIRE(objects.good());
    CHECK((*objects)[0] + "\n" == repository.git({"rev-parse", ids[i] + ":units"}));
    CHECK((*objects)[1] + "\n" == repository.git({"rev-parse", ids[i] + ":templates"}));
    CHECK((*objects)[2] + "\n" == repository.git({"rev-parse", ids[i] + ":ljfl.toml"}));
    CHECK((*objects)[3].empty());
  }
}

TEST_CASE("a history larger than any pipe is read whole, and each version has its own bytes") {
  constexpr int commits = 40;
  constexpr int units = 500;
  const auto path_of = [](int unit, int commit) {
    return "units/" + std::string(40, 'u') + std::to_string(unit) + "/2026-" + (commit % 2 == 0 ? "01" : "02") +
           ".yaml";
  };
  const auto text_of = [](int unit, int commit) {
    return "records:\n  - {date: 2026-01-01, task: t" + std::to_string(unit) + "}  # " + std::to_string(commit) +
           std::string(unit == 7 ? 300'000 : 100, ' ') + "\n";
  };
  std::string stream;
  const auto file = [&](const std::string& path, const std::string& text) {
    stream.append("M 100644 inline ").append(path).append("\ndata ").append(std::to_string(text.size())).append("\n");
    stream.append(text).append("\n");
  };
  for (int commit = 0; commit < commits; ++commit) {
    stream.append("commit refs/heads/main\ncommitter a <a@b.cn> ").append(std::to_string(1767225600 + commit));
    stream.append(" +0800\ndata 1\nx\n");
    if (commit == 0) file("ljfl.toml", "district = \"区\"\nyear = 2026\n");
    for (int unit = 0; unit < units; ++unit) file(path_of(unit, commit), text_of(unit, commit));
  }
  Repository repository;
  repository.git({"fast-import", "--quiet"}, stream);
  auto git = history::Git::open(repository.folder());
  REQUIRE(git.good());
  for (const unsigned workers : {1U, 4U}) {
    auto chronicle = history::Chronicle::read(*git, {.id = "HEAD"}, workers);
    REQUIRE(chronicle.good());
    const history::Walk& walk = chronicle->walk();
    REQUIRE(walk.commits.size() == commits);
    std::size_t bytes = 0;
    int wrong = 0;
    int changes_told = 0;
    chronicle->tell([&](std::uint32_t commit, std::vector<history::Change>& changes, const history::State& state) {
      changes_told += static_cast<int>(changes.size());
      for (int unit = 0; unit < units; ++unit) {
        const std::string path = path_of(unit, static_cast<int>(commit));
        const auto touched = std::ranges::find(walk.commits[commit].touched, path,
                                               [&](const history::Touched& one) { return walk.paths[one.path]; });
        if (touched == walk.commits[commit].touched.end()) {
          ++wrong;
          continue;
        }
        const std::string& there = chronicle->bytes(state[touched->path]);
        bytes += there.size();
        if (there != text_of(unit, static_cast<int>(commit))) ++wrong;
      }
    });
    CHECK(wrong == 0);
    // The record of every file, and its file's comment changed ever after; and the settings.
    CHECK(changes_told == commits * units + 1);
    CHECK(bytes > 12'000'000);
  }
}

TEST_CASE("where a repository lies is what git says, seen without asking it or not") {
  Repository repository;
  grow(repository);
  const std::string shallow = repository.folder() + "/shallow";
  repository.git({"clone", "-q", "--depth", "2", "file://" + repository.folder(), shallow});
  repository.git({"clone", "-q", "--bare", repository.folder(), repository.folder() + "/bare"});
  repository.git({"worktree", "add", "-q", repository.folder() + "/side", "HEAD~1"});
  const std::string inner = repository.folder() + "/units/jiaoyuju";
  for (const std::string& folder : {repository.folder(), shallow, repository.folder() + "/bare",
                                    repository.folder() + "/side", shallow + "/units", inner}) {
    CAPTURE(folder);
    const auto git = history::Git::open(folder);
    REQUIRE(git.good());
    const auto say = [&](const std::string& what) { return repository.git({"-C", folder, "rev-parse", what}); };
    CHECK(git->is_shallow() == (say("--is-shallow-repository") == "true\n"));
    CHECK(git->is_bare() == (say("--is-bare-repository") == "true\n"));
    CHECK(git->prefix() + "\n" == say("--show-prefix"));
    CHECK(git->run({"rev-parse", "HEAD"}).out == say("HEAD"));
  }
  // A .git that is no repository is passed over for the one around it, as git does.
  fs::create_directories(inner + "/.git/objects");
  std::ofstream(inner + "/.git/config") << "[core]\n";
  const auto around = history::Git::open(inner);
  REQUIRE(around.good());
  CHECK(around->prefix() == "units/jiaoyuju/");
  // In whichever way it is written that it has no files.
  const std::string settings = repository.folder() + "/.git/config";
  std::ifstream in(settings);
  const std::string whole{std::istreambuf_iterator<char>(in), {}};
  const std::size_t line = whole.find("\tbare = false\n");
  REQUIRE(line != std::string::npos);
  for (const std::string word :
       {"bare = true", "bare=true", "bare  =  yes", "bare = on", "bare = 1", "bare", "BARE = Yes", "bare = \"true\"",
        "bare = false", "bare = no", "bare = 0", "bare =", "bare = false ; or so", "bare = false\n\tbare = true"}) {
    CAPTURE(word);
    std::ofstream(settings) << std::string{whole}.replace(line, 14, "\t" + word + "\n");
    const auto git = history::Git::open(repository.folder());
    REQUIRE(git.good());
    CHECK(git->is_bare() == (repository.git({"rev-parse", "--is-bare-repository"}) == "true\n"));
  }
  std::ofstream(settings) << whole;
  // One whose settings say that its files are elsewhere: git is asked.
  repository.git({"config", "core.worktree", "../.."});
  const auto moved = history::Git::open(repository.folder());
  REQUIRE(moved.good());
  CHECK(moved->prefix() + "\n" == repository.git({"rev-parse", "--show-prefix"}));
}

TEST_CASE("the order of descent is git's, whatever the clocks said") {
  std::mt19937 chance{20261128};
  const auto any = [&](int count) { return std::uniform_int_distribution<int>{0, count - 1}(chance); };
  for (int round = 0; round < 12; ++round) {
    Repository repository;
    constexpr int commits = 60;
    std::string script;
    for (int i = 1; i <= commits; ++i) {
      const std::string id = std::to_string(i);
      script += "commit refs/heads/b" + id + "\nmark :" + id + "\ncommitter a <a@b.cn> ";
      script += std::to_string(1767225600 + any(100'000)) + " +0800\ndata 0\n";
      // The last one joins what nobody stands on yet; before it there are roots, lines, forks and merges of up to four.
      std::set<int> parents;
      for (int wish = any(4); i > 1 && wish >= 0; --wish) {
        if (any(12) != 0) parents.insert(std::max(1, i - 1 - any(6)));
      }
      if (i == commits) parents = {1, commits / 2, commits - 3, commits - 2, commits - 1};
      std::vector<int> order(parents.begin(), parents.end());
      std::ranges::shuffle(order, chance);
      for (std::size_t p = 0; p < order.size(); ++p)
        script += (p == 0 ? "from :" : "merge :") + std::to_string(order[p]) + "\n";
      script += "M 100644 inline units/a/2026-01.yaml\ndata 3\n" + std::to_string(100 + i) + "\n\n";
    }
    repository.git({"fast-import", "--quiet"}, script);
    repository.git({"update-ref", "refs/heads/main", "refs/heads/b" + std::to_string(commits)});
    auto git = history::Git::open(repository.folder());
    REQUIRE(git.good());
    const auto chronicle = history::Chronicle::read(*git, {.id = "HEAD"});
    REQUIRE(chronicle.good());
    std::string ours;
    for (const history::Commit& commit : chronicle->walk().commits) {
      ours.append(commit.id);
      for (const std::uint32_t parent : commit.parents) ours.append(" ").append(chronicle->walk().commits[parent].id);
      ours.append("\n");
    }
    CHECK(ours == repository.git({"rev-list", "--topo-order", "--reverse", "--parents", "HEAD"}));
  }
}

TEST_CASE("a setting of any kind is seen to change") {
  const std::vector<std::array<std::string, 2>> changes = {{"\"a\"", "\"b\""},
                                                           {"1", "2"},
                                                           {"-0.5", "0.5"},
                                                           {"true", "false"},
                                                           {"[\"a\"]", "[\"a\", \"b\"]"},
                                                           {"99999999999999999999", "99999999999999999998"},
                                                           {"2026-10-01", "2026-10-02"},
                                                           {"0.125", "0.126"},
                                                           {"[1, 2]", "[1, 3]"}};
  for (const auto& [before, after] : changes) {
    CAPTURE(before);
    const auto file = [](const std::string& value) {
      return text::Source{.path = "ljfl.toml", .bytes = "district = \"x\"\n[deep]\nkey = " + value + "\n"};
    };
    const auto changed = history::changes_between({.files = {file(before)}}, {.files = {file(after)}});
    REQUIRE(changed.size() == 1);
    CHECK(changed[0].kind == history::Kind::changed);
    CHECK(changed[0].field == "deep.key");
    CHECK(!changed[0].before.empty());
    CHECK(!changed[0].after.empty());
  }
}

TEST_CASE("what is no history of one tip is not taken for one") {
  const auto commit = [](char id, std::string_view parents) {
    const std::string_view nul{"\0", 1};
    std::string out(40, id);
    out.append(nul);
    for (const char parent : parents) out.append(out.ends_with('\0') ? "" : " ").append(40, parent);
    for (const std::string_view word : {"", "a", "e", "1", "a", "e", "1", "s"}) out.append(word).append(nul);
    return out;
  };
  history::Walk walk;
  CHECK(history::read_log(commit('a', "b") + commit('b', ""), "", walk));
  CHECK(walk.commits.back().id == std::string(40, 'a'));
  CHECK(!history::read_log(commit('a', "b") + commit('b', "a"), "", walk));
  CHECK(!history::read_log(commit('a', "") + commit('b', ""), "", walk));
  CHECK(!history::read_log(commit('a', "b") + commit('b', "") + commit('b', ""), "", walk));
  CHECK(!history::read_log(commit('b', "") + commit('a', "b"), "", walk));
  CHECK(!history::read_log(commit('a', "b") + commit('b', "c") + commit('c', "b"), "", walk));
}

TEST_CASE("git's words mean the same however they are cut") {
  Repository repository;
  grow(repository);
  auto git = history::Git::open(repository.folder());
  REQUIRE(git.good());
  const history::Ended log = git->run(history::log_arguments("", "HEAD"));
  REQUIRE(log.good());
  history::Walk whole;
  REQUIRE(history::read_log(log.out, "", whole));
  std::string ids;
  for (const history::Blob& blob : whole.blobs) ids.append(blob.id).append("\n");
  const history::Ended batch = git->run({"cat-file", "--batch", "--buffer"}, ids);
  REQUIRE(batch.good());
  for (const std::size_t size : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
    history::LogReader reader("");
    for (std::size_t at = 0; at < log.out.size(); at += size)
      REQUIRE(reader.hear(std::string_view{log.out}.substr(at, size)));
    const auto walk = reader.finish();
    REQUIRE(walk.has_value());
    REQUIRE(walk->commits.size() == whole.commits.size());
    CHECK(walk->paths == whole.paths);
    for (std::size_t i = 0; i < whole.commits.size(); ++i) {
      CHECK(walk->commits[i].subject == whole.commits[i].subject);
      CHECK(walk->commits[i].parents == whole.commits[i].parents);
      CHECK(walk->commits[i].touched.size() == whole.commits[i].touched.size());
    }
    history::BatchReader blobs;
    for (const history::Blob& blob : whole.blobs) blobs.ask(blob.id);
    for (std::size_t at = 0; at < batch.out.size(); at += size)
      REQUIRE(!blobs.hear(std::string_view{batch.out}.substr(at, size)));
    CHECK(!blobs.missing());
    REQUIRE(blobs.blobs().size() == whole.blobs.size());
    for (std::size_t i = 0; i < whole.blobs.size(); ++i)
      CHECK(blobs.blobs()[i] == repository.git({"cat-file", "blob", whole.blobs[i].id}));
  }
  // Broken off anywhere but behind a commit, it is no history.
  history::Walk half;
  CHECK(!history::read_log(std::string_view{log.out}.substr(0, log.out.size() - 1), "", half));
  CHECK(!history::read_log(std::string_view{log.out}.substr(0, 60), "", half));
}

TEST_CASE("programs that run side by side wait for nobody, and leave nothing behind") {
  const auto descriptors = [] {
    return std::distance(fs::directory_iterator{"/proc/self/fd"}, fs::directory_iterator{});
  };
  const auto before = descriptors();
  const std::vector<std::string> environment = {"PATH=/usr/bin:/bin"};
  const std::vector<std::string> echoes = {"/bin/cat"};
  const std::vector<std::string> hangs = {"/bin/sleep", "60"};
  {
    // Each is told what the other one said, more than both pipes hold.
    history::Running one(echoes, environment, {});
    history::Running other(echoes, environment, {});
    history::Running idle(hangs, environment, {});
    const std::string input(5'000'000, 'x');
    one.tell(input);
    one.tell_no_more();
    std::size_t heard = 0;
    const std::array<history::Running*, 3> all{&one, &other, &idle};
    while (!other.silent()) {
      history::attend(all, true);
      other.tell(one.heard());
      one.heard().clear();
      if (one.silent()) other.tell_no_more();
      heard += other.heard().size();
      other.heard().clear();
    }
    CHECK(heard == input.size());
    CHECK(!idle.silent());
    CHECK(one.end().good());
  }
  // The one that hung was stopped, and none is a zombie.
  CHECK(::waitpid(-1, nullptr, WNOHANG) == -1);
  CHECK(errno == ECHILD);
  CHECK(descriptors() == before);
}

TEST_CASE("a program that hangs, or says too much, is stopped") {
  const std::vector<std::string> environment = {"PATH=/usr/bin:/bin"};
  const std::vector<std::string> hangs = {"/bin/sleep", "60"};
  CHECK(history::run_program(hangs, environment, {}, {.time = std::chrono::seconds{0}}).ending ==
        history::Ending::too_slow);
  const std::vector<std::string> talks = {"/usr/bin/env", "yes"};
  CHECK(history::run_program(talks, environment, {}, {.output = 100'000}).ending == history::Ending::too_much);
  const std::vector<std::string> missing = {"/nowhere/git"};
  CHECK(history::run_program(missing, environment, {}, {}).ending == history::Ending::not_started);
  // As much in as out, more than any pipe holds: neither waits for the other.
  const std::string input(3'000'000, 'x');
  const std::vector<std::string> echoes = {"/bin/cat"};
  const history::Ended echoed = history::run_program(echoes, environment, input, {});
  CHECK(echoed.good());
  CHECK(echoed.out == input);
  // One that does not listen.
  const std::vector<std::string> deaf = {"/usr/bin/env", "true"};
  CHECK(history::run_program(deaf, environment, input, {}).ending == history::Ending::exited);
}

TEST_CASE("a program is looked for in absolute folders only") {
  CHECK(history::find_program("sh", "/bin").ends_with("/sh"));
  CHECK(history::find_program("sh", ".:bin::") == "");
  CHECK(history::find_program("no-such-program", "/bin:/usr/bin") == "");
}
