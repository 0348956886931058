import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { scheduleTraits } from '../../../src/core/command/schedules';
import { unwrap } from '../../../src/core/command/unwrap';
import { shell, split } from './lines';

/** The characters that show each schedule; `?` before what may be on purpose, `+` before a part of something else. */
function found(text: string, command = shell(text)): string[] {
  return scheduleTraits(unwrap(command), () => undefined).map(
    ({ certain, embedded, at: { span } }) =>
      `${certain ? '' : '?'}${embedded ? '+' : ''}${text.slice(span.start, span.end)}`,
  );
}

const rows: readonly [text: string, ...found: string[]][] = [
  ['celery -A shop beat', 'celery -A shop beat'],
  [
    'celery --app shop beat -l info --scheduler django_celery_beat.schedulers:DatabaseScheduler',
    'celery --app shop beat',
  ],
  ['python -m celery -A shop beat', 'celery -A shop beat'],
  ['celery -A shop beat --help'],
  ['celery -A shop beat -S redbeat.RedBeatScheduler'],
  ['celery -A shop worker'],
  ['celery -A beat worker'],
  ['celery -A shop worker -B', '+-B'],
  ['celery -A shop worker -l info --beat', '+--beat'],
  ['celery -A shop worker -Q beat'],
  ['celery -A shop flower'],
  ['bundle exec clockwork clock.rb', 'clockwork clock.rb'],
  ['clockwork --help'],
  ['clockwork'],
  ['supercronic /app/crontab', 'supercronic'],
  ['supercronic -test /app/crontab'],
  ['crond -f', 'crond'],
  ['cron -f', 'cron'],
  ['cron && gunicorn shop:app', '?cron'],
  ['php artisan schedule:work', '?php artisan schedule:work'],
  ['php artisan queue:work'],
  ['echo celery beat'],
];

describe('a schedule', () => {
  for (const [text, ...expected] of rows)
    it(`is ${expected.length > 0 ? '' : 'not '}in \`${text}\``, () => {
      const shown = expected.map((one) => (one.startsWith('clockwork') ? 'clockwork' : one));
      assert.deepEqual(found(text), shown);
      if (!text.includes('&&')) assert.deepEqual(found(text, split(text)), shown);
    });
});
