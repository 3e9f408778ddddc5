#include "build/document_data.hpp"

#include "disk/file.hpp"
#include "export/csvw.hpp"
#include "export/data_package.hpp"
#include "export/document_json.hpp"
#include "export/document_workbook.hpp"
#include "export/table_formats.hpp"
#include "model/addresses.hpp"

namespace sitegen {

void write_document_data(const DocumentData& data,
                         const std::function<DataFile(const std::string& path, const MakeBytes& make)>& write,
                         DocumentFiles& files) {
    thread_local std::string bytes;  // keeps its memory from file to file
    const SiteSettings& site = data.build.site;
    const Words& words = data.build.theme.words;
    const Document& document = data.document;
    std::vector<PackagedFile> packaged;
    for (const TableFile& table : data.printed.files) {
        for (const TableFormat& format : table_formats()) {
            const DataFile file = write(download_path(path_of(table, format)), [&]() -> const std::string& {
                bytes.clear();
                format.append(bytes, table, data.printed, {words, site.csv_bom});
                return bytes;
            });
            std::vector<TableField> fields;
            if (site.outputs.data_packages) fields = format.fields(table, words);
            packaged.push_back({table, format, std::move(fields), file.byte_count, file.digest});
            files.tables.push_back({&table, format.title, file, format.media_type});
        }
    }
    if (site.outputs.workbooks) {
        files.workbook = write(workbook_path(document.department, document.year, document.stage), [&]() -> const std::string& {
            const MemoryFile file;
            const std::string address = site.address.empty() ? "" : canonical_url(site, data.folder + document_path::page);
            write_document_workbook(file.path(), data.work_folder,
                                    {site, data.department, document, data.printed, data.report, words, address});
            return bytes = file.read();
        });
    }
    if (site.outputs.json) {
        files.json = write(document_path::json, [&]() -> const std::string& {
            bytes.clear();
            const std::string schema = "../" + data.root + site_path::document_schema;  // from the folder of the data
            append_document_json(bytes, {site, data.department, document, data.printed, schema});
            return bytes;
        });
    }
    if (!site.outputs.data_packages) return;
    files.data_package = write(document_path::data_package, [&]() -> const std::string& {
        return bytes = data_package_json({site, data.department, document, packaged, words});
    });
    write(document_path::tables_metadata, [&]() -> const std::string& {
        std::vector<DescribedCsv> described;
        for (PackagedFile& file : packaged) {
            if (!file.format.is_delimited) continue;
            described.push_back({path_of(file.file, file.format), file.file.title, description_of(file.file, document, words),
                                 std::move(file.fields)});
        }
        return bytes = csvw_of_files(described, site);
    });
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
    const auto take = [](const auto& file, std::uint64_t& byte_count, Digest& digest) {
        if (!file) return;
        byte_count = file->byte_count;
        digest = file->digest;
    };
    take(files.workbook, downloads.workbook_bytes, downloads.workbook_digest);
    take(files.json, downloads.json_bytes, downloads.json_digest);
    take(files.data_package, downloads.package_bytes, downloads.package_digest);
}

}  // namespace sitegen
