import { defineRule } from '../core/rule';
import type { Repair } from '../core/trait';
import { fixesOf } from './repair';

/** Operators belong to a shell; a manager that runs none does with them what it will. */
export const operatorWithoutShell = defineRule<Repair | undefined>({
  id: 'operator-without-shell',
  severity: 'error',
  docs: {
    summary: "A shell's operator stands where no shell reads it",
    why: 'Compose, Kubernetes and launchd start a program with its arguments, and no shell reads them. In a list, `&&` or `>` is an argument like any other, and so is all that is written behind it. In a command string, Compose drops everything from the first such operator on, without a word. Name the shell that is to read them: `sh -c "..."`.',
    bad: {
      file: 'compose.yaml',
      text: 'services:\n  worker:\n    image: shop\n    command: bin/prepare && bin/work\n',
    },
    good: {
      file: 'compose.yaml',
      text: 'services:\n  worker:\n    image: shop\n    command: sh -c "bin/prepare && exec bin/work"\n',
    },
    source: 'https://docs.docker.com/reference/compose-file/services/#command',
  },
  check: {
    type({ traits }, report) {
      for (const trait of traits) {
        if (trait.kind !== 'literal-operator') continue;
        report({
          at: trait.at,
          message: `${trait.reason}.`,
          ...(trait.certain ? {} : { severity: 'warning' }),
          data: trait.replace,
        });
      }
    },
  },
  fixes: (replace) => fixesOf(replace),
});
