#include <algorithm>

#include "model/amount_text.hpp"
#include "model/rules.hpp"
#include "render/narrative.hpp"
#include "template/template_tokens.hpp"
#include "text/joined.hpp"

namespace sitegen {

namespace {

constexpr std::string_view aspect_in_unit = "in.";

class ProseSplitter {
  public:
    ProseSplitter(const ProseSettings& settings, Findings& findings) : settings_(settings), findings_(findings) {}

    std::vector<ProsePiece> split(std::vector<TemplateToken> tokens) {
        std::vector<ProsePiece> pieces;
        pieces.reserve(tokens.size());
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
            const bool has_standard = settings_.figures != nullptr && settings_.standard != nullptr;
            const FigureForm* form = has_standard ? settings_.standard->find_figure(name) : nullptr;
            if (form != nullptr && !form->stages.empty()) {
                findings_.error(rules::unknown_figure, token.place, "documents of this stage have no figure \"" + name + "\"",
                                "Remove it, or add the stage to \"stages\" of the standard's figure.");
                return;
            }
            std::vector<std::string> known;
            if (settings_.figures != nullptr) {
                for (const auto& [id, figure] : *settings_.figures) known.push_back(id);
            }
            findings_.error(rules::unknown_figure, token.place, "there is no figure \"" + name + "\"" + nearest_hint(name, known),
                            settings_.figures == nullptr ? "This page has no figures: it belongs to no document."
                                                         : "Name a figure of the standard, or declare it in document.toml.");
            return;
        }
        if (aspect.starts_with(aspect_in_unit) && settings_.standard != nullptr && is_money(found->second)) {
            append_in_unit(pieces, token, found->second, aspect);
            return;
        }
        if (std::optional<std::string> text = print_figure(found->second, aspect, *settings_.words)) {
            // Last year's document has a different amount. Readers must know this.
            if (found->second.is_restated && found->second.value && aspect.empty())
                text = settings_.words->phrase("change-restated", {{"change", *text}});
            if (found->second.is_of_other_tasks && found->second.value && aspect.empty())
                text = settings_.words->phrase("change-of-other-tasks", {{"change", *text}});
            pieces.push_back({settings_.words->in_sentence(std::move(*text)), token.offset, &found->second, aspect});
            return;
        }
        findings_.error(
            rules::unknown_figure, token.place,
            "the figure \"" + name + "\" has no \"" + aspect + "\"" + nearest_hint(aspect, aspects_of(found->second.form->kind)),
            "See \"Narrative\" in content/README.md.");
    }

    [[nodiscard]] bool is_money(const Figure& figure) const {
        const FigureForm::Kind kind = figure.form->kind;
        return (kind == FigureForm::Kind::amount || kind == FigureForm::Kind::change) &&
               settings_.standard->units.contains(figure.unit);
    }

    // The same amount in another unit of the standard, with as many decimals as it needs. Nothing is rounded.
    void append_in_unit(std::vector<ProsePiece>& pieces, const TemplateToken& token, const Figure& figure,
                        const std::string& aspect) {
        const auto& units = settings_.standard->units;
        const std::string name = aspect.substr(aspect_in_unit.size());
        const auto unit = units.find(name);
        if (unit == units.end()) {
            std::vector<std::string> known;
            known.reserve(units.size());
            for (const auto& [each, power] : units) known.push_back(each);
            findings_.error(rules::unknown_figure, token.place,
                            "the standard has no unit \"" + name + "\"" + nearest_hint(name, known),
                            "Name a unit of the standard behind \"in\": " + joined(known, ", ") + ".");
            return;
        }
        std::string text;
        if (!figure.value || figure.missing) {
            text = *print_figure(figure, "", *settings_.words);  // a word instead of an amount
        } else {
            try {
                const Amount amount = figure.value->shifted(units.find(figure.unit)->second - unit->second).trimmed();
                const bool is_change = figure.form->kind == FigureForm::Kind::change;
                text = settings_.words->in_sentence(
                    format_amount(is_change ? amount.absolute() : amount, settings_.words->number_format()));
            } catch (const AmountOverflow&) {
                findings_.error(rules::unknown_figure, token.place, "\"" + token.text + "\" has more digits than can be printed",
                                "Name a unit that is nearer to the table's unit.");
                return;
            }
        }
        pieces.push_back({std::move(text), token.offset, &figure, aspect});
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
