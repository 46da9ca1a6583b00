/// Files are written whole or not at all.
#include "edit/files.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "edit/folders.hpp"

namespace {

namespace fs = std::filesystem;
using namespace ljfl;
using Kind = edit::WriteResult::Kind;

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "ljfl-files-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path = fs::canonical(pattern);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path); }

  void put(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path / name).parent_path());
    std::ofstream(path / name, std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string get(const std::string& name) const {
    std::ifstream in(path / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] std::size_t entries() const {
    std::size_t count = 0;
    for (const auto& entry : fs::recursive_directory_iterator(path)) count += entry.path().empty() ? 0U : 1U;
    return count;
  }
  [[nodiscard]] edit::WriteResult write(const std::vector<edit::NewFile>& files) const {
    std::string fault;
    const edit::Lock lock = edit::Lock::take(path.string(), fault);
    REQUIRE(lock.good());
    CHECK(lock.held());
    return edit::write_files(lock, files);
  }

  fs::path path = {};
};

/// No more than so many files may be open, as long as it lives.
class FewOpen {
 public:
  explicit FewOpen(rlim_t most) {
    REQUIRE(::getrlimit(RLIMIT_NOFILE, &before_) == 0);
    rlimit few = before_;
    few.rlim_cur = most;
    REQUIRE(::setrlimit(RLIMIT_NOFILE, &few) == 0);
  }
  FewOpen(const FewOpen&) = delete;
  FewOpen& operator=(const FewOpen&) = delete;
  ~FewOpen() { ::setrlimit(RLIMIT_NOFILE, &before_); }

 private:
  rlimit before_ = {};
};

/// In a process where the kernel answers openat2 with `fault`: what opening `path` comes to, 0 or what errno says.
int opened_where_openat2_answers(unsigned fault, const std::string& folder, const std::string& path) {
  const pid_t child = ::fork();
  if (child == 0) {
    sock_filter program[] = {{BPF_LD | BPF_W | BPF_ABS, 0, 0, 0},  // the number of the call
                             {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, SYS_openat2},
                             {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | fault},
                             {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW}};
    const sock_fprog filter{.len = 4, .filter = program};
    const int number = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (number < 0 || ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
        ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) != 0) {
      ::_exit(255);
    }
    ::_exit(edit::open_beneath(number, path, O_RDONLY).good() ? 0 : errno);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  return WEXITSTATUS(status);
}

}  // namespace

TEST_CASE("a file is written with its folders, and its mode stays") {
  const Folder folder;
  CHECK(edit::write_file(folder.path.string(), "a/b/c.yaml", "x\n").good());
  CHECK(folder.get("a/b/c.yaml") == "x\n");
  fs::permissions(folder.path / "a/b/c.yaml", fs::perms{0640});
  CHECK(edit::write_file(folder.path.string(), "a/b/c.yaml", "yy\n").good());
  CHECK(folder.get("a/b/c.yaml") == "yy\n");
  CHECK(fs::status(folder.path / "a/b/c.yaml").permissions() == fs::perms{0640});
  CHECK(folder.entries() == 3);
}

TEST_CASE("a file that somebody else changed, made or removed is left alone") {
  const Folder folder;
  folder.put("a.yaml", "theirs\n");
  CHECK(folder.write({{.path = "a.yaml", .bytes = "ours\n", .before = "as it was\n"}}).kind == Kind::changed);
  CHECK(folder.write({{.path = "a.yaml", .bytes = "ours\n", .before = "theirs"}}).kind == Kind::changed);
  CHECK(folder.write({{.path = "a.yaml", .bytes = "ours\n", .before = "theirs\nand more\n"}}).kind == Kind::changed);
  CHECK(folder.write({{.path = "a.yaml", .bytes = "ours\n", .must_be_new = true}}).kind == Kind::changed);
  CHECK(folder.write({{.path = "gone.yaml", .bytes = "ours\n", .before = "it was there\n"}}).kind == Kind::changed);
  CHECK(folder.get("a.yaml") == "theirs\n");
  CHECK(folder.write({{.path = "a.yaml", .bytes = "ours\n", .before = "theirs\n"}}).good());
  CHECK(folder.get("a.yaml") == "ours\n");
  CHECK(folder.entries() == 1);
}

