#include "history/objects.hpp"

#include <algorithm>
#include <bit>
#include <cstring>

namespace ljfl::history {
namespace {

std::string hex(const std::array<unsigned char, 20>& digest) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : digest) {
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

std::string object_id(std::string_view kind, std::string_view bytes) {
  Sha1 sum;
  sum.add(std::string{kind} + " " + std::to_string(bytes.size()) + std::string(1, '\0'));
  sum.add(bytes);
  return hex(sum.digest());
}

/// Leaves [first, last) lie below `prefix` and are in order of their paths.
std::string tree_of(const std::vector<Leaf>& leaves, std::size_t first, std::size_t last, std::size_t prefix) {
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
    const std::string id = tree_of(leaves, i, end, prefix + folder.size());
    std::string bytes = "40000 " + std::string{folder.substr(0, slash)} + std::string(1, '\0') + from_hex(id);
    entries.push_back({.key = std::string{folder}, .bytes = std::move(bytes)});
    i = end;
  }
  std::ranges::sort(entries, {}, &Entry::key);
  std::string bytes;
  for (const Entry& entry : entries) bytes.append(entry.bytes);
  return object_id("tree", bytes);
}

}  // namespace

void Sha1::block(const unsigned char* bytes) {
  std::array<std::uint32_t, 80> w{};
  for (std::size_t i = 0; i < 16; ++i) {
    w[i] = std::uint32_t{bytes[4 * i]} << 24U | std::uint32_t{bytes[4 * i + 1]} << 16U |
           std::uint32_t{bytes[4 * i + 2]} << 8U | std::uint32_t{bytes[4 * i + 3]};
  }
  for (std::size_t i = 16; i < 80; ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  auto [a, b, c, d, e] = state_;
  for (std::size_t i = 0; i < 80; ++i) {
    const std::uint32_t f = i < 20   ? (b & c) | (~b & d)
                            : i < 40 ? b ^ c ^ d
                            : i < 60 ? (b & c) | (b & d) | (c & d)
                                     : b ^ c ^ d;
    const std::uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
    const std::uint32_t next = std::rotl(a, 5) + f + e + k + w[i];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  state_[0] += a;
  state_[1] += b;
  state_[2] += c;
  state_[3] += d;
  state_[4] += e;
}

void Sha1::add(std::string_view bytes) {
  total_ += bytes.size();
  while (!bytes.empty()) {
    const std::size_t taken = std::min(bytes.size(), buffer_.size() - held_);
    std::memcpy(buffer_.data() + held_, bytes.data(), taken);
    held_ += taken;
    bytes.remove_prefix(taken);
    if (held_ < buffer_.size()) return;
    block(buffer_.data());
    held_ = 0;
  }
}

std::array<unsigned char, 20> Sha1::digest() {
  const std::uint64_t bits = total_ * 8;
  add(std::string_view{"\x80", 1});
  constexpr std::array<char, 64> zeros{};
  add({zeros.data(), (held_ <= 56 ? 56 : 120) - held_});
  std::array<char, 8> length{};
  for (std::size_t i = 0; i < 8; ++i) length[i] = static_cast<char>(static_cast<unsigned char>(bits >> (56 - 8 * i)));
  add({length.data(), length.size()});
  std::array<unsigned char, 20> out{};
  for (std::size_t i = 0; i < 20; ++i) out[i] = static_cast<unsigned char>(state_[i / 4] >> (24 - 8 * (i % 4)));
  return out;
}

std::string blob_id(std::string_view bytes) {
  return object_id("blob", bytes);
}

std::string tree_id(std::vector<Leaf> leaves) {
  if (leaves.empty()) return "";
  std::ranges::sort(leaves, {}, &Leaf::path);
  return tree_of(leaves, 0, leaves.size(), 0);
}

}  // namespace ljfl::history
