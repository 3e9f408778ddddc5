// The files of a standard. Each is laid over the same file of the standard that it extends.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "load/standard_folders.hpp"
#include "load/toml.hpp"
#include "model/standard.hpp"

namespace sitegen {

class StandardFiles {
  public:
    StandardFiles(const StandardFolder& folder, StandardFolders& folders, Sources& sources, Findings& findings);

    // Reads standard.toml. Returns nothing and adds a finding if it cannot be read.
    [[nodiscard]] std::optional<TomlNode> standard();
    // Reads another file, such as checks.toml. A standard need not have it. Call standard() first.
    [[nodiscard]] std::optional<TomlNode> other(const std::string& name);

    // What standard() did not take over from the standards that are extended.
    [[nodiscard]] const std::vector<LeftOut>& left_out() const { return left_out_; }

  private:
    [[nodiscard]] std::optional<TomlNode> read(const StandardFolder& folder, const std::string& name);
    [[nodiscard]] std::optional<StandardFolder> find_base(const TomlNode& root);

    StandardFolders& folders_;
    Sources& sources_;
    Findings& findings_;
    std::vector<StandardFolder> layers_;  // the standard, the standard that it extends, and so on
    std::vector<LeftOut> left_out_;
};

}  // namespace sitegen
