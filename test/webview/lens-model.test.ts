import assert from 'node:assert/strict';
import type { DrawnGraph } from '../../src/protocol';
import { NO_FILTER, only, passes, readFilter } from '../../src/webview/filter';
import { reach, readFocus } from '../../src/webview/focus';
import { grouped, readable } from '../../src/webview/grouping';
import { layered, readLayout } from '../../src/webview/layout';
import { linksOf } from '../../src/webview/app-summary';
import { groupsOf } from '../../src/webview/parts';
import { shop } from '../core/graph/formations';
import { large, picture } from './pictures';

const names = ({ nodes }: DrawnGraph) => nodes.map(({ name }) => name);

/** The graph with its nodes in namespaces, by their order. */
const inNamespaces = (graph: DrawnGraph, ...namespaces: string[]): DrawnGraph => ({
  ...graph,
  nodes: graph.nodes.map((node, index) => ({
    ...node,
    namespaces: [namespaces[index % namespaces.length] ?? ''],
  })),
});

describe('what is shown of a graph', () => {
  it('is what passes the filter: by kind, manager and problem', () => {
    const { graph } = picture(shop(), 'worker');
    const shown = (filter: Partial<typeof NO_FILTER>) =>
      graph.nodes.filter((node) => passes(node, { ...NO_FILTER, ...filter })).map(({ name }) => name);
    assert.deepEqual(shown({ kinds: ['web', 'backing-service', 'scheduled'] }), [
      'worker',
      'migrate',
      'invoicer',
      'log-agent',
    ]);
    assert.deepEqual(shown({ managers: ['compose', 'procfile'] }), [
      'web',
      'worker',
      'clock',
      'migrate',
      'log-agent',
    ]);
    assert.deepEqual(shown({ onlyProblems: true }), ['worker']);
  });

  it('has no edge that leads to what is hidden, and no group of nothing', () => {
    const { graph } = picture(shop());
    const shown = only(graph, ({ name }) => ['web', 'redis'].includes(name));
    assert.deepEqual(
      shown.edges.map(({ from, to }) => [from, to]),
      [['file:///work/shop#web', 'file:///work/shop#redis']],
    );
    assert.deepEqual(
      shown.groups.map(({ title }) => title),
      ['shop'],
    );
  });

  it('is read from what was kept as far as it can be', () => {
    assert.deepEqual(readFilter({ kinds: ['web', 'evil', 3], managers: ['a', {}], onlyProblems: 'yes' }), {
      ...NO_FILTER,
      kinds: ['web'],
      managers: ['a'],
    });
    for (const value of [undefined, null, 3, 'x', []]) {
      assert.deepEqual(readFilter(value), NO_FILTER);
      assert.equal(readFocus(value), undefined);
      assert.equal(readLayout(value).direction, 'LR');
    }
    assert.equal(readFocus({ node: 'a', hops: 4 }), undefined);
    assert.deepEqual(readFocus({ node: 'a', hops: 'all' }), { node: 'a', hops: 'all' });
  });

  it('is what is near a node, along its needs and against them, and never round a corner', () => {
    const edges = [
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'd'],
      ['x', 'c'],
      ['d', 'a'],
    ].map(([from = '', to = '']) => ({ from, to, kinds: [] }));
    const near = (hops: 1 | 2 | 'all') =>
      [...reach({ groups: [], nodes: [], edges }, { node: 'b', hops })].sort();
    assert.deepEqual(near(1), ['a', 'b', 'c']);
    assert.deepEqual(near(2), ['a', 'b', 'c', 'd']);
    assert.deepEqual(near('all'), ['a', 'b', 'c', 'd', 'x'], 'd needs a, so x needs b in the end');
  });
});

describe('groups in a graph', () => {
  it('hold each node once, with all needs, in those of its app', () => {
    const { graph } = picture(shop());
    const by = grouped(graph, 'manager');
    assert.deepEqual(names(by), names(graph));
    assert.equal(by.edges.length, graph.edges.length);
    for (const node of by.nodes) {
      const group = by.groups.find(({ id }) => id === node.group);
      assert.equal(group?.app, graph.nodes.find(({ id }) => id === node.id)?.group);
    }
  });

  it('split an app of more nodes than can be read: by namespace, else by manager, else not', () => {
    const { graph } = picture(large(80, 80));
    assert.deepEqual(
      readable(inNamespaces(graph, 'pay', 'mail', 'data'), 48).groups.map(({ title }) => title),
      ['pay', 'mail', 'data'],
    );
    assert.deepEqual(
      readable(graph, 48).groups.map(({ title }) => title),
      ['Compose, Kubernetes', 'Compose'],
    );
    const same = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, managers: ['compose'] })) };
    assert.deepEqual(readable(same, 48).groups, graph.groups);
    assert.equal(readable(graph, 100), graph);
  });

  it('leave apart apps that can be read, and name the others with theirs', () => {
    const { graph } = picture([...large(80, 80), ...shop()]);
    const titles = readable(graph, 48).groups.map(({ title }) => title);
    assert.deepEqual(titles, ['app-1 · Compose, Kubernetes', 'app-1 · Compose', 'shop', 'billing']);
  });

  it('are tied by the needs of their nodes, which are counted', () => {
    const graph = readable(inNamespaces(picture(large(80, 80)).graph, 'pay', 'mail', 'data'), 48);
    const parts = groupsOf(graph);
    const links = linksOf(graph);
    const inside = [...parts.values()].reduce((sum, { edges }) => sum + edges.length, 0);
    const between = [...links.values()].flat().reduce((sum, { count }) => sum + count, 0);
    assert.ok(between > 0);
    assert.equal(inside + between, graph.edges.length);
  });
});

describe('the layers of a graph', () => {
  const layout = readLayout(undefined);

  it('are the usual ones unless asked otherwise', () => {
    const { graph } = picture(shop());
    assert.deepEqual(layered(graph, layout), graph);
  });

  it('leave out the order of starting and entry points where asked', () => {
    const { graph } = picture(shop());
    const shown = layered(graph, { ...layout, startOrder: false, entries: false });
    assert.equal(shown.edges.length, graph.edges.length - 1);
    assert.ok(shown.nodes.every(({ entry }) => !entry));
  });

  it('have each autoscaler once, beside what it scales', () => {
    const { graph } = picture(shop());
    const nodes = graph.nodes.map((node) => ({
      ...node,
      declarations: node.declarations.map((one) =>
        one.quantity.includes('–') ? { ...one, autoscaler: { name: 'web-hpa', term: 'HPA' } } : one,
      ),
    }));
    const shown = layered({ ...graph, nodes }, { ...layout, autoscalers: true });
    const scalers = shown.nodes.filter(({ role }) => role === 'autoscaler');
    assert.deepEqual(
      scalers.map(({ name, scales }) => [name, scales]),
      [['web-hpa', { node: 'file:///work/shop#web', declarations: [2] }]],
    );
    assert.deepEqual(shown.edges.at(-1), {
      from: scalers[0]?.id,
      to: 'file:///work/shop#web',
      kinds: ['scales'],
    });
  });
});
