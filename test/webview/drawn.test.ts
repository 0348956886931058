import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { graphOf } from '../../src/cli/graph';
import { Reading, titleOf } from '../../src/cli/reading';
import { buildChart } from '../../src/core/graph/chart';
import { drawn } from '../../src/vscode/views/process-model/drawn';

describe('the picture that is sent to the panel', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'formation-drawn-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const pictureOf = async (text: string): Promise<string> => {
    writeFileSync(join(folder, 'compose.yaml'), text);
    const reading = await Reading.of(folder);
    const chart = buildChart(reading.service.snapshot.formations, { titleOf });
    return JSON.stringify(drawn({ state: 'graph', graph: graphOf(reading), chart, broken: [] }));
  };
  const WEB = 'services:\n  web:\n    image: nginx\n    scale: 2\n';

  it('is the same after an edit that changes nothing drawn, so that nothing is sent', async () => {
    const before = await pictureOf(WEB);
    assert.equal(await pictureOf(`# A comment\n\n${WEB.replace('nginx', '"nginx"   # another')}`), before);
    assert.notEqual(await pictureOf(WEB.replace('2', '3')), before);
  });
});
