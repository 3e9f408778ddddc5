// Two departments side by side, from a table that lists departments, and two years, from the table of a department's years.
// Enhancements only: the tables say it all. What is compared is of one table, and so of one form and unit.
(function () {
  "use strict";

  if (!window.siteTables || typeof BigInt === "undefined") return;
  var make = siteTables.make;
  var marks = siteTables.marks;
  var plain = siteTables.plain;
  var textOf = siteTables.textOf;

  // The exact difference of two printed numbers, as digits of their smallest place.
  function difference(a, b) {
    var places = Math.max.apply(null, [a, b].map(function (digits) { return (digits.split(".")[1] || "").length; }));
    function whole(digits) {
      var parts = digits.split(".");
      return BigInt(parts[0].replace("-", "") + (parts[1] || "").padEnd(places, "0")) * (digits.charAt(0) === "-" ? -1n : 1n);
    }
    var result = whole(a) - whole(b);
    var text = String(result < 0n ? -result : result).padStart(places + 1, "0");
    if (places > 0) text = text.slice(0, -places) + "." + text.slice(-places);
    return (result < 0n ? "-" : "") + text;
  }

  function cell(name, text, className) {
    var made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function nameOf(row) {
    return textOf(row.cells[0]);
  }

  function headingsOf(table) {
    return Array.from(table.tHead.rows[0].cells).map(textOf);
  }

  // lines: { title, cells, mayDiffer }, the cells being those of the two rows.
  function makeTable(names, lines, ofDifference, minus) {
    var made = document.createElement("table");
    made.className = "figures needs-56";
    made.append(cell("caption", marks.compared.replace("{first}", names[0]).replace("{second}", names[1])));
    var head = made.createTHead().insertRow();
    head.append(cell("th", "", "name"));
    names.concat([ofDifference]).forEach(function (name) {
      var th = cell("th", name, "amount");
      th.scope = "col";
      head.append(th);
    });
    var body = made.createTBody();
    lines.forEach(function (line) {
      var texts = line.cells.map(textOf);
      if (texts.every(function (text) { return text === ""; })) return;
      var row = body.insertRow();
      var th = cell("th", line.title);
      th.scope = "row";
      row.append(th);
      texts.forEach(function (text, i) {
        var td = cell("td", text, line.cells[i].className);
        td.dataset.label = names[i];
        row.append(td);
      });
      var numbers = texts.map(plain);
      // Shares and rates are not subtracted: the result would be read as a share of something.
      var isKnown = line.mayDiffer && numbers[0] !== null && numbers[1] !== null && !/%/.test(texts[0] + texts[1]);
      var result = isKnown ? difference.apply(null, minus(numbers)) : "";
      var td = cell("td", isKnown ? siteTables.printed(result) : "", result.charAt(0) === "-" ? "negative" : "");
      if (isKnown) td.dataset.label = ofDifference;
      row.append(td);
    });
    return made;
  }

  // ---- Two departments ----

  function compareDepartments(table, rows) {
    var lines = headingsOf(table).map(function (title, column) {
      return { title: title, cells: rows.map(function (row) { return row.cells[column]; }), mayDiffer: true };
    });
    return [makeTable(rows.map(nameOf), lines.slice(1), marks.difference, function (numbers) { return numbers; })];
  }

  // ---- Two years ----

  // The rate belongs to the amount before it.
  function isRate(title) {
    return title === marks.rate || title === marks.realRate;
  }

  // Whether a year can be compared with an earlier one: the table has a rate of change from each year to the next.
  function isUnbroken(table, rows, column) {
    return rows.every(function (row) { return /%$/.test(textOf(row.cells[column + 1])); });
  }

  // What the table says about the years in between, and the notes on the two rows.
  function remarksOn(table, rows, between) {
    var remarks = between.map(function (row) {
      return Array.from(row.querySelectorAll("td.text")).map(textOf).filter(Boolean).map(function (text) {
        return text.indexOf(nameOf(row)) >= 0 ? text : nameOf(row) + marks.colon + text;
      });
    }).flat();
    rows.forEach(function (row) {
      row.querySelectorAll(".mark a").forEach(function (mark) {
        var note = document.getElementById(decodeURIComponent(mark.hash.slice(1)));
        if (!note) return;
        var copy = note.cloneNode(true);
        copy.querySelectorAll(".back").forEach(function (link) { link.remove(); });
        if (remarks.indexOf(copy.textContent.trim()) < 0) remarks.push(copy.textContent.trim());
      });
    });
    return remarks;
  }

  // The years in their order, whichever was chosen first. Below the published amounts, those at the prices of one year and per
  // inhabitant, from the table behind.
  function compareYears(table, chosen, all) {
    var positions = chosen.map(function (row) { return all.indexOf(row); }).sort(function (a, b) { return a - b; });
    var rows = [all[positions[1]], all[positions[0]]];
    var between = all.slice(positions[0], positions[1]);
    var titles = headingsOf(table);
    var unbroken = new Map();
    var lines = [];
    titles.forEach(function (title, column) {
      if (column === 0 || !isRate(titles[column + 1] || "")) return;
      unbroken.set(title, isUnbroken(table, between, column));
      lines.push({ title: title, cells: rows.map(function (row) { return row.cells[column]; }), mayDiffer: unbroken.get(title) });
    });
    var section = document.getElementById(table.closest("section").id + "-comparable");
    var other = section && section.querySelector(":scope > table");
    if (other) {
      var same = rows.map(function (row) { return siteTables.rowsOf(other).filter(function (one) { return nameOf(one) === nameOf(row); })[0]; });
      headingsOf(other).forEach(function (title, column) {
        var stage = Array.from(unbroken.keys()).filter(function (one) { return title.indexOf(one) === 0; })[0];
        if (!stage || isRate(title) || !same[0] || !same[1]) return;
        lines.push({ title: title, cells: same.map(function (row) { return row.cells[column]; }), mayDiffer: unbroken.get(stage) });
      });
    }
    var made = [makeTable(rows.map(nameOf), lines, marks.change, function (numbers) { return [numbers[1], numbers[0]]; })];
    if (Array.from(unbroken.values()).some(function (one) { return !one; })) made.push(cell("p", marks.notCompared));
    remarksOn(table, rows, between).forEach(function (text) { made.push(cell("p", text, "note")); });
    return made;
  }

  // ---- The choice of two rows ----

  function addComparing(section, name, table, compare) {
    var tools = section.querySelector(":scope > .table-tools");
    var all = siteTables.rowsOf(table);
    var rows = all.filter(function (row) { return !siteTables.isTotal(row); });
    if (!tools || rows.length < 2) return;
    var box = make(name);
    var selects = Array.from(box.querySelectorAll("select"));
    var result = box.querySelector(".result");
    selects.forEach(function (select) {
      select.append(new Option(marks.choose, ""));
      rows.forEach(function (row, i) { select.append(new Option(nameOf(row), String(i))); });
      select.addEventListener("change", show);
    });

    function show() {
      var chosen = selects.map(function (select) { return select.value; });
      // Nobody needs to be compared with itself.
      selects.forEach(function (select, i) {
        Array.from(select.options).forEach(function (option) { option.disabled = option.value !== "" && option.value === chosen[1 - i]; });
      });
      result.replaceChildren();
      if (chosen[0] === "" || chosen[1] === "") return;
      result.append.apply(result, compare(table, chosen.map(function (i) { return rows[Number(i)]; }), rows));
    }

    document.addEventListener("unit-shown", show);
    tools.after(box);
  }

  document.querySelectorAll(".overview-table").forEach(function (section) {
    var table = section.querySelector(":scope > table[data-money]");
    if (!table || !table.tHead) return;
    if (siteTables.isOfDepartments(table)) addComparing(section, "compare-departments", table, compareDepartments);
    else if (/^table-series-/.test(section.id) && !/-comparable$/.test(section.id)) addComparing(section, "compare-years", table, compareYears);
  });
})();
