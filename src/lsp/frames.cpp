#include <algorithm>
#include <charconv>

#include "lsp/lsp.hpp"

namespace ljfl::lsp {
namespace {

constexpr std::size_t most_bytes = std::size_t{64} << 20U;

/// The length that the last Content-Length in these lines gives; what stands before it is noise.
std::optional<std::size_t> length_in(std::string_view head) {
  constexpr std::string_view name = "content-length:";
  const auto same = [](char a, char b) { return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b); };
  const auto found =
      std::find_end(head.begin(), head.end(), name.begin(), name.end(), [&](char b, char a) { return same(a, b); });
  if (found == head.end()) return std::nullopt;
  std::string_view digits = head.substr(static_cast<std::size_t>(found - head.begin()) + name.size());
  while (digits.starts_with(' ') || digits.starts_with('\t')) digits.remove_prefix(1);
  std::size_t out = 0;
  const auto [stop, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), out);
  if (fault != std::errc{} || out > most_bytes) return std::nullopt;
  const bool ends = stop == digits.data() + digits.size() || *stop == '\r' || *stop == '\n' || *stop == ' ';
  return ends ? std::optional{out} : std::nullopt;
}

}  // namespace

std::optional<std::string> Frames::next() {
  for (;;) {
    std::size_t end = buffer_.find("\r\n\r\n");
    std::size_t gap = 4;
    if (const std::size_t bare = buffer_.find("\n\n"); bare < end) {
      end = bare;
      gap = 2;
    }
    if (end == std::string::npos) {
      // No head is so long: only its end could still be the beginning of one.
      if (buffer_.size() > most_bytes) buffer_.erase(0, buffer_.size() - 64);
      return std::nullopt;
    }
    const auto length = length_in(std::string_view{buffer_}.substr(0, end));
    if (!length) {
      buffer_.erase(0, end + gap);
      continue;
    }
    if (buffer_.size() - end - gap < *length) return std::nullopt;
    std::string out = buffer_.substr(end + gap, *length);
    buffer_.erase(0, end + gap + *length);
    return out;
  }
}

std::string framed(std::string_view message) {
  return "Content-Length: " + std::to_string(message.size()) + "\r\n\r\n" + std::string{message};
}

}  // namespace ljfl::lsp
