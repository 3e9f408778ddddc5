// Views: what templates may say about the objects of the program. A view type lists the names of an object with their kind and
// meaning. The same list renders pages, checks themes when they are loaded, and is the table in themes/README.md.
//
// Values are read directly from the objects when a template asks for them. No copy of a page's data is made.
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "text/breakable_title.hpp"
#include "text/number_format.hpp"

namespace sitegen {

struct ViewType;

// What accessors need beside the object. It is the same for all pages of a site.
struct Scope {
    NumberFormat numbers;
    std::string not_published;  // the words for the states of cells
    std::string did_not_exist;
    std::string withheld;
    std::string not_applicable;
    std::vector<std::string> title_words = {};  // around which a title may break, the longest first
};

enum class FieldKind {
    text,    // escaped wherever it is printed
    html,    // markup from the program (Markdown, SVG), printed with {{{ }}}
    url,     // safe in an href or src
    flag,    // {{#name}} or {{^name}}
    object,  // {{#name}} once, or a path name.field; false if it is absent
    list,    // {{#name}} for each item
    words,   // the theme's translations: a path name.word
};

struct Field {
    std::string_view name;
    FieldKind kind = FieldKind::text;
    std::string_view meaning;
    const ViewType* type = nullptr;                                                     // of an object, or of a list's items
    void (*print)(const void* object, const Scope& scope, std::string& out) = nullptr;  // text, html, url: appends
    bool (*test)(const void* object) = nullptr;                                         // flag
    std::size_t (*count)(const void* object) = nullptr;                                 // list
    const void* (*item)(const void* object, std::size_t index) = nullptr;               // list, object (index 0; may be null)
};

struct ViewType {
    std::string_view name;
    std::vector<Field> fields;

    [[nodiscard]] const Field* find(std::string_view field_name) const {
        for (const Field& field : fields) {
            if (field.name == field_name) return &field;
        }
        return nullptr;
    }
};

// These functions make fields from a pointer to a data member, or from a captureless function of the object.
namespace view {

template <typename Member>
struct OwnerOf;
template <typename Value, typename Owner>
struct OwnerOf<Value Owner::*> {
    using type = Owner;
};

template <auto member>
using Owner = typename OwnerOf<decltype(member)>::type;

template <auto member>
Field printed(FieldKind kind, std::string_view name, std::string_view meaning) {
    Field field{name, kind, meaning};
    field.print = [](const void* object, const Scope&, std::string& out) {
        const auto& value = static_cast<const Owner<member>*>(object)->*member;
        if constexpr (std::is_integral_v<std::remove_cvref_t<decltype(value)>>) {
            out += std::to_string(value);
        } else {
            out += value;
        }
    };
    return field;
}

template <auto member>
Field text(std::string_view name, std::string_view meaning) {
    return printed<member>(FieldKind::text, name, meaning);
}
template <auto member>
Field html(std::string_view name, std::string_view meaning) {
    return printed<member>(FieldKind::html, name, meaning);
}
template <auto member>
Field url(std::string_view name, std::string_view meaning) {
    return printed<member>(FieldKind::url, name, meaning);
}

// A title as HTML, with places where its line may break.
template <auto member>
Field breakable(std::string_view name, std::string_view meaning) {
    Field field{name, FieldKind::html, meaning};
    field.print = [](const void* object, const Scope& scope, std::string& out) {
        append_breakable(out, static_cast<const Owner<member>*>(object)->*member, scope.title_words);
    };
    return field;
}

// A text computed by function(const Object&, const Scope&, std::string& out).
template <typename Object, auto function>
Field computed(std::string_view name, std::string_view meaning) {
    Field field{name, FieldKind::text, meaning};
    field.print = [](const void* object, const Scope& scope, std::string& out) {
        function(*static_cast<const Object*>(object), scope, out);
    };
    return field;
}

template <typename Object, auto function>
Field flag(std::string_view name, std::string_view meaning) {
    Field field{name, FieldKind::flag, meaning};
    field.test = [](const void* object) { return static_cast<bool>(function(*static_cast<const Object*>(object))); };
    return field;
}

// True if a text or list is not empty, or if a flag is set.
template <auto member>
Field flag(std::string_view name, std::string_view meaning) {
    Field field{name, FieldKind::flag, meaning};
    field.test = [](const void* object) {
        const auto& value = static_cast<const Owner<member>*>(object)->*member;
        if constexpr (requires { value.empty(); }) {
            return !value.empty();
        } else {
            return static_cast<bool>(value);
        }
    };
    return field;
}

// A list of objects in a vector.
template <auto member>
Field list(std::string_view name, const ViewType& type, std::string_view meaning) {
    Field field{name, FieldKind::list, meaning, &type};
    field.count = [](const void* object) { return (static_cast<const Owner<member>*>(object)->*member).size(); };
    field.item = [](const void* object, std::size_t index) -> const void* {
        return &(static_cast<const Owner<member>*>(object)->*member)[index];
    };
    return field;
}

// An object that may be absent: a pointer or an optional.
template <auto member>
Field object(std::string_view name, const ViewType& type, std::string_view meaning) {
    Field field{name, FieldKind::object, meaning, &type};
    field.item = [](const void* owner, std::size_t) -> const void* {
        const auto& value = static_cast<const Owner<member>*>(owner)->*member;
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (requires { value.has_value(); }) {
            return value.has_value() ? &*value : nullptr;
        } else if constexpr (std::is_pointer_v<Value>) {
            return value;
        } else {
            return &value;
        }
    };
    return field;
}

}  // namespace view
}  // namespace sitegen
