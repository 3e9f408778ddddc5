// Finds the terms of a glossary in prose.
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
        std::size_t link = 0;  // the index of the link
        std::size_t begin = 0;
    };

    GlossaryLinks() = default;
    // An empty term is never found.
    explicit GlossaryLinks(std::vector<GlossaryLink> links);

    [[nodiscard]] const GlossaryLink& operator[](std::size_t link) const { return links_[link]; }
    [[nodiscard]] std::size_t size() const { return links_.size(); }

    // The first term in the text at or after `from`. The text must be valid UTF-8. If two terms begin at one place, the longer one
    // is found. is_left_out: one for each link; its term is not found.
    [[nodiscard]] std::optional<Match> find(std::string_view text, std::size_t from, const std::vector<bool>& is_left_out) const;

  private:
    // Terms are only looked for at places where their first three bytes, one Chinese character, can be.
    static constexpr std::size_t shortest = 3;
    using Beginnings = std::bitset<1024>;
    static std::size_t beginning_of(std::string_view text);

    std::vector<GlossaryLink> links_;
    Beginnings beginnings_;
    bool has_short_ = false;  // there is a term with fewer bytes
};

}  // namespace sitegen
