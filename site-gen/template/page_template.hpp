// A checked template, parsed once and rendered for many pages, by many threads. The only door to the Mustache library.
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
    // tokens: complete and checked: no partials, only names of the view type and of the words. scope: what every page has in
    // common.
    PageTemplate(const std::vector<TemplateToken>& tokens, const ViewType& root, const Words& words, Scope scope);
    PageTemplate(PageTemplate&&) noexcept;
    PageTemplate& operator=(PageTemplate&&) noexcept;
    ~PageTemplate();

    // Appends the page. root: an object of the view type. Rendering shares nothing, so that threads may use one template.
    void render(const void* root, std::string& out) const;

    // Of the template's text, its layout's and partials' included.
    [[nodiscard]] const Digest& digest() const { return digest_; }

  private:
    struct Parsed;
    std::unique_ptr<Parsed> parsed_;
    Digest digest_{};
};

}  // namespace sitegen
