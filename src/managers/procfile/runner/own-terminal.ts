import type { Command } from '../../../core/manager';
import type { Environment, ProcessType } from '../../../core/model';
import type { SourceText, Uri } from '../../../core/source';
import { resolveUri } from '../../../core/uri';
import { foremanEnv } from './foreman-env';
import { declaredCount } from './start';

type Source = (uri: Uri) => SourceText | undefined;

/** Where foreman begins to count, and the steps from type to type and from process to process. */
const [BASE_PORT, TYPE_STEP] = [5000, 100];

/**
 * Processes of a Procfile without a runner, each to be started by itself: its line is shell text by definition and is
 * handed whole to a shell, with `.env`, `PORT` and `PS` as foreman gives them.
 */
export function processesOf(
  environment: Environment,
  source: Source,
  only?: ProcessType,
): readonly Command[] {
  const text = source(resolveUri(environment.folder, '.env'))?.text ?? '';
  const variables = foremanEnv(text);
  return environment.processTypes.flatMap((type, index) => {
    if (only ? type.key !== only.key : type.role !== 'process') return [];
    return Array.from({ length: only ? Math.max(1, declaredCount(type)) : declaredCount(type) }, (_, copy) =>
      commandOf(environment, type, variables, { index, copy }),
    );
  });
}

function commandOf(
  { folder, group }: Environment,
  { key, command }: ProcessType,
  variables: ReadonlyMap<string, string>,
  { index, copy }: { readonly index: number; readonly copy: number },
): Command {
  const name = `${key}.${copy + 1}`;
  const base = Number.parseInt(variables.get('PORT') ?? '', 10) || BASE_PORT;
  return {
    executable: 'sh',
    args: ['-c', command?.text ?? ''],
    cwd: folder,
    session: `${group} ${name}`,
    name,
    env: { ...Object.fromEntries(variables), PORT: String(base + index * TYPE_STEP + copy), PS: name },
  };
}
