// Data as a script that a browser can run from a file: search_data("name", …); with JSON arguments, which may have any text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sitegen {

// Appends the text as a JSON string that is also a string in any version of JavaScript and safe within <script>: besides what JSON
// requires, <, U+2028 and U+2029 are escaped.
void append_script_string(std::string& out, std::string_view text);

// Writes nested arrays and puts in the commas.
class ScriptData {
  public:
    // Begins the call of a function of the search page's script. The first argument says what follows.
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
