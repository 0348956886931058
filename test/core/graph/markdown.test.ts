import assert from 'node:assert/strict';
import { marked } from 'marked';
import { buildGraph } from '../../../src/core/graph/build';
import { drawableName } from '../../../src/core/graph/label';
import { toMarkdown } from '../../../src/core/graph/markdown';
import type { Formation } from '../../../src/core/model';
import type { Origin } from '../../../src/core/source';
import { formation, HOSTILE, shop, titleOf } from './formations';

const placeOf = ({ uri, span }: Origin) => ({
  path: uri.split('/').slice(5).join('/'),
  line: span.start + 1,
  column: 1,
});
const markdown = (...formations: readonly Formation[]) =>
  toMarkdown(buildGraph(formations, { titleOf }), placeOf);

describe('the formation as a Markdown table', () => {
  const lines = markdown(...shop()).split('\n');
  const has = (line: string) => assert.ok(lines.includes(line), `${line}\nnot in\n${lines.join('\n')}`);

  it('has a table for each app with its environments', () => {
    has('### `shop`');
    has('| Process type | Procfile | Compose<br>`compose.yaml` | Kubernetes<br>`k8s/app.yaml` |');
    has('### `billing`');
  });

  it('says how many, and where that is written', () => {
    has('| `web` | –<br>`Procfile:1` | 3<br>`compose.yaml:1` | 2–10<br>`k8s/app.yaml:1` |');
  });

  it('says what is missing, and sets backing services apart', () => {
    assert.match(lines.find((line) => line.startsWith('| `clock`')) ?? '', /\| \*\*missing\*\* \|/);
    const apart = lines.indexOf('| **Backing services** |  |  |  |');
    assert.ok(lines.findIndex((line) => line.startsWith('| `postgres`')) > apart && apart > 0);
  });

  it('quotes a command that differs', () => {
    const declared = ['a | b', 'c'].map((command, index) => ({
      in: index === 0 ? 'compose' : 'staging',
      command,
    }));
    assert.match(markdown(formation('x', [{ name: 'web', declared }])), /\*\*≠\*\* `c`/);
  });

  it('shows every name as itself, in one cell', async () => {
    const members = HOSTILE.map((name) => ({ name, declared: [{ in: 'compose', quantity: { count: 2 } }] }));
    const html = await marked.parse(markdown(formation('a`|\\', members)));
    const rows = html.split('<tr>').slice(2);
    assert.equal(rows.length, HOSTILE.length);
    for (const [index, row] of rows.entries()) {
      const [name = '', ...cells] = row.split('<td>').slice(1);
      assert.equal(cells.length, 1, name);
      const [, text = ''] = /^<code>([^<]*)<\/code>/.exec(name) ?? [];
      assert.equal(decode(text), drawableName(HOSTILE[index] ?? ''));
    }
  });
});

function decode(html: string): string {
  return html
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&');
}
