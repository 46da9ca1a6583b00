#include "history/snapshot.hpp"

#include <algorithm>
#include <charconv>
#include <set>

#include "history/answers.hpp"
#include "load/layout.hpp"

namespace ljfl::history {
namespace {

bool is_link(const Entry& entry) {
  return entry.mode == "120000";
}
/// Beside the register's own files: evidence, as a walk over the disk would meet it.
bool is_attachment(std::string_view path) {
  if (take_until(path, '/') != "units" || path.empty()) return false;
  for (int level = 0; level < load::most_levels; ++level) {
    if (load::is_hidden(take_until(path, '/'))) return false;
    if (path.empty()) return true;
  }
  return false;
}

bool is_submodule(const Entry& entry) {
  return entry.mode == "160000";
}

text::Source failed(std::string_view path, text::ReadFault fault, std::string reason = {}) {
  return {.path = std::string{path},
          .bytes = {},
          .failure = text::ReadFailure{.fault = fault, .reason = std::move(reason)}};
}

/// A link or another repository in the place of a folder that would be read: units, units/jiaoyuju, templates/month.
/// One below reports/ hides nothing that would not be missed.
bool hides_a_folder(const Entry& entry) {
  if (!is_link(entry) && !is_submodule(entry)) return false;
  std::string_view rest = entry.path;
  const std::string_view top = take_until(rest, '/');
  if (top == load::reports_folder && !rest.empty()) return false;
  return std::ranges::find(load::input_folders, top) != std::end(load::input_folders) &&
         !load::is_hidden(rest.empty() ? top : rest) && rest.find('/') == std::string_view::npos;
}

/// The entry's Source, unless its bytes have to be fetched.
std::optional<text::Source> without_bytes(const Entry& entry, const load::Input& met) {
  if (met.is_folder) return failed(met.path, text::ReadFault::not_regular);
  if (is_link(entry)) return failed(met.path, text::ReadFault::link);
  if (is_submodule(entry)) return failed(met.path, text::ReadFault::not_regular, "子模块 submodule");
  if (met.path != load::settings_file && met.path.find('/') == std::string_view::npos)
    return failed(met.path, text::ReadFault::not_regular);
  if (entry.size > load::most_bytes)
    return failed(met.path, text::ReadFault::too_large, std::to_string(entry.size >> 20) + " MiB");
  return std::nullopt;
}

Outcome<std::vector<Entry>> list(const Git& git, const Revision& revision) {
  std::vector<std::string> arguments = {
      "ls-tree", "-r", "-l", "-z", "--full-tree", revision.id, "--", git.prefix() + std::string{load::settings_file}};
  for (const std::string_view folder : load::input_folders) arguments.push_back(git.prefix() + std::string{folder});
  const Ended answer = git.run(arguments);
  if (!answer.good()) return problem_of(answer, git.folder());
  return read_tree(answer.out, git.prefix());
}

bool has_settings(const std::vector<Entry>& entries) {
  return std::ranges::find(entries, load::settings_file, &Entry::path) != entries.end();
}

/// The folders of a tree, "" or "a/b/", that hold a ljfl.toml.
std::vector<std::string> folders_with_settings(const Git& git, const Revision& revision) {
  std::vector<std::string> out;
  const Ended answer = git.run({"ls-tree", "-r", "-z", "--name-only", "--full-tree", revision.id});
  for (std::string_view rest = answer.good() ? answer.out : std::string_view{}; !rest.empty();) {
    std::string_view path = take_until(rest, '\0');
    if (!path.ends_with(load::settings_file)) continue;
    path.remove_suffix(load::settings_file.size());
    if (path.empty() || path.ends_with('/')) out.emplace_back(path);
  }
  return out;
}

}  // namespace

std::vector<Entry> read_tree(std::string_view text, std::string_view prefix) {
  std::vector<Entry> out;
  while (!text.empty()) {
    std::string_view record = take_until(text, '\0');
    std::string_view head = take_until(record, '\t');
    if (!record.starts_with(prefix)) continue;
    Entry entry{.path = std::string{record.substr(prefix.size())}};
    entry.mode = take_until(head, ' ');
    take_until(head, ' ');
    entry.id = take_until(head, ' ');
    while (head.starts_with(' ')) head.remove_prefix(1);
    std::from_chars(head.data(), head.data() + head.size(), entry.size);
    out.push_back(std::move(entry));
  }
  return out;
}

Outcome<std::vector<Entry>> find_project(Git& git, const Revision& revision) {
  const std::string given = git.prefix();
  for (;;) {
    auto entries = list(git, revision);
    if (!entries.good() || has_settings(*entries)) return entries;
    if (git.prefix().empty()) break;
    const std::size_t above = git.prefix().substr(0, git.prefix().size() - 1).rfind('/');
    git.set_prefix(above == std::string::npos ? "" : git.prefix().substr(0, above + 1));
  }
  if (git.is_bare()) {
    if (const auto folders = folders_with_settings(git, revision); folders.size() == 1) {
      git.set_prefix(folders.front());
      return list(git, revision);
    }
  }
  git.set_prefix(given);
  const std::string commit = revision.id.substr(0, 10) + " (" + time::iso(day_of(revision.committed)) + ")";
  return Problem{.zh = "提交 " + commit + " 里没有 ljfl.toml，那时还没有台账",
                 .en = "commit " + commit + " has no ljfl.toml: the register did not exist yet"};
}

Outcome<std::vector<std::string>> read_blobs(const Git& git, const std::vector<std::string>& ids) {
  std::string input;
  for (const std::string& id : ids) input.append(id).append("\n");
  if (ids.empty()) return std::vector<std::string>{};
  const Ended answer = git.run({"cat-file", "--batch", "--buffer"}, input);
  if (!answer.good()) return problem_of(answer, git.folder());
  return read_batch(answer.out, ids);
}

Outcome<text::Snapshot> snapshot_at(Git& git, const Revision& revision) {
  const auto entries = find_project(git, revision);
  if (!entries.good()) return entries.problem;
  text::Snapshot out;
  out.attachments.emplace();
  std::vector<std::string> ids;
  std::vector<std::size_t> owners;
  std::set<std::string, std::less<>> seen;
  for (const Entry& entry : *entries) {
    std::optional<load::Input> met = load::input_of(entry.path);
    if (!met && hides_a_folder(entry)) met = load::Input{.path = entry.path};
    if (!met && is_attachment(entry.path)) out.attachments->push_back(entry.path);
    if (!met || !seen.emplace(met->path).second) continue;
    if (auto source = without_bytes(entry, *met)) {
      out.files.push_back(std::move(*source));
      continue;
    }
    ids.push_back(entry.id);
    owners.push_back(out.files.size());
    out.files.push_back({.path = std::string{met->path}});
  }
  auto blobs = read_blobs(git, ids);
  if (!blobs.good()) return blobs.problem;
  for (std::size_t i = 0; i < owners.size(); ++i) out.files[owners[i]].bytes = std::move((*blobs)[i]);
  std::ranges::sort(out.files, {}, &text::Source::path);
  std::ranges::sort(*out.attachments);
  return out;
}

Outcome<text::Snapshot> snapshot_of(const Git& git, std::string_view units, std::string_view settings) {
  const Ended answer = git.run({"ls-tree", "-r", "-l", "-z", "--full-tree", units, "--"});
  if (!answer.good()) return problem_of(answer, git.folder());
  text::Snapshot out;
  std::vector<std::string> ids;
  for (Entry& entry : read_tree(answer.out, "")) {
    entry.path.insert(0, std::string{load::input_folders[0]} + "/");
    const std::optional<load::Input> met = load::input_of(entry.path);
    if (!met || without_bytes(entry, *met)) continue;
    out.files.push_back({.path = entry.path});
    ids.push_back(entry.id);
  }
  out.files.push_back({.path = std::string{load::settings_file}});
  ids.emplace_back(settings);
  auto blobs = read_blobs(git, ids);
  if (!blobs.good()) return blobs.problem;
  for (std::size_t i = 0; i < ids.size(); ++i) out.files[i].bytes = std::move((*blobs)[i]);
  std::ranges::sort(out.files, {}, &text::Source::path);
  return out;
}

}  // namespace ljfl::history
