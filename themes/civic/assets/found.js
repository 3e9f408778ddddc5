// Marks in a text the words that a search has found there. The address names them as they stand in the text, a line each:
// ?found=…#section-…
(function () {
  "use strict";

  var given = new URLSearchParams(location.search).get("found");
  var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!given || !target) return;
  var wanted = given.split("\n").filter(Boolean);

  // Where the first of the words stands in the text: [begin, end], or nothing.
  function firstIn(text) {
    return wanted.reduce(function (first, word) {
      var at = text.indexOf(word);
      return at >= 0 && (!first || at < first[0]) ? [at, at + word.length] : first;
    }, null);
  }

  var first = null;
  var nodes = [];
  var walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    // Headings, tables and drawings are no running text.
    if (!walker.currentNode.parentElement.closest("table, svg, h1, h2, h3, h4, h5, button, template")) nodes.push(walker.currentNode);
  }
  nodes.forEach(function (node) {
    for (var found = firstIn(node.data); found; found = firstIn(node.data)) {
      var word = node.splitText(found[0]);
      node = word.splitText(found[1] - found[0]);
      var mark = document.createElement("mark");
      mark.className = "found";
      word.before(mark);
      mark.append(word);
      first = first || mark;
    }
  });
  if (!first) return;
  for (var folded = first.closest("details:not([open])"); folded; folded = first.closest("details:not([open])")) folded.open = true;
  first.scrollIntoView({ block: "center" });
  // When all is loaded, browsers go to the section that the address names.
  window.addEventListener("load", function () { setTimeout(function () { first.scrollIntoView({ block: "center" }); }); });
})();
