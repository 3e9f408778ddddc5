// A place for tests that write files.
#pragma once

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

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
