#include "load/declared_codes.hpp"

#include <algorithm>

#include "load/load_classifications.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

// Up to three codes of the list that share the most digits with this one.
std::string codes_beside(std::string_view code, const Classification& classification) {
    constexpr std::size_t most = 3;
    const auto shared = [code](const std::string& other) {
        return static_cast<std::size_t>(std::mismatch(code.begin(), code.end(), other.begin()).first - code.begin());
    };
    std::vector<std::string> codes = codes_as_long_as(code, classification);
    std::stable_sort(codes.begin(), codes.end(), [&](const auto& a, const auto& b) { return shared(a) > shared(b); });
    std::string text;
    for (std::size_t i = 0; i < std::min(codes.size(), most) && shared(codes[i]) > 0; ++i)
        text += (i == 0 ? "; near it are " : ", ") + codes[i] + " (" + classification.find(codes[i])->name + ")";
    return text;
}

void load_code(TableReader& entry, Document& document) {
    Findings& findings = entry.findings();
    entry.refuse_others({"classification", "code", "name"});
    const std::string id = entry.text("classification", Need::required);
    const std::string code = entry.text("code", Need::required);
    const std::string name = entry.text("name", Need::required);
    if (id.empty() || code.empty() || name.empty()) return;
    const auto found = document.standard->classifications.find(id);
    if (found == document.standard->classifications.end()) {
        std::vector<std::string> known;
        for (const auto& [each, unused] : document.standard->classifications) known.push_back(each);
        findings.error(rules::invalid_value, entry.place_of("classification"),
                       "the standard has no classification \"" + id + "\"" + nearest_hint(id, known),
                       "Name one that the standard lists.");
        return;
    }
    const Classification& classification = found->second;
    if (const Code* known = classification.find(code)) {
        // A list that has learned the code must not stop a document that declared it before.
        if (known->name != name)
            findings.warning(rules::declared_code, entry.place_of("code"),
                             classification.title + " has the code " + code + " (" + known->name + ")", "Remove the declaration.");
        return;
    }
    if (!is_code(code) || classification.level_of(code) == 0) {
        findings.error(rules::invalid_value, entry.place_of("code"),
                       "\"" + code + "\" does not have the form of a code of " + classification.title, "Correct the code.");
        return;
    }
    if (document.find_code(id, code) != nullptr) {
        findings.error(rules::duplicate_id, entry.place_of("code"), "the code " + code + " is declared twice", "Keep one.");
        return;
    }
    document.codes.push_back({id, code, name});
    findings.warning(
        rules::declared_code, entry.place_of("code"),
        "the code " + code + " is not in " + classification.title + codes_beside(code, classification),
        "If the code is right, add it to " + classification.id + ".toml of the standard, with the years in which it is valid.");
}

}  // namespace

void load_declared_codes(TableReader& reader, Document& document) {
    for (TableReader& entry : reader.tables("code", Need::optional)) load_code(entry, document);
}

std::vector<std::string> codes_as_long_as(std::string_view code, const Classification& classification) {
    std::vector<std::string> codes;
    for (const auto& [known, unused] : classification.codes) {
        if (known.size() == code.size()) codes.push_back(known);
    }
    std::sort(codes.begin(), codes.end());  // if several are equally near, a hint names the first
    return codes;
}

}  // namespace sitegen
