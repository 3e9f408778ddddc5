#include "grid/zip_parts.hpp"

#include <zip.h>

#include <algorithm>
#include <array>
#include <vector>

#include "grid/small_letters.hpp"

namespace sitegen {

namespace {

constexpr std::size_t small_part = std::size_t{1} << 20U;  // whose ratio does not matter

void close_archive(zip* archive) { zip_discard(archive); }

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20U) + " MB"; }

std::string quoted(std::string_view path) { return "its part \"" + std::string(path) + "\""; }

}  // namespace

std::string part_path(std::string_view path) {
    std::vector<std::string_view> steps;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find_first_of("/\\", begin), path.size());
        const std::string_view step = path.substr(begin, end - begin);
        begin = end + 1;
        if (step.empty() || step == ".") continue;
        if (step != "..")
            steps.push_back(step);
        else if (!steps.empty())
            steps.pop_back();
    }
    std::string result;
    for (const std::string_view step : steps) {
        if (!result.empty()) result += '/';
        result += step;
    }
    return result;
}

ZipParts::ZipParts(std::string_view bytes) : archive_(nullptr, close_archive) {
    zip_error_t error;
    zip_error_init(&error);
    // 0: libzip does not own the bytes.
    zip_source* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (archive_ == nullptr) {
        if (source != nullptr) zip_source_free(source);
        fault_ = std::string("its ZIP archive is cut off or damaged (") + zip_error_strerror(&error) + ")";
    } else {
        list();
    }
    zip_error_fini(&error);
}

void ZipParts::list() {
    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const char* const name = zip_get_name(archive_.get(), index, ZIP_FL_ENC_GUESS);
        if (name == nullptr) continue;
        const std::string_view as_stored = name;
        if (as_stored.empty() || as_stored.back() == '/' || as_stored.back() == '\\') continue;  // a folder
        const std::string path = in_small_letters(part_path(as_stored));
        if (indices_.emplace(path, index).second) continue;
        // Programs differ in which of the two they take, so that a reader could see another budget than we do.
        fault_ = "it holds two parts named \"" + path + "\"";
        indices_.clear();
        return;
    }
}

bool ZipParts::has(std::string_view path) const { return indices_.contains(in_small_letters(part_path(path))); }

bool ZipParts::has_below(std::string_view folder) const {
    const std::string beginning = in_small_letters(std::string(folder));
    const auto found = indices_.lower_bound(beginning);
    return found != indices_.end() && found->first.starts_with(beginning);
}

bool ZipParts::is_within_limits(std::uint64_t size, std::uint64_t packed, const GridLimits& limits, std::string& message) const {
    if (size > limits.unpacked_bytes) {
        message = "is larger than " + megabytes(limits.unpacked_bytes) + " when it is unpacked";
    } else if (size + unpacked_bytes_ > limits.all_unpacked_bytes) {
        message =
            "is, together with the parts before it, larger than " + megabytes(limits.all_unpacked_bytes) + " when it is unpacked";
    } else if (size > small_part && size / std::max<std::uint64_t>(packed, 1) > limits.unpacked_ratio) {
        message = "is more than " + std::to_string(limits.unpacked_ratio) + " times larger when it is unpacked, as no workbook is";
    } else {
        return true;
    }
    return false;
}

std::optional<std::string> ZipParts::unpack(std::string_view path, const GridLimits& limits, std::string& message) {
    const auto refuse = [&](const std::string& what) {
        message = quoted(path) + " " + what;
        return std::nullopt;
    };
    const auto found = indices_.find(in_small_letters(part_path(path)));
    if (found == indices_.end()) return refuse("is missing");
    zip_stat_t status;
    zip_stat_init(&status);
    if (zip_stat_index(archive_.get(), found->second, 0, &status) != 0) return refuse("is damaged");
    if ((status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE)
        return refuse("is protected by a password");
    std::string what;
    if (!is_within_limits(status.size, status.comp_size, limits, what)) return refuse(what);
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen_index(archive_.get(), found->second, 0), &zip_fclose);
    if (file == nullptr) return refuse(std::string("cannot be unpacked (") + zip_strerror(archive_.get()) + ")");
    // The size that the archive states may be a lie, so it is not trusted with memory, and the limits hold for what comes.
    std::string text;
    text.reserve(std::min<std::size_t>(status.size, status.comp_size * 20 + small_part));
    std::vector<char> piece(std::size_t{256} << 10U);
    zip_int64_t got = 0;
    while ((got = zip_fread(file.get(), piece.data(), piece.size())) > 0) {
        text.append(piece.data(), static_cast<std::size_t>(got));
        if (!is_within_limits(text.size(), status.comp_size, limits, what)) return refuse(what);
    }
    if (got < 0) return refuse("is cut off or damaged");
    if (text.size() != status.size) return refuse("is of another size than its archive says");
    unpacked_bytes_ += text.size();
    return text;
}

}  // namespace sitegen
