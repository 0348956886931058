import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Formation } from '../../../../src/core/model';
import { LastWhole } from '../../../../src/vscode/views/process-model/last-whole';
import { formation } from '../../../core/graph/formations';

const COMPOSE = 'file:///work/shop/compose.yaml';
const NOTHING = new Set<string>();

const shop = (...names: readonly string[]) =>
  formation(
    'shop',
    names.map((name) => ({ name, declared: [{ in: 'compose' }] })),
  );
const billing = (...names: readonly string[]) =>
  formation(
    'billing',
    names.map((name) => ({ name, declared: [{ in: 'compose' }] })),
  );

const told = (formations: readonly Formation[]) =>
  formations.map(({ app, members }) => `${app.name}: ${members.map(({ name }) => name).join(', ')}`);

describe('what is shown while a file cannot be read', () => {
  it('is the app as it last was, and every other app as it is', () => {
    const last = new LastWhole();
    last.look([shop('web', 'worker'), billing('api')], NOTHING);
    const shown = last.look([shop('web'), billing('api', 'clock')], new Set([COMPOSE]));
    assert.deepEqual(told(shown.formations), ['shop: web, worker', 'billing: api, clock']);
    assert.equal(shown.of(COMPOSE), 'last');
  });

  it('is the app as it last was, too, where nothing of it is left', () => {
    const last = new LastWhole();
    last.look([shop('web'), billing('api')], NOTHING);
    const shown = last.look([billing('api')], new Set([COMPOSE]));
    assert.deepEqual(told(shown.formations), ['billing: api', 'shop: web']);
    assert.equal(shown.of(COMPOSE), 'last');
  });

  it('is as much as can be read where it never could be read whole', () => {
    const shown = new LastWhole().look([shop('web')], new Set([COMPOSE]));
    assert.deepEqual(told(shown.formations), ['shop: web']);
    assert.equal(shown.of(COMPOSE), 'part');
  });

  it('is nothing of a file that no app has', () => {
    const stray = 'file:///work/stray.yaml';
    const last = new LastWhole();
    const shown = last.look([shop('web')], new Set([stray]));
    assert.equal(shown.of(stray), 'nothing');
    assert.deepEqual(told(last.look([shop('api')], new Set([stray])).formations), ['shop: api']);
  });

  it('is what it says again as soon as it can be read, and nothing where it is gone', () => {
    const last = new LastWhole();
    last.look([shop('web', 'worker')], NOTHING);
    last.look([shop('web')], new Set([COMPOSE]));
    assert.deepEqual(told(last.look([shop('web', 'clock')], NOTHING).formations), ['shop: web, clock']);
    assert.deepEqual(told(last.look([], NOTHING).formations), []);
    assert.deepEqual(told(last.look([], new Set([COMPOSE])).formations), []);
  });
});
