// Enhancements only: every page is complete without this script.
(function () {
  "use strict";

  // A font wider than the one that was reckoned with, or a reader's own spacing, may leave a table too little room after all.
  function watchTables() {
    var classes = new Map();
    var observer = new ResizeObserver(function (entries) {
      entries.forEach(function (entry) {
        var table = entry.target;
        table.className = classes.get(table);
        // What is stacked already has room. On paper it may stand as a table again.
        if (getComputedStyle(table).display !== "table") return;
        if (table.scrollWidth > table.parentElement.clientWidth + 1) table.className = table.className.replace(/needs-\d+/, "needs-more");
      });
    });
    document.querySelectorAll("table").forEach(function (table) {
      classes.set(table, table.className);
      observer.observe(table);
    });
  }

  // The contents mark what is being read.
  function followReading(contents) {
    var links = new Map();
    contents.querySelectorAll("a[href^='#']").forEach(function (link) {
      var target = document.getElementById(link.hash.slice(1));
      if (target) links.set(target, link);
    });
    var inSight = new Set();
    var current = null;
    var observer = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) {
        if (entry.isIntersecting) inSight.add(entry.target);
        else inSight.delete(entry.target);
      });
      var innermost = null;
      links.forEach(function (link, target) { if (inSight.has(target)) innermost = link; });
      if (innermost === current) return;
      if (current) current.removeAttribute("aria-current");
      if (innermost) {
        innermost.setAttribute("aria-current", "true");
        keepInView(contents, innermost);
      }
      current = innermost;
    }, { rootMargin: "-15% 0px -84% 0px" });
    links.forEach(function (link, target) { observer.observe(target); });
  }

  function keepInView(box, link) {
    var outer = box.getBoundingClientRect();
    var inner = link.getBoundingClientRect();
    if (inner.top < outer.top + 40) box.scrollTop -= outer.top + 40 - inner.top;
    if (inner.bottom > outer.bottom - 40) box.scrollTop += inner.bottom - outer.bottom + 40;
  }

  // Paper says where it is from, and shows what is folded away on the screen.
  function unfoldForPrint() {
    if (location.protocol.indexOf("http") === 0) document.documentElement.dataset.address = location.href.split("#")[0];
    var unfolded = [];
    window.addEventListener("beforeprint", function () {
      unfolded = Array.from(document.querySelectorAll("main details:not([open])"));
      unfolded.forEach(function (details) { details.open = true; });
    });
    window.addEventListener("afterprint", function () {
      unfolded.forEach(function (details) { details.open = false; });
    });
  }

  // Larger type stays as the reader chose it, in this browser.
  function offerLargerType(button) {
    var root = document.documentElement;
    function show(isLarger) {
      if (isLarger) root.dataset.type = "larger";
      else delete root.dataset.type;
      button.setAttribute("aria-pressed", String(isLarger));
      if (isLarger) openFigures();
    }

    // Where a drawing has no room for letters of 18 px, its table says the same in larger ones.
    function openFigures() {
      var room = 27.5 * parseFloat(getComputedStyle(root).fontSize);
      document.querySelectorAll(".drawing + details").forEach(function (figures) {
        if (figures.previousElementSibling.clientWidth < room) figures.open = true;
      });
    }

    var isLarger = false;
    try {
      isLarger = localStorage.getItem("type") === "larger";
    } catch (error) {
      // The browser keeps nothing for this site. The choice then holds for the page.
    }
    show(isLarger);
    button.hidden = false;
    button.addEventListener("click", function () {
      isLarger = !isLarger;
      show(isLarger);
      try {
        if (isLarger) localStorage.setItem("type", "larger");
        else localStorage.removeItem("type");
      } catch (error) {
        // As above.
      }
    });
  }

  // A strict policy lets no form send anything, and leads nowhere then. A script may.
  function openSearch(form) {
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var query = form.querySelector("input").value.trim();
      location.href = form.action + (query ? "?q=" + encodeURIComponent(query) : "");
    });
  }

  var contents = document.querySelector(".contents");
  if ("ResizeObserver" in window) watchTables();
  if (contents && "IntersectionObserver" in window) followReading(contents);
  unfoldForPrint();
  var larger = document.querySelector(".larger-type");
  if (larger) offerLargerType(larger);
  var quickSearch = document.querySelector(".quick-search");
  if (quickSearch) openSearch(quickSearch);
})();
