import { defineRule } from '../core/rule';
import type { PidFileTrait } from '../core/trait';
import { fixesOf } from './repair';

/** A process id in a file is how a process is found without a manager. */
export const pidFile = defineRule<PidFileTrait>({
  id: 'pid-file',
  severity: 'warning',
  docs: {
    summary: 'A command writes its process id into a file',
    why: 'Processes never write PID files: their manager started them and knows their process ids. Copies that share a file system overwrite the file of each other, and one that a crash leaves behind can keep the next start from succeeding.',
    bad: { file: 'Procfile', text: 'web: gunicorn --pid /run/shop.pid shop:app\n' },
    good: { file: 'Procfile', text: 'web: gunicorn shop:app\n' },
    source: 'https://12factor.net/concurrency',
  },
  check: {
    type({ traits }, report) {
      for (const trait of traits) {
        if (trait.kind !== 'pid-file') continue;
        const message = `${trait.reason}: its manager knows the process id, and a file left behind misleads the next start.`;
        report({ at: trait.at, message, data: trait });
      }
    },
  },
  fixes: ({ remove }) => fixesOf(remove),
});
