#include "text/sentence_patterns.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <utility>

namespace sitegen {

namespace {

// Enough for any sentence that the program makes. Values full of quotation marks may need more, and are not worth it.
constexpr std::size_t most_tries = 2000;
constexpr int deepest_part = 50;

bool is_of_name(char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == ':'; }

}  // namespace

// One search for a translation.
class SentenceMatch {
  public:
    SentenceMatch(const SentencePatterns& patterns, const std::vector<std::string_view>& groups)
        : patterns_(patterns), asked_(groups) {}

    std::optional<std::string> translate(const std::vector<std::string_view>& groups, std::string_view text) {
        if (depth_ == deepest_part) return std::nullopt;
        ++depth_;
        std::optional<std::string> result;
        for (std::size_t i = 0; i < groups.size() && !result; ++i) {
            const auto group = patterns_.groups_.find(groups[i]);
            if (group != patterns_.groups_.end()) result = translate_by(group->second, text);
        }
        --depth_;
        return result;
    }

  private:
    using Values = std::map<std::string_view, std::string>;

    std::optional<std::string> translate_by(const std::vector<SentencePatterns::Pattern>& group, std::string_view text) {
        for (const SentencePatterns::Pattern& pattern : group) {
            Values values;
            if (!fits(pattern.sentence, 0, text, values)) continue;
            std::string result;
            for (const SentencePatterns::Piece& piece : pattern.translation)
                result += piece.is_hole ? values[piece.text] : piece.text;
            return result;
        }
        return std::nullopt;
    }

    // Whether the pieces from `at` on stand for the whole text.
    bool fits(const SentencePatterns::Pieces& pieces, std::size_t at, std::string_view text, Values& values) {
        if (at == pieces.size()) return text.empty();
        if (!pieces[at].is_hole) {
            return text.starts_with(pieces[at].text) && fits(pieces, at + 1, text.substr(pieces[at].text.size()), values);
        }
        if (at + 1 == pieces.size()) return fills(pieces[at], text, values);
        const std::string& next = pieces[at + 1].text;
        if (at + 2 == pieces.size())
            return text.ends_with(next) && fills(pieces[at], text.substr(0, text.size() - next.size()), values);
        for (std::size_t end = text.find(next); end != std::string_view::npos; end = text.find(next, end + 1)) {
            if (++tries_ > most_tries) return false;
            if (fills(pieces[at], text.substr(0, end), values) && fits(pieces, at + 2, text.substr(end + next.size()), values))
                return true;
        }
        return false;
    }

    bool fills(const SentencePatterns::Piece& hole, std::string_view text, Values& values) {
        if (hole.group.empty()) {
            values[hole.text] = text;
            return true;
        }
        std::optional<std::string> part =
            hole.group == SentencePatterns::whole_sentence ? translate(asked_, text) : translate({hole.group}, text);
        if (part) values[hole.text] = std::move(*part);
        return part.has_value();
    }

    const SentencePatterns& patterns_;
    const std::vector<std::string_view>& asked_;
    std::size_t tries_ = 0;
    int depth_ = 0;
};

SentencePatterns::SentencePatterns(std::vector<SentencePattern> patterns) {
    for (SentencePattern& each : patterns) {
        Pattern pattern{pieces_of(each.sentence), pieces_of(each.translation), 0, std::move(each.sentence)};
        for (const Piece& piece : pattern.sentence) pattern.text_size += piece.is_hole ? 0 : piece.text.size();
        groups_[each.group].push_back(std::move(pattern));
    }
    for (auto& [name, group] : groups_) {
        for (const Pattern& pattern : group) check(pattern);
        std::sort(group.begin(), group.end(), [](const Pattern& a, const Pattern& b) {
            return a.text_size != b.text_size ? a.text_size > b.text_size : a.source < b.source;
        });
    }
}

std::optional<std::string> SentencePatterns::translate(const std::vector<std::string_view>& groups, std::string_view text) const {
    return SentenceMatch(*this, groups).translate(groups, text);
}

SentencePatterns::Pieces SentencePatterns::pieces_of(std::string_view text) {
    Pieces pieces;
    std::string plain;
    const auto end_plain = [&] {
        if (!plain.empty()) pieces.push_back({std::exchange(plain, {}), {}, false});
    };
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::size_t end = at + 1;
        while (end < text.size() && is_of_name(text[end])) ++end;
        const bool is_hole = text[at] == '{' && end > at + 1 && end < text.size() && text[end] == '}' &&
                             (at == 0 || text[at - 1] != '{') && (end + 1 == text.size() || text[end + 1] != '}');
        if (!is_hole) {
            plain += text[at];
            continue;
        }
        end_plain();
        const std::string_view name = text.substr(at + 1, end - at - 1);
        const std::size_t colon = std::min(name.find(':'), name.size());
        pieces.push_back({std::string(name.substr(0, colon)), std::string(name.substr(std::min(colon + 1, name.size()))), true});
        at = end;
    }
    end_plain();
    return pieces;
}

void SentencePatterns::check(const Pattern& pattern) const {
    const auto refuse = [&](const std::string& why) { throw std::logic_error("the pattern \"" + pattern.source + "\" " + why); };
    std::set<std::string_view> names;
    bool is_after_hole = false;
    for (const Piece& piece : pattern.sentence) {
        if (piece.is_hole && is_after_hole) refuse("has two holes without text between them");
        is_after_hole = piece.is_hole;
        if (!piece.is_hole) continue;
        if (!names.insert(piece.text).second) refuse("has two holes {" + piece.text + "}");
        if (!piece.group.empty() && piece.group != whole_sentence && !has_group(piece.group))
            refuse("names the group \"" + piece.group + "\", which has no patterns");
    }
    std::set<std::string_view> used;
    for (const Piece& piece : pattern.translation) {
        if (piece.is_hole) used.insert(piece.text);
    }
    if (used != names) refuse("and its translation have other holes");
}

}  // namespace sitegen
