import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, describe, it } from 'mocha';
import { SAMPLE } from '../../docs/generate/managers';
import { root } from '../../docs/generate/sources';
import { diskFiles } from '../../src/cli/files';
import type { Formation } from '../../src/core/model';
import { managers } from '../../src/managers/index';
import { rules } from '../../src/rules/index';
import { WorkspaceService } from '../../src/workspace/service';

describe('an app that every manager declares', () => {
  let formations: readonly Formation[];
  let service: WorkspaceService;

  before(async () => {
    service = new WorkspaceService(diskFiles(join(root, SAMPLE)), managers, rules);
    await service.refresh();
    ({ formations } = service.snapshot);
  });

  it('is one formation, with an environment of each', () => {
    const [formation, ...others] = formations;
    assert.deepEqual(others, []);
    const used = formation?.environments.map(({ manager }) => manager);
    assert.deepEqual([...new Set(used)].sort(), managers.map(({ id }) => id).sort());
  });

  it('has one web, whatever each manager calls it', () => {
    const web = formations[0]?.members.find(({ name }) => name === 'web');
    assert.deepEqual(
      [...new Set(web?.declarations.map(({ processType }) => processType.manager))].sort(),
      managers
        .map(({ id }) => id)
        .filter((id) => id !== 'supervisor')
        .sort(),
    );
    assert.deepEqual(formations[0]?.members.map(({ name }) => name).sort(), [
      'db',
      'release',
      'web',
      'worker',
    ]);
  });

  it('is told nothing of: each file is as it should be', () => {
    const told = [...service.snapshot.problems.values()]
      .flat()
      .map(({ rule, message }) => `${rule}: ${message}`);
    assert.deepEqual(told, []);
  });
});
