#include "cli/outputs.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "edit/beneath.hpp"
#include "edit/files.hpp"
#include "load/layout.hpp"

namespace ljfl::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_summary = std::size_t{1} << 20U;  // GitHub drops a step's page that is larger

fs::path whole(const fs::path& path) {
  std::error_code fault;
  const fs::path out = fs::weakly_canonical(fs::absolute(path, fault), fault);
  return fault ? fs::absolute(path, fault).lexically_normal() : out;
}

/// ljfl.toml, or anything in a folder that is read.
bool is_input(const Job& job, const std::string& path) {
  const fs::path relative = whole(path).lexically_relative(whole(job.root));
  if (relative.empty()) return false;
  if (relative == "ljfl.toml") return true;
  return std::ranges::find(load::input_folders, relative.begin()->string()) != std::ranges::end(load::input_folders);
}

std::string human(const Job& job, const diag::Findings& findings, bool to_stdout) {
  // A file is no terminal: no colours, and a width of its own.
  const int columns = to_stdout ? std::max(job.columns - 6, 40) : 100;
  const diag::HumanStyle style{.lang = job.lang, .colour = to_stdout && job.colour_out, .columns = columns};
  // Who looks at everything sees how many units are late; who looks at one unit sees with what.
  const std::vector<diag::Diagnostic> told(findings.told.begin(), findings.told.end());
  std::string out;
  for (const diag::Diagnostic& one : job.values("PATH").empty() ? diag::gathered(told) : told) {
    out.append(diag::human(one, findings, style));
  }
  return out;
}

std::string written(const Job& job, const Output& output, const diag::Findings& findings,
                    const std::optional<std::string>& slip) {
  if (output.format == "json") return diag::json(findings);
  if (output.format == "github") return diag::github(findings);
  if (output.format == "gitlab") return diag::gitlab(findings);
  if (output.format == "sarif") return diag::sarif(findings);
  if (output.format == "junit") return diag::junit(findings);
  if (output.format == "rdjson") return diag::rdjson(findings);
  if (output.format == "checks") return diag::checks(findings);
  return slip ? *slip : human(job, findings, output.path.empty());
}

[[noreturn]] void cannot_write(const std::string& path, const std::string& reason) {
  const std::string shown = text::printable(path);
  throw Failure{.zh = "“" + shown + "”写不了：" + reason, .en = "cannot write “" + shown + "”: " + reason};
}

void append_to_summary(const std::string& path, const diag::Findings& findings) {
  const edit::Descriptor file(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0666));
  if (!file.good()) cannot_write(path, std::strerror(errno));
  struct stat about {};
  const bool known = ::fstat(file.get(), &about) == 0 && about.st_size > 0;
  const std::size_t there = known ? static_cast<std::size_t>(about.st_size) : 0;
  if (there >= most_summary) return;
  const std::string page = diag::summary_page(findings, most_summary - there);
  for (std::string_view rest = page; !rest.empty();) {
    const ssize_t got = ::write(file.get(), rest.data(), rest.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) cannot_write(path, std::strerror(errno));
    rest.remove_prefix(static_cast<std::size_t>(got));
  }
}

}  // namespace

std::vector<Output> outputs_asked(const Job& job) {
  std::vector<Output> out;
  bool named = false;  // the last one has its file
  for (const auto& [flag, value] : job.in_order) {
    if (flag == "--format") {
      out.push_back({.format = value});
      named = false;
    } else if (flag == "-o") {
      if (named) {
        throw Failure{.zh = "-o 多了一个：每个 -o 跟在它的 --format 后面",
                      .en = "one -o too many: each follows its --format"};
      }
      if (out.empty()) out.push_back({.format = "human"});
      out.back().path = value == "-" ? std::string{} : value;
      named = true;
    }
  }
  if (out.empty()) out.push_back({.format = "human"});
  if (std::ranges::count(out, std::string{}, &Output::path) > 1) {
    throw Failure{.zh = "几种样子不能都写到屏幕上：除了一种，其余用 -o 各写进一个文件",
                  .en = "only one form can go to stdout: give the others a file each, by -o"};
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i].path.empty()) continue;
    const std::string shown = text::printable(out[i].path);
    if (is_input(job, out[i].path)) {
      throw Failure{.zh = "-o 不能写到“" + shown + "”：那里是台账自己的文件",
                    .en = "-o “" + shown + "”: the register's own files lie there"};
    }
    for (std::size_t k = 0; k < i; ++k) {
      if (!out[k].path.empty() && whole(out[k].path) == whole(out[i].path)) {
        throw Failure{.zh = "两个 -o 写的是同一个文件“" + shown + "”",
                      .en = "two -o name the same file “" + shown + "”"};
      }
    }
  }
  return out;
}

std::string prefix_in_repository(const std::string& root) {
  const fs::path project = whole(root);
  std::error_code fault;
  for (fs::path here = project;; here = here.parent_path()) {
    if (fs::exists(here / ".git", fault)) {
      const std::string prefix = project.lexically_relative(here).generic_string();
      return prefix == "." ? std::string{} : prefix + "/";
    }
    if (here == here.parent_path()) return {};
  }
}

void write_outputs(Job& job, const std::vector<Output>& outputs, const diag::Findings& findings,
                   const std::optional<std::string>& slip) {
  for (const Output& output : outputs) {
    const std::string text = written(job, output, findings, slip);
    if (output.path.empty()) {
      job.out(text);
      continue;
    }
    const fs::path path = output.path;
    const std::string folder = path.has_parent_path() ? path.parent_path().string() : ".";
    const edit::WriteResult result = edit::write_file(folder, path.filename().string(), text);
    if (!result.good()) cannot_write(output.path, result.fault);
  }
  const bool for_github = std::ranges::find(outputs, "github", &Output::format) != outputs.end();
  if (for_github && !job.step_summary.empty()) append_to_summary(job.step_summary, findings);
}

}  // namespace ljfl::cli
