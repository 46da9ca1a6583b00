#include "cli/examine.hpp"

#include <algorithm>

#include "cli/cli.hpp"
#include "cli/disk.hpp"
#include "cli/judge.hpp"
#include "load/layout.hpp"
#include "load/load.hpp"

namespace ljfl::cli {

std::optional<text::Snapshot> Examiner::read(const std::string& root) {
  try {
    return read_folder(root, {}, &memory_);
  } catch (const Failure&) {
    return std::nullopt;
  }
}

const SettingsRead& Examiner::settings_of(const text::Snapshot& files) {
  const auto found = std::ranges::find(files.files, load::settings_file, &text::Source::path);
  const bool there = found != files.files.end() && !found->failure;
  const auto file = static_cast<std::uint32_t>(found - files.files.begin());
  // Places in it are counted by its number among the files.
  if (there && settings_ && settings_->file == file && settings_->bytes == found->bytes) return *settings_;
  settings_.emplace();
  settings_->config = load::load_config(files, settings_->told);
  if (there) {
    settings_->file = file;
    settings_->bytes = found->bytes;
  }
  return *settings_;
}

std::unique_ptr<lsp::Examined> Examiner::examine(text::Snapshot files, time::Date today) {
  auto out = std::make_unique<lsp::Examined>();
  // The register's words are views into the files' bytes: first the files come to where they stay.
  out->files = std::move(files);
  const SettingsRead& settings = settings_of(out->files);
  out->told = settings.told;
  out->reg = load::load(out->files, settings.config, out->told);
  out->standing = standing::assess(out->reg, today);
  check_all(out->files, out->reg, out->standing, false, 1, out->told);
  return out;
}

}  // namespace ljfl::cli
