#include "text/site_path.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/utf8.hpp"

namespace sitegen {

namespace {

constexpr std::size_t longest_component = 255;  // in bytes; the limit of ext4 and most other file systems

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return result;
}

// Device names on Windows, with any extension: "Naming Files, Paths, and Namespaces" of its documentation. ¹²³ count as digits.
bool is_windows_device(std::string_view component) {
    std::string stem = upper(component.substr(0, component.find('.')));
    while (stem.ends_with(' ')) stem.pop_back();
    constexpr std::array<std::string_view, 7> plain = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"};
    if (std::find(plain.begin(), plain.end(), stem) != plain.end()) return true;
    if (!stem.starts_with("COM") && !stem.starts_with("LPT")) return false;
    const std::string_view port = std::string_view(stem).substr(3);
    return (port.size() == 1 && port[0] >= '0' && port[0] <= '9') || port == "\u00B9" || port == "\u00B2" || port == "\u00B3";
}

bool has_control_character(std::string_view text) {
    while (!text.empty()) {
        const Character character = first_character(text);
        if (is_control(character.value)) return true;
        text.remove_prefix(character.byte_count);
    }
    return false;
}

std::string component_fault(std::string_view component) {
    if (component.empty()) return "has an empty component";
    if (component == "." || component == "..") return "has a component \"" + std::string(component) + "\"";
    if (component.size() > longest_component) return "has a component of more than 255 bytes";
    if (component.ends_with('.') || component.ends_with(' ')) return "has a component that ends with a dot or a space";
    if (is_windows_device(component)) return "has a component that Windows reserves: " + std::string(component);
    return {};
}

// Equal for two paths that are the same for a file system that ignores case or normalization: case-folded NFC.
std::string folded(std::string_view path) {
    const bool is_plain = std::all_of(path.begin(), path.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '/' || c == '.';
    });
    if (is_plain) return std::string(path);  // the usual case, and the same result
    const std::optional<std::string> result = folded_text(path);
    return result.value_or(std::string(path));  // it is known to be UTF-8
}

}  // namespace

std::string path_fault(std::string_view path) {
    if (path.empty()) return "is empty";
    if (path.find('\0') != std::string_view::npos) return "has a control character";
    if (find_invalid_utf8(path)) return "is not UTF-8";
    if (has_control_character(path)) return "has a control character";
    if (path.find('\\') != std::string_view::npos) return "has a backslash";
    if (path.find_first_of("<>:\"|?*") != std::string_view::npos) return "has one of the characters < > : \" | ? *";
    for (std::size_t start = 0; start <= path.size();) {
        const std::size_t end = std::min(path.find('/', start), path.size());
        if (std::string fault = component_fault(path.substr(start, end - start)); !fault.empty()) return fault;
        start = end + 1;
    }
    return {};
}

std::string SitePaths::claim(std::string_view path) {
    if (const std::string fault = path_fault(path); !fault.empty())
        return "the site cannot have a file \"" + std::string(path) + "\": the path " + fault;
    for (std::size_t end = path.find('/'); end != std::string_view::npos; end = path.find('/', end + 1)) {
        if (std::string fault = take(path.substr(0, end), Kind::folder); !fault.empty()) return fault;
    }
    return take(path, Kind::file);
}

bool SitePaths::has_file(std::string_view path) const {
    if (!path_fault(path).empty()) return false;
    const auto found = taken_.find(folded(path));
    return found != taken_.end() && found->second.kind == Kind::file && found->second.path == path;
}

std::string SitePaths::take(std::string_view path, Kind kind) {
    const auto [found, is_new] = taken_.try_emplace(folded(path), Taken{std::string(path), kind});
    if (is_new) return {};
    const Taken& other = found->second;
    if (other.path != path) {
        return "the site cannot have both " + other.path + " and " + std::string(path) +
               ": file systems that ignore case cannot tell them apart";
    }
    if (other.kind != kind) return "the site cannot have both a file and a folder " + other.path;
    return kind == Kind::file ? "the site has two files " + other.path : std::string();
}

}  // namespace sitegen
