#include "model/document_names.hpp"

#include <algorithm>

#include "text/checksum.hpp"
#include "text/utf8.hpp"

namespace sitegen {

std::vector<TableNames> names_of(const Document& document) {
    std::vector<TableNames> tables;
    for (const Table& table : document.tables) {
        for (const Side& side : table.sides) {
            if (side.form->rows.kind != RowsForm::Kind::named) continue;
            TableNames names{table.form->id, side.form->id, {}};
            for (const Row& row : side.rows) {
                if (row.role == RowRole::line)
                    names.names.push_back(checksum_of(bare_name(row.names.front(), document.standard->ignored_words)));
            }
            std::sort(names.names.begin(), names.names.end());
            names.names.erase(std::unique(names.names.begin(), names.names.end()), names.names.end());
            tables.push_back(std::move(names));
        }
    }
    return tables;
}

}  // namespace sitegen
