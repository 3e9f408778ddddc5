#include "text/web_address.hpp"

#include <algorithm>
#include <vector>

#include "text/ascii.hpp"
#include "text/percent.hpp"

namespace sitegen {

namespace {

bool is_alphanumeric(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

std::string host_fault(std::string_view host) {
    if (host.empty()) return "names no host";
    const bool is_plain = std::all_of(host.begin(), host.end(), [](char c) { return is_alphanumeric(c) || c == '-' || c == '.'; });
    if (!is_plain) return "has a host with other characters than letters a to z, digits, hyphens and points";
    if (host.front() == '.' || host.back() == '.' || host.find("..") != std::string_view::npos)
        return "has a host with an empty part";
    return {};
}

std::string_view without_scheme(std::string_view address) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (address.starts_with(scheme)) return address.substr(scheme.size());
    }
    return {};
}

int value_of_hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string unescaped_path(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool has_two = text[i] == '%' && i + 2 < text.size() && value_of_hexadecimal(text[i + 1]) >= 0 &&
                             value_of_hexadecimal(text[i + 2]) >= 0;
        if (has_two) {
            result += static_cast<char>(value_of_hexadecimal(text[i + 1]) * 16 + value_of_hexadecimal(text[i + 2]));
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

std::string site_address_fault(std::string_view address) {
    const std::string_view rest = without_scheme(address);
    if (rest.empty()) return "does not begin with https:// or http:// and a host";
    const std::size_t slash = rest.find('/');
    std::string_view host = rest.substr(0, slash);
    if (const std::size_t colon = host.find(':'); colon != std::string_view::npos) {
        const std::string_view port = host.substr(colon + 1);
        const bool is_port = !port.empty() && port.size() <= 5 && std::all_of(port.begin(), port.end(), is_ascii_digit);
        if (!is_port) return "has a port that is no number";
        host = host.substr(0, colon);
    }
    if (std::string fault = host_fault(host); !fault.empty()) return fault;
    if (slash == std::string_view::npos || !rest.ends_with('/')) return "does not end with a slash";
    const std::string_view path = rest.substr(slash);
    if (path.find_first_of("?#") != std::string_view::npos) return "has a query or a fragment";
    if (path.find("//") != std::string_view::npos || path.find("/./") != std::string_view::npos ||
        path.find("/../") != std::string_view::npos)
        return "has a folder without a name";
    const bool is_plain = std::all_of(path.begin(), path.end(), [](char c) {
        return is_alphanumeric(c) || std::string_view("/-._~%").find(c) != std::string_view::npos;
    });
    return is_plain ? std::string() : "has a character that has to be escaped with %";
}

bool has_web_scheme(std::string_view text) { return !without_scheme(text).empty(); }

bool is_web_address(std::string_view text) {
    return has_web_scheme(text) && text.find_first_of(" \"<>\\^`{|}") == std::string_view::npos;
}

std::string_view host_of(std::string_view address) {
    const std::string_view rest = without_scheme(address);
    return rest.substr(0, rest.find_first_of(":/"));
}

std::string escaped_path(std::string_view path) {
    std::string escaped;
    for (const char c : path) {
        if (is_alphanumeric(c) || std::string_view("/-._~!$&'()*+,;=:@").find(c) != std::string_view::npos) {
            escaped += c;
        } else {
            append_percent_encoded(escaped, c);
        }
    }
    return escaped;
}

bool is_email(std::string_view text) {
    const std::size_t at = text.find('@');
    if (at == std::string_view::npos || at == 0 || !host_fault(text.substr(at + 1)).empty()) return false;
    return std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at),
                       [](char c) { return is_alphanumeric(c) || std::string_view("-._+").find(c) != std::string_view::npos; });
}

std::string dialled(std::string_view text) {
    std::string number;
    for (const char c : text) {
        const bool is_plus = c == '+' && number.empty();
        if (is_ascii_digit(c) || is_plus) {
            number += c;
        } else if (std::string_view(" -()/.").find(c) == std::string_view::npos) {
            return {};
        }
    }
    const auto digits = std::count_if(number.begin(), number.end(), is_ascii_digit);
    return digits >= 3 && digits <= 20 ? number : std::string();
}

std::optional<SiteTarget> resolve_relative(std::string_view page, std::string_view address) {
    const std::size_t hash = address.find('#');
    SiteTarget target;
    if (hash != std::string_view::npos) target.fragment = unescaped_path(address.substr(hash + 1));
    std::string_view path = address.substr(0, hash);
    path = path.substr(0, path.find('?'));
    if (path.starts_with('/') || path.substr(0, path.find('/')).find(':') != std::string_view::npos) return std::nullopt;
    if (path.empty()) {
        target.path = page;
        return target;
    }
    std::vector<std::string> parts;
    const auto add = [&parts](std::string_view part) {
        if (part == "..") {
            if (parts.empty()) return false;
            parts.pop_back();
        } else if (part != ".") {
            parts.push_back(unescaped_path(part));
        }
        return true;
    };
    const auto add_all = [&add](std::string_view text, bool has_file) {
        for (std::size_t slash = text.find('/'); slash != std::string_view::npos; slash = text.find('/')) {
            if (!add(text.substr(0, slash))) return false;
            text.remove_prefix(slash + 1);
        }
        return !has_file || add(text);
    };
    if (!add_all(page, false) || !add_all(path, true)) return std::nullopt;
    for (const std::string& part : parts) target.path += (target.path.empty() ? "" : "/") + part;
    if (path == ".." || path == "." || path.ends_with("/..") || path.ends_with("/.")) target.path += target.path.empty() ? "" : "/";
    return target;
}

}  // namespace sitegen
