// Names of persons and telephone numbers in forms: they stand behind labels such as "Contact:" and are nothing that a budget has to
// publish.
#pragma once

#include <string>
#include <vector>

namespace sitegen {

// Removes each label with what stands behind it, up to the next space, comma or end, and brackets that are empty then. labels: more
// of them, beside the usual ones. Returns whether there was any.
bool leave_out_private(std::string& line, const std::vector<std::string>& labels);

}  // namespace sitegen
