// The narrative of a document: numbers typed into it become statements, and the prose names their figures.
#pragma once

#include <string>
#include <vector>

namespace peers {

struct Prose {
    std::string text;                   // with figures for its numbers, headings from the first level
    std::vector<std::string> amounts;   // plain
    std::vector<std::string> percents;  // the same
};

[[nodiscard]] Prose prose_of(const std::string& markdown);

}  // namespace peers
