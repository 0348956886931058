/** Runs every bench here, or those whose names are given: `npm run bench -- sample`. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

async function main(wanted: readonly string[]): Promise<void> {
  const names = readdirSync(import.meta.dirname).flatMap((file) => /^(.*)\.bench\.ts$/.exec(file)?.[1] ?? []);
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0)
    throw new Error(`No bench is called ${missing.join(', ')}: there are ${names.join(', ')}.`);
  console.log(`Node ${process.version}, ${process.platform} ${process.arch}`);
  for (const name of names.filter((found) => wanted.length === 0 || wanted.includes(found))) {
    const { bench } = (await import(join(import.meta.dirname, `${name}.bench.ts`))) as Bench;
    await bench();
  }
}

interface Bench {
  readonly bench: () => Promise<void>;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
