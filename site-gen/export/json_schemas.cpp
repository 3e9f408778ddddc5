#include "export/document_json.hpp"

namespace sitegen {

std::string document_json_schema() {
    return R"json({
 "$schema": "https://json-schema.org/draft/2020-12/schema",
 "title": "A document of public finance",
 "description": "The tables of a document as printed. An amount is a text, because programs round numbers. null is a blank cell.",
 "type": "object",
 "required": ["id", "title", "department", "year", "stage", "standard", "unit", "units", "language", "publisher", "sources", "corrections", "tables"],
 "additionalProperties": false,
 "properties": {
  "$schema": {"type": "string"},
  "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
  "title": {"type": "string"},
  "department": {
   "type": "object",
   "required": ["id", "name"],
   "additionalProperties": false,
   "properties": {"id": {"type": "string"}, "name": {"type": "string"}, "code": {"type": "string"}, "group": {"type": "string"}}
  },
  "year": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2})?$"},
  "stage": {"$ref": "#/$defs/label"},
  "standard": {"$ref": "#/$defs/label"},
  "unit": {"type": "string"},
  "units": {
   "description": "The powers of ten of the units of money.",
   "type": "object",
   "additionalProperties": {"type": "integer"}
  },
  "currency": {"description": "The code of ISO 4217.", "type": "string", "pattern": "^[A-Z]{3}$"},
  "version": {"$ref": "#/$defs/date"},
  "language": {"type": "string"},
  "publisher": {"type": "string"},
  "licence": {"type": "string"},
  "sources": {
   "type": "array",
   "items": {
    "type": "object",
    "required": ["title"],
    "additionalProperties": false,
    "properties": {
     "title": {"type": "string"},
     "id": {"type": "string"},
     "publisher": {"type": "string"},
     "date": {"$ref": "#/$defs/date"},
     "url": {"type": "string"},
     "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}
    }
   }
  },
  "corrections": {
   "type": "array",
   "items": {
    "type": "object",
    "required": ["date", "text"],
    "additionalProperties": false,
    "properties": {"date": {"$ref": "#/$defs/date"}, "text": {"type": "string"}}
   }
  },
  "tables": {"type": "array", "items": {"$ref": "#/$defs/table"}},
  "stated": {
   "description": "What has no table: figures that only the text states, and the money of performance forms. A row with a unit of its own may count something.",
   "type": "array",
   "items": {"$ref": "#/$defs/table"}
  }
 },
 "$defs": {
  "date": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
  "label": {
   "type": "object",
   "required": ["id", "title"],
   "additionalProperties": false,
   "properties": {"id": {"type": "string"}, "title": {"type": "string"}}
  },
  "state": {"enum": ["not applicable", "not published", "did not exist", "withheld"]},
  "table": {
   "type": "object",
   "required": ["id", "number", "title", "sides", "notes"],
   "additionalProperties": false,
   "properties": {
    "id": {"type": "string"},
    "number": {"type": "integer"},
    "title": {"type": "string"},
    "unit": {"type": "string"},
    "rounded_to": {"type": "string"},
    "source": {"type": "string"},
    "pages": {"type": "string"},
    "note": {"type": "string"},
    "state": {"$ref": "#/$defs/state"},
    "reason": {"type": "string"},
    "sides": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/side"}},
    "notes": {
     "type": "array",
     "items": {
      "type": "object",
      "required": ["text"],
      "additionalProperties": false,
      "properties": {
       "text": {"type": "string"},
       "column": {"type": "string"},
       "rows": {"type": "array", "items": {"type": "string"}},
       "original": {"type": "string"}
      }
     }
    }
   }
  },
  "side": {
   "type": "object",
   "required": ["columns", "rows"],
   "additionalProperties": false,
   "properties": {
    "id": {"type": "string"},
    "title": {"type": "string"},
    "classifications": {"description": "The lists that its codes are of.", "type": "array", "items": {"type": "string"}},
    "columns": {
     "type": "array",
     "items": {
      "type": "object",
      "required": ["id", "title", "measure"],
      "additionalProperties": false,
      "properties": {
       "id": {"type": "string"},
       "title": {"type": "string"},
       "group": {"type": "string"},
       "measure": {"enum": ["money", "count", "rate", "text"]},
       "direction": {"description": "Which way its money goes.", "enum": ["revenue", "expenditure"]},
       "unit": {"type": "string"},
       "restated": {"const": true}
      }
     }
    },
    "rows": {
     "type": "array",
     "items": {
      "type": "object",
      "required": ["id", "role", "cells"],
      "additionalProperties": false,
      "properties": {
       "id": {"type": "string"},
       "codes": {"type": "array", "items": {"type": "string"}},
       "names": {"type": "array", "items": {"type": "string"}},
       "level": {"type": "integer", "minimum": 1},
       "role": {"enum": ["item", "parent", "subtotal", "total"]},
       "unit": {"type": "string"},
       "cells": {
        "description": "One for each column of the side.",
        "type": "array",
        "items": {
         "oneOf": [
          {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"},
          {"type": "null"},
          {"type": "object", "required": ["state"], "additionalProperties": false, "properties": {"state": {"$ref": "#/$defs/state"}}},
          {"type": "object", "required": ["text"], "additionalProperties": false, "properties": {"text": {"type": "string"}}}
         ]
        }
       }
      }
     }
    }
   }
  }
 }
}
)json";
}

std::string site_json_schema() {
    return R"json({
 "$schema": "https://json-schema.org/draft/2020-12/schema",
 "title": "The documents of a site",
 "description": "Addresses are relative to the file.",
 "type": "object",
 "required": ["title", "publisher", "language", "documents"],
 "additionalProperties": false,
 "properties": {
  "$schema": {"type": "string"},
  "title": {"type": "string"},
  "publisher": {"type": "string"},
  "language": {"type": "string"},
  "licence": {"type": "string"},
  "documents": {
   "type": "array",
   "items": {
    "type": "object",
    "required": ["id", "title", "department", "department_name", "year", "stage", "standard", "unit", "page", "files"],
    "additionalProperties": false,
    "properties": {
     "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
     "title": {"type": "string"},
     "department": {"type": "string"},
     "department_name": {"type": "string"},
     "group": {"type": "string"},
     "contained_in": {"type": "string", "description": "The department whose document contains this budget. Do not add the two."},
     "year": {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2})?$"},
     "stage": {
      "type": "object",
      "required": ["id", "title"],
      "additionalProperties": false,
      "properties": {"id": {"type": "string"}, "title": {"type": "string"}}
     },
     "standard": {"type": "string"},
     "unit": {"type": "string"},
     "page": {"type": "string"},
     "published": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
     "corrected": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
     "files": {
      "type": "object",
      "additionalProperties": false,
      "properties": {
       "json": {"type": "string"},
       "facts": {"type": "string"},
       "workbook": {"type": "string"},
       "package": {"type": "string"},
       "checks": {"type": "string"}
      }
     }
    }
   }
  }
 }
}
)json";
}

}  // namespace sitegen
