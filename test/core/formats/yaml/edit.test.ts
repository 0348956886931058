import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import {
  insertEntry,
  pathTo,
  removeAt,
  removeItems,
  replaceScalar,
} from '../../../../src/core/formats/yaml/edit';
import { YamlText } from './document';

/** Behaviour, what is named, the text before, the text after. */
type Case = readonly [behaviour: string, path: string, before: string, after: string];

const REMOVED: readonly Case[] = [
  [
    'leaves an emptied list that stood in the column of its key behind that column',
    'a.0',
    'a:\n- 1\nb: 2\n',
    'a:\n  []\nb: 2\n',
  ],
  ['takes the line of the first entry', 'a', 'a: 1\nb: 2\n', 'b: 2\n'],
  ['takes the line of an entry between others', 'b', 'a: 1\nb: 2\nc: 3\n', 'a: 1\nc: 3\n'],
  ['takes the line of the last entry', 'b', 'a: 1\nb: 2\n', 'a: 1\n'],
  ['takes the line break before a last entry that has none', 'b', 'a: 1\nb: 2', 'a: 1'],
  ['takes all lines of an entry', 'b', 'a: 1\nb:\n  c: 2\n  d: 3\ne: 4\n', 'a: 1\ne: 4\n'],
  ['keeps CRLF', 'b', 'a: 1\r\nb: 2\r\nc: 3\r\n', 'a: 1\r\nc: 3\r\n'],
  ['keeps CRLF without one at the end', 'c', 'a: 1\r\nb: 2\r\nc: 3', 'a: 1\r\nb: 2'],
  [
    'takes the comment on its line, and no other',
    'b',
    '# a\na: 1\nb: 2 # b\n# c\nc: 3\n',
    '# a\na: 1\n# c\nc: 3\n',
  ],
  ['keeps blank lines around', 'b', 'a: 1\n\nb: 2\n\nc: 3\n', 'a: 1\n\n\nc: 3\n'],
  ['keeps the byte order mark', 'a', '\uFEFFa: 1\nb: 2\n', '\uFEFFb: 2\n'],
  ['stays within its document', 'b', '---\na: 1\nb: 2\n---\nc: 3\n', '---\na: 1\n---\nc: 3\n'],
  ['takes a nested entry', 'a.c', 'a:\n  b: 1\n  c: 2\nd: 3\n', 'a:\n  b: 1\nd: 3\n'],
  ['leaves {} where a block has nothing else', 'a.b', 'a:\n  b: 1\nc: 2\n', 'a:\n  {}\nc: 2\n'],
  ['takes a block scalar whole', 'a', 'a: |\n  one\n\n  two\nb: 2\n', 'b: 2\n'],
  ['takes an entry with its anchor', 'a', 'a: &x 1\nb: 2\n', 'b: 2\n'],
  ['takes an alias where it stands', 'b', 'a: &x 1\nb: *x\nc: 3\n', 'a: &x 1\nc: 3\n'],
  ['takes the first item', 'a.0', 'a:\n  - 1\n  - 2\n', 'a:\n  - 2\n'],
  ['takes the last item', 'a.1', 'a:\n  - 1\n  - 2\n', 'a:\n  - 1\n'],
  [
    'takes an item that is a mapping',
    'a.1',
    'a:\n  - b: 1\n    c: 2\n  - d: 3\n  - e: 4\n'.replace('d: 3', 'd: 3\n    f: 5'),
    'a:\n  - b: 1\n    c: 2\n  - e: 4\n',
  ],
  ['takes an item of a list that is not indented', 'a.0', 'a:\n- 1\n- 2\nb: 3\n', 'a:\n- 2\nb: 3\n'],
  ['leaves [] where a list has nothing else', 'a.0', 'a:\n  - 1\nb: 2\n', 'a:\n  []\nb: 2\n'],
  ['moves the next entry to the dash', 'a.0.b', 'a:\n  - b: 1\n    c: 2\n', 'a:\n  - c: 2\n'],
  ['takes a later entry behind a dash', 'a.0.c', 'a:\n  - b: 1\n    c: 2\n', 'a:\n  - b: 1\n'],
  ['takes a first flow entry with the comma behind it', 'a.b', 'a: { b: 1, c: 2 }\n', 'a: { c: 2 }\n'],
  ['takes a last flow entry with the comma before it', 'a.c', 'a: { b: 1, c: 2 }\n', 'a: { b: 1 }\n'],
  ['takes a trailing comma with the last', 'a.c', 'a: { b: 1, c: 2, }\n', 'a: { b: 1 }\n'],
  ['leaves {} of a flow mapping of one', 'a.b', 'a: { b: 1 }\n', 'a: {}\n'],
  ['takes a flow item', 'a.1', 'a: [1, 2, 3]\n', 'a: [1, 3]\n'],
  ['takes a quoted flow item with commas inside', 'a.0', 'a: ["1,2", 3]\n', 'a: [3]\n'],
  ['takes an entry of JSON', 'a', '{\n  "a": 1,\n  "b": 2\n}\n', '{\n  "b": 2\n}\n'],
  ['takes the last entry of JSON', 'b', '{\n  "a": 1,\n  "b": 2\n}\n', '{\n  "a": 1\n}\n'],
];

