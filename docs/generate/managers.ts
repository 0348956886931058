import { join } from 'node:path';
import { diskFiles } from '../../src/cli/files';
import { isRefusal } from '../../src/core/manager';
import type { Manager } from '../../src/core/manager';
import type { Declaration } from '../../src/core/model';
import { managers } from '../../src/managers/index';
import { WorkspaceService } from '../../src/workspace/service';
import { root } from './sources';

/** One app that every manager declares: what the table says of them is seen there. */
export const SAMPLE = 'test/samples/managers';

const TARGET = { id: 'shop', title: 'shop', remote: true, current: true };

/** What is read of each manager, and what can be done through it, as a table in Markdown. */
export async function managersTable(): Promise<string> {
  const service = new WorkspaceService(diskFiles(join(root, SAMPLE)), managers, []);
  await service.refresh();
  const declarations = service.snapshot.formations.flatMap(({ members }) =>
    members.flatMap((member) => member.declarations),
  );
  const rows = managers.map((manager) => {
    const own = declarations.filter(({ environment }) => environment.manager === manager.id);
    return row(manager, own, service);
  });
  return [
    '| Manager | Read | Drawn as | Laws | Scaled | What runs |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows.map((cells) => `| ${cells.join(' | ')} |`),
  ].join('\n');
}

function row(manager: Manager, own: readonly Declaration[], service: WorkspaceService): readonly string[] {
  const { title, files, manifests, laws, observe, watch } = manager;
  const terms = [...new Set(own.map(({ processType }) => processType.term))];
  return [
    title,
    manifests ?? files.map((name) => `\`${name}\``).join(', '),
    terms.join(', '),
    String(laws.length),
    [...new Set(own.flatMap((declaration) => waysToScale(manager, declaration, service)))]
      .sort()
      .join(', ') || 'told how',
    watch ? 'as it happens' : observe ? 'asked now and then' : '',
  ];
}

/** How a declaration is brought to a number of processes: by the manager's command, by an edit, or neither. */
function waysToScale(
  { scale }: Manager,
  { environment, processType }: Declaration,
  service: WorkspaceService,
): readonly string[] {
  if (processType.role !== 'process') return [];
  const source = (uri: string) => service.source(uri);
  // Where the number is written already, what is left is to have it applied.
  return [4, processType.quantity.count ?? 4].flatMap((count) => {
    const answer = scale({ environment, processType, count, target: TARGET, source });
    return isRefusal(answer) ? [] : answer.map(({ verb }) => (verb === 'run' ? 'command' : 'edit'));
  });
}
