import assert from 'node:assert/strict';
import { buildGraph } from '../../../src/core/graph/build';
import { ties, toMermaid } from '../../../src/core/graph/mermaid';
import { formation, titleOf, type MemberSketch } from './formations';

const graphOf = (members: readonly MemberSketch[]) => buildGraph([formation('shop', members)], { titleOf });

const tiesIn = (members: readonly MemberSketch[]) =>
  ties(graphOf(members)).map((both) => both.map((id) => id.replace(/^.*#/, '')).join(' '));

const declared = [{ in: 'compose' }];
const types = (...names: readonly string[]) => names.map((name) => ({ name, declared }));
const store = { name: 'db', role: 'backing-service', declared } as const;

describe('what is tied without a need', () => {
  it('is a data store that nothing needs, behind a process', () => {
    assert.deepEqual(tiesIn([store, ...types('web')]), ['web db']);
  });

  it('is no store that something needs, nor one without a process', () => {
    assert.deepEqual(tiesIn([{ name: 'web', declared, needs: ['db'] }, store]), []);
    assert.deepEqual(tiesIn([store]), []);
  });

  it('is what stands alone, in about as many rows as columns', () => {
    const nine = types('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i');
    assert.deepEqual(tiesIn(nine), ['a d', 'b e', 'c f', 'd g', 'e h', 'f i']);
  });

  it('is nothing where few stand alone', () => {
    assert.deepEqual(tiesIn(types('a', 'b', 'c', 'd', 'e')), []);
  });

  it('leaves alone what needs or is needed', () => {
    const alone = types('a', 'b', 'c', 'd', 'e');
    assert.deepEqual(tiesIn([...alone, { name: 'web', declared, needs: ['api'] }, ...types('api')]), []);
  });

  it('is not seen, and told mermaid only where it is asked to tidy', () => {
    const graph = graphOf([store, ...types('web')]);
    assert.match(toMermaid(graph, { tidy: true }).text, /type_web ~~~ type_db/);
    assert.doesNotMatch(toMermaid(graph).text, /~~~/);
  });
});
