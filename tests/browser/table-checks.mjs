// What runs inside a page and measures its tables. Answers { faults, cut, tables }: what is wrong, the numbers that are cut, and how
// many tables there are to be seen.
/* eslint-env browser */

export function measure_tables() {
  const faults = [];
  const cut = [];
  const slack = 0.75; // of a pixel: boxes begin and end within one
  const number = /^[<−-]?\d[\d.,\u00A0\u202F']*%?$/;
  const width = document.documentElement.clientWidth;
  const is_seen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true });
  const name_of = (table) =>
    (table.closest("[id]")?.id ?? "") + " " + (table.ariaLabel ?? table.caption?.textContent ?? "").trim().slice(0, 40);

  // The texts of the cells that hold digits, with the cell of each.
  const texts_of = (table) => {
    const walker = document.createTreeWalker(table, NodeFilter.SHOW_TEXT);
    const texts = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const cell = node.parentElement.closest("th, td");
      if (!cell || !/\d/.test(node.data) || node.parentElement.closest("sup, .unseen") || !is_seen(cell)) continue;
      // Headings that only those hear who listen.
      if ([cell, cell.closest("thead") ?? cell].some((each) => getComputedStyle(each).clipPath !== "none")) continue;
      texts.push({ node, cell });
    }
    return texts;
  };
  const boxes_of = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 0);
  };
  const scrollers_of = (element) => {
    const found = [];
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX !== "visible") found.push(at);
    }
    return found;
  };
  // What is left of the window between the edges of all that clips, and beside the cells that stick.
  const clip_of = (scrollers) => {
    let [left, right] = [0, width];
    for (const scroller of scrollers) {
      const box = scroller.getBoundingClientRect();
      left = Math.max(left, box.left + scroller.clientLeft);
      right = Math.min(right, box.left + scroller.clientLeft + scroller.clientWidth);
    }
    return { left, right };
  };
  const covers_of = (table) =>
    new Map(
      [...table.rows].map((row) => [
        row,
        [...row.cells].filter((cell) => {
          const style = getComputedStyle(cell);
          return style.position === "sticky" && style.insetInlineStart !== "auto";
        }),
      ]),
    );

  // The numbers that are cut where everything stands now; those that are whole are added to `whole`.
  const look = (table, texts, scrollers, covers, whole) => {
    const clip = clip_of(scrollers);
    for (const { node, cell } of texts) {
      const sticky = (covers.get(cell.parentElement) ?? []).filter((each) => each !== cell);
      const sides = sticky.map((each) => each.getBoundingClientRect());
      let is_whole = true;
      for (const box of boxes_of(node)) {
        const out_of_sight = box.right <= clip.left + slack || box.left >= clip.right - slack;
        const covered = sides.some((side) => box.left >= side.left - slack && box.right <= side.right + slack);
        const inside = box.left >= clip.left - slack && box.right <= clip.right + slack;
        const half_covered = !covered && sides.some((side) => box.left < side.right - slack && box.right > side.left + slack);
        if (out_of_sight || covered) {
          is_whole = false;
        } else if (!inside || half_covered) {
          is_whole = false;
          cut.push(`${name_of(table)}: ${node.data.trim()} is cut at ${Math.round(box.left)}–${Math.round(box.right)} px`);
        }
      }
      if (is_whole) whole.add(node);
    }
  };

  const tables = [...document.querySelectorAll("table")].filter((table) => is_seen(table));
  for (const table of tables) {
    const texts = texts_of(table);
    for (const { node, cell } of texts) {
      const boxes = boxes_of(node);
      const own = cell.getBoundingClientRect();
      const text = node.data.trim();
      if (number.test(text) && new Set(boxes.map((box) => Math.round(box.top))).size > 1) faults.push(`${name_of(table)}: ${text} is parted`);
      if (boxes.some((box) => box.left < own.left - slack || box.right > own.right + slack))
        faults.push(`${name_of(table)}: ${text} does not fit its cell`);
    }
    const scrollers = scrollers_of(table);
    if (scrollers.some((each) => /auto|scroll/.test(getComputedStyle(each).overflowY) && each.scrollHeight > each.clientHeight + 1))
      faults.push(`${name_of(table)}: its last rows are hidden in a scroller of its own`);
    const covers = covers_of(table);
    const whole = new Set();
    look(table, texts, scrollers, covers, whole);
    if (whole.size === 0 && texts.length > 0) faults.push(`${name_of(table)}: no number is whole before it is scrolled`);
    // A browser goes to the nearest stop, if there are stops.
    for (const scroller of scrollers) {
      const most = scroller.scrollWidth - scroller.clientWidth;
      if (most <= 0 || getComputedStyle(scroller).overflowX === "clip") continue;
      for (let at = 0; at < most + 7; at += 7) {
        scroller.scrollLeft = Math.min(at, most);
        look(table, texts, scrollers, covers, whole);
      }
      scroller.scrollLeft = 0;
    }
    const never = texts.filter(({ node }) => !whole.has(node));
    if (never.length > 0) faults.push(`${name_of(table)}: never whole: ${never.slice(0, 3).map(({ node }) => node.data.trim()).join(" | ")}`);
  }
  return { faults: [...faults, ...new Set(cut)], cut: new Set(cut).size, tables: tables.length };
}

