#include "export/amounts_csv.hpp"

#include <algorithm>
#include <array>
#include <variant>

#include "export/csv_writer.hpp"

namespace sitegen {

namespace {

constexpr std::array headings = {"cell", "amount", "state", "unit"};

// In the order of the headings.
constexpr std::array heading_words = {"amounts-cell", "fact-amount", "fact-state", "fact-unit"};

constexpr std::array states = {CellState::amount,        CellState::not_applicable, CellState::blank,
                               CellState::not_published, CellState::did_not_exist,  CellState::withheld};

// Takes the next field of a row off the text, as CsvWriter writes it. Nothing if there is none.
std::optional<std::string> take_field(std::string_view& rest) {
    std::string field;
    if (!rest.starts_with('"')) {
        const std::size_t end = std::min(rest.find_first_of(",\r"), rest.size());
        field = rest.substr(0, end);
        rest.remove_prefix(end);
        return field;
    }
    for (rest.remove_prefix(1); !rest.empty(); rest.remove_prefix(1)) {
        if (rest.starts_with("\"\"")) {
            rest.remove_prefix(1);
        } else if (rest.front() == '"') {
            rest.remove_prefix(1);
            return field;
        }
        field += rest.front();
    }
    return std::nullopt;
}

using Fields = std::array<std::string, headings.size()>;

std::optional<Fields> take_row(std::string_view& rest) {
    Fields fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        std::optional<std::string> field = take_field(rest);
        const std::string_view ending = i + 1 < fields.size() ? "," : "\r\n";
        if (!field || !rest.starts_with(ending)) return std::nullopt;
        rest.remove_prefix(ending.size());
        fields[i] = std::move(*field);
    }
    return fields;
}

std::optional<PublishedAmount> amount_of(Fields fields) {
    PublishedAmount amount;
    amount.cell = std::move(fields[0]);
    amount.unit = std::move(fields[3]);
    const auto* const state =
        std::find_if(states.begin(), states.end(), [&](CellState each) { return fields[2] == name_of(each); });
    if (state == states.end()) return std::nullopt;
    amount.value.state = *state;
    if (*state != CellState::amount) return amount;
    const std::variant<Amount, AmountFault> printed = Amount::parse(fields[1]);
    if (!std::holds_alternative<Amount>(printed)) return std::nullopt;
    amount.value.printed = std::get<Amount>(printed);
    return amount;
}

}  // namespace

void append_amounts_csv(std::string& out, const PublishedAmounts& amounts) {
    CsvWriter csv(out);
    for (const char* heading : headings) csv.quoted(heading);
    csv.end_row();
    for (const PublishedAmount& amount : amounts) {
        csv.quoted(amount.cell);
        csv.amount(amount.value);
        csv.quoted(name_of(amount.value.state));
        csv.quoted(amount.unit);
        csv.end_row();
    }
}

std::vector<TableField> amounts_csv_fields(const Words& words) {
    std::vector<TableField> fields;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        const std::string word = heading_words[i];
        TableField& field = fields.emplace_back(TableField{headings[i], headings[i], FieldType::text, words.at(word)});
        field.description = words.at(word + "-explained");
    }
    fields[0].is_of_key = fields[0].is_always_set = true;
    fields[1].type = FieldType::number;
    fields[2].is_always_set = true;
    for (const CellState state : states) fields[2].categories.emplace_back(name_of(state));
    return fields;
}

std::optional<PublishedAmounts> read_amounts_csv(std::string_view text) {
    const std::optional<Fields> first = take_row(text);
    if (!first || !std::equal(first->begin(), first->end(), headings.begin())) return std::nullopt;
    PublishedAmounts amounts;
    while (!text.empty()) {
        std::optional<Fields> row = take_row(text);
        std::optional<PublishedAmount> amount = row ? amount_of(std::move(*row)) : std::nullopt;
        if (!amount) return std::nullopt;
        amounts.push_back(std::move(*amount));
    }
    return amounts;
}

const std::vector<std::string>& amounts_csv_words() {
    static const std::vector<std::string> names = {"download-amounts", "amounts-before", "amounts-cell", "amounts-cell-explained"};
    return names;
}

}  // namespace sitegen
