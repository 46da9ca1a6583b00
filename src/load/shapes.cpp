#include "load/month_keys.hpp"
#include "load/settings_keys.hpp"

namespace ljfl::load {

const Shape& unit_shape() {
  return unit_key::shape;
}
const Shape& set_shape() {
  return set_key::shape;
}
const Shape& month_shape() {
  return month_key::shape;
}

const Shape& settings_shape() {
  static constexpr Shape shape{
      .name = {"ljfl.toml ", "ljfl.toml"}, .keys = setting::words, .details = setting::keys, .required = 2};
  return shape;
}

}  // namespace ljfl::load
