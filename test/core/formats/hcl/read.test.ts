import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { readHcl } from '../../../../src/core/formats/hcl/read';
import type { Block, Body } from '../../../../src/core/formats/hcl/syntax';
import { applyEdit, edit } from '../../../workspace/edits';
import { MODULE, OLD_JOB } from './samples';
import { hasTerraform, takes, withTerraform } from './terraform';

const read = (text: string, lenient = false) =>
  readHcl({ uri: 'file:///shop/main.tf', version: 1, text }, { lenient });

/** The blocks of a body with the names of their arguments, as text that a person can compare. */
const outline = ({ attributes, blocks }: Body): readonly unknown[] => [
  ...attributes.keys(),
  ...blocks.map(({ type, labels, body }: Block) => [
    [type.value, ...labels.map(({ value }) => value)].join(' '),
    ...outline(body),
  ]),
];

const told = (text: string, lenient = false) =>
  read(text, lenient).problems.map(
    ({ message, at: { span } }) => `${message} ${JSON.stringify(text.slice(span.start, span.end))}`,
  );

describe('HCL', () => {
  it('is read as blocks in blocks with their arguments', () => {
    const { body, problems } = read(MODULE);
    assert.deepEqual(problems, []);
    assert.deepEqual(outline(body), [
      ['terraform', ['required_providers', 'aws']],
      ['variable n', 'type', 'default'],
      ['locals', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'],
      [
        'resource aws_ecs_service web',
        'count',
        'desired_count',
        'tags',
        ['lifecycle', 'ignore_changes'],
        ['dynamic load_balancer', 'for_each', ['content', 'target']],
      ],
    ]);
  });

  it('knows where each part is written', () => {
    const [, variable, locals] = read(MODULE).body.blocks;
    const slice = (at?: { span: { start: number; end: number } }) =>
      MODULE.slice(at?.span.start, at?.span.end);
    assert.equal(slice(variable?.labels[0]?.at), '"n"');
    assert.equal(slice(variable?.at).split('\n').length, 4);
    assert.equal(slice(variable?.body.attributes.get('default')?.at), 'default = 3');
    const { c, d, g } = Object.fromEntries(locals?.body.attributes ?? []);
    assert.ok(c?.value.kind === 'choice' && c.value.yes.kind === 'template' && g?.value.kind === 'access');
    assert.deepEqual(
      c.value.yes.parts.map(({ at }) => slice(at)),
      ['x-', 'var.n'],
    );
    assert.equal(slice(g.value.of.at), 'data.x.y["a b"].z.0');
    assert.equal(slice(d?.value.at), '<<-EOT\n    hello ${var.n}\n      there\n  EOT');
  });

  it('of the first version is read where that is asked for', () => {
    assert.deepEqual(told(OLD_JOB, true), []);
    assert.deepEqual(outline(read(OLD_JOB, true).body), [
      [
        'job shop',
        'datacenters',
        'type',
        [
          'group web',
          'count',
          [
            'task server',
            'driver',
            ['config', 'image', ['port_map', 'http']],
            ['env', 'A.B', 'D', 'E'],
            ['resources', 'cpu', 'memory', ['network', 'mbits', ['port http', 'static']]],
          ],
        ],
      ],
    ]);
    assert.notDeepEqual(told(OLD_JOB), []);
  });

  for (const [text, expected] of [
    ['a = \nb = 1\n', ['A value is missing here. "\\n"']],
    ['a {\n  b = 1\n', ['The block is not closed: `}` is missing. "{"']],
    ['a = "b\nc = 1\n', ['The text is not closed: `"` is missing. "\\"b"']],
    ['a = [1, 2\nb = 3\n', ['`]` is missing: the list does not end. "["']],
    ['a = <<E\nb = 1\n', ['The text is not closed: a line `E` is missing. "<<E"']],
    ['a b\nc = 1\n', ['`=` or a block is expected behind the name. "a b"']],
    ['}\nc = 1\n', ['There is no block that this closes. "}"']],
    ['a = 1 b = 2\nc = 1\n', ['A new line is expected here. "b"']],
    ['a = 1\na = 2\n', ['`a` is set twice. "a"']],
    ['a = "${b"\n', ['`}` is missing: something is worked out here. "${"']],
    ['/* a\n', ['The comment is not closed: `*/` is missing. "/*"']],
    [`a = ${'['.repeat(100_000)}`, ['Nested too deeply: not read. "["']],
    [`${'a {'.repeat(100_000)}`, ['Nested too deeply: not read. "a"']],
  ] as const)
    it(`that is broken is told of once, where it is: ${JSON.stringify(text.slice(0, 20))}`, () => {
      assert.deepEqual(told(text), expected);
    });

  it('behind what is broken is still read', () => {
    const { body } = read('a = \nb c\nd {\n  e = = 1\n  f = 2\n}\ng = 3\n');
    assert.deepEqual(outline(body), ['a', 'g', ['d', 'e', 'f']]);
  });

  for (const text of [
    'a = "x\n"\n',
    'a { b = 1 }\n',
    'a { b = 1\n}\n',
    'a {\n b = 1 }\n',
    'a { b = 1, c = 2 }\n',
    'a { b {} }\n',
    'a {\n b {} }\n',
    'a = {\n b = 1\n c = 2 }\n',
    'a = { b = 1 c = 2 }\n',
    'a = [\n 1,\n]\n',
    'a = f(\n 1,\n)\n',
    'a = b.\nc\n',
    'a = (b\n.c)\n',
    'a = b ? c : d\n',
    'a = b ? c\n',
    '"a" = 1\n',
    'a "b" c {}\n',
    'a = "\\q"\n',
    'a = [for b in c : b]\n',
    'a = {for b in c : b}\n',
    'a = for\n',
    'a = { for = 1 }\n',
    'a = <<-E\n x\n  E\n',
    'a = [<<E\nx\nE\n, 1]\n',
    'a = 1 // x\nb = 2 # y\n',
    'a = -1 - -b\n',
    'a = !!b\n',
    'a = b::c(1)\n',
    'a = b[*].c.*.d[0]\n',
    'a-b = c-d\n',
    'é = 1\n',
    '\uFEFFa = 1\n',
    'a = 1\r\nb {\r\n}\r\n',
  ])
    it(`${withTerraform('is taken where Terraform takes it')}: ${JSON.stringify(text)}`, function () {
      if (!hasTerraform) this.skip();
      assert.equal(told(text).length === 0, takes(text));
    });

  it(withTerraform('that was changed anywhere is taken where Terraform takes it'), function () {
    if (!hasTerraform) this.skip();
    this.timeout(60_000);
    fc.assert(
      fc.property(edit, (change) => {
        const text = applyEdit(MODULE, change);
        // What stands in a directive is not read.
        fc.pre(!text.includes('%{'));
        assert.equal(told(text).length === 0, takes(text), text);
      }),
      { numRuns: 40 },
    );
  });

  it('of any characters is told of inside of its text', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.boolean(), (changes, lenient) => {
        const text = changes.reduce(applyEdit, MODULE + OLD_JOB);
        for (const { at } of read(text, lenient).problems)
          assert.ok(0 <= at.span.start && at.span.start <= at.span.end && at.span.end <= text.length);
      }),
      { numRuns: 500 },
    );
  });
});
