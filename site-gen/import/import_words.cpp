#include "import/import_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

#include "import/matching.hpp"
#include "load/toml.hpp"
#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace sitegen {

namespace {

std::string ascii_capitals(std::string text) {
    for (char& c : text) {
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    }
    return text;
}

// As written, in capitals, with a small and with a capital first letter. Letters beyond ASCII stay as they are.
void add_spellings(std::string word, std::vector<std::string>& words) {
    std::vector<std::string> spellings = {word, ascii_capitals(word)};
    word.front() = ascii_lower(word.front());
    spellings.push_back(word);
    word.front() = ascii_capitals(word.substr(0, 1)).front();
    spellings.push_back(word);
    for (std::string& spelling : spellings) {
        if (std::find(words.begin(), words.end(), spelling) == words.end()) words.push_back(std::move(spelling));
    }
}

CellState state_named(std::string_view name) {
    for (const CellState state :
         {CellState::not_applicable, CellState::not_published, CellState::did_not_exist, CellState::withheld, CellState::blank}) {
        if (name == name_of(state)) return state;
    }
    throw std::logic_error("import/words.toml: there is no state \"" + std::string(name) + "\"");
}

// The power of ten of a list of scales. Nothing for other lists.
std::optional<int> power_of_scales(std::string_view list) {
    constexpr std::array<std::pair<std::string_view, int>, 9> powers = {{{"tens", 1},
                                                                         {"hundreds", 2},
                                                                         {"thousands", 3},
                                                                         {"ten-thousands", 4},
                                                                         {"hundred-thousands", 5},
                                                                         {"millions", 6},
                                                                         {"ten-millions", 7},
                                                                         {"hundred-millions", 8},
                                                                         {"billions", 9}}};
    for (const auto& [name, power] : powers) {
        if (name == list) return power;
    }
    return std::nullopt;
}

void add_list(const TomlEntry& entry, ImportWords& words) {
    if (const std::optional<int> power = power_of_scales(entry.key)) {
        for (const TomlNode& item : entry.value.items()) {
            const std::string word(item.text);
            words.scales.emplace_back(folded_text(word).value_or(word), *power);
        }
        return;
    }
    if (entry.key == "minus-signs") {
        for (const TomlEntry& sign : entry.value.entries()) {
            MinusSign& added = words.minus_signs.emplace_back();
            added.text = sign.key;
            for (const TomlNode& currency : sign.value.items()) added.currencies.emplace_back(currency.text);
        }
        return;
    }
    if (entry.key == "eras") {
        for (const TomlEntry& era : entry.value.entries())
            words.eras.emplace_back(era.key, std::stoi(std::string(era.value.text)) - 1);
        return;
    }
    if (entry.key == "states") {
        for (const TomlEntry& state : entry.value.entries()) {
            const std::string word(state.key);
            words.states.emplace_back(folded_text(word).value_or(word), state_named(state.value.text));
        }
        return;
    }
    std::vector<std::string>* const list = entry.key == "parts"        ? &words.parts
                                           : entry.key == "totals"     ? &words.totals
                                           : entry.key == "units"      ? &words.units
                                           : entry.key == "currencies" ? &words.currencies
                                           : entry.key == "joiners"    ? &words.joiners
                                           : entry.key == "fillers"    ? &words.fillers
                                           : entry.key == "ends"       ? &words.ends
                                           : entry.key == "notes"      ? &words.notes
                                           : entry.key == "tables"     ? &words.tables
                                           : entry.key == "counters"   ? &words.counters
                                           : entry.key == "this-year"  ? &words.this_year
                                           : entry.key == "last-year"  ? &words.last_year
                                           : entry.key == "private"    ? &words.labels
                                                                       : nullptr;
    if (list == nullptr) throw std::logic_error("import/words.toml: there is no list \"" + std::string(entry.key) + "\"");
    for (const TomlNode& item : entry.value.items()) add_spellings(std::string(item.text), *list);
}

ImportWords read_words() {
    Sources sources;
    Findings findings;
    const std::uint32_t file = sources.add("import/words.toml", std::string(import_words_toml()));
    const std::optional<TomlNode> root = parse_toml(sources, file, findings);
    if (!root) throw std::logic_error("import/words.toml: " + findings.list().front().message);
    ImportWords words;
    for (const TomlEntry& language : root->entries()) {
        for (const TomlEntry& list : language.value.entries()) add_list(list, words);
    }
    for (std::string& total : words.totals) total = match_form(total);
    // 联系电话 comes before 电话.
    std::stable_sort(words.labels.begin(), words.labels.end(),
                     [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
    return words;
}

}  // namespace

const ImportWords& import_words() {
    static const ImportWords words = read_words();
    return words;
}

}  // namespace sitegen