TEST_CASE("of a batch all is written or nothing") {
  const Folder folder;
  folder.put("a.yaml", "a\n");
  folder.put("b.yaml", "b\n");
  const edit::WriteResult result = folder.write({{.path = "new/a.yaml", .bytes = "A\n"},
                                                 {.path = "a.yaml", .bytes = "A\n", .before = "a\n"},
                                                 {.path = "b.yaml", .bytes = "B\n", .before = "changed\n"}});
  CHECK(result.kind == Kind::changed);
  CHECK(result.path == "b.yaml");
  CHECK(folder.get("a.yaml") == "a\n");
  CHECK(folder.entries() == 2);  // the folder made for the first is gone again
}

TEST_CASE("a link, a folder or a pipe of that name is no file to write") {
  const Folder folder;
  const Folder outside;
  outside.put("target.yaml", "safe\n");
  fs::create_symlink(outside.path / "target.yaml", folder.path / "link.yaml");
  fs::create_directory_symlink(outside.path, folder.path / "way-out");
  fs::create_directory(folder.path / "folder.yaml");
  REQUIRE(::mkfifo((folder.path / "pipe.yaml").c_str(), 0600) == 0);
  for (const std::string path : {"link.yaml", "folder.yaml", "pipe.yaml", "way-out/target.yaml", "way-out/new.yaml"}) {
    CAPTURE(path);
    CHECK(folder.write({{.path = path, .bytes = "x\n"}}).kind == Kind::not_plain);
  }
  CHECK(outside.get("target.yaml") == "safe\n");
  CHECK(outside.entries() == 1);
  CHECK(folder.entries() == 4);
}

TEST_CASE("what a killed writer left is cleared away, and nothing else") {
  const Folder folder;
  folder.put("a.yaml", "old\n");
  folder.put(".a.yaml.4242.ljfl-tmp", "half");
  folder.put(".b.yaml.4242.ljfl-tmp", "another file's");
  folder.put(".a.yaml.swp", "an editor's");
  CHECK(edit::write_file(folder.path.string(), "a.yaml", "new\n").good());
  CHECK(folder.get("a.yaml") == "new\n");
  CHECK(!fs::exists(folder.path / ".a.yaml.4242.ljfl-tmp"));
  CHECK(folder.entries() == 3);
}

TEST_CASE("one writer at a time") {
  const Folder folder;
  std::string fault;
  bool busy = false;
  {
    const edit::Lock first = edit::Lock::take(folder.path.string(), fault);
    REQUIRE(first.held());
    CHECK(!edit::Lock::try_take(folder.path.string(), fault, busy).good());
    CHECK(busy);
  }
  CHECK(edit::Lock::try_take(folder.path.string(), fault, busy).held());
  CHECK(folder.entries() == 0);  // the lock leaves nothing behind
  CHECK(!edit::Lock::take((folder.path / "nowhere").string(), fault).good());
  CHECK(!fault.empty());
}