const CLIMBED: readonly (readonly [...Case, climb: number])[] = [
  ['takes the container that held nothing else', 'a.b', 'a:\n  b: 1\nc: 2\n', 'c: 2\n', 1],
  ['stops at a container that holds more', 'a.b', 'a:\n  b: 1\n  d: 2\nc: 2\n', 'a:\n  d: 2\nc: 2\n', 1],
  ['climbs no higher than it may', 'a.b.c', 'a:\n  b:\n    c: 1\nd: 2\n', 'a:\n  {}\nd: 2\n', 1],
  ['climbs as high as it may', 'a.b.c', 'a:\n  b:\n    c: 1\nd: 2\n', 'd: 2\n', 2],
  ['climbs to the root and no further', 'a.b', 'a:\n  b: 1\n', '{}\n', 5],
  ['climbs out of a flow mapping', 'a.b.c', 'a: { b: { c: 1 }, d: 2 }\n', 'a: { d: 2 }\n', 1],
  ['climbs out of a list', 'a.0', 'a:\n  - 1\nb: 2\n', 'b: 2\n', 1],
];

const ITEMS: readonly (readonly [...Case, first: number, last: number])[] = [
  ['takes a run in flow', 'a', 'a: [1, 2, 3, 4]\n', 'a: [1, 4]\n', 1, 2],
  ['takes the first run in flow', 'a', 'a: [1, 2, 3]\n', 'a: [3]\n', 0, 1],
  ['takes the last run in flow', 'a', 'a: [1, 2, 3]\n', 'a: [1]\n', 1, 2],
  [
    'takes a run of lines in flow',
    'a',
    'a: [\n  1,\n  2,\n  3,\n]\n',
    'a: [\n  1,\n]\n'.replace('1,\n]', '1\n]'),
    1,
    2,
  ],
  ['takes a run in block', 'a', 'a:\n  - 1\n  - 2 # two\n  - 3\n  - 4\n', 'a:\n  - 1\n  - 4\n', 1, 2],
  ['takes the last run in block', 'a', 'a:\n  - 1\n  - 2\n  - 3', 'a:\n  - 1', 1, 2],
];

const INSERTED: readonly Case[] = [
  [
    'beside keys that are only merged',
    'b',
    'a: &x { c: 1 }\nb:\n  <<: *x\n',
    'a: &x { c: 1 }\nb:\n  <<: *x\n  n: 3\n',
  ],
  ['adds a line behind the last entry', '', 'a: 1\nb: 2\n', 'a: 1\nb: 2\nn: 3\n'],
  ['adds a line where the text has no last line break', '', 'a: 1', 'a: 1\nn: 3'],
  ['adds in the indentation of the others', 'a', 'a:\n    b: 1\nc: 2\n', 'a:\n    b: 1\n    n: 3\nc: 2\n'],
  [
    'adds with the line break of the text',
    'a',
    'a:\r\n  b: 1\r\nc: 2\r\n',
    'a:\r\n  b: 1\r\n  n: 3\r\nc: 2\r\n',
  ],
  [
    'adds behind the comment of the last entry',
    'a',
    'a:\n  b: 1 # one\nc: 2\n',
    'a:\n  b: 1 # one\n  n: 3\nc: 2\n',
  ],
  [
    'adds behind a nested last entry',
    'a',
    'a:\n  b:\n    c: 1\nd: 2\n',
    'a:\n  b:\n    c: 1\n  n: 3\nd: 2\n',
  ],
  [
    'adds behind a block scalar',
    'a',
    'a:\n  b: |\n    one\n    two\nc: 2\n',
    'a:\n  b: |\n    one\n    two\n  n: 3\nc: 2\n',
  ],
  [
    'adds to the mapping behind a dash',
    'a.0',
    'a:\n  - b: 1\n  - c: 2\n',
    'a:\n  - b: 1\n    n: 3\n  - c: 2\n',
  ],
  ['adds to a flow mapping', 'a', 'a: { b: 1 }\n', 'a: { b: 1, n: 3 }\n'],
  ['adds to a flow mapping before its trailing comma', 'a', 'a: { b: 1, }\n', 'a: { b: 1, n: 3, }\n'],
  ['adds to an empty flow mapping', 'a', 'a: {}\nb: 1\n', 'a: { n: 3 }\nb: 1\n'],
  [
    'adds behind an alias that is last',
    'a',
    'x: &x {y: 1}\na:\n  b: *x\nc: 2\n',
    'x: &x {y: 1}\na:\n  b: *x\n  n: 3\nc: 2\n',
  ],
  [
    'adds to a mapping with merged entries',
    'a',
    'x: &x {y: 1}\na:\n  <<: *x\n  b: 1\n',
    'x: &x {y: 1}\na:\n  <<: *x\n  b: 1\n  n: 3\n',
  ],
  ['adds behind an entry without a value', 'a', 'a:\n  b:\nc: 2\n', 'a:\n  b:\n  n: 3\nc: 2\n'],
  ['adds after a byte order mark', '', '\uFEFFa: 1\n', '\uFEFFa: 1\nn: 3\n'],
  ['adds before the end of its document', '', 'a: 1\n---\nb: 2\n', 'a: 1\nn: 3\n---\nb: 2\n'],
];

