import { readConfigFile } from '../../core/formats/config-parser';
import type { ConfigFile, Section } from '../../core/formats/config-parser';
import type { SourceText } from '../../core/source';

/** A program as one section declares it: `[program:web]`, `[fcgi-program:web]`, `[eventlistener:log]`. */
export interface Program {
  readonly kind: 'program' | 'fcgi-program' | 'eventlistener';
  readonly name: string;
  readonly section: Section;
}

const HEADER = /^(program|fcgi-program|eventlistener):(.+)$/;

export function programsOf({ sections }: ConfigFile): readonly Program[] {
  return sections.flatMap((section) => {
    const [, kind, name = ''] = HEADER.exec(section.name) ?? [];
    return kind === undefined ? [] : [{ kind: kind as Program['kind'], name: name.trim(), section }];
  });
}

export function readSupervisor(source: SourceText): ConfigFile {
  return readConfigFile(source);
}

/** The value of an option, unless it hangs on a variable of the environment, which no file says. */
export function valueOf({ options }: Section, key: string): string | undefined {
  return options.get(key)?.value;
}

/** What supervisor takes for true and for false (`datatypes.boolean`). */
export function booleanOf(value: string | undefined): boolean | undefined {
  const text = value?.toLowerCase() ?? '';
  if (/^(yes|true|on|1)$/.test(text)) return true;
  return /^(no|false|off|0)$/.test(text) ? false : undefined;
}
