// The terms of a glossary, to be found in prose.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

struct GlossaryLink {
    std::string term;
    std::string url;
};

class GlossaryLinks {
  public:
    struct Match {
        std::size_t link = 0;  // its index
        std::size_t begin = 0;
    };

    GlossaryLinks() = default;
    // An empty term is never found.
    explicit GlossaryLinks(std::vector<GlossaryLink> links);

    [[nodiscard]] const GlossaryLink& operator[](std::size_t link) const { return links_[link]; }
    [[nodiscard]] std::size_t size() const { return links_.size(); }

    // The first term in the text, which is valid UTF-8, from there on, but for those that are left out; where two begin at one
    // place, the longer. is_left_out: one for each link.
    [[nodiscard]] std::optional<Match> find(std::string_view text, std::size_t from, const std::vector<bool>& is_left_out) const;

  private:
    // Terms are looked for where their first three bytes, one Chinese character, may stand.
    static constexpr std::size_t shortest = 3;
    using Beginnings = std::bitset<1024>;
    static std::size_t beginning_of(std::string_view text);

    std::vector<GlossaryLink> links_;
    Beginnings beginnings_;
    bool has_short_ = false;  // a term has fewer bytes
};

}  // namespace sitegen
