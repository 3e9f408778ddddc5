#include "model/document_names.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace sitegen {

std::uint64_t hash_of_name(std::string_view bare_name) {
    std::uint64_t hash = 0xCBF29CE484222325U;
    for (const char c : bare_name) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 0x100000001B3U;
    }
    return hash;
}

std::vector<TableNames> names_of(const Document& document) {
    std::vector<TableNames> tables;
    for (const Table& table : document.tables) {
        for (const Side& side : table.sides) {
            if (side.form->rows.kind != RowsForm::Kind::named) continue;
            TableNames names{table.form->id, side.form->id, {}};
            for (const Row& row : side.rows) {
                if (row.role == RowRole::line) names.names.push_back(hash_of_name(bare_name(row.names.front())));
            }
            std::sort(names.names.begin(), names.names.end());
            names.names.erase(std::unique(names.names.begin(), names.names.end()), names.names.end());
            tables.push_back(std::move(names));
        }
    }
    return tables;
}

}  // namespace sitegen