// The numbers of drawings that are partly out of sight: beyond the window, or beyond an edge that clips.
export function faults_of_drawings() {
  const faults = [];
  const slack = 0.75;
  for (const text of document.querySelectorAll("svg text")) {
    if (!/\d/.test(text.textContent) || !text.checkVisibility({ visibilityProperty: true })) continue;
    const box = text.getBoundingClientRect();
    let [left, right] = [0, document.documentElement.clientWidth];
    for (let at = text.closest("svg").parentElement; at && at !== document.body; at = at.parentElement) {
      if (getComputedStyle(at).overflowX === "visible") continue;
      const edges = at.getBoundingClientRect();
      left = Math.max(left, edges.left);
      right = Math.min(right, edges.right);
    }
    if (box.left < left - slack || box.right > right + slack)
      faults.push(`${text.closest("figure, li")?.id ?? ""}: ${text.textContent} of a drawing is cut at ${Math.round(box.left)}–${Math.round(box.right)} px`);
  }
  return faults;
}

// In larger type: the links that stand alone, at the places where they are smaller than a finger.
export function faults_of_links() {
  const faults = [];
  for (const link of document.querySelectorAll("tbody th > a, tbody td > a, dt > a, .title > a, .file a, .same-place a, .beside, .back, .mark a, .figure-link")) {
    if (!link.checkVisibility()) continue;
    const { width, height } = link.getBoundingClientRect();
    if (Math.min(width, height) < 43.5) faults.push(`${width} x ${height}: ${link.outerHTML.slice(0, 100)}`);
  }
  return faults;
}

// Puts amounts of twelve digits into headlines and a long word into headings; answers which of them do not fit.
export function faults_of_long_texts() {
  const amount = "−999,999,999,999.99";
  const word = "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung";
  const faults = [];
  const put = (selector, text) => {
    for (const element of document.querySelectorAll(selector)) element.textContent = text;
  };
  put(".key-figures .value", amount);
  // What a table needs is reckoned with the words of its headings, so those stay.
  put("h1, h2, h3, .key-figures dt, .table tbody th", word);
  for (const value of document.querySelectorAll(".key-figures .value")) {
    const boxes = value.getClientRects();
    const own = value.closest(".key-figures > div").getBoundingClientRect();
    if (boxes.length > 1) faults.push(`${amount} is parted in ${value.parentElement.outerHTML.slice(0, 80)}`);
    if (boxes[0].right > own.right + 0.75 || boxes[0].right > document.documentElement.clientWidth) faults.push(`${amount} runs out of its headline`);
  }
  return faults;
}
