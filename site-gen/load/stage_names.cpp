#include "load/stage_names.hpp"

#include "model/rules.hpp"

namespace sitegen {

std::vector<std::string> load_stage_names(TableReader& reader, const Standard& standard) {
    std::vector<std::string> stages = reader.texts("stages", Need::optional);
    std::vector<std::string> known;
    for (const StageForm& stage : standard.stages) known.push_back(stage.id);
    for (const std::string& stage : stages) {
        if (standard.find_stage(stage) != nullptr) continue;
        reader.findings().error(rules::invalid_value, reader.place_of("stages", stage),
                                "the standard has no stage \"" + stage + "\"" + nearest_hint(stage, known),
                                "Name stages of the standard, or take \"stages\" out.");
    }
    return stages;
}

}  // namespace sitegen
