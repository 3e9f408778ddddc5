#include "build/document_data.hpp"

#include "disk/file.hpp"
#include "export/data_package.hpp"
#include "export/document_json.hpp"
#include "export/document_workbook.hpp"
#include "export/table_formats.hpp"
#include "model/addresses.hpp"

namespace sitegen {

void write_document_data(const DocumentData& data,
                         const std::function<DataFile(const std::string& path, const std::string& bytes)>& write,
                         DocumentFiles& files) {
    thread_local std::string bytes;  // keeps its memory from file to file
    const SiteSettings& site = data.build.site;
    const Words& words = data.build.theme.words;
    const Document& document = data.document;
    std::vector<PackagedFile> packaged;
    for (const TableFile& table : data.printed.files) {
        for (const TableFormat& format : table_formats()) {
            bytes.clear();
            format.append(bytes, table, data.printed, {words, site.csv_bom});
            const DataFile file = write(download_path(path_of(table, format)), bytes);
            packaged.push_back({table, format, file.byte_count, file.digest});
            files.tables.push_back({&table, format.title, file, format.media_type});
        }
    }
    if (site.outputs.workbooks) {
        const MemoryFile file;
        const std::string address = site.address.empty() ? "" : canonical_url(site, data.folder + document_path::page);
        write_document_workbook(file.path(), {site, data.department, document, data.printed, data.report, words, address});
        files.workbook = write(workbook_path(document.department, document.year, document.stage), file.read());
    }
    if (site.outputs.json) {
        bytes.clear();
        const std::string schema = "../" + data.root + site_path::document_schema;  // from the folder of the data
        append_document_json(bytes, {site, data.department, document, data.printed, schema});
        files.json = write(document_path::json, bytes);
    }
    if (!site.outputs.data_packages) return;
    files.data_package = write(document_path::data_package, data_package_json({site, data.department, document, packaged, words}));
}

void note_downloads(const DocumentFiles& files, DocumentDownloads& downloads) {
    for (const WrittenTable& written : files.tables) {
        switch (written.table->kind) {
            case TableFile::Kind::table:
            case TableFile::Kind::targets:
                ++downloads.table_count;
                downloads.table_bytes += written.file.byte_count;
                break;
            case TableFile::Kind::cells:
                downloads.long_table_bytes = written.file.byte_count;
                downloads.long_table_digest = written.file.digest;
                break;
            case TableFile::Kind::notes:
                break;
        }
    }
    if (files.workbook) downloads.workbook_bytes = files.workbook->byte_count;
    if (files.json) downloads.json_bytes = files.json->byte_count;
    if (files.data_package) downloads.package_bytes = files.data_package->byte_count;
}

}  // namespace sitegen
