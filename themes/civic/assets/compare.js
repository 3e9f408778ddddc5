// Two departments side by side, from the table that lists all of them. Enhancements only: the table says it all. Its rows are of one
// year, stage, form and unit, so what is compared is comparable; no other departments can be chosen.
(function () {
  "use strict";

  if (!window.siteTables) return;
  var make = siteTables.make;
  var marks = siteTables.marks;
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

  function compared(table, rows) {
    var names = rows.map(function (row) { return textOf(row.cells[0]); });
    var made = document.createElement("table");
    made.className = "figures needs-56";
    made.append(cell("caption", marks.compared.replace("{first}", names[0]).replace("{second}", names[1])));
    var head = made.createTHead().insertRow();
    head.append(cell("th", "", "name"));
    names.concat([marks.difference]).forEach(function (name) {
      var th = cell("th", name, "amount");
      th.scope = "col";
      head.append(th);
    });
    var body = made.createTBody();
    Array.from(table.tHead.rows[0].cells).forEach(function (heading, column) {
      if (column === 0) return;
      var texts = rows.map(function (row) { return textOf(row.cells[column]); });
      if (texts.every(function (text) { return text === ""; })) return;
      var row = body.insertRow();
      var th = cell("th", textOf(heading));
      th.scope = "row";
      row.append(th);
      texts.forEach(function (text, i) {
        var td = cell("td", text, rows[i].cells[column].className);
        td.dataset.label = names[i];
        row.append(td);
      });
      var numbers = texts.map(siteTables.plain);
      // Shares and rates are not subtracted: the result would be read as a share of something.
      var is_known = numbers[0] !== null && numbers[1] !== null && !/%/.test(texts[0] + texts[1]);
      var result = is_known ? difference(numbers[0], numbers[1]) : "";
      var td = cell("td", is_known ? siteTables.printed(result) : "", result.charAt(0) === "-" ? "negative" : "");
      if (is_known) td.dataset.label = marks.difference;
      row.append(td);
    });
    return made;
  }

  function addComparing(section) {
    var table = section.querySelector(":scope > table");
    var tools = section.querySelector(":scope > .table-tools");
    if (!table || !tools || !table.tHead || typeof BigInt === "undefined") return;
    var rows = siteTables.rowsOf(table).filter(function (row) { return !row.classList.contains("total"); });
    if (rows.length < 2) return;
    var box = make("compare");
    var selects = Array.from(box.querySelectorAll("select"));
    var result = box.querySelector(".result");
    selects.forEach(function (select) {
      select.append(new Option(marks.choose, ""));
      rows.forEach(function (row, i) { select.append(new Option(textOf(row.cells[0]), String(i))); });
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
      result.append(compared(table, chosen.map(function (i) { return rows[Number(i)]; })));
    }

    document.addEventListener("unit-shown", show);
    tools.after(box);
  }

  document.querySelectorAll(".overview-table[id^='table-departments-']").forEach(addComparing);
})();
