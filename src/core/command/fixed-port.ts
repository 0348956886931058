import type { CommandLine, Word } from './command-line';
import { programs } from './unwrap';

/** A port that a command fixes: the word it stands at the end of, and its digits. */
export interface FixedPort {
  readonly program: string;
  readonly port: string;
  readonly word: Word;
}

const PORT = /^(?:-p|-b|--port|--bind)?[=]?(?:[\w.*[\]:]*:)?(\d{2,5})$/;

/** The options with which servers are told their port. From their manuals. */
const OPTIONS: Readonly<Record<string, RegExp>> = {
  gunicorn: /^(-b|--bind)$/,
  hypercorn: /^(-b|--bind)$/,
  uvicorn: /^--port$/,
  daphne: /^(-p|--port)$/,
  'waitress-serve': /^--port$/,
  puma: /^(-p|--port)$/,
  unicorn: /^(-p|--port)$/,
  rackup: /^(-p|--port)$/,
  thin: /^(-p|--port)$/,
  rails: /^(-p|--port)$/,
  flask: /^(-p|--port)$/,
  fastapi: /^--port$/,
  next: /^(-p|--port)$/,
  'http-server': /^(-p|--port)$/,
};

/** The port of the first server that is told one in digits, by an option that is known to be that. */
export function fixedPort(command: CommandLine): FixedPort | undefined {
  for (const { program, words } of programs(command)) {
    const option = Object.hasOwn(OPTIONS, program) ? OPTIONS[program] : undefined;
    if (!option) continue;
    for (const [index, { value }] of words.entries()) {
      const name = /^(--\w+)=/.exec(value)?.[1] ?? /^(-\w)./.exec(value)?.[1] ?? value;
      if (!option.test(name)) continue;
      const word = name === value ? words[index + 1] : words[index];
      const [, port] = PORT.exec(word?.value ?? '') ?? [];
      if (word && port !== undefined) return { program, port, word };
    }
  }
  return undefined;
}
