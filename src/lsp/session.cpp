#include "lsp/session.hpp"

#include <algorithm>

#include "load/layout.hpp"

namespace ljfl::lsp {
namespace {

constexpr std::string_view scheme = "file://";

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string file_path(std::string_view uri) {
  if (!uri.starts_with(scheme)) return {};
  uri.remove_prefix(scheme.size());
  if (uri.starts_with("localhost/")) uri.remove_prefix(9);
  std::string out;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] == '%' && i + 2 < uri.size() && digit_of(uri[i + 1]) >= 0 && digit_of(uri[i + 2]) >= 0) {
      out.push_back(static_cast<char>(digit_of(uri[i + 1]) * 16 + digit_of(uri[i + 2])));
      i += 2;
    } else {
      out.push_back(uri[i]);
    }
  }
  return out;
}

const Examined& Session::examined() {
  if (examined_ != nullptr && fresh_) return *examined_;
  if (root.empty())
    throw Refused{.words = say({"这里没有台账（找不到 ljfl.toml）", "there is no register here (no ljfl.toml)"})};
  auto files = world.read(root);
  if (!files) throw Refused{.words = say({"台账读不了", "the register cannot be read"})};
  for (const auto& [path, document] : open) {
    const auto found = std::ranges::find(files->files, path, &text::Source::path);
    if (found != files->files.end()) {
      found->bytes = document.text;
      found->failure.reset();
    } else if (const auto input = load::input_of(path); input && input->path == path && !input->is_folder) {
      files->files.push_back({.path = path, .bytes = document.text});
    }
  }
  // Mostly it is in order: to sort it all the same would take as long as to read half of it.
  if (!std::ranges::is_sorted(files->files, {}, &text::Source::path))
    std::ranges::sort(files->files, {}, &text::Source::path);
  lines_.clear();
  examined_ = world.examine(std::move(*files));
  fresh_ = true;
  return *examined_;
}

std::string Session::path_of(std::string_view uri) const {
  const std::string path = file_path(uri);
  if (root.empty() || path.size() <= root.size() + 1 || !path.starts_with(root) || path[root.size()] != '/') return {};
  return path.substr(root.size() + 1);
}

std::string Session::uri_of(std::string_view path) const {
  if (const auto found = open.find(path); found != open.end()) return found->second.uri;
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out{scheme};
  for (const char c : root + "/" + std::string{path}) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       std::string_view{"/-._~"}.find(c) != std::string_view::npos;
    if (plain) {
      out.push_back(c);
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out.append("%").append(1, digits[byte / 16U]).append(1, digits[byte % 16U]);
    }
  }
  return out;
}

const Lines& Session::lines_of(const text::Source& source) const {
  return lines_.try_emplace(&source, source.bytes, encoding).first->second;
}

Json Session::range_of(const text::Source& source, std::size_t begin, std::size_t end) const {
  const Lines& lines = lines_of(source);
  const Position first = lines.position(begin);
  const Position last = lines.position(end);
  return {{"start", {{"line", first.line}, {"character", first.character}}},
          {"end", {{"line", last.line}, {"character", last.character}}}};
}

Json Session::location_of(text::Span span) {
  const text::Source& source = examined().files.files[span.file];
  return {{"uri", uri_of(source.path)}, {"range", range_of(source, span.begin, span.end)}};
}

void Session::add_edit(Json& changes, text::Span span, std::string_view text) {
  const text::Source& source = examined().files.files[span.file];
  changes[uri_of(source.path)].push_back({{"range", range_of(source, span.begin, span.end)}, {"newText", text}});
}

Here Session::here(const Json& params) {
  Here out{.path = path_of(params.at("textDocument").at("uri").get<std::string>())};
  const auto foreign = [&] {
    return Refused{.words = say({"这个文件不是台账里的", "this file is not of the register"}), .foreign = true};
  };
  if (out.path.empty()) throw foreign();
  const std::vector<text::Source>& files = examined().files.files;
  const auto found = std::ranges::find(files, out.path, &text::Source::path);
  if (found == files.end()) throw foreign();
  out.file = static_cast<std::uint32_t>(found - files.begin());
  if (params.contains("position")) {
    const Json& at = params.at("position");
    out.offset = lines_of(*found).offset(
        {.line = at.at("line").get<std::uint32_t>(), .character = at.at("character").get<std::uint32_t>()});
  }
  return out;
}

std::uint32_t Session::unit_of(std::string_view path) {
  const std::vector<model::Unit>& units = examined().reg.units;
  const auto found = std::ranges::find(units, folder_of(path), &model::Unit::id);
  return found == units.end() ? model::none : static_cast<std::uint32_t>(found - units.begin());
}

std::string_view folder_of(std::string_view path) {
  constexpr std::string_view top = "units/";
  if (!path.starts_with(top)) return {};
  path.remove_prefix(top.size());
  const std::size_t slash = path.find('/');
  return slash == std::string_view::npos || path.find('/', slash + 1) != std::string_view::npos ? std::string_view{}
                                                                                                : path.substr(0, slash);
}

const load::Shape* shape_of(std::string_view path) {
  const std::string_view folder = folder_of(path);
  if (folder.empty() || !path.ends_with(".yaml")) return nullptr;
  if (folder == "_common") return &load::set_shape();
  if (path.ends_with("/unit.yaml")) return &load::unit_shape();
  return &load::month_shape();
}

}  // namespace ljfl::lsp
