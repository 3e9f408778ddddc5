// A hash table with open addressing from ids to numbers. Each document needs thousands of these look-ups.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace sitegen {

// Refers to the ids, which must stay where they are.
class IdTable {
  public:
    static constexpr std::uint32_t none = UINT32_MAX;

    explicit IdTable(std::size_t most_ids) : slots_(std::bit_ceil(2 * most_ids + 2)) {}

    // Adds an id. An id that is already there keeps its number. Returns the id's number.
    std::uint32_t add(std::string_view id, std::uint32_t number) {
        Slot& slot = slots_[find_slot(id)];
        if (slot.number == none) slot = {id, number};
        return slot.number;
    }

    // The number, or none.
    [[nodiscard]] std::uint32_t find(std::string_view id) const { return slots_[find_slot(id)].number; }

  private:
    struct Slot {
        std::string_view id;
        std::uint32_t number = none;
    };

    static std::uint64_t word_of(const char* bytes, std::size_t count) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes, count);
        return word;
    }

    // Ids are short. They are mixed in eight bytes at a time. The rest is mixed in as its first and last four bytes, which may
    // overlap.
    static std::uint64_t hash_of(std::string_view id) {
        constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U;
        std::uint64_t hash = id.size() * factor;
        const auto mix = [&hash](std::uint64_t word) {
            hash = (hash ^ word) * factor;
            hash ^= hash >> 32U;
        };
        for (; id.size() >= 8; id.remove_prefix(8)) mix(word_of(id.data(), 8));
        if (id.size() >= 4) {
            mix(word_of(id.data(), 4) | word_of(id.data() + id.size() - 4, 4) << 32U);
        } else if (!id.empty()) {
            mix(word_of(id.data(), 1) | word_of(id.data() + id.size() / 2, 1) << 8U | word_of(id.data() + id.size() - 1, 1) << 16U);
        }
        return hash;
    }

    // The slot that has the id, or the empty slot for it.
    [[nodiscard]] std::size_t find_slot(std::string_view id) const {
        const std::size_t mask = slots_.size() - 1;
        std::size_t at = hash_of(id) & mask;
        while (slots_[at].number != none && slots_[at].id != id) at = (at + 1) & mask;
        return at;
    }

    std::vector<Slot> slots_;
};

}  // namespace sitegen
