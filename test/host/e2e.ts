import type { Page } from 'playwright-core';
import { launchBrowser } from './embedded/browser';
import { program } from './embedded/program';
import { startServer } from './embedded/server';
import { workbenchUrl } from './embedded/workbench';
import { packagedExtension } from './e2e/vsix';
import { Window } from './e2e/window';
import { exitOnSignals } from './temporary';
import { copyOfWorkspace, userData } from './workspace';

exitOnSignals();

export { Window } from './e2e/window';

/** The themes in which every view is looked at, by the folder of their screenshots. */
export const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  'high-contrast': 'Default High Contrast',
} as const;

export type Theme = keyof typeof THEMES;

export interface WindowOptions {
  readonly theme?: Theme;
  /** The folder that is copied and opened; the sample workspace unless said. */
  readonly workspace?: string;
  readonly settings?: Record<string, unknown>;
  /** Whether the folder is trusted, which it is unless said; else it is in Restricted Mode until `trust()`. */
  readonly trusted?: boolean;
}

const VIEWPORT = { width: 1440, height: 900 };
const PATIENCE_MS = 20_000;

/** Opens a VS Code in which the packaged extension is installed, as from the marketplace. */
export async function openWindow(options: WindowOptions = {}): Promise<Window> {
  const { theme = 'light', trusted = true } = options;
  const workspace = copyOfWorkspace(options.workspace);
  const extensions = await packagedExtension();
  const settings = {
    'workbench.colorTheme': THEMES[theme],
    'window.autoDetectColorScheme': false,
    // What a terminal shows is read from the document.
    'terminal.integrated.gpuAcceleration': 'off',
    // What runs on this machine is what few tests are about.
    'formation.watch': 'off',
    ...options.settings,
  };
  const server = await startServer(await program(), {
    userData: userData(settings),
    extensions,
    trusted,
    development: false,
  });
  const address = workbenchUrl(server, { workspace });
  const page = (await workbench(address)) ?? (await workbench(address));
  if (!page) throw new Error('The browser crashed twice at its start.');
  return new Window(page, workspace, theme, async () => {
    await page.context().browser()?.close();
    await server.stop();
  });
}

/** The workbench in a browser of its own; undefined where that crashes, as a browser may on a busy machine. */
async function workbench(address: string): Promise<Page | undefined> {
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: VIEWPORT });
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    await page.goto(address);
    await page
      .locator('.monaco-workbench .statusbar-item')
      .first()
      .waitFor({ timeout: 3 * PATIENCE_MS });
    return page;
  } catch (error) {
    const isCrashed = !browser.isConnected() || page.isClosed();
    await browser.close();
    if (!isCrashed) throw error;
    return undefined;
  }
}
