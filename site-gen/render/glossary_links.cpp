#include "render/glossary_links.hpp"

#include <algorithm>

namespace sitegen {

// A number for these bytes. Equal bytes have equal numbers.
std::size_t GlossaryLinks::beginning_of(std::string_view text) {
    const auto byte = [text](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(text[i])); };
    return (byte(2) ^ byte(1) << 4U ^ byte(0)) % Beginnings().size();
}

GlossaryLinks::GlossaryLinks(std::vector<GlossaryLink> links) : links_(std::move(links)) {
    std::erase_if(links_, [](const GlossaryLink& link) { return link.term.empty(); });
    for (const GlossaryLink& link : links_) {
        if (link.term.size() < shortest) {
            has_short_ = true;
        } else {
            beginnings_.set(beginning_of(link.term));
        }
    }
}

namespace {

// No term begins inside a character. For most characters, the first byte tells the length.
std::size_t step_at(char c) { return (static_cast<unsigned char>(c) & 0xF0U) == 0xE0 ? 3 : 1; }

}  // namespace

std::optional<GlossaryLinks::Match> GlossaryLinks::find(std::string_view text, std::size_t from,
                                                        const std::vector<bool>& is_left_out) const {
    if (std::find(is_left_out.begin(), is_left_out.end(), false) == is_left_out.end()) return std::nullopt;
    for (std::size_t at = from; at < text.size(); at += step_at(text[at])) {
        const std::string_view rest = text.substr(at);
        if (!has_short_ && (rest.size() < shortest || !beginnings_[beginning_of(rest)])) continue;
        std::optional<Match> longest;
        for (std::size_t link = 0; link < links_.size(); ++link) {
            if (is_left_out[link] || !rest.starts_with(links_[link].term)) continue;
            if (!longest || links_[link].term.size() > links_[longest->link].term.size()) longest = Match{link, at};
        }
        if (longest) return longest;
    }
    return std::nullopt;
}

}  // namespace sitegen
