#include <algorithm>

#include "model/rules.hpp"
#include "render/narrative.hpp"
#include "template/template_tokens.hpp"

namespace sitegen {

namespace {

class ProseSplitter {
  public:
    ProseSplitter(const ProseSettings& settings, Findings& findings) : settings_(settings), findings_(findings) {}

    std::vector<ProsePiece> split(std::vector<TemplateToken> tokens) {
        std::vector<ProsePiece> pieces;
        for (TemplateToken& token : tokens) {
            if (token.kind == TemplateToken::Kind::text) {
                pieces.push_back({std::move(token.text), token.offset, nullptr, {}});
            } else if (token.kind == TemplateToken::Kind::variable) {
                append_figure(pieces, token);
            } else {
                findings_.error(rules::wrong_use, token.place, "narrative may use figures only, as {{name}}",
                                "Sections, partials and unescaped tags are for themes.");
            }
        }
        return pieces;
    }

  private:
    void append_figure(std::vector<ProsePiece>& pieces, const TemplateToken& token) {
        const std::size_t dot = std::min(token.text.find('.'), token.text.size());
        const std::string name = token.text.substr(0, dot);
        const std::string aspect = dot < token.text.size() ? token.text.substr(dot + 1) : "";
        const auto found = settings_.figures == nullptr ? Figures::const_iterator() : settings_.figures->find(name);
        if (settings_.figures == nullptr || found == settings_.figures->end()) {
            std::vector<std::string> known;
            if (settings_.figures != nullptr) {
                for (const auto& [id, figure] : *settings_.figures) known.push_back(id);
            }
            findings_.error(rules::unknown_figure, token.place, "there is no figure \"" + name + "\"" + nearest_hint(name, known),
                            settings_.figures == nullptr ? "This page has no figures: it belongs to no document."
                                                         : "Name a figure of the standard, or declare it in document.toml.");
            return;
        }
        if (std::optional<std::string> text = print_figure(found->second, aspect, *settings_.words)) {
            // A reader who takes last year's document in hand finds another amount there.
            if (found->second.is_restated && found->second.value && aspect.empty())
                text = settings_.words->phrase("change-restated", {{"change", *text}});
            pieces.push_back({std::move(*text), token.offset, &found->second, aspect});
            return;
        }
        findings_.error(
            rules::unknown_figure, token.place,
            "the figure \"" + name + "\" has no \"" + aspect + "\"" + nearest_hint(aspect, aspects_of(found->second.form->kind)),
            "See \"Narrative\" in content/README.md.");
    }

    const ProseSettings& settings_;
    Findings& findings_;
};

}  // namespace

std::vector<ProsePiece> split_prose(const Sources& sources, std::uint32_t file, const ProseSettings& settings, Findings& findings) {
    std::optional<std::vector<TemplateToken>> tokens = scan_template(sources, file, findings);
    return tokens ? ProseSplitter(settings, findings).split(std::move(*tokens)) : std::vector<ProsePiece>();
}

}  // namespace sitegen