TEST_CASE("without openat2 the same paths open and the same are refused") {
  const Folder folder;
  const Folder outside;
  outside.put("secret", "x");
  folder.put("a/b/file", "x");
  fs::create_symlink("b", folder.path / "a/link");
  fs::create_symlink("b/file", folder.path / "a/file-link");
  fs::create_directory_symlink(outside.path, folder.path / "out");
  const int number = ::open(folder.path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  REQUIRE(number >= 0);
  for (const std::string path :
       {"a/b/file", "a", ".", "a/./b", "a//b/file", "nothing", "a/nothing", "a/b/file/x", "a/link/file", "a/file-link",
        "out/secret", "out", "../x", "a/../../x", "/etc/passwd", ""}) {
    CAPTURE(path);
    errno = 0;
    const edit::Descriptor kernel = edit::open_beneath(number, path, O_RDONLY);
    const int kernel_fault = kernel.good() ? 0 : errno;
    errno = 0;
    const edit::Descriptor steps = edit::open_beneath_by_steps(number, path, O_RDONLY);
    const int steps_fault = steps.good() ? 0 : errno;
    CHECK(steps_fault == kernel_fault);
  }
  ::close(number);
}

TEST_CASE("where a container forbids openat2 it goes by steps, and a folder that is always moving is given up") {
  const Folder folder;
  folder.put("a/file", "x");
  fs::create_symlink("file", folder.path / "a/link");
  if (opened_where_openat2_answers(ENOSYS, folder.path.string(), "a/file") == 255) return;  // no filters here
  for (const int fault : {ENOSYS, EPERM}) {
    CAPTURE(fault);
    CHECK(opened_where_openat2_answers(static_cast<unsigned>(fault), folder.path.string(), "a/file") == 0);
    CHECK(opened_where_openat2_answers(static_cast<unsigned>(fault), folder.path.string(), "a/link") == ELOOP);
    CHECK(opened_where_openat2_answers(static_cast<unsigned>(fault), folder.path.string(), "../x") == EXDEV);
  }
  CHECK(opened_where_openat2_answers(EAGAIN, folder.path.string(), "a/file") == EAGAIN);
}

TEST_CASE("a batch may be larger than what may be open at once") {
  const Folder folder;
  std::vector<edit::NewFile> files;
  for (int i = 0; i < 300; ++i) {
    const std::string path = "units/u" + std::to_string(i % 150) + (i < 150 ? "/unit.yaml" : "/2026-10.yaml");
    files.push_back({.path = path, .bytes = std::to_string(i) + "\n"});
  }
  {
    const FewOpen few(100);
    CHECK(folder.write(files).good());
  }
  CHECK(folder.get("units/u0/unit.yaml") == "0\n");
  CHECK(folder.get("units/u149/2026-10.yaml") == "299\n");
  CHECK(folder.entries() == 300 + 150 + 1);
  // Of one that fails, nothing is left, be the folders open or not.
  for (edit::NewFile& file : files) file.path = "new/" + file.path;
  files.push_back({.path = "units/u0/unit.yaml", .bytes = "x\n", .before = "another\n"});
  {
    const FewOpen few(100);
    CHECK(folder.write(files).kind == Kind::changed);
  }
  CHECK(folder.entries() == 300 + 150 + 1);
}

TEST_CASE("a folder that is another one meanwhile is not written into") {
  const Folder folder;
  for (const std::string name : {"a", "b", "c"}) folder.put(name + "/x", "x");
  const int number = ::open(folder.path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  REQUIRE(number >= 0);
  {
    edit::Folders folders(number, 2);
    std::string call;
    edit::Folder* const a = folders.reach("a/", call);
    REQUIRE(a != nullptr);
    REQUIRE(folders.reach("b/", call) != nullptr);
    REQUIRE(folders.reach("c/", call) != nullptr);  // two are open now, and the first is not
    REQUIRE(folders.open(*a) >= 0);
    REQUIRE(folders.reach("b/", call) != nullptr);
    REQUIRE(folders.reach("c/", call) != nullptr);
    fs::rename(folder.path / "a", folder.path / "old");
    fs::create_directory(folder.path / "a");
    CHECK(folders.open(*a) < 0);
    CHECK(errno == ESTALE);
    fs::remove(folder.path / "a");
    fs::create_directory_symlink("old", folder.path / "a");
    CHECK(folders.open(*a) < 0);
    CHECK(errno == ELOOP);
  }
  ::close(number);
}
