#include "proofread/proofread.hpp"

#include "proofread/prose_check.hpp"

namespace sitegen {

std::vector<Outcome> proofread(const MarkdownTree& prose, const ProseContext& context) { return ProseCheck(prose, context).run(); }

}  // namespace sitegen
