import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A tool that notes with which arguments it was started, and where. */
export interface Recorder {
  readonly path: string;
  readonly folder: string;
  /** The arguments of each start so far. */
  heard(): readonly (readonly string[])[];
  /** The variables that it was last started with. */
  variables(): Readonly<Record<string, string>>;
  forget(): void;
  remove(): void;
}

/** Ends with this exit code, or never where it is undefined. */
export function recorder(code: number | undefined = 0): Recorder {
  const folder = mkdtempSync(join(tmpdir(), 'formation recorder-'));
  const [path, log, variables] = ['tool', 'log', 'env'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ];
  const end = code === undefined ? 'setInterval(() => {}, 1000)' : `process.exitCode = ${code}`;
  const script = [
    `#!${process.execPath}`,
    `const fs = require('node:fs');`,
    `fs.appendFileSync(${JSON.stringify(log)}, JSON.stringify(process.argv.slice(2)) + '\\n');`,
    `fs.writeFileSync(${JSON.stringify(variables)}, JSON.stringify(process.env));`,
    `${end};`,
  ];
  writeFileSync(path, script.join('\n'));
  chmodSync(path, 0o755);
  return {
    path,
    folder,
    heard: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .split('\n')
            .filter((line) => line !== '')
            .map((line) => JSON.parse(line) as readonly string[])
        : [],
    variables: () => JSON.parse(readFileSync(variables, 'utf8')) as Record<string, string>,
    forget: () => rmSync(log, { force: true }),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
