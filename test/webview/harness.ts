import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import * as esbuild from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type { DrawnPicture, FromWebview, ToWebview } from '../../src/protocol';
import { page as pageText } from '../../src/vscode/views/process-model/page';
import { describeWithBrowser, launch, openPage } from './browser';
import { THEMES } from './themes';

const ORIGIN = 'http://formation.test';
const BUILT = 'out/webview';
export const SCREENSHOTS = 'out/screenshots/webview';
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

/** A suite in a browser, each of whose tests has a page of its own with the webview in it. */
export function describePanel(title: string, state: unknown, suite: (panel: OpenPanel) => void): void {
  describeWithBrowser(title, (executablePath) => {
    let browser: Browser;
    let harness: Harness;
    before(async function () {
      this.timeout(60_000);
      await buildWebview();
      browser = await launch(executablePath);
    });
    after(() => browser.close());
    beforeEach(async () => {
      harness = await Harness.open(browser, { state });
    });
    afterEach(async () => {
      const { complaints } = harness;
      await harness.close();
      assert.deepEqual(complaints, [], 'nothing violates the content security policy, nothing throws');
    });
    suite({
      get page() {
        return harness.page;
      },
      get harness() {
        return harness;
      },
      another: (options) => Harness.open(browser, options),
    });
  });
}

export interface OpenPanel {
  /** Of the test that runs. */
  readonly harness: Harness;
  readonly page: Page;
  /** Another page beside it, which the test closes. */
  another(options?: HarnessOptions): Promise<Harness>;
}

export interface HarnessOptions {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: string;
  /** What the page kept before it was closed. */
  readonly state?: unknown;
  readonly reducedMotion?: boolean;
}

/** The webview's bundle, split as the extension ships it. */
export async function buildWebview(): Promise<void> {
  await esbuild.build({
    entryPoints: { main: 'src/webview/main.ts' },
    outdir: BUILT,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'error',
  });
  await mkdir(SCREENSHOTS, { recursive: true });
}

/** A page with the webview in it, under its own content security policy, and a host that only listens. */
export class Harness {
  private constructor(
    readonly page: Page,
    /** Violations of the policy, errors of the page. */
    readonly complaints: string[],
  ) {}

  static async open(
    browser: Browser,
    { width = 1200, height = 760, theme = 'light', state = {}, reducedMotion = true }: HarnessOptions = {},
  ): Promise<Harness> {
    const page = await openPage(browser, {
      viewport: { width, height },
      deviceScaleFactor: 2,
      reducedMotion: reducedMotion ? 'reduce' : 'no-preference',
    });
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.addInitScript(fakeHost, state);
    await page.route(`${ORIGIN}/**`, async (route) => {
      const path = new URL(route.request().url()).pathname;
      if (path === '/') return route.fulfill({ contentType: 'text/html', body: emptyPage() });
      const file = path.startsWith('/media/') ? path.slice(1) : join(BUILT, path);
      return route.fulfill({ contentType: TYPES[extname(path)] ?? '', body: await readFile(file) });
    });
    await page.goto(`${ORIGIN}/`);
    const harness = new Harness(page, complaints);
    await harness.theme(theme);
    await page.waitForSelector('.toolbar', { state: 'attached' });
    return harness;
  }

  async theme(name: string): Promise<void> {
    const theme = THEMES[name];
    if (theme) await this.page.evaluate(applyTheme, theme);
  }

  /** Sends a message, which the page has received when this is done. */
  post(message: unknown): Promise<void> {
    return this.page.evaluate(
      (data) =>
        new Promise((done) => {
          window.addEventListener('message', () => done(), { once: true });
          window.postMessage(data, '*');
        }),
      message,
    );
  }

  /** Sends a picture and waits until it is shown. */
  async show(picture: DrawnPicture): Promise<void> {
    const message: ToWebview = { type: 'picture', picture };
    await this.post(message);
    const shown =
      picture.state === 'graph'
        ? ':is(.world g.node, .app, .type-column, .matrix table)'
        : `.screen.${SCREEN[picture.state]}`;
    await this.page.waitForSelector(shown, { state: 'attached' });
    await this.settle();
  }

  /** Draws all apps of a large formation in one graph. */
  async drawEverything(): Promise<void> {
    await this.page.click('text=Draw Everything');
    await this.page.waitForSelector('.overview', { state: 'hidden', timeout: 100_000 });
    await this.settle();
  }

  /** Until what was asked of the page has been drawn. */
  async settle(): Promise<void> {
    await this.page.waitForFunction(
      () => document.querySelector('[aria-busy="true"], .drawing-board') === null,
    );
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    );
  }

  sent(): Promise<FromWebview[]> {
    return this.page.evaluate(() => (window as unknown as { sent: FromWebview[] }).sent);
  }

  async last(): Promise<FromWebview | undefined> {
    return (await this.sent()).at(-1);
  }

  kept(): Promise<unknown> {
    return this.page.evaluate(() => (window as unknown as { kept: unknown }).kept);
  }

  async screenshot(name: string): Promise<void> {
    await this.settle();
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  close(): Promise<void> {
    return this.page.close();
  }
}

const SCREEN = { loading: 'loading', empty: 'empty', error: 'failed' } as const;

function emptyPage(): string {
  return pageText({ script: '/main.js', style: '/media/process-model.css', from: ORIGIN, nonce: 'abc' });
}

function fakeHost(state: unknown): void {
  const host = Object.assign(window, { sent: [] as unknown[], kept: state });
  Object.assign(window, {
    acquireVsCodeApi: () => ({
      postMessage: (message: unknown) => void host.sent.push(structuredClone(message)),
      getState: () => host.kept,
      setState: (next: unknown) => void (host.kept = structuredClone(next)),
    }),
  });
}

function applyTheme({
  body,
  variables,
}: {
  body: string;
  variables: Readonly<Record<string, string>>;
}): void {
  const root = document.documentElement;
  root.removeAttribute('style');
  for (const [name, value] of Object.entries(variables)) root.style.setProperty(`--vscode-${name}`, value);
  root.style.setProperty(
    '--vscode-font-family',
    '"Segoe WPC", "Segoe UI", "Liberation Sans", system-ui, sans-serif',
  );
  root.style.setProperty('--vscode-font-size', '13px');
  root.style.setProperty('--vscode-editor-font-family', '"Liberation Mono", monospace');
  document.body.className = body;
}
