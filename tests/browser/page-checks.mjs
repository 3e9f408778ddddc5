// What runs inside a page. Each check answers a list of faults, empty where all is well.
/* eslint-env browser */

// What every page is like, whatever it shows. To be run without scripts: it judges the file, not what scripts made of it.
export function faults_of_markup() {
  const faults = [];
  const show = (element) => element.outerHTML.slice(0, 120);
  if (!document.documentElement.lang) faults.push("<html> has no lang");
  if (!document.title.trim()) faults.push("the page has no title");
  if (document.compatMode !== "CSS1Compat") faults.push("the page has no doctype");
  const headings = document.querySelectorAll("h1").length;
  if (headings !== 1) faults.push(`the page has ${headings} h1`);
  if (document.querySelectorAll("main").length !== 1) faults.push("the page does not have one <main>");
  // The page for wrong addresses may be shown anywhere, so it has no style sheet, and its few lines of style within it.
  const is_alone = document.querySelector("head > style:only-of-type") && document.querySelector("a[href], link[href]") === null;
  for (const element of document.querySelectorAll(is_alone ? "[style]" : "[style], style")) faults.push(`inline style: ${show(element)}`);
  for (const element of document.querySelectorAll("script:not([src]):not([type='application/ld+json'])")) {
    faults.push(`inline script: ${show(element)}`);
  }
  for (const element of document.querySelectorAll("base, iframe, object, embed")) faults.push(`forbidden element: ${show(element)}`);
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith("on")) faults.push(`inline handler: ${show(element)}`);
      if (/NaN|Infinity|undefined/.test(value) && element.closest("svg")) faults.push(`not a number: ${show(element)}`);
    }
  }
  for (const element of document.querySelectorAll("script[type='application/ld+json']")) {
    try {
      JSON.parse(element.textContent);
    } catch (error) {
      faults.push(`JSON-LD: ${error.message}`);
    }
  }
  return faults;
}

// Charts and pictures are there to be seen.
export function faults_of_pictures() {
  const faults = [];
  for (const svg of document.querySelectorAll("svg")) {
    if (svg.closest("details:not([open]), [hidden], svg svg")) continue;
    const { width, height } = svg.getBoundingClientRect();
    if (!svg.checkVisibility() || width === 0 || height === 0) faults.push(`invisible: ${svg.outerHTML.slice(0, 120)}`);
  }
  for (const image of document.querySelectorAll("img")) {
    if (image.complete && image.naturalWidth === 0) faults.push(`broken: ${image.outerHTML}`);
  }
  return faults;
}

// Opens all that is folded away.
export function unfold() {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const box of document.querySelectorAll(".blank-rows input")) box.checked = true;
}

// The page fits its width; what is wider scrolls within itself.
export function faults_of_width() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const clipped = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") return true;
    }
    return false;
  };
  const wide = [...document.body.querySelectorAll("*")].filter(
    (element) => element.getBoundingClientRect().right > clientWidth + 0.5 && !clipped(element),
  );
  return [
    `the page is ${scrollWidth} px wide in a window of ${clientWidth} px: ` +
      wide.slice(0, 3).map((element) => element.outerHTML.slice(0, 100)).join(" | "),
  ];
}

// On paper, every table is there and whole: nobody can scroll a sheet.
export function faults_on_paper() {
  const faults = [];
  for (const table of document.querySelectorAll("table")) {
    const { width, height } = table.getBoundingClientRect();
    const name = table.caption?.textContent.trim() ?? table.outerHTML.slice(0, 80);
    if (!table.checkVisibility() || width === 0 || height === 0) faults.push(`hidden on paper: ${name}`);
    for (let at = table.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible" && at.scrollWidth > at.clientWidth + 1) {
        faults.push(`cut off on paper (${at.scrollWidth} px in ${at.clientWidth} px): ${name}`);
      }
    }
  }
  return faults;
}

// Pieces of text in document order, each { text, in_control }. A control's text may be a script's work.
export function texts_of_page() {
  const controls =
    "button, input, select, label, output, form, dialog, [aria-live], [role=button], [role=status], [role=search], [role=tab], [role=option], .table-tools, .row-link";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.replace(/\s+/g, " ").trim();
    const parent = node.parentElement;
    if (!text || parent.closest("script, noscript, template")) continue;
    texts.push({ text, in_control: parent.closest(controls) !== null });
  }
  return texts;
}

// Until the page has been laid out anew, and its scripts have seen that: they hear of a new size after the next frame.
export const settle = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
