#include "text/words.hpp"

#include <algorithm>
#include <stdexcept>

namespace sitegen {

Words::Words(std::string language, std::map<std::string, std::string, std::less<>> texts)
    : language_(std::move(language)), texts_(std::move(texts)) {
    if (const auto group = texts_.find("number-group"); group != texts_.end()) number_format_.group = group->second;
    if (const auto point = texts_.find("number-point"); point != texts_.end()) number_format_.point = point->second;
}

const std::string& Words::at(std::string_view name) const {
    const auto found = texts_.find(name);
    if (found == texts_.end()) throw std::logic_error("the translations lack \"" + std::string(name) + "\"");
    return found->second;
}

std::string Words::phrase(std::string_view name, Arguments arguments) const {
    const std::string_view pattern = at(name);
    std::string result;
    std::size_t position = 0;
    while (position < pattern.size()) {
        const std::size_t open = pattern.find('{', position);
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        if (close == std::string_view::npos) break;
        result += pattern.substr(position, open - position);
        const std::string_view wanted = pattern.substr(open + 1, close - open - 1);
        const auto is_wanted = [wanted](const auto& argument) { return argument.first == wanted; };
        const auto given = std::find_if(arguments.begin(), arguments.end(), is_wanted);
        if (given == arguments.end())
            throw std::logic_error("\"" + std::string(name) + "\" is not given {" + std::string(wanted) + "}");
        result += given->second;
        position = close + 1;
    }
    result += pattern.substr(position);
    return result;
}

}  // namespace sitegen
