// A code list with names. The lengths of the codes give the hierarchy, unless the list is flat.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/place.hpp"

namespace sitegen {

struct Code {
    std::string name;
    // The first and last fiscal year in which it is valid. Nothing if there is no limit.
    std::optional<int> from;
    std::optional<int> until;
    Place place;
    std::size_t position = 0;  // in its list, from the top

    [[nodiscard]] bool is_valid_in(int year) const { return (!from || year >= *from) && (!until || year <= *until); }
};

// Lets a text be looked up among strings without a copy.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

// What the codes of a classification tell apart, for programs that compare budgets.
enum class ClassificationKind : std::uint8_t { other, functional, economic, administrative, financing, programme };

struct Classification {
    std::string id;
    std::string title;
    ClassificationKind kind = ClassificationKind::other;
    std::vector<std::size_t> levels;  // code lengths from the top: 3, 5, 7
    bool is_flat = false;             // no code is below another one, whatever their lengths
    // A hash table, because a document looks up each of its rows.
    std::unordered_map<std::string, Code, TextHash, std::equal_to<>> codes;
    Place place;

    [[nodiscard]] const Code* find(std::string_view code) const {
        const auto found = codes.find(code);
        return found == codes.end() ? nullptr : &found->second;
    }
    // 1 for the top level, on which all codes of a flat list are. 0 if no level has that length.
    [[nodiscard]] int level_of(std::string_view code) const {
        for (std::size_t i = 0; i < levels.size(); ++i) {
            if (levels[i] == code.size()) return is_flat ? 1 : static_cast<int>(i) + 1;
        }
        return 0;
    }
};

}  // namespace sitegen
