// A place for tests that write files, and what they do there.
#pragma once

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <string>

#include "model/failure.hpp"

// A new empty folder, the current one while it lasts.
struct Sandbox {
    Sandbox() : before(std::filesystem::current_path()) {
        std::string name = (std::filesystem::temp_directory_path() / "site-gen-test-XXXXXX").string();
        BOOST_REQUIRE(::mkdtemp(name.data()) != nullptr);
        root = std::filesystem::canonical(name);
        std::filesystem::current_path(root);
    }
    ~Sandbox() {
        std::filesystem::current_path(before);
        std::error_code ignored;
        std::filesystem::remove_all(root, ignored);
    }
    Sandbox(const Sandbox&) = delete;
    Sandbox& operator=(const Sandbox&) = delete;

    std::filesystem::path before;
    std::filesystem::path root;
};

// Writes a file, and the folders above it.
void put(const std::filesystem::path& file, const std::string& bytes);

// Every file, folder ("/") and symbolic link ("-> …") below the folder, with its bytes.
[[nodiscard]] std::map<std::string, std::string> tree(const std::filesystem::path& folder);

// What the action fails with.
template <typename Action>
std::string failure_of(Action&& action) {
    try {
        static_cast<void>(action());
    } catch (const sitegen::Failure& failure) {
        return failure.what();
    }
    return "no failure";
}
