// Where the keyboard is, and whether a person can see that.

/** The name of what has the focus, whether its ring shows and whether any of it can be seen. */
export const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent;
    // A radio button of a segment is as large as its label and invisible; the label shows the ring.
    const drawn = element.type === 'radio' ? element.nextElementSibling : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(drawn);
    const { left, top, width, height } = element.getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + x * width, top + y * height]));
    const hit = (found) => found && (element.contains(found) || found.contains(element));
    return {
      name: name.trim(),
      visible: element !== document.body && outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      uncovered: points.some(([x, y]) => hit(document.elementFromPoint(x, y))),
    };
  });

export async function pressTab(page) {
  await page.keyboard.press('Tab');
  return focused(page);
}
