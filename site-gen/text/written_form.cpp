#include "text/written_form.hpp"

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

bool has_form(std::string_view text, std::string_view form) {
    while (!form.empty()) {
        if (text.empty()) return false;
        const std::string_view character = text.substr(0, first_character(text).byte_count);
        if (form.front() == '#') {
            if (!is_ascii_digit(text.front())) return false;
            form.remove_prefix(1);
        } else if (form.front() == '[') {
            const std::size_t end = form.find(']');
            if (end == std::string_view::npos) return false;
            std::string_view some = form.substr(1, end - 1);
            bool is_one = false;
            for (; !some.empty(); some.remove_prefix(first_character(some).byte_count))
                is_one = is_one || some.substr(0, first_character(some).byte_count) == character;
            if (!is_one) return false;
            form.remove_prefix(end + 1);
        } else {
            const std::size_t size = first_character(form).byte_count;
            if (form.substr(0, size) != character) return false;
            form.remove_prefix(size);
        }
        text.remove_prefix(character.size());
    }
    return text.empty();
}

bool is_form(std::string_view form) {
    for (std::size_t open = form.find('['); open != std::string_view::npos; open = form.find('[', open)) {
        const std::size_t end = form.find(']', open);
        if (end == std::string_view::npos || end == open + 1) return false;
        open = end;
    }
    return !form.empty();
}

}  // namespace sitegen
