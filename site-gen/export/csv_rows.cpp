#include "export/csv_rows.hpp"

#include <algorithm>

namespace sitegen {

CsvRows::CsvRows(std::string_view csv) : rest_(csv) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
}

bool CsvRows::next(std::vector<std::string>& fields) {
    if (rest_.empty()) return false;
    std::size_t count = 0;
    for (bool is_last = false; !is_last; ++count) {
        if (count == fields.size()) fields.emplace_back();
        std::string& field = fields[count];
        field.clear();
        std::size_t end = 0;
        if (rest_.starts_with('"')) {
            for (end = 1;;) {
                const std::size_t quote = rest_.find('"', end);
                field += rest_.substr(end, quote - end);
                end = quote == std::string_view::npos ? rest_.size() : quote + 1;
                if (!rest_.substr(end).starts_with('"')) break;
                field += '"';
                ++end;
            }
        } else {
            end = std::min(rest_.find_first_of(",\r"), rest_.size());
            field = rest_.substr(0, end);
        }
        is_last = !rest_.substr(end).starts_with(',');
        // Behind it is a comma, or a carriage return and a line feed.
        rest_.remove_prefix(std::min(end + (is_last ? 2 : 1), rest_.size()));
    }
    fields.resize(count);
    return true;
}

}  // namespace sitegen
