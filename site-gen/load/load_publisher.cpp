#include "load/load_publisher.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "model/page_kinds.hpp"
#include "model/rules.hpp"
#include "text/joined.hpp"
#include "text/web_address.hpp"
#include "text/written_form.hpp"

namespace sitegen {

namespace {

// What an imprint's form declares.
struct ImprintField {
    std::string id;
    std::string title;
    std::vector<std::string> forms;
    std::string url;
    bool is_optional = false;
    bool is_link = false;    // its value is an address, and its title the text of the link
    bool is_hidden = false;  // it is only for tags
};

struct FactName {
    std::string_view name;
    PageFact fact;
};

constexpr std::array<FactName, 9> fact_names = {{{"site", PageFact::site},
                                                 {"publisher", PageFact::publisher},
                                                 {"title", PageFact::title},
                                                 {"description", PageFact::description},
                                                 {"section", PageFact::section},
                                                 {"department", PageFact::department},
                                                 {"date", PageFact::date},
                                                 {"domain", PageFact::domain},
                                                 {"address", PageFact::address}}};

// Reads the form of an imprint, then the values that site.toml gives for it.
class ImprintLoader {
  public:
    ImprintLoader(TableReader& values, const SiteSettings& site) : values_(values), site_(site) {}

    Imprint load(TableReader& form) {
        form.refuse_others({"field", "meta"});
        for (TableReader& entry : form.tables("field", Need::optional)) load_field(entry);
        read_values();
        for (TableReader& entry : form.tables("meta", Need::optional)) load_tag(entry);
        return std::move(imprint_);
    }

  private:
    void load_field(TableReader& entry) {
        entry.refuse_others({"id", "title", "forms", "url", "optional", "link", "hidden"});
        ImprintField field;
        field.id = entry.id(ids_, "field");
        field.title = entry.text("title", Need::required);
        field.forms = entry.texts("forms", Need::optional);
        field.url = entry.web_address("line");
        field.is_optional = entry.boolean("optional");
        field.is_link = entry.boolean("link");
        field.is_hidden = entry.boolean("hidden");
        for (const std::string& each : field.forms) {
            if (is_form(each)) continue;
            entry.findings().error(rules::invalid_value, entry.place_of("forms", each), "\"" + each + "\" is not a form of a text",
                                   "Write # for a digit, [abc] for one of these characters, and any other character as it is.");
        }
        std::erase_if(field.forms, [](const std::string& each) { return !is_form(each); });
        if (field.id == "form") {
            entry.findings().error(rules::invalid_value, entry.place_of("id"), "no field can be called \"form\"",
                                   "[imprint] of site.toml names this file with that key. Give the field another id.");
            return;
        }
        fields_.push_back(std::move(field));
    }

    void read_values() {
        std::vector<std::string> known = {"form"};
        for (const ImprintField& field : fields_) known.push_back(field.id);
        values_.refuse_others(known);
        for (const ImprintField& field : fields_) read_value(field);
    }

    void read_value(const ImprintField& field) {
        if (values_.find(field.id) == nullptr && !field.is_optional) {
            values_.findings().error(rules::missing_key, values_.place(),
                                     "\"" + field.id + "\" is missing: the imprint has to give “" + field.title + "”",
                                     field.forms.empty() ? "Add it to [imprint]."
                                                         : "Add it to [imprint], in the form " + joined(field.forms, ", ") + ".");
            return;
        }
        const std::string value = values_.text(field.id, Need::optional);
        if (value.empty()) return;
        const auto fits = [&value](const std::string& form) { return has_form(value, form); };
        if (field.is_link && !is_web_address(value)) {
            values_.findings().error(rules::unsafe_link, values_.place_of(field.id), "“" + field.title + "” is not a web address",
                                     "Begin it with https:// or http://, and escape spaces and quotation marks.");
            return;
        }
        if (!field.forms.empty() && std::none_of(field.forms.begin(), field.forms.end(), fits)) {
            values_.findings().error(rules::invalid_value, values_.place_of(field.id),
                                     "“" + field.title + "” does not have its form: " + joined(field.forms, ", "),
                                     "# stands for one digit, [abc] for one of these characters.");
            return;
        }
        texts_[field.id] = value;
        if (field.is_hidden) return;
        if (field.is_link) {
            imprint_.lines.push_back({field.title, {}, value});
        } else {
            imprint_.lines.push_back({field.title, value, field.url});
        }
    }

    void load_tag(TableReader& entry) {
        entry.refuse_others({"name", "content", "pages"});
        PageTag tag;
        tag.name = entry.text("name", Need::required);
        tag.pages = entry.texts("pages", Need::optional);
        for (const std::string& kind : tag.pages) check_kind(entry, kind);
        if (split(entry, entry.text("content", Need::required), tag) && !tag.content.empty())
            imprint_.tags.push_back(std::move(tag));
    }

    static void check_kind(const TableReader& entry, const std::string& kind) {
        const std::vector<std::string> kinds(page_kind_names.begin(), page_kind_names.end());
        if (std::find(kinds.begin(), kinds.end(), kind) != kinds.end()) return;
        entry.findings().error(rules::invalid_value, entry.place_of("pages", kind),
                               "there is no kind of page \"" + kind + "\"" + nearest_hint(kind, kinds),
                               "Kinds of pages are " + joined(kinds, ", ") + ".");
    }

