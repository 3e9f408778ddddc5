// Enhancements only: every page is complete without this script.
(function () {
  "use strict";

  // Tables that fit need no scrolling region, and their headings can stay in sight while the page scrolls.
  function watchTables() {
    var observer = new ResizeObserver(function (entries) {
      entries.forEach(function (entry) {
        var region = entry.target;
        var fits = region.firstElementChild.scrollWidth <= region.clientWidth + 1;
        region.classList.toggle("fits", fits);
        region.tabIndex = fits ? -1 : 0;
      });
    });
    document.querySelectorAll(".scroll").forEach(function (region) { observer.observe(region); });
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

  // Paper shows what is folded away on the screen.
  function unfoldForPrint() {
    var unfolded = [];
    window.addEventListener("beforeprint", function () {
      unfolded = Array.from(document.querySelectorAll("main details:not([open])"));
      unfolded.forEach(function (details) { details.open = true; });
    });
    window.addEventListener("afterprint", function () {
      unfolded.forEach(function (details) { details.open = false; });
    });
  }

  var contents = document.querySelector(".contents");
  if ("ResizeObserver" in window) watchTables();
  if (contents && "IntersectionObserver" in window) followReading(contents);
  unfoldForPrint();
})();
