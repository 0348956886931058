import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { commentsIn } from '../../src/core/formats/comments';
import { applyEdits } from '../../src/core/source';
import { readSuppressions } from '../../src/workspace/suppressions';
import { suppress } from '../../src/workspace/suppress';
import { problemsOf, serviceOver } from './memory';

const DAEMON = 'web: gunicorn --daemon shop:app';
const service = (...lines: string[]) =>
  ['services:', '  web:', '    image: shop', '    scale: 1', ...lines, ''].join('\n');
const told = (text: string, path = 'compose.yaml') => problemsOf({ [path]: text }, path);

async function problemIn(text: string, path: string) {
  const { service, uri } = await serviceOver({ [path]: text });
  const [problem] = service.snapshot.problems.get(uri(path)) ?? [];
  const source = service.source(uri(path));
  assert.ok(problem && source);
  return { problem, source };
}

/** The text with the comment that suppresses its only problem, once nothing is told of it any more. */
async function suppressed(text: string, path: string, where: 'line' | 'file' = 'line'): Promise<string> {
  const { problem, source } = await problemIn(text, path);
  const change = suppress(problem, where, source);
  assert.ok(change, 'a comment can stand there');
  const result = applyEdits(text, change.edits);
  assert.deepEqual(await told(result, path), []);
  return result;
}

/** The text after the only fix of its only problem. */
async function mended(text: string, path = 'compose.yaml'): Promise<string> {
  const { problem } = await problemIn(text, path);
  return applyEdits(text, problem.fixes[0]?.changes()[0]?.edits ?? []);
}

describe('a comment suppresses', () => {
  const PROCFILES = [
    `# formation-disable-next-line detaches-from-manager -- its own unit\n${DAEMON}\n`,
    `# formation-disable-next-line\n\n# why\n${DAEMON}\n`,
    `# formation-disable-next-line pid-file, detaches-from-manager\n${DAEMON} --pid x.pid\n`,
    `${DAEMON} # formation-disable-line detaches-from-manager\n`,
    `a: x\r\n\r\n# formation-disable-file detaches-from-manager -- old\r\n${DAEMON}\r\n`,
    `\uFEFF# formation-disable-next-line detaches-from-manager\n${DAEMON}`,
  ];
  for (const text of PROCFILES)
    it(`in a Procfile: ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await told(text, 'Procfile'), []);
    });

  it('in YAML, on its line and on the next', async () => {
    const port = '      - "8080:80"';
    const next = '      # formation-disable-next-line single-copy-resource';
    assert.deepEqual(await told(service('    ports:', next, port)), []);
    const same = `${port} # formation-disable-line single-copy-resource`;
    assert.deepEqual(await told(service('    ports:', same)), []);
  });

  it('in YAML, for the whole of a value that runs over several lines', async () => {
    const comment = '    # formation-disable-next-line detaches-from-manager';
    const lines = ['    command: >-', '      gunicorn', '      --daemon', '      shop:app'];
    assert.deepEqual(await told(service(comment, ...lines)), []);
    assert.deepEqual(await told(service(comment, '    command: "gunicorn', '      --daemon shop:app"')), []);
  });

  it('in YAML, behind a value that runs over several lines', async () => {
    const end = '      --daemon shop:app" # formation-disable-line detaches-from-manager';
    assert.deepEqual(await told(service('    command: "gunicorn', end)), []);
  });

  it('only what it names, and only where it stands', async () => {
    assert.deepEqual(
      await told(`# formation-disable-next-line pid-file\n${DAEMON} --pid x.pid\nx${DAEMON}\n`, 'Procfile'),
      ['error detaches-from-manager: --daemon', 'error detaches-from-manager: --daemon'],
    );
  });

  it('never what a file cannot be read by', async () => {
    const [problem] = await told('# formation-disable-file\nservices: {\n');
    assert.match(problem ?? '', /^error syntax/);
  });
});

