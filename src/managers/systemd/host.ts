import type { Command, Query, Result } from '../../core/manager';
import { operands } from '../../core/command/argument';
import type { Environment } from '../../core/model';
import { joinTroubles } from '../../core/observed';
import type { Observed, Trouble } from '../../core/observed';
import type { Uri } from '../../core/source';
import { isTemplate, parseName } from './names';

/** Units of a user's own manager lie in folders of that name: `~/.config/systemd/user`, `systemd/user`. */
export function systemctl(folder: Uri, verb: string, ...words: readonly string[]): Command {
  const user = folder.split('/').includes('user') ? ['--user'] : [];
  return { executable: 'systemctl', args: [...user, verb, ...words], cwd: folder };
}

const PROPERTIES = ['Id', 'ActiveState', 'SubState', 'Result', 'ExecMainStatus'];

/** `systemctl show`: the properties of each unit as lines, units parted by a blank one. A pattern matches loaded units. */
export function units({ folder, processTypes }: Environment): Query<readonly Observed[]> {
  const patterns = processTypes.map(({ key }) => unitName(key).replace('@.', '@*.'));
  return {
    command: systemctl(folder, 'show', `--property=${PROPERTIES.join(',')}`, ...operands(...patterns)),
    read: (result) => {
      if (result.code !== 0) return { refused: reasonOf(result) };
      const blocks = result.stdout.split(/\n\s*\n/).map(propertiesOf);
      return processTypes.map(({ key }) => ({ key, ...observed(key, blocks) }));
    },
  };
}

/** The service that systemd makes of a file: of a container, the one of its name. */
export function unitName(key: string): string {
  return key.replace(/\.container$/, '.service');
}

function propertiesOf(block: string): ReadonlyMap<string, string> {
  return new Map(
    block.split('\n').map((line) => {
      const cut = line.indexOf('=');
      return [line.slice(0, cut).trim(), line.slice(cut + 1).trim()] as const;
    }),
  );
}

function observed(key: string, blocks: readonly ReadonlyMap<string, string>[]): Omit<Observed, 'key'> {
  const name = parseName(unitName(key));
  const own = blocks.filter((block) => {
    const other = parseName(block.get('Id') ?? '');
    if (!name || other?.prefix !== name.prefix || other.type !== 'service') return false;
    return isTemplate(name)
      ? other.instance !== undefined && other.instance !== ''
      : block.get('Id') === unitName(key);
  });
  const running = own.filter((block) => block.get('ActiveState') === 'active').length;
  const troubles = joinTroubles(own.flatMap(troubleOf));
  return { running, ...(troubles.length > 0 ? { troubles } : {}) };
}

function troubleOf(block: ReadonlyMap<string, string>): readonly Omit<Trouble, 'count'>[] {
  const [state, sub, result = ''] = ['ActiveState', 'SubState', 'Result'].map((key) => block.get(key));
  const reason = result === 'exit-code' ? `exit code ${block.get('ExecMainStatus') ?? '?'}` : result;
  if (state === 'failed') return [{ kind: 'failed', reason }];
  if (sub === 'auto-restart') return [{ kind: 'crash-loop', reason }];
  return state === 'activating' ? [{ kind: 'pending' }] : [];
}

function reasonOf({ code, stderr }: Result): string {
  if (/system has not been booted with systemd/i.test(stderr)) return 'systemd does not run on this machine';
  if (/failed to connect to (user scope )?bus/i.test(stderr)) return 'systemd does not answer';
  return stderr.trim().split('\n').at(-1)?.trim() || `systemctl ended with ${code}`;
}
