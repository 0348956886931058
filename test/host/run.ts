import { existsSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { bundleForWeb, bundleSuites } from './bundle';
import { desktopVSCode } from './desktop';
import { antipatterns, embedded, root } from './paths';
import { exitOnSignals, temporaryFolder } from './temporary';
import { bundleInToy, extensionWithToy, toyWorkspace } from './toy-extension';
import { copyOfWorkspace, multiRootWorkspace, userData } from './workspace';

/** A folder of suites, and how the window is opened that they run in. */
interface Kind {
  readonly folder: string;
  readonly workspace?: () => string;
  readonly bundle?: (folder: string, isEmbedded: boolean) => Promise<string>;
  readonly trusted?: boolean;
  readonly args?: readonly string[];
  readonly settings?: Record<string, unknown>;
  /** The extension that is tested, where it is not the one that ships. */
  readonly extension?: () => Promise<string>;
}

const KINDS: readonly Kind[] = [
  { folder: 'suite' },
  { folder: 'suite-multi-root', workspace: multiRootWorkspace },
  { folder: 'suite-antipatterns', workspace: () => copyOfWorkspace(antipatterns) },
  { folder: 'suite-toy', workspace: toyWorkspace, extension: extensionWithToy, bundle: bundleInToy },
  { folder: 'suite-untrusted', trusted: false },
  {
    folder: 'suite-web',
    bundle: bundleForWeb,
    args: ['--extensionDevelopmentKind=web'],
    // The workbench in a browser does not heed the argument.
    settings: { 'remote.extensionKind': { 'formation.formation': ['web'] } },
  },
];

async function main(): Promise<void> {
  exitOnSignals();
  const desktop = await desktopVSCode();
  const executable = desktop ?? embedded;
  for (const kind of KINDS) {
    const { folder, workspace = copyOfWorkspace, bundle = bundleSuites, trusted = true, args = [] } = kind;
    if (!existsSync(join(root, 'test/host', folder))) continue;
    const extensionDevelopmentPath = (await kind.extension?.()) ?? root;
    const extensionTestsPath = await bundle(folder, !desktop);
    const launchArgs = [
      workspace(),
      `--user-data-dir=${userData({ 'formation.watch': 'off', ...kind.settings })}`,
      `--extensions-dir=${temporaryFolder('extensions')}`,
      '--disable-extensions',
      ...args,
    ];
    const run = { extensionDevelopmentPath, extensionTestsPath, launchArgs };
    if (trusted) await runTests({ vscodeExecutablePath: executable, ...run });
    else await runUntrusted(executable, run);
  }
}

interface Run {
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath: string;
  readonly launchArgs: readonly string[];
}

/** As `runTests` does, which trusts every folder. */
function runUntrusted(executable: string, run: Run): Promise<void> {
  const { extensionDevelopmentPath, extensionTestsPath, launchArgs } = run;
  const args = [
    ...launchArgs,
    ...[
      '--no-sandbox',
      '--disable-gpu-sandbox',
      '--disable-updates',
      '--skip-welcome',
      '--skip-release-notes',
    ],
    `--extensionDevelopmentPath=${extensionDevelopmentPath}`,
    `--extensionTestsPath=${extensionTestsPath}`,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(executable, args, { stdio: 'inherit' });
    process.once('exit', () => child.kill());
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Exit code ${code}`))));
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