describe('comments that suppress', () => {
  it('are read up to a number, and each reaches the line behind all of them', () => {
    const lines = '# formation-disable-next-line pid-file\n'.repeat(50_000);
    const found = readSuppressions({ uri: 'file:///shop/compose.yaml', version: 0, text: `${lines}a: 1\n` });
    assert.equal(found.length, 1000);
    assert.ok(found.every(({ reach }) => reach.start === lines.length));
  });

  it('count lines as one that runs tie together', async () => {
    const tied = ['    command: [gunicorn, "a', '      b", "c', '      d", --daemon]'];
    const comment = '    # formation-disable-next-line detaches-from-manager';
    assert.deepEqual(await told(service(comment, ...tied)), []);
  });
});

describe('what looks like a comment is none', () => {
  const mark = '# formation-disable-file detaches-from-manager';
  const daemon = '    command: gunicorn --daemon shop:app';
  const cases = {
    'in double quotes': service(daemon, '    labels:', `      a: "x ${mark}"`),
    'in single quotes over lines': service(daemon, '    labels:', `      a: 'x`, `        ${mark}'`),
    'in a block of text': service(daemon, '    labels:', '      a: |', `        ${mark}`),
    'behind a letter': service(daemon, '    labels:', `      a: x${mark}`),
  };
  for (const [where, text] of Object.entries(cases))
    it(where, async () => {
      assert.deepEqual(await told(text), ['error detaches-from-manager: --daemon']);
    });

  it('in the quotes of a Procfile', async () => {
    const text = `${DAEMON} --name "x ${mark}"\n`;
    assert.deepEqual(await told(text, 'Procfile'), ['error detaches-from-manager: --daemon']);
  });

  it('in the data of XML', () => {
    const text = '<a><![CDATA[<!-- no -->]]><!-- yes --><!-- open';
    assert.deepEqual(
      commentsIn(text, 'xml').comments.map(({ start, end }) => text.slice(start, end)),
      ['<!-- yes -->'],
    );
  });
});

describe('a comment that suppresses nothing', () => {
  const CASES: readonly (readonly [string, string, string])[] = [
    ['web: x\n# formation-disable-file\nb: x\n', '# formation-disable-file', 'web: x\nb: x\n'],
    [
      'web: x # formation-disable-line pid-file -- why\n',
      '# formation-disable-line pid-file -- why',
      'web: x\n',
    ],
    [
      `# formation-disable-next-line pid-file, detaches-from-manager\n${DAEMON}\n`,
      'pid-file',
      `# formation-disable-next-line detaches-from-manager\n${DAEMON}\n`,
    ],
    [
      `# formation-disable-next-line detaches-from-manager, nonsense -- why\r\n${DAEMON}\r\n`,
      'nonsense',
      `# formation-disable-next-line detaches-from-manager -- why\r\n${DAEMON}\r\n`,
    ],
  ];
  for (const [text, at, after] of CASES)
    it(`is a hint that removes just it: ${JSON.stringify(at)}`, async () => {
      assert.deepEqual(await told(text, 'Procfile'), [`hint unused-suppression: ${at}`]);
      assert.equal(await mended(text, 'Procfile'), after);
    });

  it('is a hint in a file without any problem, and goes with its line', async () => {
    const text = service('    # formation-disable-next-line pid-file', '    ports: ["80"]');
    assert.deepEqual(await told(text), ['hint unused-suppression: # formation-disable-next-line pid-file']);
    assert.equal(await mended(text), service('    ports: ["80"]'));
  });

  it('is told of in the order of the places', async () => {
    const text = `# formation-disable-next-line pid-file\n${DAEMON}\n`;
    assert.deepEqual(await told(text, 'Procfile'), [
      'hint unused-suppression: # formation-disable-next-line pid-file',
      'error detaches-from-manager: --daemon',
    ]);
  });

  it('is not told of while the file cannot be read', async () => {
    const text = `# formation-disable-file pid-file\n${service('    ports: [')}`;
    assert.deepEqual(
      (await told(text)).filter((one) => one.startsWith('hint')),
      [],
    );
  });

  it('is used where settings turn the rule off too', async () => {
    const text = `# formation-disable-file detaches-from-manager\n${DAEMON}\n`;
    const settings = 'rules: { detaches-from-manager: off }';
    assert.deepEqual(await problemsOf({ '.formation.yaml': settings, Procfile: text }, 'Procfile'), []);
  });
});

