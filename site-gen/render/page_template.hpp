// A checked template, parsed once and rendered for many pages, by many threads. The only door to the Mustache library.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "render/view.hpp"

namespace sitegen {

class PageTemplate {
  public:
    // text: complete and checked by check_template: no partials, only names of the view.
    explicit PageTemplate(const std::string& text);
    PageTemplate(PageTemplate&&) noexcept;
    PageTemplate& operator=(PageTemplate&&) noexcept;
    ~PageTemplate();

    // Appends the page. root: an object of the view type. Rendering shares nothing, so that threads may use one template.
    void render(const ViewType& type, const void* root, const Scope& scope, std::string& out) const;

  private:
    struct Parsed;
    std::unique_ptr<Parsed> parsed_;
};

}  // namespace sitegen
