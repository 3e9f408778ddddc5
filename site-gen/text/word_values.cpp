#include "text/word_values.hpp"

#include <sstream>

namespace sitegen {

std::vector<WordValue> word_values(std::string_view list, std::int64_t most) {
    std::vector<WordValue> result;
    std::istringstream groups{std::string(list)};
    for (std::string group; std::getline(groups, group, ',');) {
        std::istringstream parts(group);
        std::int64_t value = 0;
        if (!(parts >> value) || value < 0 || value > most) continue;
        for (std::string word; parts >> word;) result.emplace_back(word, value);
    }
    return result;
}

}  // namespace sitegen
