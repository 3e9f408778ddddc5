#include "load/standard_files.hpp"

#include <algorithm>
#include <utility>

#include "load/extend_toml.hpp"
#include "load/table_reader.hpp"
#include "model/rules.hpp"

namespace sitegen {

namespace {

constexpr std::size_t most_layers = 8;

std::string id_of(const StandardFolder& folder) { return folder.path.substr(folder.path.rfind('/') + 1); }

// Writes the classifications of a standard as other standards name them. "function" of the standard plain is "plain/function" in
// one that extends it.
void qualify_classifications(TomlNode& root, const std::string& standard) {
    if (root.parts == nullptr) return;
    for (TomlEntry& entry : root.parts->entries) {
        if (entry.key != "classifications" || entry.value.kind != TomlNode::Kind::array) continue;
        for (TomlNode& name : entry.value.add_parts().items) {
            if (name.kind != TomlNode::Kind::string || name.text.find('/') != std::string_view::npos) continue;
            std::string qualified = standard + "/" + std::string(name.text);
            TomlParts& parts = name.add_parts();
            parts.text = std::move(qualified);
            name.text = parts.text;
            name.is_verbatim = false;
        }
    }
}

std::string_view last_part(std::string_view name) { return name.substr(name.rfind('/') + 1); }

// A standard inherits the classifications of the standard that it extends, except those that it names itself.
void add_classifications(TomlNode& own, TomlNode& base) {
    const auto find = [](TomlNode& root) -> TomlNode* {
        for (TomlEntry& entry : root.add_parts().entries) {
            if (entry.key == "classifications" && entry.value.kind == TomlNode::Kind::array) return &entry.value;
        }
        return nullptr;
    };
    TomlNode* of_own = find(own);
    TomlNode* of_base = find(base);
    if (of_own == nullptr || of_base == nullptr) return;
    std::vector<TomlNode>& names = of_own->add_parts().items;
    for (TomlNode& name : of_base->add_parts().items) {
        const bool is_known = std::any_of(names.begin(), names.end(),
                                          [&](const TomlNode& each) { return last_part(each.text) == last_part(name.text); });
        if (!is_known) names.push_back(std::move(name));
    }
}

}  // namespace

StandardFiles::StandardFiles(const StandardFolder& folder, StandardFolders& folders, Sources& sources, Findings& findings)
    : folders_(folders), sources_(sources), findings_(findings), layers_{folder} {}

std::optional<TomlNode> StandardFiles::standard() {
    std::vector<TomlNode> roots;
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        std::optional<TomlNode> root = read(layers_[i], "standard.toml");
        if (!root) return std::nullopt;
        const bool is_whole = root->find("extends") == nullptr;
        const std::optional<StandardFolder> base = is_whole ? std::nullopt : find_base(*root);
        if (!is_whole && !base) return std::nullopt;
        roots.push_back(std::move(*root));
        if (base) layers_.push_back(*base);
    }
    TomlNode merged = std::move(roots.back());
    for (std::size_t i = roots.size() - 1; i-- > 0;) {
        qualify_classifications(merged, id_of(layers_[i + 1]));
        add_classifications(roots[i], merged);
        for (RemovedEntry& entry : extend_toml(merged, std::move(roots[i]), findings_))
            left_out_.push_back({std::move(entry.list), std::move(entry.id), id_of(layers_[i]), entry.place});
    }
    return merged;
}

// Returns nothing, after a finding, if the base does not exist, or if it extends this standard in turn.
std::optional<StandardFolder> StandardFiles::find_base(const TomlNode& root) {
    TableReader reader(root, findings_);
    const std::string id = reader.slug("extends", Need::required);
    if (id.empty()) return std::nullopt;
    const bool is_circle =
        std::any_of(layers_.begin(), layers_.end(), [&](const StandardFolder& layer) { return id_of(layer) == id; });
    if (is_circle || layers_.size() == most_layers) {
        findings_.error(rules::invalid_value, reader.place_of("extends"),
                        is_circle ? "the standard \"" + id + "\" extends itself" : "standards extend one another too deeply",
                        "Let it extend a standard that does not depend on it.");
        return std::nullopt;
    }
    std::optional<StandardFolder> base = folders_.find(id);
    if (!base) {
        findings_.error(rules::unknown_standard, reader.place_of("extends"), "there is no standard \"" + id + "\"",
                        "Name a standard of content/standards, or one that comes with the program.");
    }
    return base;
}

std::optional<TomlNode> StandardFiles::other(const std::string& name) {
    std::optional<TomlNode> merged;
    for (auto layer = layers_.rbegin(); layer != layers_.rend(); ++layer) {
        if (!layer->files->exists(layer->path + "/" + name)) continue;
        std::optional<TomlNode> root = read(*layer, name);
        if (!root) return std::nullopt;
        if (merged) {
            extend_toml(*merged, std::move(*root), findings_);
        } else {
            merged = std::move(root);
        }
    }
    return merged;
}

std::optional<TomlNode> StandardFiles::read(const StandardFolder& folder, const std::string& name) {
    const std::optional<std::uint32_t> file = folder.files->read_text(folder.path + "/" + name);
    return file ? parse_toml(sources_, *file, findings_) : std::nullopt;
}

}  // namespace sitegen
