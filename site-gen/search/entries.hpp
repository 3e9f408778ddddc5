// The entries that can be found in a department, each listed once, and where they occur.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/script_data.hpp"

namespace sitegen {

// The texts that identify an entry, such as a name and a code; and the number of the entry that it belongs to, if any.
struct Key {
    std::string_view first;
    std::string_view second;
    std::uint32_t number = 0;

    friend bool operator==(const Key&, const Key&) = default;
};

struct HashOfKey {
    std::size_t operator()(const Key& key) const {
        const std::hash<std::string_view> hash;
        return (hash(key.first) * 31 + hash(key.second)) * 31 + key.number;
    }
};

// Keys without duplicates, numbered in the order in which they were added.
class Numbering {
  public:
    std::uint32_t number_of(const Key& key) {
        // Documents have mostly the same keys in the same order.
        if (next_ < keys_.size() && keys_[next_] == key) return next_++;
        const auto [found, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
        if (is_new) keys_.push_back(key);
        next_ = found->second + 1;
        return found->second;
    }
    [[nodiscard]] const std::vector<Key>& keys() const { return keys_; }

  private:
    std::unordered_map<Key, std::uint32_t, HashOfKey> numbers_;  // only for look-ups
    std::vector<Key> keys_;
    std::uint32_t next_ = 0;  // the number after that of the last call
};

// Lists of numbers without duplicates.
class Lists {
  public:
    std::uint32_t number_of(const std::vector<std::uint32_t>& list) {
        const auto [found, is_new] = numbers_.try_emplace(list, static_cast<std::uint32_t>(lists_.size()));
        if (is_new) lists_.push_back(&found->first);
        return found->second;
    }
    void append_to(ScriptData& data) const {
        data.open();
        for (const std::vector<std::uint32_t>* list : lists_) {
            data.open();
            for (const std::uint32_t number : *list) data.number(number);
            data.close();
        }
        data.close();
    }

  private:
    std::map<std::vector<std::uint32_t>, std::uint32_t> numbers_;
    std::vector<const std::vector<std::uint32_t>*> lists_;
};

// An entry occurs in a document; a row also in a table of it.
struct Occurrence {
    std::uint32_t entry = 0;
    std::uint32_t table = 0;
    std::uint32_t document = 0;

    friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

// Entries of one kind and where they occur.
struct Entries {
    Numbering names;
    std::vector<Occurrence> occurrences;

    std::uint32_t add(const Key& key, std::uint32_t table, std::uint32_t document) {
        const std::uint32_t number = names.number_of(key);
        occurrences.push_back({number, table, document});
        return number;
    }
};

}  // namespace sitegen
