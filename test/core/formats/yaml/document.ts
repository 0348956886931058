import assert from 'node:assert/strict';
import { parseAllDocuments } from 'yaml';
import type { MappingNode, Node, ScalarNode, SequenceNode } from '../../../../src/core/formats/tree';
import type { Step } from '../../../../src/core/formats/yaml/edit';
import { readYaml } from '../../../../src/core/formats/yaml/read';
import { applyEdits } from '../../../../src/core/source';
import type { TextEdit } from '../../../../src/core/source';

/** A text with its nodes by path: `a.b.0`. */
export class YamlText {
  private readonly root: Node | undefined;

  constructor(readonly text: string) {
    this.root = readYaml({ uri: 'file:///a.yaml', version: 1, text }).roots[0];
  }

  wayTo(path: string): Step[] {
    const way: Step[] = [];
    let node = this.root;
    for (const key of path === '' ? [] : path.split('.')) {
      const step = stepInto(node, key);
      assert.ok(step, `${path} is not in ${this.text}`);
      way.push(step);
      node = 'entry' in step ? step.entry.value : step.item;
    }
    return way;
  }

  at(path: string): Node {
    const last = this.wayTo(path).at(-1);
    const node = last ? ('entry' in last ? last.entry.value : last.item) : this.root;
    assert.ok(node);
    return node;
  }

  mapping(path: string): MappingNode {
    const node = this.at(path);
    assert.equal(node.kind, 'mapping');
    return node as MappingNode;
  }

  sequence(path: string): SequenceNode {
    const node = this.at(path);
    assert.equal(node.kind, 'sequence');
    return node as SequenceNode;
  }

  scalar(path: string): ScalarNode {
    const node = this.at(path);
    assert.equal(node.kind, 'scalar');
    return node as ScalarNode;
  }

  /** The text after an edit, which must still be YAML. */
  after(edit: TextEdit): string {
    const text = applyEdits(this.text, [edit]);
    const errors = [parseAllDocuments(text)].flat().flatMap((document) => document.errors);
    assert.deepEqual(errors, [], text);
    return text;
  }
}

function stepInto(node: Node | undefined, key: string): Step | undefined {
  if (node?.kind === 'mapping') {
    const entry = node.entries.get(key);
    return entry && { in: node, entry };
  }
  const item = node?.kind === 'sequence' ? node.items[Number(key)] : undefined;
  return item && node?.kind === 'sequence' ? { in: node, item } : undefined;
}
