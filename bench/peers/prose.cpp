#include "prose.hpp"

#include <fmt/format.h>

#include <regex>

namespace peers {

namespace {

const std::regex& typed_number() {
    static const std::regex pattern("([0-9][0-9,]*\\.[0-9]{2})(万元|%)");
    return pattern;
}

}  // namespace

Prose prose_of(const std::string& markdown) {
    Prose prose;
    std::size_t from = 0;
    for (std::sregex_iterator match(markdown.begin(), markdown.end(), typed_number()), end; match != end; ++match) {
        std::string digits = (*match)[1].str();
        std::erase(digits, ',');
        const bool is_percent = (*match)[2].str() == "%";
        std::vector<std::string>& values = is_percent ? prose.percents : prose.amounts;
        values.push_back(digits);
        const auto begin = static_cast<std::size_t>(match->position());
        prose.text += markdown.substr(from, begin - from);
        prose.text += fmt::format("{{{{{}-{:02}}}}}{}", is_percent ? "percent" : "amount", values.size(), (*match)[2].str());
        from = begin + static_cast<std::size_t>(match->length());
    }
    prose.text += markdown.substr(from);
    prose.text = std::regex_replace(prose.text, std::regex("(^|\n)#(#+ )"), "$1$2");
    prose.text = std::regex_replace(prose.text, std::regex("\\]\\(t([0-9]{2})\\.csv\\)"), "](data/$1-t$1.csv)");
    return prose;
}

}  // namespace peers
