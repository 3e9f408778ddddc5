#include "commands/message_language.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "commands/translated_messages.hpp"
#include "load/toml.hpp"

namespace sitegen {

namespace {

constexpr std::string_view around = "around";  // comes first: a value at the end of a sentence would take what is behind it
constexpr std::string_view every_rule = "every-rule";
constexpr std::string_view severities = "severity";
constexpr std::string_view other_lines = "line";

std::string group_of(std::string_view rule) { return "rule." + std::string(rule); }

void add_sentences(const TomlNode& table, const std::string& group, std::vector<SentencePattern>& patterns) {
    for (const TomlEntry& entry : table.entries()) {
        if (entry.value.kind != TomlNode::Kind::string)
            throw std::logic_error("a translation is no text in quotes: [" + group + "] " + entry.key);
        patterns.push_back({group, entry.key, std::string(entry.value.text)});
    }
}

std::vector<SentencePattern> patterns_of(const TranslatedMessages& messages) {
    Sources sources;
    Findings findings;
    const std::uint32_t file = sources.add("translations/" + std::string(messages.language), std::string(messages.toml));
    const std::optional<TomlNode> root = parse_toml(sources, file, findings);
    if (!root) {
        const Finding& fault = findings.list().front();
        throw std::logic_error("translations/" + std::string(messages.language) + ", line " + std::to_string(fault.place.line) +
                               " of its files: " + fault.message);
    }
    std::vector<SentencePattern> patterns;
    for (const TomlEntry& entry : root->entries()) {
        if (entry.key == "rule") {
            for (const TomlEntry& rule : entry.value.entries()) add_sentences(rule.value, group_of(rule.key), patterns);
        } else if (entry.key == "part") {
            for (const TomlEntry& part : entry.value.entries()) add_sentences(part.value, part.key, patterns);
        } else {
            add_sentences(entry.value, entry.key, patterns);
        }
    }
    return patterns;
}

}  // namespace

MessageLanguage::MessageLanguage(std::string_view language) {
    const std::vector<TranslatedMessages> all = translated_messages();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const TranslatedMessages& each) { return each.language == language; });
    if (found == all.end()) return;
    tag_ = found->language;
    patterns_.emplace(patterns_of(*found));
}

std::vector<std::string> MessageLanguage::languages() {
    std::vector<std::string> names = {"en"};
    for (const TranslatedMessages& each : translated_messages()) names.emplace_back(each.language);
    return names;
}

std::optional<std::string> MessageLanguage::translate(std::string_view rule, std::string_view text) const {
    if (!patterns_) return std::nullopt;
    const std::string own = group_of(rule);
    return patterns_->translate({around, own, every_rule}, text);
}

ReportedFinding MessageLanguage::translated(ReportedFinding finding) const {
    if (std::optional<std::string> message = translate(finding.rule, finding.message)) finding.message = std::move(*message);
    if (std::optional<std::string> remedy = translate(finding.rule, finding.remedy)) finding.remedy = std::move(*remedy);
    return finding;
}

std::string MessageLanguage::name_of(Severity severity) const {
    const std::string name = sitegen::name_of(severity);
    return patterns_ ? patterns_->translate({severities}, name).value_or(name) : name;
}

std::string MessageLanguage::lines(std::string_view text) const {
    if (!patterns_) return std::string(text);
    std::string result;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        result += patterns_->translate({other_lines}, line).value_or(std::string(line));
        if (end < text.size()) result += '\n';
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

bool MessageLanguage::has_rule(std::string_view rule) const { return patterns_ && patterns_->has_group(group_of(rule)); }

}  // namespace sitegen
