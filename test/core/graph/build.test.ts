import assert from 'node:assert/strict';
import { buildGraph } from '../../../src/core/graph/build';
import type { GraphNode } from '../../../src/core/graph/graph';
import { NO_PROBLEMS } from '../../../src/core/graph/graph';
import type { Quantity } from '../../../src/core/model';
import { formation, shop, titleOf } from './formations';

const options = { titleOf };

describe('the graph of formations', () => {
  const graph = buildGraph(shop(), options);
  const node = (name: string): GraphNode => {
    const found = graph.nodes.find((one) => one.name === name);
    assert.ok(found, name);
    return found;
  };

  it('groups process types by app', () => {
    assert.deepEqual(
      graph.groups.map(({ title }) => title),
      ['shop', 'billing'],
    );
    assert.equal(node('web').group, 'file:///work/shop');
  });

  it('shows a process type once, with each declaration that differs, and never a sum', () => {
    assert.equal(graph.nodes.filter(({ name }) => name === 'web').length, 1);
    assert.deepEqual(node('web').quantities, ['Compose 3', 'Kubernetes 2–10']);
    assert.deepEqual(node('web').managers, ['procfile', 'compose', 'kubernetes']);
    assert.deepEqual(
      node('web').declarations.map(({ managerTitle, path, quantity }) => [managerTitle, path, quantity]),
      [
        ['Procfile', 'Procfile', ''],
        ['Compose', 'compose.yaml', '3'],
        ['Kubernetes', 'k8s/app.yaml', '2–10'],
      ],
    );
  });

  it('says of a quantity what it came over, and nothing of one that stands for itself', () => {
    const provenanceOf = ({ kind }: Quantity) => (kind === 'fixed' ? 'over 1 in base.yaml' : '');
    const { nodes } = buildGraph(shop(), { titleOf, provenanceOf });
    const web = nodes.find(({ name }) => name === 'web');
    assert.deepEqual(
      web?.declarations.map(({ managerTitle, provenance }) => [managerTitle, provenance]),
      [
        ['Procfile', undefined],
        ['Compose', 'over 1 in base.yaml'],
        ['Kubernetes', undefined],
      ],
    );
  });

  it('leaves the manager out where one quantity is said', () => {
    assert.deepEqual(node('clock').quantities, ['on demand']);
    assert.deepEqual(node('invoicer').quantities, ['?']);
  });

  it('names no manager where one says different quantities in its environments', () => {
    const declared = [
      { in: 'kubernetes', quantity: { count: 2 } },
      { in: 'staging', quantity: { count: 4 } },
    ];
    const [web] = buildGraph([formation('a', [{ name: 'web', declared }])], options).nodes;
    assert.deepEqual(web?.quantities, ['2', '4']);
  });

  it('keeps a default apart from a declared number', () => {
    assert.deepEqual(node('db').marks, [{ managers: ['compose'], text: '1', declared: false }]);
    assert.deepEqual(node('api').marks, [{ managers: ['compose'], text: '2', declared: true }]);
  });

  it('is many where some manifest has more than one process, or one on each node', () => {
    const many = graph.nodes.filter((one) => one.many).map(({ name }) => name);
    assert.deepEqual(many, ['web', 'worker', 'api', 'log-agent']);
  });

  it('draws each need once, with its kinds', () => {
    const sketch = {
      name: 'web',
      declared: [{ in: 'compose' }],
      needs: ['db', 'db', 'gone'],
      startOrder: ['db'],
    };
    const { edges } = buildGraph(
      [formation('a', [sketch, { name: 'db', declared: [{ in: 'compose' }] }])],
      options,
    );
    assert.deepEqual(edges, [
      { from: 'file:///work/a#web', to: 'file:///work/a#db', kinds: ['network', 'start-order'] },
    ]);
  });

  it('draws only the environments that are shown, and nothing that only others declare', () => {
    const shown = buildGraph(shop(), { ...options, shows: ({ manager }) => manager === 'procfile' });
    assert.deepEqual(
      shown.nodes.map(({ name, quantities }) => [name, quantities]),
      [
        ['web', []],
        ['worker', []],
        ['clock', []],
      ],
    );
    assert.deepEqual(
      shown.groups.map(({ title }) => title),
      ['shop'],
    );
  });

  it('counts the problems of a declaration that environments share once', () => {
    const [web] = buildGraph(
      [
        formation('a', [
          { name: 'web', declared: [{ in: 'compose' }, { in: 'compose' }, { in: 'procfile' }] },
        ]),
      ],
      {
        ...options,
        problemsIn: ({ uri }) => ({ ...NO_PROBLEMS, warning: uri.endsWith('compose.yaml') ? 2 : 0 }),
      },
    ).nodes;
    assert.deepEqual(web?.problems, { ...NO_PROBLEMS, warning: 2 });
  });

  it('keeps two members of one name apart', () => {
    const twice = [
      { name: 'web', declared: [{ in: 'compose' }] },
      { name: 'web', declared: [{ in: 'kubernetes' }] },
    ];
    const ids = buildGraph([formation('a', twice)], options).nodes.map(({ id }) => id);
    assert.equal(new Set(ids).size, 2);
  });
});
