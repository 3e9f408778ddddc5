// The objects that pages across documents are rendered from: see views.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/view_parts.hpp"

namespace sitegen {

struct OverviewCellView {
    std::string text;
    std::string url;
    bool is_text = false;    // it is neither an amount nor a percentage nor blank
    bool is_gap = false;     // its text says why there is no amount
    bool is_amount = false;  // its column has amounts
    bool is_negative = false;
    std::string_view label = {};  // the heading of its column, in the overview; empty if it is the only one
    std::vector<NoteMarkView> marks = {};
};

struct OverviewRowView {
    std::string anchor;  // unique on its page
    OverviewCellView name;
    std::vector<OverviewCellView> cells;
    int level = 1;
    bool is_total = false;
    bool is_before_total = false;  // a total follows it
};

// The source of numbers that come from no document.
struct NumberSourceView {
    std::string text;
    std::string url;  // may be empty
};

// A table across documents.
struct OverviewTableView {
    std::string id;
    std::string title;
    bool is_titled_above = false;  // a heading or a chart above it has the same title
    std::string unit;
    std::vector<MoneyUnit> units = {};  // in which a reader may want its money; empty if there is no choice
    std::string money = {};             // which cells of a row are money in that unit: their positions from 0, with spaces
    std::vector<HeadingView> headings;
    std::vector<OverviewRowView> rows;
    std::string room;  // a class for what it needs: see table_room.hpp
    std::vector<FieldView> notes;
    std::vector<NumberSourceView> sources;
    std::vector<NoteMarkView> marks;  // at its title
    std::vector<FootnoteView> footnotes;
    std::optional<DownloadView> csv;  // nothing if the table is not a file
};

struct OverviewLinkView {
    std::string title;
    std::string url;
    std::string note;
};

// One of many small line charts.
struct SmallChartView {
    std::string title;
    std::string url;
    std::string summary;
    std::string svg;  // markup
};

// A group of small charts.
struct SmallChartsView {
    std::string unit;
    std::string scale;  // whether they have one scale or their own, in words
    std::vector<SmallChartView> charts;
};

struct OverviewSectionView {
    std::string id;
    std::string title;
    std::vector<FieldView> paragraphs;
    std::vector<ChartView> charts;
    std::vector<SmallChartsView> small_charts;
    std::vector<OverviewTableView> tables;
    std::vector<OverviewLinkView> links;
    bool is_folded = false;
};

// A page across documents.
struct OverviewView {
    std::string kind;
    std::string title;
    std::string lead;
    std::vector<AnswerView> answers;
    std::vector<ChartView> pictures;
    std::vector<KeyFigureView> figures;
    std::vector<OverviewSectionView> sections;
};

}  // namespace sitegen