    // Splits the content into texts and facts. Returns false if an optional field has no value: then there is no such tag.
    bool split(const TableReader& entry, std::string_view content, PageTag& tag) const {
        bool is_complete = true;
        while (!content.empty()) {
            const std::size_t open = content.find("{{");
            const std::size_t close = open == std::string_view::npos ? open : content.find("}}", open);
            if (close == std::string_view::npos) {
                tag.content.push_back({std::string(content), PageFact::none});
                break;
            }
            if (open > 0) tag.content.push_back({std::string(content.substr(0, open)), PageFact::none});
            is_complete = add(entry, std::string(content.substr(open + 2, close - open - 2)), tag) && is_complete;
            content.remove_prefix(close + 2);
        }
        return is_complete;
    }

    bool add(const TableReader& entry, const std::string& name, PageTag& tag) const {
        if (ids_.contains(name)) {
            const auto text = texts_.find(name);
            if (text == texts_.end()) return false;
            tag.content.push_back({text->second, PageFact::none});
            return true;
        }
        const auto fact =
            std::find_if(fact_names.begin(), fact_names.end(), [&](const FactName& each) { return each.name == name; });
        if (fact == fact_names.end()) {
            std::vector<std::string> known(ids_.begin(), ids_.end());
            for (const FactName& each : fact_names) known.emplace_back(each.name);
            entry.findings().error(rules::invalid_value, entry.place_of("content"),
                                   "no fact of a page and no field is called \"" + name + "\"" + nearest_hint(name, known),
                                   "Names are " + joined(known, ", ") + ".");
            return false;
        }
        const bool needs_address = fact->fact == PageFact::domain || fact->fact == PageFact::address;
        if (needs_address && site_.address.empty()) {
            entry.findings().error(rules::missing_key, entry.place_of("content"),
                                   "{{" + name + "}} needs the address of the site, which site.toml does not give",
                                   "Add address = \"https://…/\" to site.toml.");
            return false;
        }
        tag.content.push_back({{}, fact->fact});
        return true;
    }

    TableReader& values_;
    const SiteSettings& site_;
    std::vector<ImprintField> fields_;
    std::set<std::string> ids_;
    std::map<std::string, std::string> texts_;  // by the ids of fields
    Imprint imprint_;
};

std::string load_address(TableReader& reader) {
    std::string address = reader.text("address", Need::optional);
    if (address.empty()) return {};
    const std::string fault = site_address_fault(address);
    if (fault.empty()) return address;
    reader.findings().error(rules::invalid_value, reader.place_of("address"), "the address of the site " + fault,
                            "Write the address of its folder as browsers show it, such as https://example.org/budgets/.");
    return {};
}

Contact load_contact(TableReader& reader) {
    Contact contact;
    std::optional<TableReader> table = reader.table("contact", Need::optional);
    if (!table) return contact;
    table->refuse_others({"name", "email", "telephone", "url"});
    contact.name = table->text("name", Need::optional);
    contact.email = table->text("email", Need::optional);
    contact.telephone = table->text("telephone", Need::optional);
    contact.url = table->web_address("contact");
    if (!contact.url.empty() && !is_web_address(contact.url)) {
        table->findings().error(rules::unsafe_link, table->place_of("url"),
                                "the address of the contact has a character that is not allowed",
                                "Escape spaces, quotation marks and brackets with %.");
    }
    if (!contact.email.empty() && !is_email(contact.email)) {
        table->findings().error(rules::invalid_value, table->place_of("email"), "this is not an e-mail address",
                                "Write it without a name and brackets: budget@example.org");
    }
    if (!contact.telephone.empty() && dialled(contact.telephone).empty()) {
        table->findings().error(
            rules::invalid_value, table->place_of("telephone"), "this is not a telephone number",
            "Write one number: digits, with spaces, hyphens or brackets between them and + before the country.");
    }
    const bool has_any = table->find("email") != nullptr || table->find("telephone") != nullptr || table->find("url") != nullptr;
    if (!has_any) {
        table->findings().error(rules::missing_key, table->place(), "the contact has no \"email\", \"telephone\" or \"url\"",
                                "Add one of them, so that readers can reach the publisher.");
    }
    return contact;
}

}  // namespace

std::vector<std::string> load_publisher(TableReader& reader, FileReader& files, Sources& sources, SiteSettings& site) {
    site.address = load_address(reader);
    site.contact = load_contact(reader);
    std::optional<TableReader> imprint = reader.table("imprint", Need::optional);
    if (!imprint) return {};
    const std::string form = imprint->text("form", Need::required);
    if (form.empty()) return {};
    const std::optional<std::uint32_t> file = files.read_text(form, imprint->place_of("form"));
    const std::optional<TomlNode> root = file ? parse_toml(sources, *file, reader.findings()) : std::nullopt;
    if (root) {
        TableReader declared(*root, reader.findings());
        site.imprint = ImprintLoader(*imprint, site).load(declared);
    }
    return {form};
}

}  // namespace sitegen
