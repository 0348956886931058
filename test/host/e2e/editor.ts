import type { Page } from 'playwright-core';

/** The middle of the first place in the active editor, on the screen, that shows this text. */
export async function placeOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  const place = await page.waitForFunction((wanted) => {
    const lines = document.querySelectorAll('.editor-group-container.active .view-line');
    const byHeight = [...lines].sort((a, b) => a.getBoundingClientRect().y - b.getBoundingClientRect().y);
    for (const line of byHeight) {
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      const nodes: Node[] = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      const shown = nodes.map((node) => node.nodeValue ?? '').join('');
      const start = shown.replace(/\u00a0/g, ' ').indexOf(wanted);
      if (start < 0) continue;
      const range = document.createRange();
      let offset = 0;
      for (const node of nodes) {
        const length = node.nodeValue?.length ?? 0;
        const end = start + wanted.length;
        if (start >= offset && start < offset + length) range.setStart(node, start - offset);
        if (end > offset && end <= offset + length) range.setEnd(node, end - offset);
        offset += length;
      }
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return undefined;
  }, text);
  const found = await place.jsonValue();
  if (!found) throw new Error(`The editor does not show ${JSON.stringify(text)}.`);
  return found;
}

/** What a hover over this text says. */
export async function hoverText(page: Page, text: string): Promise<string> {
  const { x, y } = await placeOf(page, text);
  await page.mouse.move(0, 0);
  await page.mouse.move(x, y, { steps: 5 });
  const hover = page.locator('.monaco-resizable-hover:visible, .monaco-hover:visible').last();
  await hover.locator('.hover-row, .hover-contents').first().waitFor();
  return (await hover.innerText()).replace(/\u00a0/g, ' ');
}

/** The texts of the code lenses on the screen, from top to bottom. */
export async function lensTexts(page: Page): Promise<string[]> {
  const lenses = page.locator('.editor-group-container.active .codelens-decoration');
  await lenses.first().waitFor();
  const shown = await lenses.evaluateAll((all) =>
    all.map((lens) => ({ y: lens.getBoundingClientRect().y, text: lens.textContent })),
  );
  return shown.sort((a, b) => a.y - b.y).map(({ text }) => text.replace(/\u00a0/g, ' '));
}
