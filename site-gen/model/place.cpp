#include "model/place.hpp"

#include <algorithm>
#include <utility>

namespace sitegen {

std::uint32_t Sources::add(std::string path, std::string text) {
    const std::lock_guard guard(mutex_);
    files_.push_back({std::move(path), std::move(text)});
    return first_ + static_cast<std::uint32_t>(files_.size() - 1);
}

const SourceFile& Sources::at(std::uint32_t file) const {
    if (file < first_) return shared_->at(file);
    const std::lock_guard guard(mutex_);
    return files_.at(file - first_);
}

std::string_view Sources::line(const Place& place) const {
    if (place.file == 0 || place.line == 0) return {};
    std::string_view rest = at(place.file).text;
    for (std::uint32_t line = 1; line < place.line; ++line) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) return {};
        rest.remove_prefix(end + 1);
    }
    std::string_view found = rest.substr(0, rest.find('\n'));
    if (found.ends_with('\r')) found.remove_suffix(1);
    return found;
}

Place Sources::place_at(std::uint32_t file, std::size_t byte_offset, std::uint32_t length) const {
    std::string_view text = at(file).text;
    text = text.substr(0, std::min(byte_offset, text.size()));
    const std::size_t line_start = text.rfind('\n') + 1;  // npos + 1 is 0: the first line
    const auto line = std::count(text.begin(), text.end(), '\n') + 1;
    return {file, static_cast<std::uint32_t>(line), code_point_count(text.substr(line_start)) + 1, length};
}

Place PlaceFinder::place_of(std::size_t byte_offset, std::uint32_t length) {
    const std::size_t offset = std::min(byte_offset, text_.size());
    if (lines_.empty()) {
        lines_.push_back(0);
        for (std::size_t at = text_.find('\n'); at != std::string_view::npos; at = text_.find('\n', at + 1))
            lines_.push_back(at + 1);
    }
    if (offset < lines_[line_] || (line_ + 1 < lines_.size() && offset >= lines_[line_ + 1])) {
        line_ = static_cast<std::size_t>(std::upper_bound(lines_.begin(), lines_.end(), offset) - lines_.begin()) - 1;
        offset_ = lines_[line_];
        column_ = 0;
    }
    if (offset >= offset_) {
        column_ += code_point_count(text_.substr(offset_, offset - offset_));
    } else {
        column_ -= code_point_count(text_.substr(offset, offset_ - offset));
    }
    offset_ = offset;
    return {file_, static_cast<std::uint32_t>(line_ + 1), static_cast<std::uint32_t>(column_ + 1), length};
}

std::uint32_t code_point_count(std::string_view text) {
    const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
    return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), is_lead));
}

}  // namespace sitegen
