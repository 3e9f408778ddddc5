// Data as a script that a browser runs from a file: search_data("name", …); with JSON for arguments. Any text may stand in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sitegen {

// Appends the text as a JSON string that is also a string of JavaScript, old and new, and safe within <script>: besides what JSON
// asks for, <, U+2028 and U+2029 are escaped.
void append_script_string(std::string& out, std::string_view text);

// Writes arrays within arrays; commas come of themselves.
class ScriptData {
  public:
    // The call of a function that the script of the search page has: its first argument says what follows.
    explicit ScriptData(std::string_view what);

    ScriptData& open();   // [
    ScriptData& close();  // ]
    ScriptData& text(std::string_view value);
    ScriptData& number(std::uint64_t value);
    // Ends the call.
    [[nodiscard]] std::string take();

  private:
    void separate();

    std::string out_;
    bool is_first_ = false;
};

}  // namespace sitegen
