/// Room for what few have.
#pragma once

#include <memory>
#include <utility>

namespace ljfl::model {

/// A T that few have: without one it takes the room of a pointer, and reads as an empty T.
template <typename T>
class Rare {
 public:
  Rare() = default;
  Rare(const Rare& other) : own_(other.own_ ? std::make_unique<T>(*other.own_) : nullptr) {}
  Rare(Rare&&) noexcept = default;
  Rare& operator=(Rare other) noexcept {
    own_ = std::move(other.own_);
    return *this;
  }
  ~Rare() = default;

  [[nodiscard]] bool given() const { return own_ != nullptr; }
  const T* operator->() const { return own_ ? own_.get() : &empty; }
  const T& operator*() const { return *operator->(); }
  /// To be written to: from now on it is there.
  T& own() {
    if (!own_) own_ = std::make_unique<T>();
    return *own_;
  }

 private:
  static constexpr T empty = {};
  std::unique_ptr<T> own_ = {};
};

}  // namespace ljfl::model
