// The media types of the files of a site.
#pragma once

#include <string_view>

namespace sitegen {

// What a web server should say of the file in Content-Type, by the ending of its name: "text/html; charset=utf-8" for .html. All
// texts of a site are UTF-8. "application/octet-stream" for an ending that no file of a site is known to have.
[[nodiscard]] std::string_view content_type_of(std::string_view path);

// The same without parameters: "text/html".
[[nodiscard]] std::string_view media_type_of(std::string_view path);

}  // namespace sitegen
