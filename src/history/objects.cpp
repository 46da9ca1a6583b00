/// The only file that includes nettle: SHA-1 and SHA-256 name things in git, and keep no secrets.
#include "history/objects.hpp"

#include <nettle/sha1.h>
#include <nettle/sha2.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>

namespace ljfl::history {
namespace {

std::string hex(std::span<const std::uint8_t> digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const std::uint8_t byte : digest) {
    out.push_back(digits[byte >> 4U]);
    out.push_back(digits[byte & 0xFU]);
  }
  return out;
}

std::string from_hex(std::string_view id) {
  const auto value = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string out;
  for (std::size_t i = 0; i + 1 < id.size(); i += 2)
    out.push_back(static_cast<char>(value(id[i]) << 4U | value(id[i + 1])));
  return out;
}

std::string object_id(std::string_view kind, std::string_view bytes, Digest digest) {
  const std::string head = std::string{kind} + " " + std::to_string(bytes.size()) + std::string(1, '\0');
  const auto add = [](auto& sum, auto update, std::string_view piece) {
    update(&sum, piece.size(), reinterpret_cast<const std::uint8_t*>(piece.data()));
  };
  if (digest == Digest::sha256) {
    sha256_ctx sum;
    sha256_init(&sum);
    add(sum, sha256_update, head);
    add(sum, sha256_update, bytes);
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> out{};
    sha256_digest(&sum, out.size(), out.data());
    return hex(out);
  }
  sha1_ctx sum;
  sha1_init(&sum);
  add(sum, sha1_update, head);
  add(sum, sha1_update, bytes);
  std::array<std::uint8_t, SHA1_DIGEST_SIZE> out{};
  sha1_digest(&sum, out.size(), out.data());
  return hex(out);
}

/// Leaves [first, last) lie below `prefix` and are in order of their paths.
std::string tree_of(const std::vector<Leaf>& leaves, std::size_t first, std::size_t last, std::size_t prefix,
                    Digest digest) {
  struct Entry {
    std::string key = {};  ///< what git sorts by: a folder as if its name ended in /
    std::string bytes = {};
  };
  std::vector<Entry> entries;
  for (std::size_t i = first; i < last;) {
    const std::string_view rest = std::string_view{leaves[i].path}.substr(prefix);
    const std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) {
      std::string bytes = leaves[i].mode + " " + std::string{rest} + std::string(1, '\0') + from_hex(leaves[i].id);
      entries.push_back({.key = std::string{rest}, .bytes = std::move(bytes)});
      ++i;
      continue;
    }
    const std::string_view folder = rest.substr(0, slash + 1);
    std::size_t end = i;
    while (end < last && std::string_view{leaves[end].path}.substr(prefix).starts_with(folder)) ++end;
    const std::string id = tree_of(leaves, i, end, prefix + folder.size(), digest);
    std::string bytes = "40000 " + std::string{folder.substr(0, slash)} + std::string(1, '\0') + from_hex(id);
    entries.push_back({.key = std::string{folder}, .bytes = std::move(bytes)});
    i = end;
  }
  std::ranges::sort(entries, {}, &Entry::key);
  std::string bytes;
  for (const Entry& entry : entries) bytes.append(entry.bytes);
  return object_id("tree", bytes, digest);
}

}  // namespace

std::string blob_id(std::string_view bytes, Digest digest) {
  return object_id("blob", bytes, digest);
}

std::string tree_id(std::vector<Leaf> leaves, Digest digest) {
  if (leaves.empty()) return "";
  std::ranges::sort(leaves, {}, &Leaf::path);
  return tree_of(leaves, 0, leaves.size(), 0, digest);
}

}  // namespace ljfl::history
