import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { root } from '../paths';
import { hoverText, lensTexts, placeOf } from './editor';

/** A window of VS Code, used as a person uses it: by what it shows. Whatever is not there yet is waited for. */
export class Window {
  constructor(
    /** For what the functions below do not say. */
    readonly page: Page,
    /** The copy of the workspace that is open. */
    readonly workspace: string,
    private readonly theme: string,
    private readonly end: () => Promise<void>,
  ) {}

  /** Runs a command by its title in the palette: `Formation: Show Process Model`. */
  async runCommand(title: string): Promise<void> {
    // A command that is not contributed yet does not come to a list that is open.
    const entry = await this.attempt(title, async () => {
      await this.page.keyboard.press('F1');
      await this.page.locator('.quick-input-box input').fill(`>${title}`);
      return this.item(title);
    });
    await entry.click();
  }

  /** Opens a file of the workspace, by its path in it, at a line. */
  async openFile(path: string, line = 1): Promise<void> {
    const { page } = this;
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-box input').fill(`${path}:${line}`);
    const name = path.split('/').at(-1) ?? path;
    await this.item(name).click();
    await page.locator(`.editor-group-container.active .tab.active[data-resource-name="${name}"]`).waitFor();
    await page.locator('.editor-group-container.active .view-line').first().waitFor();
  }

  /** Picks an entry of the open quick pick by the beginning of its label. */
  async pick(label: string): Promise<void> {
    await this.item(label).click();
  }

  /** Answers the open input box. */
  async answer(text: string): Promise<void> {
    await this.page.locator('.quick-input-box input:visible').fill(text);
    await this.page.keyboard.press('Enter');
  }

  /** Presses a button of the open modal dialog. */
  async confirm(button: string): Promise<void> {
    await this.page.locator('.monaco-dialog-box').getByRole('button', { name: button, exact: true }).click();
  }

  /** Trusts the folder of a window that was opened in Restricted Mode. */
  async trust(): Promise<void> {
    const { page } = this;
    await page.locator('.part.banner').getByText('Manage').click();
    await page
      .locator('.workspace-trust-editor .monaco-button', { hasText: /^Trust/ })
      .first()
      .click();
    await page.locator('.part.banner').getByText('Restricted Mode').waitFor({ state: 'hidden' });
  }

  /** The text of the newest notification. */
  notification(): Promise<string> {
    return this.page.locator('.notification-toast .notification-list-item-message').first().innerText();
  }

  /** What a hover over this text of the active editor says; it stays open. */
  hover(text: string): Promise<string> {
    return hoverText(this.page, text);
  }

  /** Clicks into this text of the active editor, when no hover stands before it. */
  async click(text: string): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.page
      .locator('.monaco-resizable-hover, .monaco-hover')
      .locator('visible=true')
      .waitFor({ state: 'hidden' });
    const { x, y } = await placeOf(this.page, text);
    await this.page.mouse.click(x, y);
  }

  /** The menu of quick fixes at the cursor, with one of this title; it closes when a lens comes to the file. */
  async quickFixes(title: string): Promise<Locator> {
    const menu = this.page.locator('.action-widget');
    await this.attempt(title, async () => {
      await this.page.keyboard.press('Control+.');
      return menu.getByText(title).first();
    });
    return menu;
  }

  /** The code lenses of the active editor, a text for each line. */
  lenses(): Promise<string[]> {
    return lensTexts(this.page);
  }

  /** Clicks the first code lens that shows this text. */
  async clickLens(text: string): Promise<void> {
    const lens = this.page.locator('.editor-group-container.active .codelens-decoration a', {
      hasText: text,
    });
    await lens.first().click();
  }

  /** Opens the view of an icon in the activity bar. */
  async openView(title: string): Promise<void> {
    await this.page
      .locator(`.activitybar [aria-label^=${JSON.stringify(title)}]`)
      .first()
      .click();
  }

  /** A row of the tree that is shown, by the beginning of what it says. */
  row(label: string): Locator {
    return this.page.locator(`.pane-body .monaco-list-row[aria-label^=${JSON.stringify(label)}]`);
  }

  /** Chooses an entry of a row's menu. */
  async chooseFor(row: Locator, entry: string): Promise<void> {
    await row.click({ button: 'right' });
    const item = this.page.locator('.monaco-menu .action-item', { hasText: entry });
    await item.hover();
    await this.page.locator('.monaco-menu .action-item.focused', { hasText: entry }).waitFor();
    // A click is not heeded as soon as the menu opens.
    await this.page.keyboard.press('Enter');
  }

  /** Waits until this file is in front, with the cursor on this line. */
  async at(file: string, line: number): Promise<void> {
    const { page } = this;
    await page.locator(`.editor-group-container.active .tab.active[data-resource-name="${file}"]`).waitFor();
    await page.locator('.statusbar-item', { hasText: new RegExp(`Ln ${line}, `) }).waitFor();
  }

  /** Reloads the window. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.page.locator('.monaco-workbench .statusbar-item').first().waitFor();
  }

  /** The document inside the webview that is shown. */
  webview(): FrameLocator {
    return this.page
      .locator('iframe.webview.ready:visible')
      .last()
      .contentFrame()
      .frameLocator('#active-frame');
  }

  /** What the terminal that is shown says, once it contains `expected`. */
  async terminal(expected = ''): Promise<string> {
    const text = await this.page.waitForFunction((wanted) => {
      const rows = document.querySelectorAll('.terminal-wrapper.active .xterm-rows > div');
      const shown = [...rows]
        .map((row) => (row.textContent ?? '').replace(/\u00a0/g, ' ').trimEnd())
        .join('\n');
      return rows.length && shown.includes(wanted) ? shown.trimEnd() : undefined;
    }, expected);
    return (await text.jsonValue()) ?? '';
  }

  /** Saves what is seen, as out/screenshots/<theme>/<name>.png. */
  async screenshot(name: string): Promise<void> {
    const path = join(root, 'out/screenshots', this.theme, `${name}.png`);
    await this.page.screenshot({ path, animations: 'disabled' });
  }

  /** Closes the window and ends everything behind it. */
  close(): Promise<void> {
    return this.end();
  }

  /** Asks for a list, several times where its entry does not come to it. */
  private async attempt(title: string, ask: () => Promise<Locator>): Promise<Locator> {
    for (let attempt = 0; attempt < 6; attempt++) {
      const entry = await ask();
      const isThere = await entry.waitFor({ timeout: 5000 }).then(
        () => true,
        () => false,
      );
      if (isThere) return entry;
      await this.page.keyboard.press('Escape');
    }
    throw new Error(`No list has the entry ${JSON.stringify(title)}.`);
  }

  private item(label: string) {
    const rows = this.page.locator('.quick-input-list .monaco-list-row');
    return rows
      .filter({ has: this.page.locator(`[aria-label^=${JSON.stringify(label)}]`) })
      .or(this.page.locator(`.quick-input-list .monaco-list-row[aria-label^=${JSON.stringify(label)}]`))
      .first();
  }
}
