#include "load/load_classifications.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "model/rules.hpp"
#include "text/ascii.hpp"

namespace sitegen {

namespace {

constexpr int longest_code = 32;

// "function", or "other-standard/function". The latter is in the folder of that standard, which is beside this standard's folder.
struct ClassificationName {
    std::string standard;  // empty: the standard that names it
    std::string id;
};

// Returns nothing if it has neither form. Both parts become parts of a path.
std::optional<ClassificationName> parse_classification_name(std::string_view text) {
    const std::size_t slash = text.find('/');
    const bool is_of_other = slash != std::string_view::npos;
    ClassificationName name;
    if (is_of_other) name.standard = text.substr(0, slash);
    name.id = is_of_other ? text.substr(slash + 1) : text;
    const bool is_sound = is_slug(name.id) && (!is_of_other || is_slug(name.standard));
    return is_sound ? std::optional(std::move(name)) : std::nullopt;
}

// The lengths of the codes. None, after a finding, if they are not in ascending order.
std::vector<std::size_t> load_levels(TableReader& reader) {
    std::vector<std::size_t> levels;
    int last = 0;
    for (const int length : reader.integers("levels", Need::required)) {
        if (length <= last || length > longest_code) {
            reader.findings().error(
                rules::invalid_value, reader.place_of("levels"),
                "the lengths of codes must increase, from at least 1 to at most " + std::to_string(longest_code),
                "Write them from the top level down: [3, 5, 7].");
            return {};
        }
        levels.push_back(static_cast<std::size_t>(length));
        last = length;
    }
    return levels;
}

// What the codes tell apart.
ClassificationKind load_kind(TableReader& reader) {
    using Kind = ClassificationKind;
    static const std::map<std::string, Kind, std::less<>> kinds = {{"functional", Kind::functional},
                                                                   {"economic", Kind::economic},
                                                                   {"administrative", Kind::administrative},
                                                                   {"financing", Kind::financing},
                                                                   {"programme", Kind::programme}};
    const std::string kind = reader.text("kind", Need::optional);
    const auto known = kinds.find(kind);
    if (known != kinds.end()) return known->second;
    if (!kind.empty()) {
        reader.findings().error(rules::invalid_value, reader.place_of("kind"),
                                "there is no kind of classification \"" + kind + "\"",
                                "Write functional, economic, administrative, financing or programme.");
    }
    return Kind::other;
}

Code load_code(const TomlEntry& entry, Findings& findings) {
    Code code;
    code.place = entry.place;
    if (entry.value.kind == TomlNode::Kind::string) {
        code.name = checked_text(entry.value, findings);
        if (code.name.empty())
            findings.error(rules::invalid_value, entry.value.place, "the code's name is empty", "Write its name.");
        return code;
    }
    TableReader detail(entry.value, findings);
    detail.refuse_others({"name", "from", "until"});
    code.name = detail.text("name", Need::required);
    code.from = detail.integer("from", Need::optional);
    code.until = detail.integer("until", Need::optional);
    return code;
}

void load_codes(TableReader& reader, Need need, Classification& result) {
    if (!reader.table("codes", need)) return;
    for (const TomlEntry& entry : reader.find("codes")->entries()) {
        if (!is_code(entry.key)) {
            reader.findings().error(rules::invalid_name, entry.place, "\"" + entry.key + "\" cannot be a code",
                                    "Use at most 32 characters: letters a to z, digits and, between them, points and hyphens.");
        } else if (!result.levels.empty() && result.level_of(entry.key) == 0) {
            reader.findings().error(rules::invalid_value, entry.place,
                                    "the code " + entry.key + " has none of the lengths in \"levels\"",
                                    "Correct the code or the levels.");
        }
        Code code = load_code(entry, reader.findings());
        code.position = result.codes.size();
        result.codes.emplace(entry.key, std::move(code));
    }
}

// The codes of other lists, for a column in which documents print codes of several. Its own name for a code comes first, then that
// of the list that is named first.
void include_codes(TableReader& reader, const Standard& standard, Classification& result) {
    for (const std::string& id : reader.texts("includes", Need::required)) {
        const auto found = standard.classifications.find(id);
        if (found == standard.classifications.end()) {
            reader.findings().error(rules::invalid_value, reader.place_of("includes", id),
                                    "the standard names no classification \"" + id + "\" before this one",
                                    "Name it in \"classifications\" of the standard, before \"" + result.id + "\".");
            continue;
        }
        const Classification& included = found->second;
        if (result.levels.empty()) {
            result.levels = included.levels;
            result.is_flat = included.is_flat;
        }
        if (result.levels != included.levels || result.is_flat != included.is_flat) {
            reader.findings().error(rules::invalid_value, reader.place_of("includes", id),
                                    "the codes of " + id + " have other lengths or levels than those of this classification",
                                    "Include only classifications with the same \"levels\" and the same \"flat\".");
            continue;
        }
        const std::size_t first = result.codes.size();
        for (const auto& [code, meaning] : included.codes) {
            const auto added = result.codes.emplace(code, meaning);
            if (added.second) added.first->second.position += first;
        }
    }
}

// Returns nothing, after a finding, if the file cannot be read. standard: the one that names it.
std::optional<Classification> load_classification(FileReader& files, const std::string& path, const std::string& id,
                                                  const Place& named_at, Sources& sources, Findings& findings,
                                                  const Standard& standard) {
    const std::optional<std::uint32_t> file = files.read_text(path, named_at);
    const std::optional<TomlNode> root = file ? parse_toml(sources, *file, findings) : std::nullopt;
    if (!root) return std::nullopt;
    Classification result;
    result.id = id;
    result.place = root->place;
    TableReader reader(*root, findings);
    reader.refuse_others({"id", "title", "kind", "levels", "flat", "codes", "includes"});
    const std::string stated_id = reader.slug("id", Need::required);
    if (!stated_id.empty() && stated_id != id) {
        findings.error(rules::wrong_folder, reader.place_of("id"),
                       "the file is named " + id + ".toml, but its id is \"" + stated_id + "\"", "Give both the same name.");
    }
    result.title = reader.plain_title("title", Need::required);
    result.kind = load_kind(reader);
    const bool includes = reader.find("includes") != nullptr;
    if (!includes || reader.find("levels") != nullptr) result.levels = load_levels(reader);
    result.is_flat = reader.boolean("flat");
    load_codes(reader, includes ? Need::optional : Need::required, result);
    if (includes) include_codes(reader, standard, result);
    return result;
}

// The files of other standards from which a standard takes its classifications: "plain/function.toml". Faults are left to the
// loader of that standard. These readings are not recorded, because only a warning depends on them.
std::vector<std::string> files_of_other_standards(const std::filesystem::path& standards, const std::string& id) {
    std::vector<std::string> found;
    Sources sources;
    Findings unheard;
    FileReader files(standards, sources, unheard);
    const std::optional<std::uint32_t> file = files.read_text(id + "/standard.toml");
    const std::optional<TomlNode> root = file ? parse_toml(sources, *file, unheard) : std::nullopt;
    const TomlNode* named = root ? root->find("classifications") : nullptr;
    if (named == nullptr) return found;
    for (const TomlNode& item : named->items()) {
        const std::optional<ClassificationName> name = parse_classification_name(item.text);
        if (name && !name->standard.empty()) found.push_back(std::string(item.text) + ".toml");
    }
    return found;
}

}  // namespace

bool is_code(std::string_view text) {
    const auto is_plain = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
    const auto is_allowed = [&](char c) { return is_plain(c) || c == '.' || c == '-'; };
    return !text.empty() && text.size() <= longest_code && is_plain(text.front()) && is_plain(text.back()) &&
           std::all_of(text.begin(), text.end(), is_allowed);
}

std::vector<std::string> load_classifications(TableReader& reader, const StandardFolder& folder, StandardFolders& folders,
                                              Sources& sources, Standard& standard) {
    std::vector<std::string> ids;
    for (const std::string& named : reader.texts("classifications", Need::optional)) {
        const Place place = reader.place_of("classifications", named);
        const std::optional<ClassificationName> name = parse_classification_name(named);
        if (!name) {
            reader.findings().error(rules::invalid_name, place, "\"" + named + "\" cannot name a classification",
                                    "Write its id, or that of another standard and its id: \"other-standard/function\"");
            continue;
        }
        ids.push_back(name->id);
        // If that standard does not exist, its file is looked for beside this one, and reported as missing there.
        const StandardFolder beside{folder.files, folder.path.substr(0, folder.path.rfind('/') + 1) + name->standard};
        const StandardFolder in = name->standard.empty() ? folder : folders.find(name->standard).value_or(beside);
        std::optional<Classification> loaded = load_classification(*in.files, in.path + "/" + name->id + ".toml", name->id, place,
                                                                   sources, reader.findings(), standard);
        if (loaded) standard.classifications.emplace(name->id, std::move(*loaded));
    }
    return ids;
}

bool is_taken_elsewhere(FileReader& files, const std::string& folder, const std::string& id) {
    const std::size_t slash = folder.rfind('/');
    const std::string all = folder.substr(0, slash);
    const std::string wanted = folder.substr(slash + 1) + "/" + id + ".toml";
    for (const std::string& other : files.folders_in(all)) {
        const std::vector<std::string> taken = files_of_other_standards(files.root() / all, other);
        if (std::find(taken.begin(), taken.end(), wanted) != taken.end()) return true;
    }
    return false;
}

}  // namespace sitegen
