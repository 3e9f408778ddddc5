// A fast sum over the bytes of a file that is a cache.
#pragma once

#include <cstdint>
#include <string_view>

namespace sitegen {

// Tells a record that was damaged from one that is whole; it need not withstand anyone who means to.
class Checksum {
  public:
    void add(std::string_view bytes);
    [[nodiscard]] std::uint64_t sum() const { return sum_; }

  private:
    void mix(std::uint64_t word);

    std::uint64_t sum_ = 0;
};

}  // namespace sitegen
