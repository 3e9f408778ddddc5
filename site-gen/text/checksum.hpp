// The one fast sum of 64 bits over bytes: of records, which are a cache, and of names that are compared by the thousand. What a
// search looks up has a sum of its own (search/terms.cpp), as a script in the browser makes it, too.
#pragma once

#include <cstdint>
#include <string_view>

namespace sitegen {

// Distinguishes a damaged record from a whole one, and one name from another. It is no protection against intent.
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
