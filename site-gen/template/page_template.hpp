// A checked template. It is parsed once and rendered for many pages by many threads. This is the only door to the Mustache library.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "template/template_tokens.hpp"
#include "template/view_type.hpp"
#include "text/sha256.hpp"
#include "text/words.hpp"

namespace sitegen {

class PageTemplate {
  public:
    // tokens: complete and checked, without partials. They only use names of the view type and of the words. scope: what every page
    // shares.
    PageTemplate(const std::vector<TemplateToken>& tokens, const ViewType& root, const Words& words, Scope scope);
    PageTemplate(PageTemplate&&) noexcept;
    PageTemplate& operator=(PageTemplate&&) noexcept;
    ~PageTemplate();

    // Appends the page. root: an object of the view type. Rendering shares no state, so many threads may use one template.
    void render(const void* root, std::string& out) const;

    // The digest of the template's text, including its layout and partials.
    [[nodiscard]] const Digest& digest() const { return digest_; }

  private:
    struct Parsed;
    std::unique_ptr<Parsed> parsed_;
    Digest digest_{};
};

}  // namespace sitegen
