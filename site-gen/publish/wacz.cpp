#include "publish/wacz.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "disk/read_file.hpp"
#include "publish/capture_index.hpp"
#include "publish/interruption.hpp"
#include "publish/media_type.hpp"
#include "publish/source_date.hpp"
#include "publish/wacz_package.hpp"
#include "publish/warc_writer.hpp"
#include "text/escape.hpp"
#include "text/sha256.hpp"
#include "text/web_address.hpp"

namespace sitegen {

namespace {

constexpr const char* warc_name = "data.warc.gz";
constexpr std::string_view index_page = "index.html";

// Titles stand at the beginning of a page.
constexpr std::size_t most_head_bytes = std::size_t{64} << 10U;

struct ArchivedPage {
    std::string uri;
    std::string title;
};

std::string title_in(std::string_view head) {
    const std::size_t at = head.find("<title");
    const std::size_t begin = at == std::string_view::npos ? at : head.find('>', at);
    if (begin == std::string_view::npos) return {};
    const std::string_view rest = head.substr(begin + 1);
    return unescaped(rest.substr(0, rest.find('<')));
}

std::string description_of(const SiteEntries& site) {
    std::string text =
        "预算公开网站的归档：由 site-gen 从所发布的文件直接生成，不是抓取所得；HTTP 头由文件名推定。"
        "An archive of a site that discloses budgets. site-gen made it from the published files, not by crawling; the "
        "HTTP headers follow from the names of the files.";
    if (site.facts.address.empty())
        text += fmt::format(" 该网站未设地址，以 {0} 代替。The site does not state its address; {0} stands for it.",
                            address_of_no_site);
    if (site.is_part)
        text +=
            " 本归档只含网站的一部分，指向其余部分的链接标有 †。This is a part of the site; links to the rest of it are marked †.";
    return text;
}

std::string info_fields(const std::string& description) {
    return fmt::format(
        "software: site-gen {}\r\nformat: WARC File Format 1.1\r\n"
        "conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\ndescription: {}\r\n",
        SITE_GEN_VERSION, description);
}

// Captures the site, file by file.
class SiteCapture {
  public:
    SiteCapture(std::string address, WarcWriter& warc) : address_(std::move(address)), warc_(warc) {}

    void add(const BundleEntry& entry) {
        require_uninterrupted();
        const WarcResponse response{address_ + escaped_path(entry.name), std::string(content_type_of(entry.name)), entry.sha256,
                                    byte_count_of(entry)};
        const bool is_page = entry.name.ends_with(".html");
        std::string head;
        const WarcPlace place = warc_.add_response(response, [&](const WarcWriter::Take& take) {
            read_in_pieces(entry, [&](std::string_view bytes) {
                if (is_page && head.size() < most_head_bytes) head += bytes.substr(0, most_head_bytes - head.size());
                take(bytes);
            });
        });
        captures_.push_back({response.uri, std::string(media_type_of(entry.name)), entry.sha256, place});
        if (!is_page) return;
        pages_.push_back({response.uri, title_in(head)});
        if (entry.name == index_page) std::rotate(pages_.begin(), pages_.end() - 1, pages_.end());
        if (entry.name == index_page || entry.name.ends_with("/" + std::string(index_page))) add_folder(response);
    }

    [[nodiscard]] const std::vector<Capture>& captures() const { return captures_; }
    [[nodiscard]] const std::vector<ArchivedPage>& pages() const { return pages_; }
    [[nodiscard]] std::string home_page() const { return address_ + std::string(index_page); }

  private:
    void add_folder(const WarcResponse& page) {
        const std::string uri = page.uri.substr(0, page.uri.size() - index_page.size());
        captures_.push_back({uri, "warc/revisit", page.sha256, warc_.add_revisit(uri, page)});
    }

    std::string address_;
    WarcWriter& warc_;
    std::vector<Capture> captures_;
    std::vector<ArchivedPage> pages_;
};

std::string page_list(const std::vector<ArchivedPage>& pages, const std::string& time) {
    std::string text = nlohmann::ordered_json{{"format", "json-pages-1.0"}, {"id", "pages"}, {"title", "All pages"}}.dump() + "\n";
    for (const ArchivedPage& page : pages) {
        nlohmann::ordered_json line = {{"url", page.uri}, {"ts", time}};
        if (!page.title.empty()) line["title"] = page.title;
        // A file of content/static may be in any encoding.
        text += line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    }
    return text;
}

void add_part(Wacz& wacz, std::string name, std::string bytes) {
    std::string digest = sha256_of(bytes);
    wacz.entries.push_back({std::move(name), {}, std::move(bytes), std::move(digest)});
}

}  // namespace

Wacz make_wacz(const BundleOptions& options, std::int64_t unix_time, const UnfinishedFile& warc) {
    const SiteEntries site = gather_site(options, "");
    const std::string time = date_time_text(unix_time);
    const std::string description = description_of(site);
    WarcWriter writer(warc.descriptor(), options.output, time);
    writer.add_info(info_fields(description));
    SiteCapture capture(site.facts.address.empty() ? address_of_no_site : site.facts.address, writer);
    for (const BundleEntry& entry : site.entries) capture.add(entry);

    Wacz wacz;
    wacz.file_count = site.entries.size();
    const std::filesystem::path warc_file = warc.readable_path();
    wacz.entries.push_back({std::string("archive/") + warc_name, warc_file, {}, sha256_of_file(warc_file), ZipPacking::stored});
    add_part(wacz, "indexes/index.cdx", capture_index(capture.captures(), unix_time, warc_name));
    add_part(wacz, "pages/pages.jsonl", page_list(capture.pages(), time));
    WaczPackage package{site.facts.title, description, site.facts.publisher, time, {}, {}};
    if (!capture.pages().empty() && capture.pages().front().uri == capture.home_page()) {
        package.main_page = capture.home_page();
        if (package.title.empty()) package.title = capture.pages().front().title;
    }
    for (const BundleEntry& entry : wacz.entries) package.resources.push_back({entry.name, entry.sha256, byte_count_of(entry)});
    add_part(wacz, wacz_package_name, wacz_package(package));
    add_part(wacz, wacz_digest_name, wacz_digest(wacz.entries.back().bytes));
    return wacz;
}

}  // namespace sitegen
