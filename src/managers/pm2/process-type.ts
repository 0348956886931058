import type { CommandLine, Word } from '../../core/command/command-line';
import { inexact } from '../../core/command/place';
import { fixedPortTraits } from '../../core/command/port-trait';
import { readable } from '../../core/command/readable';
import { argument, shlexWords } from '../../core/command/shlex';
import { commandTraits } from '../../core/command/traits';
import { child, isNull, itemsOf, scalarOf, textOf } from '../../core/formats/tree';
import type { MappingNode, ScalarNode } from '../../core/formats/tree';
import { placeOf, wordOf } from '../../core/formats/yaml/words';
import type { ProcessType, Quantity, Role } from '../../core/model';
import { located } from '../../core/source';
import type { Trait } from '../../core/trait';
import type { Pm2File } from './document';

/** An app of PM2 as a process type. */
export function processTypeOf(app: MappingNode, file: Pm2File): ProcessType | undefined {
  const script = scalarOf(child(app, 'script'));
  if (!script || isNull(script)) return undefined;
  const written = scalarOf(child(app, 'name'));
  const name = written?.known && !isNull(written) ? written.text : baseName(script.text);
  const command = commandOf(app, script, file);
  const at = (written ?? script).at;
  return {
    name: located(name, at),
    key: name,
    alsoNamed: [],
    manager: 'pm2',
    term: 'app',
    role: roleOf(app),
    quantity: quantityOf(app),
    ...(command ? { command } : {}),
    needs: [],
    traits: [...restartTraits(app), ...(command ? traitsOf(command, app) : [])],
    body: app.at,
    declarations: [at],
  };
}

/** An app without a name is called after its script, without the extension (pm2 `lib/Common.js`). */
function baseName(script: string): string {
  const path = script.replace(/\/+$/, '');
  const file = path.slice(path.lastIndexOf('/') + 1);
  const dot = file.lastIndexOf('.');
  return dot > 0 ? file.slice(0, dot) : file;
}

function roleOf(app: MappingNode): Role {
  return child(app, 'cron_restart') && textOf(child(app, 'autorestart')) === 'false'
    ? 'scheduled'
    : 'process';
}

/** `instances` is 1 where it is left out; `max`, 0 and less than 0 count the processors of the machine. */
export function quantityOf(app: MappingNode): Quantity {
  const written = scalarOf(child(app, 'instances'));
  if (!written || isNull(written)) return { kind: 'fixed', count: 1, declared: false, known: true };
  const at = located(written.value, written.at, written.through);
  const count = Number(written.text);
  if (!written.known || !Number.isSafeInteger(count) || count < 1)
    return { kind: 'fixed', declared: true, known: false, at };
  return { kind: 'fixed', count, declared: true, known: true, at };
}

/** The interpreter is left out: what it is hangs on the extension of the script. */
function commandOf(app: MappingNode, script: ScalarNode, { source }: Pm2File): CommandLine | undefined {
  if (!script.known) return undefined;
  const args = child(app, 'args');
  const words: readonly Word[] = [
    wordOf(script, source.text),
    ...(args?.kind === 'scalar' && args.known ? shlexWords(args.text, placeOf(args, source.text)) : []),
    ...itemsOf(args).flatMap((item) =>
      item.kind === 'scalar'
        ? [item.known ? wordOf(item, source.text) : argument(item.text, inexact(item.at))]
        : [],
    ),
  ];
  return { text: readable(words), words, shell: false, at: (args ?? script).at };
}

/** In cluster mode all copies share their port; in fork mode the second finds it in use. */
function traitsOf(command: CommandLine, app: MappingNode): readonly Trait[] {
  const forked = textOf(child(app, 'exec_mode'))?.startsWith('fork') === true;
  const remedy = 'In cluster mode copies share it, and `increment_var` gives each its own.';
  return [...commandTraits(command, () => undefined), ...(forked ? fixedPortTraits(command, remedy) : [])];
}

function restartTraits(app: MappingNode): readonly Trait[] {
  const written = scalarOf(child(app, 'autorestart'));
  if (written?.text !== 'false' || !written.known) return [];
  return [{ kind: 'not-restarted', reason: 'With `autorestart: false` PM2 leaves it down', at: written.at }];
}