describe('the comment that is written', () => {
  it('stands above the line, with its indentation and its line end', async () => {
    const lines = (...between: string[]) =>
      service('    ports:', ...between, '      - "8080:80"').replaceAll('\n', '\r\n');
    assert.equal(
      await suppressed(lines(), 'compose.yaml'),
      lines('      # formation-disable-next-line single-copy-resource'),
    );
  });

  it('stands above a value that runs over several lines', async () => {
    const command = ['    command: >-', '      gunicorn', '      --daemon', '      shop:app'];
    const comment = '    # formation-disable-next-line detaches-from-manager';
    assert.equal(await suppressed(service(...command), 'compose.yaml'), service(comment, ...command));
  });

  for (const [opens, closes] of [
    ['|', ''],
    ['"set -e;', '"'],
    ['set -e;', ''],
  ])
    it(`stands above a value that opens with ${opens}, for what is in it`, () => {
      const text = service(`    command: ${opens}`, '      gunicorn --daemon', `      shop:app${closes}`);
      const start = text.indexOf('--daemon');
      const source = { uri: 'file:///shop/compose.yaml', version: 0, text };
      const found = { at: { uri: source.uri, span: { start, end: start + 8 } }, rule: 'pid-file' };
      const change = suppress(
        { ...found, severity: 'error', message: '', related: [], fixes: [] },
        'line',
        source,
      );
      assert.equal(
        applyEdits(text, change?.edits ?? []),
        text.replace('    command', '    # formation-disable-next-line pid-file\n    command'),
      );
    });

  it('ends its line in a text of one line', async () => {
    assert.equal(
      await suppressed(DAEMON, 'Procfile'),
      `# formation-disable-next-line detaches-from-manager\n${DAEMON}`,
    );
  });

  it('stands between the items of brackets', async () => {
    const command = ['    command: [gunicorn,', '      --daemon, "shop:app"]'];
    const comment = '      # formation-disable-next-line detaches-from-manager';
    assert.equal(
      await suppressed(service(...command), 'compose.yaml'),
      service(command[0] ?? '', comment, command[1] ?? ''),
    );
  });

  it('stands at the top for a file, behind the byte order mark', async () => {
    assert.equal(
      await suppressed(`\uFEFFa: x\n${DAEMON}`, 'Procfile', 'file'),
      `\uFEFF# formation-disable-file detaches-from-manager\na: x\n${DAEMON}`,
    );
  });

  it('stands in a property list, above its first element or the line', async () => {
    const plist = (before = '', above = '') =>
      `<?xml version="1.0"?>\n${before}<plist version="1.0"><dict>\n<key>Label</key><string>a.b</string>\n<key>ProgramArguments</key><array>\n  <string>gunicorn</string>\n${above}  <string>--daemon</string>\n</array></dict></plist>\n`;
    const path = 'a.b.plist';
    assert.equal(
      await suppressed(plist(), path),
      plist('', '  <!-- formation-disable-next-line detaches-from-manager -->\n'),
    );
    assert.equal(
      await suppressed(plist(), path, 'file'),
      plist('<!-- formation-disable-file detaches-from-manager -->\n'),
    );
  });

  it('is none for what is wrong in settings, or with comments', async () => {
    const found = await problemIn('rules: { nonsense: off }\n', '.formation.yaml');
    assert.equal(suppress(found.problem, 'line', found.source), undefined);
    const unused = await problemIn('web: x\n# formation-disable-file\n', 'Procfile');
    assert.equal(suppress(unused.problem, 'file', unused.source), undefined);
  });

  it('is none where the format has no comments', async () => {
    const { problem, source } = await problemIn(`${DAEMON}\n`, 'Procfile');
    const json = { ...source, uri: 'file:///shop/app.json' };
    assert.equal(suppress({ ...problem, at: { ...problem.at, uri: json.uri } }, 'line', json), undefined);
  });
});
