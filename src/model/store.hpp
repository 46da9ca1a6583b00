/// The register's own texts.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ljfl::model {

/// Texts that are not to be found in one piece in a file: unescaped, folded, put together.
class Store {
 public:
  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }
  void keep(std::shared_ptr<const void> owner) { owners_.push_back(std::move(owner)); }
  /// All that another store holds; views into it stay good.
  void keep(Store&& other) {
    if (other.texts_.empty() && other.owners_.empty()) return;
    owners_.push_back(std::make_shared<const Store>(std::move(other)));
  }

 private:
  std::deque<std::string> texts_ = {};
  std::vector<std::shared_ptr<const void>> owners_ = {};
};

}  // namespace ljfl::model
