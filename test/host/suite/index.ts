import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { MARKER } from '../marker';
import { Reporter } from './reporter';

declare const EMBEDDED: boolean;

const BUNDLES = join(__dirname, '..');

/** What VS Code calls: runs every suite that was bundled with this file; FORMATION_GREP names some. */
export async function run(): Promise<void> {
  if (EMBEDDED) markConsole();
  const mocha = new Mocha({ ui: 'bdd', reporter: Reporter, timeout: 60_000 });
  if (process.env['FORMATION_GREP']) mocha.grep(process.env['FORMATION_GREP']);
  for (const file of readdirSync(BUNDLES, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.test.js')) mocha.addFile(join(BUNDLES, file));
  }
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures) throw new Error(`${failures} failed`);
}

/** Lets the embedded VS Code tell what is printed here from its own log, which also uses `console.error`. */
function markConsole(): void {
  for (const method of ['log', 'info', 'warn'] as const) {
    const print = console[method].bind(console);
    // VS Code's own accessor swallows an assignment.
    Object.defineProperty(console, method, {
      value: (...args: unknown[]) => print(MARKER + format(...args)),
    });
  }
}
