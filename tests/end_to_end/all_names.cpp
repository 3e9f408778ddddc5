#include "all_names.hpp"

#include <algorithm>
#include <vector>

#include "render/views.hpp"

namespace {

using namespace sitegen;

class Template {
  public:
    std::string of(const ViewType& type) {
        open_.push_back(&type);
        for (const Field& field : type.fields) append(field);
        open_.pop_back();
        return text_;
    }

  private:
    void append(const Field& field) {
        const std::string name(field.name);
        switch (field.kind) {
            case FieldKind::text:
                text_ += "<p>{{" + name + "}}</p>\n";
                break;
            case FieldKind::url:
                text_ += "<a href=\"{{" + name + "}}\">x</a>\n";
                break;
            case FieldKind::html:
                text_ += "<div>{{{" + name + "}}}</div>\n";
                break;
            case FieldKind::flag:
                text_ += "{{#" + name + "}}<p>" + name + "</p>{{/" + name + "}}\n";
                break;
            case FieldKind::object:
            case FieldKind::list:
                if (std::find(open_.begin(), open_.end(), field.type) != open_.end()) break;  // it holds its like
                text_ += "{{#" + name + "}}\n";
                of(*field.type);
                text_ += "{{/" + name + "}}\n";
                break;
            case FieldKind::words:
                break;
        }
    }

    std::vector<const ViewType*> open_;
    std::string text_;
};

}  // namespace

std::string template_of_all_names() { return Template().of(root_view_type()); }
