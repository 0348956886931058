import { MARKER } from '../marker';
import { Reporter } from '../suite/reporter';

declare const EMBEDDED: boolean;

mocha.setup({ ui: 'bdd', reporter: Reporter, timeout: 60_000 });

/** What VS Code calls in its web worker, once the suites that are bundled with this file are loaded. */
export async function run(): Promise<void> {
  if (EMBEDDED) markConsole();
  const failures = await new Promise<number>((resolve) => void mocha.run(resolve));
  if (failures) throw new Error(`${failures} failed`);
}

function markConsole(): void {
  const print = console.log.bind(console);
  // VS Code's own accessor swallows an assignment.
  Object.defineProperty(console, 'log', {
    value: (...args: unknown[]) => print(MARKER + args.map(String).join(' ')),
  });
}
