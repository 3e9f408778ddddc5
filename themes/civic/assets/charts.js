// Reading a chart's values: under the pointer, by touch, and with the arrow keys. Enhancements only: the sentence and the table say all.
(function () {
  "use strict";

  // The elements of a drawing that stand for a value have it as their title.
  function marksOf(svg) {
    return Array.from(svg.querySelectorAll("g title")).map(function (title) {
      var mark = title.parentNode;
      mark.dataset.value = title.textContent;
      return mark;
    });
  }

  function addReading(drawing) {
    var svg = drawing.querySelector("svg");
    var marks = svg ? marksOf(svg) : [];
    if (marks.length === 0) return;
    var readout = document.createElement("p");
    readout.className = "readout";
    readout.setAttribute("role", "status");
    readout.hidden = true;
    drawing.append(readout);
    var current = -1;

    function show(index) {
      if (current >= 0) marks[current].classList.remove("read");
      current = index;
      readout.hidden = index < 0;
      if (index < 0) return;
      marks[index].classList.add("read");
      readout.textContent = marks[index].dataset.value;
      var box = drawing.getBoundingClientRect();
      var mark = marks[index].getBoundingClientRect();
      var middle = mark.left + mark.width / 2 - box.left;
      var half = readout.offsetWidth / 2;
      readout.style.left = Math.max(0, Math.min(box.width - 2 * half, middle - half)) + "px";
      readout.style.top = Math.max(0, mark.top - box.top - readout.offsetHeight - 6) + "px";
    }

    function indexOf(event) {
      return marks.indexOf(event.target.closest("[data-value]"));
    }

    svg.addEventListener("pointerover", function (event) { show(indexOf(event)); });
    svg.addEventListener("pointerleave", function (event) { if (event.pointerType === "mouse") show(-1); });
    svg.addEventListener("click", function (event) { show(indexOf(event)); });
    svg.tabIndex = 0;
    svg.addEventListener("keydown", function (event) {
      var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (event.key === "Escape") show(-1);
      if (!step) return;
      event.preventDefault();
      show((current < 0 && step < 0 ? marks.length - 1 : current + step + marks.length) % marks.length);
      marks[current].scrollIntoView({ block: "nearest", inline: "nearest" });
    });
    svg.addEventListener("blur", function () { show(-1); });
  }

  document.querySelectorAll(".drawing").forEach(addReading);

  // The same amounts as published, at the prices of one year and per inhabitant: one drawing at a time, in one place.
  function addBases(published) {
    var others = ["-real", "-per-inhabitant"].map(function (basis) { return document.getElementById(published.id + basis); }).filter(Boolean);
    var tools = document.getElementById("table-tools");
    if (others.length === 0 || !tools) return;
    var title = published.querySelector(".title").textContent;
    var figures = [published].concat(others);
    var bar = document.createElement("p");
    bar.className = "bases";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", tools.dataset.bases);
    var buttons = figures.map(function (figure, i) {
      var button = document.createElement("button");
      button.type = "button";
      // The title of the others is that of the first, and what they are.
      button.textContent = i === 0 ? tools.dataset.published : figure.querySelector(".title").textContent.slice(title.length).replace(/^[\s\u00b7]+/, "");
      button.addEventListener("click", function () { show(i); });
      bar.append(button);
      return button;
    });
    published.after.apply(published, others);
    published.before(bar);

    function show(shown) {
      figures.forEach(function (figure, i) { figure.hidden = i !== shown; });
      buttons.forEach(function (button, i) { button.setAttribute("aria-pressed", String(i === shown)); });
    }

    // A link to one of them shows that one.
    function showTarget() {
      var at = figures.findIndex(function (figure) { return "#" + figure.id === location.hash; });
      if (at >= 0) show(at);
      return at >= 0;
    }

    window.addEventListener("hashchange", showTarget);
    if (!showTarget()) show(0);
  }

  document.querySelectorAll(".chart-figure[id^='chart-series-']:not([id$='-real'], [id$='-per-inhabitant'])").forEach(addBases);
  // The style sheet keeps room for the choices until they are there.
  document.documentElement.dataset.bases = "";
})();
