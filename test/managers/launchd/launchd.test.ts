import assert from 'node:assert/strict';
import { isRefusal } from '../../../src/core/manager';
import { applyEdits } from '../../../src/core/source';
import type { SourceText } from '../../../src/core/source';
import { launchd } from '../../../src/managers/launchd';
import { lookAt } from '../look';

const entry = 'file:///app/launchd/com.acme.web.plist';
const source = (text: string): SourceText => ({ uri: entry, version: 1, text });

function resolve(text: string) {
  const read = launchd.read(source(text));
  return launchd.resolve(
    entry,
    lookAt(() => read),
  );
}

const job = (more = '', head = '') => `${head}<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <!-- 🚀 -->
  <key>Label</key>
  <string>com.acme.web</string>
  <key>ProgramArguments</key>
  <array>
    <string>/usr/sbin/nginx</string>
    <string>a &amp; b</string>
    <string>x y</string>
  </array>
${more}</dict>
</plist>
`;

describe('launchd jobs', () => {
  it('are recognised by a label and a program', () => {
    assert.equal(launchd.recognises?.(source(job())), 'yes');
    assert.equal(launchd.recognises?.(source('<plist><dict><key>Label</key></dict></plist>')), 'no');
    assert.equal(launchd.recognises?.(source('bplist00\u0000')), 'no');
  });

  for (const [what, text] of [
    ['lines of Unix', job()],
    ['lines of Windows', job().replaceAll('\n', '\r\n')],
    ['a byte order mark', job('', '\uFEFF')],
  ] as const)
    it(`are process types with exact words, with ${what}`, () => {
      const { environment, problems } = resolve(text);
      const [type] = environment?.processTypes ?? [];
      assert.ok(type?.command);
      assert.deepEqual(problems, []);
      assert.deepEqual([type.key, type.alsoNamed, type.quantity.kind], ['com.acme.web', ['web'], 'none']);
      assert.equal(type.command.text, "/usr/sbin/nginx 'a & b' 'x y'");
      const slices = type.command.words.map(({ at }) => text.slice(at.span.start, at.span.end));
      assert.deepEqual(slices, ['/usr/sbin/nginx', '<string>a &amp; b</string>', 'x y']);
      assert.equal(text.slice(type.name.at.span.start, type.name.at.span.end), 'com.acme.web');
    });

  it('run what Program names', () => {
    const [type] = resolve(job('<key>Program</key><string>/bin/web</string>')).written.processTypes;
    assert.equal(type?.command?.words[0]?.value, '/bin/web');
  });

  it('are on demand where something starts them', () => {
    const of = (more: string) => {
      const [type] = resolve(job(more)).written.processTypes;
      return [type?.role, type?.quantity.kind];
    };
    assert.deepEqual(of('<key>StartInterval</key><integer>60</integer>'), ['scheduled', 'on-demand']);
    assert.deepEqual(of('<key>Sockets</key><dict/>'), ['process', 'on-demand']);
    assert.deepEqual(of('<key>KeepAlive</key><true/>'), ['process', 'none']);
  });

  it('lose a flag that takes the program away, with its line', () => {
    const text = job().replace('/usr/sbin/nginx', 'gunicorn').replace('a &amp; b', '--daemon');
    const [type] = resolve(text).written.processTypes;
    const [trait] = type?.traits ?? [];
    assert.equal(trait?.kind, 'detaches');
    const edits = trait?.remove?.change().edits ?? [];
    assert.equal(applyEdits(text, edits), text.replace('    <string>--daemon</string>\n', ''));
  });

  it('tell where the XML is broken', () => {
    const text = job().replace('</array>', '');
    const [problem] = resolve(text).problems;
    assert.ok(problem && problem.at.span.start > 0 && problem.at.span.end <= text.length);
    assert.equal(resolve(text).environment, undefined);
  });

  for (const odd of [
    '',
    '<',
    '<plist/>',
    '<a>'.repeat(100_000),
    '<plist><dict><key>Label</key></dict></plist>',
  ])
    it(`survive ${JSON.stringify(odd.slice(0, 40))}`, () => {
      const { environment, problems } = resolve(odd);
      assert.equal(environment, undefined);
      assert.equal(problems.length, 1);
    });

  it('are written out once for each of several processes, where there is no such file yet', () => {
    const { environment } = resolve(job());
    const [processType] = environment?.processTypes ?? [];
    assert.ok(environment && processType);
    const second = { ...processType, key: 'com.acme.web.2' };
    const plans = launchd.scale({
      processType,
      environment: { ...environment, processTypes: [processType, second] },
      count: 3,
      source: () => source(job()),
    });
    const [plan] = isRefusal(plans) ? [] : plans;
    assert.ok(plan?.verb === 'write');
    assert.deepEqual(
      plan.changes.map(({ uri, creates }) => [uri, creates]),
      [1, 3].map((number) => [`file:///app/launchd/com.acme.web.${number}.plist`, true]),
    );
    const [first] = plan.changes;
    assert.equal(
      applyEdits('', first?.edits ?? []),
      job().replace('<string>com.acme.web</string>', '<string>com.acme.web.1</string>'),
    );
    assert.match(plan.warnings.join(), /launchctl bootstrap gui\/UID com\.acme\.web\.1\.plist/);
  });

  it('are one process each: scaling says what to do instead', () => {
    const { environment } = resolve(job());
    const [processType] = environment?.processTypes ?? [];
    assert.ok(environment && processType);
    const answer = launchd.scale({ processType, environment, count: 3, source: () => undefined });
    assert.ok(isRefusal(answer));
    assert.match(answer.refused, /com\.acme\.web\.1 to com\.acme\.web\.3/);
    const one = launchd.scale({ processType, environment, count: 1, source: () => source(job()) });
    assert.match(isRefusal(one) ? one.refused : '', /launchctl bootstrap/);
    const stdout = 'PID\tStatus\tLabel\n42\t0\tcom.acme.web\n-\t0\tother\n';
    const seen = launchd.observe?.(environment, undefined)?.read({ code: 0, stdout, stderr: '' });
    assert.deepEqual(seen, [{ key: 'com.acme.web', running: 1 }]);
  });
});
