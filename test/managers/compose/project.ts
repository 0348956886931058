import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URI } from 'vscode-uri';
import type { Declaration } from '../../../src/core/model';
import type { Running } from '../../../src/core/observed';
import { managers } from '../../../src/managers/index';
import { rules } from '../../../src/rules/index';
import { processes } from '../../../src/vscode/watch/processes';
import type { WatchHost } from '../../../src/workspace/watch/host';
import { Watches } from '../../../src/workspace/watch/watches';
import { WorkspaceService } from '../../../src/workspace/service';
import { runs, until } from '../../workspace/watch/until';

/** A compose project on the disk that is watched as the editor watches it, with the tools that are on the path. */
export class WatchedProject {
  private readonly folder = mkdtempSync(join(tmpdir(), 'formation-watch-'));

  private constructor(
    private readonly service: WorkspaceService,
    readonly watches: Watches,
  ) {}

  static async of(compose: string, host: WatchHost = processes): Promise<WatchedProject> {
    let path = '';
    const service: WorkspaceService = new WorkspaceService(
      {
        folders: () => [URI.file(path).toString()],
        list: () => Promise.resolve([URI.file(join(path, 'compose.yaml')).toString()]),
        read: (uri) =>
          Promise.resolve(
            uri.endsWith('/compose.yaml') ? { text: readFileSync(URI.parse(uri).fsPath, 'utf8') } : 'absent',
          ),
      },
      managers,
      rules,
    );
    const project = new WatchedProject(service, new Watches(host));
    path = project.folder;
    writeFileSync(join(path, 'compose.yaml'), compose);
    await service.refresh();
    return project;
  }

  docker(...args: string[]): string {
    return execFileSync('docker', args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe' });
  }

  scale(service: string, count: number): void {
    this.docker(
      'compose',
      'up',
      '-d',
      '--no-deps',
      '--no-recreate',
      '--scale',
      `${service}=${count}`,
      service,
    );
  }

  watch(): void {
    const environment = this.service.snapshot.formations[0]?.environments[0];
    const manager = managers.find(({ id }) => id === 'compose');
    assert.ok(environment && manager);
    this.watches.want([{ environment, manager }]);
  }

  running(service: string): Running | undefined {
    return this.watches.running(this.declaration(service));
  }

  until(service: string, is: (running: Running) => boolean): Promise<Running> {
    return until(this.watches, this.declaration(service), is);
  }

  count(service: string, count: number): Promise<Running> {
    return this.until(service, runs(count));
  }

  private declaration(service: string): Declaration {
    const found = this.service.snapshot.formations
      .flatMap(({ members }) => members.flatMap(({ declarations }) => declarations))
      .find(({ processType }) => processType.key === service);
    assert.ok(found, service);
    return found;
  }

  remove(): void {
    this.watches.dispose();
    try {
      this.docker('compose', 'down', '-t', '0');
    } finally {
      rmSync(this.folder, { recursive: true, force: true });
    }
  }
}
