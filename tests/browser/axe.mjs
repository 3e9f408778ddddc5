// axe-core in a page that is open: WCAG 2.2 A and AA, as far as a program can tell.
import axe from "axe-core";

// A line for each violation, in the whole page or in what a selector names.
export async function violations_in(page, selector = ":root") {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (selector) => {
    const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const found = (await globalThis.axe.run(selector, { runOnly: rules, resultTypes: ["violations"] })).violations;
    // axe takes what is in a closed <details> for hidden, though a style of ::details-content may show it. A region that has a
    // visible link can be scrolled by keyboard: focus moves along its links.
    const has_link = ({ target }) =>
      [...document.querySelectorAll(`${target[0]} a[href]`)].some((link) => link.checkVisibility({ contentVisibilityAuto: true }));
    for (const violation of found) {
      if (violation.id === "scrollable-region-focusable") violation.nodes = violation.nodes.filter((node) => !has_link(node));
    }
    return found;
  }, selector);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary?.split("\n")[1]?.trim() ?? ""}`),
  );
}
