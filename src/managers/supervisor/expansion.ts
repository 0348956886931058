import type { ConfigFile } from '../../core/formats/config-parser';
import { valueOf } from './document';
import type { Program } from './document';

/**
 * What stands in place of `%(name)s` in a program's settings, as far as its file says it: names, and variables that an
 * `environment` sets. What differs from machine to machine or from copy to copy stays as it is written.
 */
export function expansionIn({ sections }: ConfigFile, { name, section }: Program): (text: string) => string {
  const server = sections.find((one) => one.name === 'supervisord');
  const variables = new Map(
    [server, section].flatMap((one) => variablesIn((one && valueOf(one, 'environment')) ?? '')),
  );
  return (text) =>
    text.replace(/%(?:%|\((\w+)\)s)/g, (written, expanded?: string) => {
      if (expanded === undefined) return '%';
      if (expanded === 'program_name') return name;
      return variables.get(expanded.replace(/^ENV_/, '')) ?? written;
    });
}

/** `KEY="a value",OTHER=value` (supervisor's `dict_of_key_value_pairs`). */
function variablesIn(text: string): readonly (readonly [name: string, value: string])[] {
  return [...text.matchAll(/(\w+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^,\s]*))/g)].flatMap(
    ([, name = '', double, single, bare]) => [[name, double ?? single ?? bare ?? ''] as const],
  );
}
