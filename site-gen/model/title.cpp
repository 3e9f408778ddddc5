#include "model/title.hpp"

namespace sitegen {

std::string fill_title(std::string_view title, const Department& department, const Document& document) {
    std::string result;
    while (!title.empty()) {
        const std::size_t open = title.find("{{");
        const std::size_t close = open == std::string_view::npos ? open : title.find("}}", open);
        if (close == std::string_view::npos) break;
        result += title.substr(0, open);
        const std::string_view name = title.substr(open + 2, close - open - 2);
        if (name == "year") {
            result += std::to_string(document.year);
        } else if (name == "prior-year") {
            result += std::to_string(document.year - 1);
        } else if (name == "department") {
            result += department.name;
        } else {
            result += title.substr(open, close + 2 - open);
        }
        title.remove_prefix(close + 2);
    }
    result += title;
    return result;
}

}  // namespace sitegen
