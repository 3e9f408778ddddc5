#include "export/feed.hpp"

#include <algorithm>

#include "model/addresses.hpp"
#include "text/escape.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_entries = 100;

struct News {
    std::string date;
    std::string id;  // it never changes, and no two are the same
    std::string title;
    std::string text;
    std::string department;
    std::string url;
};

// The address of the document's folder.
std::string url_of(const SiteSettings& site, const DocumentSummary& document) { return site.address + document.folder; }

std::vector<News> news_of(const SiteSettings& site, const std::vector<DepartmentSummary>& departments, const Words& words) {
    std::vector<News> news;
    for (const DepartmentSummary& department : departments) {
        for (const DocumentSummary& document : department.documents) {
            const std::string& name = department.history.name_in(document.year, department.name);
            const std::string url = url_of(site, document);
            // Of one date, the later one is newer.
            for (std::size_t number = document.versions.size(); number > 0; --number) {
                const SummaryVersion& version = document.versions[number - 1];
                const std::string id = url + "#version-" + std::to_string(number);
                const std::string title = words.phrase("feed-correction", {{"title", document.title}});
                news.push_back({version.date, id, title, version.text, name, url});
            }
            if (!document.published.empty()) news.push_back({document.published, url, document.title, {}, name, url});
        }
    }
    std::stable_sort(news.begin(), news.end(), [](const News& a, const News& b) { return a.date > b.date; });
    if (news.size() > most_entries) news.resize(most_entries);
    return news;
}

void add_element(std::string& xml, const char* name, std::string_view text) {
    xml += std::string("<") + name + ">";
    append_escaped(xml, text);
    xml += std::string("</") + name + ">";
}

void add_link(std::string& xml, const char* relation, std::string_view url) {
    xml += std::string("<link rel=\"") + relation + "\" href=\"";
    append_escaped(xml, url);
    xml += "\"/>";
}

std::string at_midnight(const std::string& date) { return date + "T00:00:00Z"; }

}  // namespace

std::string feed_text(const SiteSettings& site, const std::vector<DepartmentSummary>& departments, const Words& words) {
    const std::vector<News> news = news_of(site, departments, words);
    if (news.empty()) return {};
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"";
    append_escaped(xml, site.language);
    xml += "\">\n";
    add_element(xml, "id", site.address);
    add_element(xml, "title", site.title);
    if (!site.description.empty()) add_element(xml, "subtitle", site.description);
    add_element(xml, "updated", at_midnight(news.front().date));
    add_link(xml, "self", site.address + site_path::feed);
    add_link(xml, "alternate", site.address);
    xml += "<author>";
    add_element(xml, "name", site.publisher);
    xml += "</author>\n";
    for (const News& each : news) {
        xml += "<entry>";
        add_element(xml, "id", each.id);
        add_element(xml, "title", each.title);
        add_element(xml, "updated", at_midnight(each.date));
        add_element(xml, "published", at_midnight(each.date));
        add_link(xml, "alternate", each.url);
        xml += "<author>";
        add_element(xml, "name", each.department);
        xml += "</author>";
        add_element(xml, "summary", each.text.empty() ? each.department : each.text);
        xml += "</entry>\n";
    }
    return xml + "</feed>\n";
}

const std::vector<std::string>& feed_words() {
    static const std::vector<std::string> names = {"feed-correction"};
    return names;
}

}  // namespace sitegen
