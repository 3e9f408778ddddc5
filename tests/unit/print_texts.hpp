// Words for tests of printed tables.
#pragma once

#include <map>
#include <string>

#include "derive/print_document.hpp"
#include "text/words.hpp"

// Each word that printed tables need has its own name as its text, unless it is among these.
inline sitegen::Words print_texts(std::map<std::string, std::string, std::less<>> texts) {
    for (const std::string& name : sitegen::print_words()) texts.emplace(name, name);
    return {"en", std::move(texts)};
}
