#include "grid/xml_scanner.hpp"

#include <utility>

#include "text/ascii.hpp"

namespace sitegen {

namespace {

std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    while (end < text.size() && !is_ascii_space(text[end]) && text[end] != '/') ++end;
    return text.substr(0, end);
}

}  // namespace

std::string_view local_name(std::string_view name) {
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

XmlScanner::XmlScanner(std::string_view text, std::size_t deepest) : text_(text), deepest_(deepest) {}

XmlScanner::Event XmlScanner::refuse(std::string fault) {
    if (fault_.empty()) fault_ = std::move(fault);
    position_ = text_.size();
    open_.clear();
    closes_next_ = false;
    return Event::ends;
}

bool XmlScanner::skip_to(std::string_view end) {
    const std::size_t found = text_.find(end, position_);
    if (found == std::string_view::npos) return false;
    position_ = found + end.size();
    return true;
}

// Of the '>', or npos. A value of an attribute may hold one.
std::size_t XmlScanner::end_of_tag(std::size_t from) const {
    for (std::size_t at = from; at < text_.size(); ++at) {
        const char c = text_[at];
        if (c == '>') return at;
        if (c != '"' && c != '\'') continue;
        at = text_.find(c, at + 1);
        if (at == std::string_view::npos) return at;
    }
    return std::string_view::npos;
}

XmlScanner::Event XmlScanner::next() {
    if (!fault_.empty()) return Event::ends;
    if (closes_next_) {
        closes_next_ = false;
        open_.pop_back();
        depth_ = open_.size();
        return Event::closes;
    }
    while (true) {
        const std::size_t begin = text_.find('<', position_);
        if (begin == std::string_view::npos) {
            if (!open_.empty()) return refuse("is cut off within the element \"" + std::string(open_.back()) + "\"");
            if (!has_root_) return refuse("is not XML");
            position_ = text_.size();
            return Event::ends;
        }
        position_ = begin;
        const std::string_view rest = text_.substr(begin);
        bool is_skipped = true;
        if (rest.starts_with("<!--")) {
            position_ += 4;
            is_skipped = skip_to("-->");
        } else if (rest.starts_with("<![CDATA[")) {
            is_skipped = skip_to("]]>");
        } else if (rest.starts_with("<?")) {
            is_skipped = skip_to("?>");
        } else if (rest.starts_with("<!")) {
            return refuse("declares a document type or entities, which no workbook needs");
        } else {
            const std::size_t end = end_of_tag(begin + 1);
            if (end == std::string_view::npos) return refuse("is cut off within a tag");
            tag_begin_ = begin;
            position_ = end + 1;
            const std::string_view tag = text_.substr(begin + 1, end - begin - 1);
            return tag.starts_with('/') ? close(tag.substr(1)) : open(tag);
        }
        if (!is_skipped) return refuse("is cut off");
    }
}

XmlScanner::Event XmlScanner::open(std::string_view tag) {
    const std::string_view whole_name = first_word(tag);
    if (whole_name.empty()) return refuse("is not well-formed XML");
    if (open_.empty() && has_root_) return refuse("is not well-formed XML: it has two roots");
    if (open_.size() >= deepest_) return refuse("has elements within each other deeper than " + std::to_string(deepest_));
    has_root_ = true;
    depth_ = open_.size();
    name_ = local_name(whole_name);
    attributes_ = tag.substr(whole_name.size());
    if (name_ == counted_name_) ++counted_;
    closes_next_ = tag.ends_with('/');
    if (closes_next_) attributes_.remove_suffix(1);
    open_.push_back(whole_name);
    return Event::opens;
}

XmlScanner::Event XmlScanner::close(std::string_view tag) {
    const std::string_view whole_name = first_word(tag);
    if (open_.empty() || open_.back() != whole_name)
        return refuse("is not well-formed XML: \"" + std::string(whole_name) + "\" ends where another element does");
    open_.pop_back();
    depth_ = open_.size();
    name_ = local_name(whole_name);
    attributes_ = {};
    return Event::closes;
}

std::optional<XmlSlice> XmlScanner::skip_element() {
    const std::size_t begin = tag_begin_;
    const std::size_t depth = depth_;
    while (true) {
        const Event event = next();
        if (event == Event::ends) return std::nullopt;
        if (event == Event::closes && depth_ == depth) return XmlSlice{begin, position_ - begin};
    }
}

std::optional<std::string_view> attribute_of(std::string_view attributes, std::string_view name) {
    while (true) {
        const std::size_t equals = attributes.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        std::string_view key = attributes.substr(0, equals);
        while (!key.empty() && is_ascii_space(key.front())) key.remove_prefix(1);
        while (!key.empty() && is_ascii_space(key.back())) key.remove_suffix(1);
        const std::size_t opening = attributes.find_first_of("\"'", equals + 1);
        if (opening == std::string_view::npos) return std::nullopt;
        const std::size_t closing = attributes.find(attributes[opening], opening + 1);
        if (closing == std::string_view::npos) return std::nullopt;
        if (key == name) return attributes.substr(opening + 1, closing - opening - 1);
        attributes.remove_prefix(closing + 1);
    }
}

}  // namespace sitegen
