// Views that several pages use. Texts are plain and unescaped. Members named url are relative addresses: see views.hpp.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/money_unit.hpp"

namespace sitegen {

struct LinkView {
    std::string title;
    std::string url;
    bool is_current = false;
};

// The same page in a language of the site.
struct LanguageLinkView {
    std::string title;  // the language's name in itself
    std::string url;
    std::string alternate;  // the address for search engines: that on the web, if it is known
    std::string language;   // BCP 47
    std::string direction;  // in which it is written: ltr or rtl
    bool is_current = false;
};

// The language of a text that there is in no other language.
struct OriginalTextView {
    std::string language;
    std::string direction;
    std::string note;  // which says so to readers
};

struct DownloadView {
    std::string title;
    std::string url;
    std::string kind;  // CSV, SVG
    std::string size;  // such as 2.1 KB
    std::string file;  // the name under which a browser is to save it
};

struct KeyFigureView {
    std::string id;   // of its anchor; empty where its page is another
    std::string url;  // its address on its own page; empty on that page
    std::string title;
    std::string value;
    std::string unit;
    std::string exact;  // value and unit as printed, if the value is rounded to be read; otherwise empty
    std::string note;   // the change since last year, or empty
};

// The number that refers to a footnote.
struct NoteMarkView {
    int number = 0;
    std::string note;    // the footnote's id
    std::string anchor;  // also the footnote's id if this is the first reference, to which the footnote links back; otherwise empty
};

struct FootnoteView {
    int number = 0;
    std::string id;  // the table's id, and the number
    std::string text;
};

// A heading over one or more columns of a table.
struct HeadingView {
    std::string title;
    int column_span = 1;
    int row_span = 1;
    bool is_group = false;
    bool is_amount = false;
    std::vector<NoteMarkView> marks = {};
};

struct FieldView {
    std::string title;
    std::string text;
};

struct ChartCellView {
    std::string text;
    std::string label = {};  // the heading of its column; empty where it is the only one
};

struct ChartRowView {
    std::string title;
    std::vector<ChartCellView> cells;
};

struct ChartView {
    std::string id;
    std::string title;
    std::string unit;
    std::string summary;
    std::string svg;  // markup
    std::string url;  // of the chart as a file
    std::vector<HeadingView> headings;
    std::vector<ChartRowView> rows;
    std::string room;              // a class for the room that their table needs: see table_room.hpp
    std::vector<FieldView> notes;  // facts about single values
    bool is_repeated = false;      // labels of the drawing, or a table beside it, say what its table says
    bool is_titled_above = false;  // a heading above it has the same title
};

// A sentence that answers a first question.
struct AnswerView {
    std::string id;
    std::string title;  // the question; may be empty
    std::string text;
    std::string html;                // the same, with numbers that stay together with their units
    std::string url;                 // of the section that explains it; may be empty
    std::optional<ChartView> chart;  // its picture
};

}  // namespace sitegen
