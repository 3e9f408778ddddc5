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

const std::vector<std::size_t>& Sources::lines_of(std::uint32_t file) const {
    std::vector<std::size_t>& starts = line_starts_[file];
    if (!starts.empty()) return starts;
    const std::string& text = files_.at(file - first_).text;
    starts.push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 1)) starts.push_back(at + 1);
    return starts;
}

std::string_view Sources::line(const Place& place) const {
    if (place.file == 0 || place.line == 0) return {};
    if (place.file < first_) return shared_->line(place);
    const std::lock_guard guard(mutex_);
    const std::vector<std::size_t>& starts = lines_of(place.file);
    if (place.line > starts.size()) return {};
    const std::string_view text = files_.at(place.file - first_).text;
    const std::size_t begin = starts[place.line - 1];
    const std::size_t end = place.line < starts.size() ? starts[place.line] - 1 : text.size();
    std::string_view found = text.substr(begin, end - begin);
    if (found.ends_with('\r')) found.remove_suffix(1);
    return found;
}

void Sources::pass(Found& at, std::string_view line) {
    ++at.character;
    do ++at.offset;
    while (at.offset < line.size() && (static_cast<unsigned char>(line[at.offset]) & 0xC0U) == 0x80U);
}

std::size_t Sources::offset_in_line(const Place& place, std::size_t character) const {
    if (place.file < first_) return shared_->offset_in_line(place, character);
    const std::string_view text = line(place);
    const std::lock_guard guard(mutex_);
    Found& at = last_found_;
    if (at.file != place.file || at.line != place.line || at.character > character) at = {place.file, place.line, 0, 0};
    while (at.character < character && at.offset < text.size()) pass(at, text);
    return at.offset;
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
