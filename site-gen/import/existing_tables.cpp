#include "import/existing_tables.hpp"

#include "disk/file.hpp"
#include "disk/folder.hpp"
#include "disk/read_file.hpp"
#include "load/toml.hpp"
#include "text/sha256.hpp"

namespace sitegen {

namespace {

void read_block(const TomlNode& node, const std::string& name, ExistingTables& tables) {
    const TomlNode* columns = node.find("columns");
    const TomlNode* rows = node.find("rows");
    const bool has_rows = columns != nullptr && rows != nullptr && columns->kind == TomlNode::Kind::array;
    if (!has_rows) return;  // "source-cells" names columns and rows, too
    ExistingBlock block;
    block.place = rows->place;
    for (const TomlNode& column : columns->items()) block.columns.emplace_back(column.text);
    for (const TomlNode& row : rows->items()) {
        std::vector<std::string>& values = block.rows.emplace_back();
        for (const TomlNode& value : row.items()) values.emplace_back(value.text);
    }
    if (const TomlNode* source = node.find("source-cells"); source != nullptr && source->kind == TomlNode::Kind::table) {
        if (const TomlNode* digest = source->find("digest")) block.digest = digest->text;
    }
    tables.blocks.emplace(name, std::move(block));
}

void read_table(const TomlEntry& entry, ExistingTables& tables) {
    if (entry.value.kind != TomlNode::Kind::table) return;
    if (const TomlNode* unit = entry.value.find("unit")) tables.units.emplace(entry.key, std::string(unit->text));
    read_block(entry.value, entry.key, tables);
    for (const TomlEntry& side : entry.value.entries()) {
        if (side.value.kind == TomlNode::Kind::table) read_block(side.value, entry.key + "." + side.key, tables);
    }
}

}  // namespace

bool ExistingTables::is_as_imported(std::string_view block) const {
    const auto found = blocks.find(block);
    return found != blocks.end() && !found->second.digest.empty() &&
           found->second.digest == digest_of_rows(found->second.columns, found->second.rows);
}

std::vector<ExistingFile> files_with_tables(const std::filesystem::path& folder) {
    std::vector<ExistingFile> files;
    const FileDescriptor open = open_folder(folder);
    if (!open.is_open()) return files;
    for (const std::string& name : names_in(open, folder)) {
        const bool has_tables =
            name.ends_with(".toml") && !name.starts_with('.') && name != "document.toml" && name != "performance.toml";
        if (has_tables) files.push_back({(folder / name).string(), read_whole_file(folder / name)});
    }
    return files;
}

ExistingTables read_existing_tables(std::vector<ExistingFile> files, Sources& sources, Findings& findings) {
    ExistingTables tables;
    for (ExistingFile& file : files) {
        const std::uint32_t number = sources.add(file.path, file.text);
        const std::optional<TomlNode> root = parse_toml(sources, number, findings);
        if (!root) {
            tables.has_faults = true;
            continue;
        }
        const TomlNode* all = root->find("tables");
        if (all == nullptr || all->kind != TomlNode::Kind::table) continue;
        for (const TomlEntry& entry : all->entries()) read_table(entry, tables);
        tables.files.push_back(std::move(file));
    }
    return tables;
}

std::string digest_of_rows(const std::vector<std::string>& columns, const std::vector<std::vector<std::string>>& rows) {
    Sha256 digest;
    for (const std::string& column : columns) digest.add_item(column);
    for (const std::vector<std::string>& row : rows) {
        digest.add_item(std::to_string(row.size()));
        for (const std::string& value : row) digest.add_item(value);
    }
    return hexadecimal(digest.digest()).substr(0, 16);
}

std::vector<std::string> columns_of(const ImportedSide& side) {
    std::vector<std::string> columns = side.form->rows.key_columns();
    for (const ColumnForm* column : side.columns) columns.push_back(column->id);
    return columns;
}

std::vector<std::vector<std::string>> rows_of(const ImportedSide& side) {
    std::vector<std::vector<std::string>> rows;
    rows.reserve(side.rows.size());
    for (const ImportedRow& row : side.rows) {
        std::vector<std::string> values = row.keys;
        for (const ImportedCell& cell : row.cells) values.push_back(cell.value);
        rows.push_back(std::move(values));
    }
    return rows;
}

std::string block_name(const TableForm& table, const SideForm& side) {
    return side.id.empty() ? table.id : table.id + "." + side.id;
}

}  // namespace sitegen
