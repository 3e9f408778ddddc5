// A fast sum of 64 bits over bytes. It is used for records, which are a cache, and for thousands of names. The search has its own
// sum (search/terms.cpp), because a script in the browser calculates it, too.
#pragma once

#include <cstdint>
#include <string_view>

namespace sitegen {

// Detects a damaged record, and tells names apart. It is no protection against intent.
class Checksum {
  public:
    void add(std::string_view bytes);
    [[nodiscard]] std::uint64_t sum() const { return sum_; }

  private:
    void mix(std::uint64_t word);

    std::uint64_t sum_ = 0;
};

[[nodiscard]] std::uint64_t checksum_of(std::string_view bytes);

}  // namespace sitegen
