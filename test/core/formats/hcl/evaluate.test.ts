import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Evaluation } from '../../../../src/core/formats/hcl/evaluate';
import type { Names } from '../../../../src/core/formats/hcl/evaluate';
import { readHcl } from '../../../../src/core/formats/hcl/read';
import type { Node } from '../../../../src/core/formats/tree';
import { hasTerraform, withTerraform, worksOut } from './terraform';

function plain(node: Node | undefined): unknown {
  if (node?.kind === 'mapping')
    return Object.fromEntries([...node.entries].map(([key, { value }]) => [key, plain(value)]));
  if (node?.kind === 'sequence') return node.items.map(plain);
  return node?.known === true ? node.value : '?';
}

/** The locals of a text, each worked out with the others. */
function evaluated(text: string) {
  const { body, problems } = readHcl({ uri: 'file:///shop/main.tf', version: 1, text });
  assert.deepEqual(problems, []);
  const locals = body.blocks.find(({ type }) => type.value === 'locals')?.body.attributes;
  const names: Names = {
    find: (name, attribute, asking) => {
      const local = name === 'local' && attribute !== undefined ? locals?.get(attribute) : undefined;
      return local && asking.value(local.value);
    },
  };
  const evaluation = new Evaluation(names);
  return (name: string) => {
    const local = locals?.get(name);
    assert.ok(local);
    return evaluation.value(local.value);
  };
}

const KNOWN: Readonly<Record<string, string>> = {
  literals: '[1, -2.5, 1e3, true, null, "a\\tb"]',
  templates: '"a-${1 + 2}-${"b"}-$${c}-%%{d}"',
  heredoc: '<<E\n  a\n b ${1}\nE\n',
  indented: '<<-E\n    a\n\n      b ${1}\n    c\n  E\n',
  arithmetic: '(1 + 2 * 3 - 4) / 2 % 2',
  comparison: '[1 < 2, 2 <= 1, "a" == "a", "1" == 1, 1 != 2, null == null]',
  logic: '!false && (true || false)',
  choice: '1 > 2 ? "a" : "b"',
  nested: 'true ? false ? 1 : 2 : 3',
  objects: '{ a = 1, "b c" : 2, ("d") = 3 }',
  access: '{ a = [1, { b = "x" }] }.a[1].b',
  others: 'local.objects["b c"] + local.objects.a',
  list: '[for s in ["b", "a"] : upper(s)]',
  filtered: '[for i, s in ["b", "a", "c"] : "${i}${s}" if s != "a"]',
  mapped: '{ for k, v in { y = 1, x = 2 } : k => v * 2 }',
  sorted: '[for k, v in { y = 1, x = 2 } : k]',
  set: '[for s in toset(["b", "a", "b"]) : s]',
  sizes: '[max(1, 2), min(3, 2), ceil(1.2), floor(1.8), length([1, 2]), abs(-1)]',
  texts: '[lower("A"), join("-", ["a", "b"]), format("%s-%d%%", "a", 2), trimspace(" a ")]',
  lists: '[concat([1], [2, 3]), flatten([[1], [2]]), compact(["", "a"]), distinct(["a", "a"])]',
  maps: '[merge({ a = 1 }, { a = 2, b = 3 }), keys({ b = 1, a = 2 }), values({ b = 1, a = 2 })]',
  picked: '[lookup({ a = 1 }, "a", 2), lookup({ a = 1 }, "b", 2), element(["a", "b"], 3), coalesce("", "b")]',
  spread: 'max([1, 5, 3]...)',
  contained: '[contains(["a"], "a"), contains(["a"], "b")]',
  tried: '[try({ a = 1 }.b, 2), try(null.a.b, "c"), try(local.objects.z[0], local.objects.a, 3)]',
  converted: '[tonumber("3"), tostring(3), split(",", "a,b"), try(1, 2)]',
};

const source = (locals: Readonly<Record<string, string>>) =>
  `locals {\n${Object.entries(locals)
    .map(([name, value]) => `  ${name} = ${value}\n`)
    .join('')}}\n`;

describe('values in HCL', () => {
  it(withTerraform('are what Terraform makes of them'), function () {
    if (!hasTerraform) this.skip();
    const text = source(KNOWN);
    const ours = evaluated(text);
    const theirs = worksOut(
      { 'main.tf': text },
      `{ ${Object.keys(KNOWN)
        .map((name) => `${name} = local.${name}`)
        .join(', ')} }`,
    );
    assert.deepEqual(Object.fromEntries(Object.keys(KNOWN).map((name) => [name, plain(ours(name))])), theirs);
  });

  for (const expression of [
    'aws_instance.web.id',
    '"a-${aws_instance.web.id}"',
    'aws_instance.web.count > 1 ? 2 : 3',
    '1 + aws_instance.web.size',
    'uuid()',
    '1 / 0',
    'aws_instance.web[*].id',
    '"%{ if true }a%{ endif }"',
    'local.value',
    'max(1, aws_instance.web.size)',
    'try(aws_instance.web.size, 2)',
    '{ (aws_instance.web.id) = 1 }',
  ])
    it(`are not known where nobody here knows: ${expression}`, () => {
      assert.equal(plain(evaluated(source({ value: expression }))('value')), '?');
    });

  it('are known beside what is not', () => {
    assert.deepEqual(plain(evaluated(source({ value: '[1, aws_instance.web.id]' }))('value')), [1, '?']);
  });

  it('know where they are written, behind every name', () => {
    const text = source({ a: 'local.b ? local.c : 2', b: '1 < 2', c: '{ d = [3] }.d[0]' });
    const node = evaluated(text)('a');
    assert.equal(text.slice(node.at.span.start, node.at.span.end), '3');
    assert.deepEqual(
      node.through.map(({ via, at }) => [via, text.slice(at.span.start, at.span.end)]),
      [['variable', 'local.c']],
    );
  });

  it('that grow without end are not worked out', () => {
    const doubled = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `l${index}`,
        index === 0 ? '["a"]' : `concat(local.l${index - 1}, local.l${index - 1})`,
      ]),
    );
    assert.equal(plain(evaluated(source(doubled))('l59')), '?');
  });
});
