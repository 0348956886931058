import type { ProcfileDocument } from '../../../core/formats/procfile';
import { exceedsOne } from '../../../core/model';
import { defineLaw } from '../../../core/rule';
import type { ProcfileModel } from '../model';

/** forego gives every process of a type the same `PORT`. */
export const foregoSharedPort = defineLaw<ProcfileDocument, undefined, ProcfileModel>({
  id: 'forego-shared-port',
  severity: 'warning',
  holdsFor: 'forego',
  docs: {
    summary: 'Several processes of a type get the same port from forego',
    why: 'forego steps the port from type to type, but not from process to process: all processes of a type are given one `PORT`, and only the first can listen on it.',
    bad: {
      file: '.forego',
      text: 'concurrency=all=1,web=2\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js --port $PORT\n' }],
    },
    good: {
      file: '.forego',
      text: 'concurrency=all=1,web=1\n',
      beside: [{ file: 'Procfile', text: 'web: node server.js --port $PORT\n' }],
    },
    source: 'https://github.com/ddollar/forego/blob/master/start.go',
  },
  check({ environment, model }, report) {
    if (model?.runner?.id !== 'forego') return;
    for (const { name, quantity, command } of environment?.processTypes ?? []) {
      if (!exceedsOne(quantity) || !quantity.at || !/\$(?:PORT\b|\{PORT\b)/.test(command?.text ?? ''))
        continue;
      report({
        at: quantity.at.at,
        message: `forego gives all ${quantity.count} processes of "${name.value}" the same port: only the first can listen on it.`,
        related: [{ message: 'The port is used here.', at: command?.at ?? name.at }],
        data: undefined,
      });
    }
  },
});
