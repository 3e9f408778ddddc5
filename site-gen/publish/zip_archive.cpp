#include "publish/zip_archive.hpp"

#include <zip.h>

#include "model/failure.hpp"
#include "publish/interruption.hpp"

namespace sitegen {

ZipArchive::ZipArchive(const std::filesystem::path& file) : archive_(nullptr, zip_discard) {
    int code = 0;
    archive_.reset(zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &code));
    if (archive_ == nullptr) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        const std::string reason = zip_error_strerror(&error);
        zip_error_fini(&error);
        throw Failure("cannot read " + file.string() + ": " + reason);
    }
    const zip_int64_t count = zip_get_num_entries(archive_.get(), 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(archive_.get(), static_cast<zip_uint64_t>(i), ZIP_FL_ENC_RAW);
        std::string text = name == nullptr ? std::string() : std::string(name);
        if (text.ends_with('/')) continue;
        names_.push_back(std::move(text));
        entries_.push_back(static_cast<std::size_t>(i));
    }
}

bool ZipArchive::unpack(std::size_t index, const std::function<void(std::string_view)>& take) const {
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> entry(zip_fopen_index(archive_.get(), entries_.at(index), 0),
                                                                   &zip_fclose);
    if (entry == nullptr) return false;
    std::vector<char> piece(std::size_t{64} << 10U);
    zip_int64_t got = 0;
    while ((got = zip_fread(entry.get(), piece.data(), piece.size())) > 0) {
        require_uninterrupted();
        take({piece.data(), static_cast<std::size_t>(got)});
    }
    return got == 0;
}

}  // namespace sitegen
