// What can be found in a department, each thing once, and where it stands.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "search/script_data.hpp"

namespace sitegen {

// Texts that make one thing: a name and a code, say; and the number of what it belongs to, if any.
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

// Each key once, numbered in the order of their coming.
class Numbering {
  public:
    std::uint32_t number_of(const Key& key) {
        const auto [found, is_new] = numbers_.try_emplace(key, static_cast<std::uint32_t>(keys_.size()));
        if (is_new) keys_.push_back(key);
        return found->second;
    }
    [[nodiscard]] const std::vector<Key>& keys() const { return keys_; }

  private:
    std::unordered_map<Key, std::uint32_t, HashOfKey> numbers_;  // only looked up
    std::vector<Key> keys_;
};

// Lists of numbers, each once.
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

// That an entry stands in a document, and for a row in which table.
struct Occurrence {
    std::uint32_t entry = 0;
    std::uint32_t table = 0;
    std::uint32_t document = 0;

    friend auto operator<=>(const Occurrence&, const Occurrence&) = default;
};

// Entries of one kind and where they stand.
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