const REPLACED: readonly Case[] = [
  ['a value that is missing', 'a', 'a:\nb: 1\n', 'a: 5\nb: 1\n'],
  ['writes over a plain value', 'a', 'a: 1 # one\n', 'a: 5 # one\n'],
  ['keeps double quotes', 'a', 'a: "1"\n', 'a: "5"\n'],
  ['keeps single quotes', 'a.0', "a: ['1', 2]\n", "a: ['5', 2]\n"],
  ['keeps an anchor', 'a', 'a: &x 1\nb: *x\n', 'a: &x 5\nb: *x\n'],
  ['writes over the last characters of a text', 'b', 'a: 1\r\nb: 2', 'a: 1\r\nb: 5'],
  ['writes over a block scalar', 'a', 'a: >-\n  1\nb: 2\n', 'a: 5\nb: 2\n'],
];

/** The text with `«»` around a place, and the keys on the way to what is written over the whole of it. */
const WAYS: readonly (readonly [behaviour: string, text: string, way: string])[] = [
  ['leads to a value', 'a:\n  b: «1»\n', 'a b'],
  ['leads to a key', 'a:\n  «b»: 1\n', 'a b'],
  ['leads through lists', 'a:\n  - b: [1, «2»]\n', 'a 0 b 1'],
  ['leads to a part of a word', 'a: one «tw»o\n', 'a'],
  ['ends where a place spans several entries', 'a:\n  «b: 1\n  c: 2»\n', 'a'],
  ['leads to an alias, and not to what it names', 'a: &x { b: 1 }\nc: «*x»\n', 'c'],
  ['leads to what an alias names where it is written', 'a: &x { b: «1» }\nc: *x\n', 'a b'],
  ['leads nowhere from between entries', 'a: 1\n«»\nb: 2\n', ''],
];

describe('the way to a place in YAML', () => {
  for (const [behaviour, marked, way] of WAYS)
    it(behaviour, () => {
      const [start, end] = [marked.indexOf('«'), marked.indexOf('»') - 1];
      const yaml = new YamlText(marked.replace(/[«»]/g, ''));
      const steps = pathTo(yaml.at(''), { uri: 'file:///a.yaml', span: { start, end } });
      const keys = steps.map((step) =>
        'entry' in step ? step.entry.key.text : step.in.items.indexOf(step.item),
      );
      assert.equal(keys.join(' '), way);
    });
});

describe('an edit of YAML', () => {
  describe('that removes', () => {
    for (const [behaviour, path, before, after] of REMOVED)
      it(behaviour, () => {
        const yaml = new YamlText(before);
        assert.equal(yaml.after(removeAt(yaml.text, yaml.wayTo(path))), after);
      });
    for (const [behaviour, path, before, after, climb] of CLIMBED)
      it(behaviour, () => {
        const yaml = new YamlText(before);
        assert.equal(yaml.after(removeAt(yaml.text, yaml.wayTo(path), climb)), after);
      });
    for (const [behaviour, path, before, after, first, last] of ITEMS)
      it(behaviour, () => {
        const yaml = new YamlText(before);
        assert.equal(yaml.after(removeItems(yaml.text, yaml.sequence(path), first, last)), after);
      });
  });

  describe('that inserts', () => {
    for (const [behaviour, path, before, after] of INSERTED)
      it(behaviour, () => {
        const yaml = new YamlText(before);
        assert.equal(yaml.after(insertEntry(yaml.text, yaml.mapping(path), 'n', '3')), after);
      });
  });

  describe('that replaces', () => {
    for (const [behaviour, path, before, after] of REPLACED)
      it(behaviour, () => {
        const yaml = new YamlText(before);
        assert.equal(yaml.after(replaceScalar(yaml.scalar(path), '5')), after);
      });
  });
});
