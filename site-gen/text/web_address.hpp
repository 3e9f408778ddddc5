// Addresses on the web, and addresses relative to a page of the site.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sitegen {

// Why a text cannot be the address of a site's folder, such as "does not end with a slash". Empty if it can: http or https, a host,
// perhaps a port and folders, a slash at the end, and no character that would have to be escaped.
[[nodiscard]] std::string site_address_fault(std::string_view address);

// Whether the text is an address of the web: http or https.
[[nodiscard]] bool has_web_scheme(std::string_view text);

// Whether it is one that no character of it has to be escaped in: it has no white space, quotation mark or bracket of HTML.
[[nodiscard]] bool is_web_address(std::string_view text);

// The host of the address of a site's folder, without its port.
[[nodiscard]] std::string_view host_of(std::string_view address);

// Whether the text is an e-mail address that needs no escaping in a link.
[[nodiscard]] bool is_email(std::string_view text);

// The digits of a telephone number, with the plus sign before them if it has one. Empty if the text is no telephone number.
[[nodiscard]] std::string dialled(std::string_view text);

// The path of a file as a part of an address: each byte that cannot stand there is escaped with %, as RFC 3986 has it.
[[nodiscard]] std::string escaped_path(std::string_view path);

// The path that an address has escaped so. A % without two hexadecimal digits behind it stays.
[[nodiscard]] std::string unescaped_path(std::string_view escaped);

struct SiteTarget {
    std::string path;      // below the site's root; as a file, so perhaps one that does not exist
    std::string fragment;  // without its sign; empty if there is none
};

// What a relative address on a page of the site leads to. page: its path, such as parks/2023/index.html. Nothing if the address
// leaves the site, or is not relative.
[[nodiscard]] std::optional<SiteTarget> resolve_relative(std::string_view page, std::string_view address);

}  // namespace sitegen
