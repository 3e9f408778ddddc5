// The English words of the findings, as they stand in the program's sources.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

struct MessagePhrase {
    std::string file;
    std::string words;  // at least two, without the values between them: " is missing in the ", for example
};

// Phrases of all literals in the rooms that make findings, but not of failures, and of literals that nobody reads.
[[nodiscard]] std::vector<MessagePhrase> message_phrases(const std::filesystem::path& sources);
