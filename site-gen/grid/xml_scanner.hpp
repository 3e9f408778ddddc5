// Goes through the tags of an XML text, so that a part can be given to the parser element by element: the tree of a sheet with a
// million rows would not fit into memory. It also refuses what no workbook needs and attacks use.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sitegen {

// The name without its prefix. Workbooks choose their prefixes freely, or none.
[[nodiscard]] std::string_view local_name(std::string_view name);

struct XmlSlice {
    std::size_t begin = 0;
    std::size_t size = 0;
};

class XmlScanner {
  public:
    enum class Event { opens, closes, ends };

    // text: UTF-8; must outlive this object. Elements that it has gone beyond may be changed.
    // deepest: how many elements may lie within each other.
    XmlScanner(std::string_view text, std::size_t deepest);

    // Goes to the next tag. An element without content opens and closes. Ends at the end of the text, or at a fault.
    Event next();

    // Of the tag: the name without prefix, its attributes as they stand, the number of elements that lie around it (the root has
    // none), and its place.
    [[nodiscard]] std::string_view name() const { return name_; }
    [[nodiscard]] std::string_view attributes() const { return attributes_; }
    [[nodiscard]] std::size_t depth() const { return depth_; }

    // After a tag that opens: goes beyond the end of its element, and gives the place of the whole element. Nothing at a fault.
    std::optional<XmlSlice> skip_element();

    // What is wrong with the text. Empty if nothing is.
    [[nodiscard]] const std::string& fault() const { return fault_; }

    // How many tags so far, skipped ones too, have opened an element of this name. Set it before the first tag.
    void count(std::string_view name) { counted_name_ = name; }
    [[nodiscard]] std::size_t counted() const { return counted_; }

  private:
    Event refuse(std::string fault);
    Event open(std::string_view tag);
    Event close(std::string_view tag);
    bool skip_to(std::string_view end);
    std::size_t end_of_tag(std::size_t from) const;

    std::string_view text_;
    std::size_t deepest_;
    std::size_t position_ = 0;
    std::size_t tag_begin_ = 0;
    std::vector<std::string_view> open_;  // whole names
    bool closes_next_ = false;            // the last tag was an element without content
    bool has_root_ = false;
    std::string_view name_;
    std::string_view attributes_;
    std::size_t depth_ = 0;
    std::string_view counted_name_;
    std::size_t counted_ = 0;
    std::string fault_;
};

// The value of an attribute of a tag, by its whole name, as it stands; for tags that are not given to the parser. Nothing if there
// is none.
[[nodiscard]] std::optional<std::string_view> attribute_of(std::string_view attributes, std::string_view name);

}  // namespace sitegen
