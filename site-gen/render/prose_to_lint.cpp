#include "render/prose_to_lint.hpp"

#include <algorithm>

namespace sitegen {

Place ProseToLint::place_of(std::uint32_t begin, std::uint32_t end) {
    const std::string_view text = source_.substr(begin, std::max(end, begin + 1) - begin);
    return places_.place_of(begin, code_point_count(text.substr(0, text.find_first_of("\r\n"))));
}

}  // namespace sitegen
