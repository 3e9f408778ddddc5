#include "build/static_files.hpp"

#include "load/static_files.hpp"

namespace sitegen {

StaticFiles publish_static_files(const std::filesystem::path& content, const std::vector<std::string>& paths, FileWriter& writer) {
    StaticFiles published;
    Sources sources;
    Findings findings;
    FileReader files(content, sources, findings);
    for (const std::string& path : paths) {
        if (const std::optional<std::string> bytes = files.read_bytes(std::string(static_folder) + "/" + path))
            writer.write(path, *bytes);
    }
    published.log = files.log();
    published.files = writer.take();
    Report report;
    report.add(findings, sources);
    published.findings = std::move(report.list());
    return published;
}

}  // namespace sitegen
