/// A tree's nodes: a list that grows without looking at what it holds, since it is written for every word of a file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <utility>

namespace ljfl::yaml {

enum class Kind : std::uint32_t { null, scalar, map, list };
enum class Style : std::uint32_t { none, plain, single_quoted, double_quoted, literal, folded, block, flow };

using Id = std::uint32_t;  ///< a node: its place in the tree's preorder; 0 is the root

/// Sixteen bytes a node, in preorder: a map's children are key, value, key, value.
struct Node {
  std::uint32_t begin = 0;  ///< bytes of the source: a quoted scalar with its quotes, a block one with its sign
  std::uint32_t end = 0;
  std::uint32_t next = 0;  ///< the first node that is not below this one
  Kind kind : 3 = Kind::null;
  Style style : 4 = Style::none;
  std::uint32_t cooked : 24 = 0;  ///< from 1: the text was unescaped or folded and lies in the tree's own store
};
static_assert(sizeof(Node) == 16);

class Nodes {
 public:
  Nodes() = default;
  Nodes(const Nodes& other) { *this = other; }
  Nodes& operator=(const Nodes& other) {
    if (this == &other) return *this;
    size_ = 0;
    reserve(other.size_);
    if (other.size_ > 0) std::memcpy(list_.get(), other.list_.get(), other.size_ * sizeof(Node));
    size_ = other.size_;
    return *this;
  }
  Nodes(Nodes&& other) noexcept
      : list_(std::move(other.list_)), size_(std::exchange(other.size_, 0)), room_(std::exchange(other.room_, 0)) {}
  Nodes& operator=(Nodes&& other) noexcept {
    list_ = std::move(other.list_);
    size_ = std::exchange(other.size_, 0);
    room_ = std::exchange(other.room_, 0);
    return *this;
  }
  ~Nodes() = default;

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] bool empty() const { return size_ == 0; }
  [[nodiscard]] const Node& operator[](std::size_t i) const { return list_[i]; }
  [[nodiscard]] Node& operator[](std::size_t i) { return list_[i]; }
  [[nodiscard]] const Node& back() const { return list_[size_ - 1]; }
  [[nodiscard]] const Node* begin() const { return list_.get(); }
  [[nodiscard]] const Node* end() const { return list_.get() + size_; }

  /// Forgets the nodes and keeps their memory.
  void clear() { size_ = 0; }
  void reserve(std::size_t room) {
    if (room > room_) grow_to(room);
  }
  void push_back(const Node& node) {
    if (size_ == room_) grow_to(room_ * 2 + 16);
    list_[size_++] = node;
  }

 private:
  [[gnu::noinline, gnu::cold]] void grow_to(std::size_t room) {
    std::unique_ptr<Node[]> wider = std::make_unique_for_overwrite<Node[]>(room);
    if (size_ > 0) std::memcpy(wider.get(), list_.get(), size_ * sizeof(Node));
    list_ = std::move(wider);
    room_ = room;
  }

  std::unique_ptr<Node[]> list_ = {};
  std::size_t size_ = 0;
  std::size_t room_ = 0;
};

}  // namespace ljfl::yaml
