#include "text/counted.hpp"

namespace sitegen {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + " " + std::string(count == 1 ? one : many);
}

std::string counted(std::size_t count, std::string_view one) { return counted(count, one, std::string(one) + "s"); }

}  // namespace sitegen
