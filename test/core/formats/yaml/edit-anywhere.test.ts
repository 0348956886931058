import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { parse } from 'yaml';
import { insertEntry, removeAt } from '../../../../src/core/formats/yaml/edit';
import { applyEdits } from '../../../../src/core/source';
import { YamlText } from './document';
import { Texts } from './texts';

const TEXTS = 200;

type Path = readonly string[];
type Parts = Record<string, unknown> | unknown[];

const isParts = (value: unknown): value is Parts => typeof value === 'object' && value !== null;

const valueOf = (text: string): unknown => parse(text, { logLevel: 'silent' });

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (!isParts(value)) return [];
  return Object.entries(value).flatMap(([key, part]) => [[...path, key], ...pathsIn(part, [...path, key])]);
}

/** A copy in which a container at a path was changed. */
function changed(value: unknown, path: Path, change: (container: Parts) => void): unknown {
  const copy = structuredClone(value);
  const container = path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], copy);
  assert.ok(isParts(container));
  change(container);
  return copy;
}

function without(value: unknown, path: Path): unknown {
  const last = path.at(-1) ?? '';
  return changed(value, path.slice(0, -1), (container) => {
    if (Array.isArray(container)) container.splice(Number(last), 1);
    else Reflect.deleteProperty(container, last);
  });
}

/** For each of many texts, what `check` says to each path in it. */
function everywhere(check: (yaml: YamlText, value: unknown, path: Path) => void): void {
  const texts = new Texts();
  let checked = 0;
  for (let count = 0; count < TEXTS; count++) {
    const yaml = new YamlText(texts.next());
    const value = valueOf(yaml.text);
    for (const path of pathsIn(value)) {
      check(yaml, value, path);
      checked++;
    }
  }
  assert.ok(checked > TEXTS);
}

describe('an edit anywhere in YAML', () => {
  it('takes out what it names, and changes nothing else', () => {
    everywhere((yaml, value, path) => {
      const text = applyEdits(yaml.text, [removeAt(yaml.text, yaml.wayTo(path.join('.')))]);
      assert.deepEqual(
        valueOf(text),
        without(value, path),
        `${path.join('.')} out of\n${yaml.text}\n${text}`,
      );
    });
  });

  it('adds an entry to what it names, and changes nothing else', () => {
    everywhere((yaml, value, path) => {
      const node = yaml.at(path.join('.'));
      if (node.kind !== 'mapping') return;
      const text = applyEdits(yaml.text, [insertEntry(yaml.text, node, 'n', '3')]);
      const expected = changed(value, path, (container) => Object.assign(container, { n: 3 }));
      assert.deepEqual(valueOf(text), expected, `${path.join('.')} in\n${yaml.text}\n${text}`);
    });
  });
});
