// Where a publication lists the style sheets and scripts of the one before that it still has.
#pragma once

namespace sitegen {

inline constexpr const char* superseded_assets_path = "assets/superseded.txt";  // a path on each line

}  // namespace sitegen
