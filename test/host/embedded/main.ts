import { join, resolve } from 'node:path';
import { exitOnSignals, exitWithParent, temporaryFolder } from '../temporary';
import { readArguments } from './arguments';
import { say } from './progress';
import { runInPage } from './session';

/** More than any test run takes, installs excluded. */
const LIMIT_SECONDS = Number(process.env['FORMATION_HOST_TIMEOUT'] || 900);

async function main(): Promise<number> {
  exitOnSignals();
  exitWithParent();
  const args = readArguments(process.argv.slice(2));
  if (!args.extensionTestsPath) throw new Error('Nothing to run: --extensionTestsPath is missing.');
  const temporary = temporaryFolder('host');
  return runInPage({
    ...args,
    workspace: args.workspace && resolve(args.workspace),
    userDataDir: resolve(args.userDataDir ?? join(temporary, 'user')),
    extensionsDir: resolve(args.extensionsDir ?? join(temporary, 'extensions')),
    limitSeconds: LIMIT_SECONDS,
  });
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    say(error instanceof Error ? error.message : String(error));
    process.exit(1);
  },
);
