// Tools for tables: sort, filter, fold levels, another unit, copy, and links to rows and figures. Enhancements only: every table is
// complete without them. The words are those of the page, in <template id="table-tools">.
(function () {
  "use strict";

  var template = document.getElementById("table-tools");
  if (!template) return;
  var marks = template.dataset;
  var collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  var FEWEST_TO_SORT = 3;
  var FEWEST_TO_FILTER = 12;

  // Clones what the page has under that name.
  function make(name) {
    return template.content.querySelector("[data-tool='" + name + "']").cloneNode(true);
  }

  function say(text) {
    status.textContent = text;
  }

  // ---- Numbers as they are printed. They may be longer than a number of this language is exact, so they are never converted. ----

  // "-1234.50" of a printed number; nothing of anything else.
  function plain(text) {
    var digits = text.trim().replace("\u2212", "-");
    if (marks.group) digits = digits.split(marks.group).join("");
    digits = digits.replace(/[\u00a0\u202f]/g, "").replace(/%$/, "").trim();
    if (marks.point !== ".") digits = digits.replace(marks.point, ".");
    return /^-?\d+(\.\d+)?$/.test(digits) ? digits : null;
  }

  // Without a sign: longer is larger, and equally long numbers are in the order of their characters.
  function compareSizes(a, b) {
    var left = a.split(".");
    var right = b.split(".");
    var left_digits = left[0].replace(/^0+/, "");
    var right_digits = right[0].replace(/^0+/, "");
    if (left_digits.length !== right_digits.length) return left_digits.length - right_digits.length;
    if (left_digits !== right_digits) return left_digits < right_digits ? -1 : 1;
    var left_rest = (left[1] || "").replace(/0+$/, "");
    var right_rest = (right[1] || "").replace(/0+$/, "");
    return left_rest === right_rest ? 0 : left_rest < right_rest ? -1 : 1;
  }

  function compareNumbers(a, b) {
    var is_negative = a.charAt(0) === "-";
    if (is_negative !== (b.charAt(0) === "-")) return is_negative ? -1 : 1;
    return is_negative ? compareSizes(b.slice(1), a.slice(1)) : compareSizes(a, b);
  }

  // The digits with their point moved, and grouped as the page groups them. Every digit stays, and none is made up but zeros.
  function moved(digits, places) {
    var is_negative = digits.charAt(0) === "-";
    var parts = (is_negative ? digits.slice(1) : digits).split(".");
    var all = parts[0] + (parts[1] || "");
    var point = parts[0].length + places;
    if (point < 1) {
      all = "0".repeat(1 - point) + all;
      point = 1;
    }
    if (point > all.length) all += "0".repeat(point - all.length);
    return (is_negative ? "-" : "") + all.slice(0, point).replace(/^0+(?=\d)/, "") + (point < all.length ? "." + all.slice(point) : "");
  }

  function printed(digits) {
    var parts = digits.replace("-", "").split(".");
    var text = marks.group ? parts[0].replace(/\B(?=(\d{3})+$)/g, marks.group) : parts[0];
    if (parts.length > 1) text += marks.point + parts[1];
    return (digits.charAt(0) === "-" ? "\u2212" : "") + text;
  }

  // ---- Rows ----

  function rowsOf(table) {
    return Array.from(table.tBodies[0].rows);
  }

  function isTotal(row) {
    return row.classList.contains("total") || row.classList.contains("subtotal");
  }

  // What a cell says, without the marks of its notes.
  function textOf(cell) {
    var copy = cell.cloneNode(true);
    copy.querySelectorAll(".mark, .row-link, .unseen").forEach(function (mark) { mark.remove(); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function levelOf(row) {
    var found = /level-(\d)/.exec(row.className);
    return found ? Number(found[1]) : 1;
  }

  // ---- Sorting: rising, falling, and as printed. Totals stay where they are, and rows below the one that they lie in. ----

  // Whether each row is a department. One that another contains is indented, but stands by its own size, and not below the one that
  // contains it.
  function isOfDepartments(table) {
    return textOf(table.tHead.rows[0].cells[0]) === marks.department;
  }

  // Each row of the first level with the rows in it.
  function blocksOf(table, rows) {
    var is_of_departments = isOfDepartments(table);
    var blocks = [];
    rows.forEach(function (row) {
      if (blocks.length === 0 || is_of_departments || levelOf(row) === 1 || isTotal(row)) blocks.push([]);
      blocks[blocks.length - 1].push(row);
    });
    return blocks;
  }

  function compareCells(index, direction) {
    return function (a, b) {
      var left = textOf(a[0].cells[index]);
      var right = textOf(b[0].cells[index]);
      var left_number = plain(left);
      var right_number = plain(right);
      // Where there is no number, no place among numbers is right.
      if ((left_number === null) !== (right_number === null)) return left_number === null ? 1 : -1;
      return direction * (left_number === null ? collator.compare(left, right) : compareNumbers(left_number, right_number));
    };
  }

  function addSorting(table) {
    var heads = table.tHead.rows.length === 1 ? Array.from(table.tHead.rows[0].cells) : [];
    var printed = rowsOf(table);
    var blocks = blocksOf(table, printed);
    var lines = blocks.filter(function (block) { return !isTotal(block[0]); });
    var is_even = printed.every(function (row) { return row.cells.length === heads.length; });
    // A budget's own table has its order by law, and its subtotals would lose their meaning.
    if (!is_even || lines.length < FEWEST_TO_SORT || !table.closest(".overview-table")) return;
    heads.forEach(function (head, index) {
      var button = make("sort");
      // It lies over the heading, which needs no more room for it.
      button.setAttribute("aria-label", button.getAttribute("aria-label") + textOf(head));
      head.classList.add("sortable");
      head.append(button);
      button.addEventListener("click", function () {
        var before = head.getAttribute("aria-sort");
        // Who asks for the order of amounts wants the largest.
        var order = head.matches(".amount") ? ["descending", "ascending"] : ["ascending", "descending"];
        var after = before === null ? order[0] : before === order[0] ? order[1] : null;
        heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
        if (after) head.setAttribute("aria-sort", after);
        var sorted = after ? lines.slice().sort(compareCells(index, after === "ascending" ? 1 : -1)) : lines;
        var next = 0;
        var rows = blocks.map(function (block) { return isTotal(block[0]) ? block : sorted[next++]; }).flat();
        table.tBodies[0].append.apply(table.tBodies[0], rows);
        rows.forEach(function (row, i) { row.classList.toggle("before-total", i + 1 < rows.length && isTotal(rows[i + 1])); });
      });
    });
  }

  // ---- What is shown: what the words name, down to a level. A total of rows that are not all there would be misread. ----

  function showRows(tables, state) {
    var wanted = state.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    var count = 0;
    tables.forEach(function (table) {
      var above = [];
      var is_of_departments = isOfDepartments(table);
      rowsOf(table).forEach(function (row) {
        var level = levelOf(row);
        var text = textOf(row).toLocaleLowerCase();
        var is_found = !isTotal(row) && wanted.every(function (word) { return text.indexOf(word) >= 0; });
        row.hidden = level > state.level || (wanted.length > 0 && !is_found);
        above.length = Math.min(above.length, level - 1);
        if (wanted.length > 0 && !row.hidden) {
          ++count;
          if (!is_of_departments) above.forEach(function (parent) { if (parent && !isTotal(parent)) parent.hidden = false; });
        }
        above[level - 1] = row;
      });
    });
    return wanted.length > 0 ? count : null;
  }

  function addFilter(tables, tools, state) {
    var lines = tables.reduce(function (sum, table) {
      return sum + rowsOf(table).filter(function (row) { return !row.matches(".blank"); }).length;
    }, 0);
    if (lines < FEWEST_TO_FILTER) return;
    var label = make("filter");
    tools.append(label);
    label.querySelector("input").addEventListener("input", function () {
      state.words = this.value;
      var count = showRows(tables, state);
      say(count === null ? "" : marks.found + count);
    });
  }

  function addLevels(tables, tools, state) {
    var deepest = 1;
    tables.forEach(function (table) {
      rowsOf(table).forEach(function (row) { deepest = Math.max(deepest, levelOf(row)); });
    });
    if (deepest === 1) return;
    var group = make("levels");
    var model = group.querySelector("button");
    model.remove();
    for (var level = 1; level <= deepest; ++level) addLevel(level);
    tools.append(group);

    function addLevel(level) {
      var button = model.cloneNode(true);
      button.textContent = String(level);
      button.setAttribute("aria-pressed", String(level === deepest));
      button.addEventListener("click", function () {
        state.level = level;
        group.querySelectorAll("button").forEach(function (each) { each.setAttribute("aria-pressed", String(each === button)); });
        showRows(tables, state);
      });
      group.append(button);
    }
  }

  // ---- Another unit of money, for all tables of the page that can have it. The point moves; nothing is calculated or rounded. ----

  // Each heading with the columns below it, from 0.
  function headsWithColumns(table) {
    var heads = [];
    var taken = [];
    Array.from(table.tHead.rows).forEach(function (row, number) {
      var column = 0;
      Array.from(row.cells).forEach(function (cell) {
        while (taken[number + " " + column]) ++column;
        var columns = [];
        for (var i = 0; i < cell.colSpan; ++i, ++column) {
          columns.push(column);
          for (var below = 0; below < cell.rowSpan; ++below) taken[number + below + " " + column] = true;
        }
        heads.push({ cell: cell, columns: columns });
      });
    });
    return heads;
  }

  // Texts that a switch changes: where they are, and what was published there.
  function textsOf(element) {
    var texts = [];
    var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest(".mark, .row-link, .unseen, button")) texts.push({ node: walker.currentNode, text: walker.currentNode.data });
    }
    return texts;
  }

  // The name of the unit where a heading has it in brackets.
  function withUnit(text, from, to) {
    return ["(", "\uff08"].reduce(function (changed, open) {
      var close = open === "(" ? ")" : "\uff09";
      return changed.split(open + from + close).join(open + to + close);
    }, text);
  }

  // What can be changed in a section, or nothing: a heading that names the unit in a way that cannot be changed would become wrong.
  function moneyOf(section, tables) {
    var template_of_units = section.querySelector(":scope > header .units");
    if (!template_of_units) return null;
    var units = Array.from(template_of_units.content.querySelectorAll("data")).map(function (unit) {
      return { name: unit.textContent, power: Number(unit.value) };
    });
    var name = section.querySelector(":scope > header .unit .name");
    var own = units.filter(function (unit) { return unit.name === name.textContent; })[0];
    if (!own || units.length < 2) return null;
    var money = { section: section, units: units, own: own, name: name, numbers: [], headings: [], labels: [] };
    var is_clear = true;
    tables.forEach(function (table) {
      if (!table.dataset.money) return;
      var columns = table.dataset.money.split(" ").map(Number);
      headsWithColumns(table).forEach(function (head) {
        if (!head.columns.every(function (column) { return columns.indexOf(column) >= 0; })) return;
        textsOf(head.cell).forEach(function (text) {
          if (withUnit(text.text, own.name, "").indexOf(own.name) >= 0) is_clear = false;
          money.headings.push(text);
        });
      });
      rowsOf(table).forEach(function (row) {
        columns.forEach(function (column) {
          var cell = row.cells[column];
          if (!cell) return;
          if (cell.dataset.label) money.labels.push({ cell: cell, text: cell.dataset.label });
          textsOf(cell).forEach(function (text) {
            var digits = /%/.test(text.text) ? null : plain(text.text);
            if (digits !== null) money.numbers.push({ node: text.node, text: text.text, digits: digits });
          });
        });
      });
    });
    return is_clear && money.numbers.length > 0 ? money : null;
  }

  function showUnit(money, unit) {
    var is_own = unit.power === money.own.power;
    money.numbers.forEach(function (number) {
      number.node.data = is_own ? number.text : printed(moved(number.digits, money.own.power - unit.power));
    });
    money.headings.forEach(function (heading) { heading.node.data = withUnit(heading.text, money.own.name, unit.name); });
    money.labels.forEach(function (label) { label.cell.dataset.label = withUnit(label.text, money.own.name, unit.name); });
    money.name.textContent = unit.name;
    money.published.textContent = is_own ? "" : marks.converted.replace("{unit}", money.own.name);
    money.select.value = String(unit.power);
  }

  function namesOf(money) {
    return money.units.map(function (unit) { return unit.name + " " + unit.power; }).join("\n");
  }

  var all_money = [];

  function addUnits(section, tables, tools) {
    var money = moneyOf(section, tables);
    if (!money) return;
    var label = make("units");
    money.select = label.querySelector("select");
    money.units.forEach(function (unit) { money.select.append(new Option(unit.name, String(unit.power))); });
    money.select.value = String(money.own.power);
    money.published = document.createElement("span");
    money.name.parentElement.append(money.published);
    money.select.addEventListener("change", function () {
      var power = Number(money.select.value);
      var place = money.select.getBoundingClientRect().top;
      all_money.filter(function (other) { return namesOf(other) === namesOf(money); }).forEach(function (other) {
        showUnit(other, other.units.filter(function (unit) { return unit.power === power; })[0]);
      });
      // Tables above may have grown. What the reader looks at stays where it is.
      window.scrollBy(0, money.select.getBoundingClientRect().top - place);
      document.dispatchEvent(new CustomEvent("unit-shown"));
    });
    tools.append(label);
    all_money.push(money);
  }

  // The unit that a section is shown in, if it was published in another.
  function convertedUnit(section) {
    var money = all_money.filter(function (one) { return one.section === section; })[0];
    return money && money.select.value !== String(money.own.power) ? money.name.textContent : "";
  }

  // ---- Copying: a spreadsheet takes only the minus of a keyboard for one, and a code with its zeros only where it is told. ----

  // One line of headings: the heading of a group stands before each of its columns'.
  function headingsOf(table) {
    var headings = [];
    var below = [];
    Array.from(table.tHead.rows).forEach(function (row, number) {
      Array.from(row.cells).forEach(function (cell) {
        if (number > 0) {
          headings[below.shift()] += " " + textOf(cell);
          return;
        }
        for (var i = 0; i < cell.colSpan; ++i) {
          if (cell.rowSpan === 1 && table.tHead.rows.length > 1) below.push(headings.length);
          headings.push(textOf(cell));
        }
      });
    });
    return headings;
  }

  function copyOf(tables) {
    var text = [];
    var html = document.createElement("table");
    var unit = convertedUnit(tables[0].closest("section"));
    tables.forEach(function (table) {
      var headings = headingsOf(table);
      // Amounts in another unit than the published one must not be taken for those.
      if (unit && table.dataset.money) {
        table.dataset.money.split(" ").map(Number).forEach(function (column) {
          if (headings[column].indexOf(unit) < 0) headings[column] = marks.ofUnit.replace("{title}", headings[column]).replace("{unit}", unit);
        });
      }
      var first = html.insertRow();
      headings.forEach(function (heading) { first.insertCell().textContent = heading; });
      text.push(headings.join("\t"));
      rowsOf(table).filter(function (row) { return row.getClientRects().length > 0; }).forEach(function (row) {
        var line = html.insertRow();
        text.push(Array.from(row.cells).map(function (cell) {
          var shown = textOf(cell);
          var is_amount = cell.matches("tbody td:not(.text, .has-codes td:first-child)");
          var number = is_amount && !/%$/.test(shown) ? plain(shown) : null;
          var copy = line.insertCell();
          copy.textContent = number === null ? shown.replace(/\u2212/g, "-") : marks.point === "." ? number : number.replace(".", marks.point);
          if (number === null && /^0\d+$/.test(shown)) copy.setAttribute("style", "mso-number-format:'\\@'");
          return copy.textContent;
        }).join("\t"));
      });
    });
    return { text: text.join("\n"), html: html.outerHTML };
  }

  // The old way works from file:// and without a certificate, too.
  function putOnClipboard(copied) {
    var selection = document.getSelection();
    var ranges = [];
    for (var i = 0; i < selection.rangeCount; ++i) ranges.push(selection.getRangeAt(i));
    function fill(event) {
      event.clipboardData.setData("text/plain", copied.text);
      if (copied.html) event.clipboardData.setData("text/html", copied.html);
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    document.addEventListener("copy", fill, true);
    selection.selectAllChildren(document.querySelector("main"));  // some browsers copy nothing of nothing
    var is_done = document.execCommand("copy");
    document.removeEventListener("copy", fill, true);
    selection.removeAllRanges();
    ranges.forEach(function (range) { selection.addRange(range); });
    say(is_done ? marks.copied : "");
    return is_done;
  }

  function addCopying(tables, tools) {
    var button = make("copy");
    var words = button.textContent;
    button.addEventListener("click", function () {
      if (!putOnClipboard(copyOf(tables))) return;
      button.textContent = marks.copied;
      setTimeout(function () { button.textContent = words; }, 2000);
    });
    tools.append(button);
  }

  // What a reader selects and copies by hand: negative amounts stay numbers.
  document.addEventListener("copy", function (event) {
    var selection = document.getSelection();
    var text = selection.toString();
    if (selection.rangeCount === 0 || !/\u2212\d/.test(text)) return;
    var box = document.createElement("div");
    for (var i = 0; i < selection.rangeCount; ++i) box.append(selection.getRangeAt(i).cloneContents());
    if (!box.querySelector("td, th")) return;
    var walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) walker.currentNode.data = walker.currentNode.data.replace(/\u2212(?=\d)/g, "-");
    event.clipboardData.setData("text/plain", text.replace(/\u2212(?=\d)/g, "-"));
    event.clipboardData.setData("text/html", box.innerHTML);
    event.preventDefault();
  });

  // ---- The address of a row ----

  function addRowLink(row) {
    if (row.querySelector(".row-link")) return;
    var cell = row.querySelector("th");
    if (!cell) return;
    var link = make("link");
    link.href = "#" + row.id;
    link.addEventListener("click", function () {
      putOnClipboard({ text: link.href });
    });
    cell.append(link);
  }

  // A link is made when a reader comes to the row: there are thousands of rows.
  function offerRowLinks(event) {
    var row = event.target.closest && event.target.closest("tr[id]");
    if (row) addRowLink(row);
  }

  // For who has no pointer that could come near.
  function addRowLinks(tables, tools) {
    if (!tables.some(function (table) { return table.querySelector("tbody tr[id]"); })) return;
    var button = make("links");
    button.addEventListener("click", function () {
      tables.forEach(function (table) { table.querySelectorAll("tbody tr[id]").forEach(addRowLink); });
      var is_on = tools.parentElement.classList.toggle("with-row-links");
      button.setAttribute("aria-pressed", String(is_on));
    });
    tools.append(button);
  }

  // A figure, and a sentence at the head of a page, have their link in sight.
  function addFigureLink(box) {
    var link = make("figure-link");
    link.href = "#" + box.id;
    link.addEventListener("click", function () {
      putOnClipboard({ text: link.href });
    });
    var named = box.querySelector("dt:not(.unseen)") || box.querySelector("dd");
    if (named) named.append(link);
  }

  // A row that is folded away is shown to who asks for it.
  function unfoldTarget() {
    var row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!row || !row.matches("tr")) return;
    addRowLink(row);
    var box = row.closest(".table").querySelector(".blank-rows input");
    if (box && row.matches(".blank")) {
      box.checked = true;
      row.scrollIntoView();
    }
  }

  // The row that a search has found: its code and its names, as the search has them.
  function markFound() {
    var wanted = new URLSearchParams(location.search).get("row");
    var section = document.getElementById(location.hash.slice(1));
    if (!wanted || !section) return;
    function named(text) { return text.replace(/[\s/]+/g, ""); }
    var found = Array.from(section.querySelectorAll("tbody tr")).filter(function (row) {
      var cells = Array.from(row.querySelectorAll("th, .has-codes td:first-child"));
      return named(cells.map(textOf).join(" ")) === named(wanted);
    });
    found.forEach(function (row) {
      row.classList.add("found");
      addRowLink(row);
    });
    if (found.length === 0) return;
    found[0].scrollIntoView({ block: "center" });
    // When all is loaded, browsers go to the table that the address names, and its row may be far below.
    window.addEventListener("load", function () { setTimeout(function () { found[0].scrollIntoView({ block: "center" }); }); });
  }

  var status = make("status");
  function setUp(section) {
    var tables = Array.from(section.querySelectorAll(":scope > table, :scope > .sides table")).filter(function (table) {
      return table.tBodies.length === 1 && table.tHead;
    });
    if (tables.length === 0) return;
    document.body.append(status);
    var tools = make("tools");
    var state = { words: "", level: 9 };
    addLevels(tables, tools, state);
    addFilter(tables, tools, state);
    addUnits(section, tables, tools);
    addCopying(tables, tools);
    addRowLinks(tables, tools);
    tables.forEach(addSorting);
    section.querySelector(":scope > header").after(tools);
    var blank_rows = section.querySelector(":scope > .blank-rows");
    if (blank_rows) tools.prepend(blank_rows);
  }

  // Those of a document one after the other, so that a long page stays responsive meanwhile. Another script compares rows of the others.
  var waiting = [];
  document.querySelectorAll(".table").forEach(function (section) {
    if (section.matches(".overview-table")) setUp(section);
    else waiting.push(section);
  });
  function setUpNext() {
    if (waiting.length === 0) {
      window.siteTables.areReady = true;
      return;
    }
    setUp(waiting.shift());
    whenIdle(setUpNext);
  }
  function whenIdle(work) {
    if (window.requestIdleCallback) window.requestIdleCallback(work, { timeout: 500 });
    else setTimeout(work);
  }
  whenIdle(setUpNext);
  var figures = document.querySelectorAll(".key-figures > div[id], .sentences > div[id]");
  if (figures.length > 0) document.body.append(status);
  figures.forEach(addFigureLink);
  ["pointerover", "focusin"].forEach(function (name) { document.addEventListener(name, offerRowLinks); });
  window.addEventListener("hashchange", unfoldTarget);
  if (location.hash) unfoldTarget();
  markFound();

  // For the other scripts of tables.
  window.siteTables = { make: make, marks: marks, plain: plain, printed: printed, textOf: textOf, rowsOf: rowsOf, isTotal: isTotal, isOfDepartments: isOfDepartments };
})();
