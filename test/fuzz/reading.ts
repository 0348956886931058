import assert from 'node:assert/strict';
import type { Origin, Uri } from '../../src/core/source';
import { managers } from '../../src/managers/index';
import { rules } from '../../src/rules/index';
import { OWN_MISTAKE } from '../../src/workspace/resolver';
import { WorkspaceService } from '../../src/workspace/service';
import { memoryFiles, ROOT } from '../workspace/memory';

export interface Read {
  readonly service: WorkspaceService;
  /** How often a file was asked for: what reading costs where files name each other. */
  readonly asked: number;
}

/** Reads files, and asks of everything that was found what a window would. */
export async function readAll(files: Readonly<Record<string, string>>): Promise<Read> {
  const memory = memoryFiles(new Map(Object.entries(files)));
  let asked = 0;
  const read = (uri: Uri) => {
    asked++;
    return memory.read(uri);
  };
  const service = new WorkspaceService({ ...memory, read }, managers, rules);
  await service.refresh();
  assertWithin(service);
  return { service, asked };
}

/** Every problem, what belongs to it and what mends it stands in the text of its file. */
export function assertWithin(service: WorkspaceService): void {
  const within = ({ uri, span: { start, end } }: Origin, what: string) => {
    const length = service.source(uri)?.text.length;
    assert.ok(length !== undefined, `${what} stands in ${uri}, which is no file`);
    assert.ok(
      0 <= start && start <= end && end <= length,
      `${what}: ${start} to ${end} in ${uri} of ${length}`,
    );
  };
  for (const [uri, problems] of service.snapshot.problems)
    for (const { message, at, related, fixes } of problems) {
      assert.equal(at.uri, uri);
      assert.ok(!message.startsWith(OWN_MISTAKE), message);
      within(at, message);
      for (const other of related) within(other.at, other.message);
      for (const { title, changes } of fixes)
        for (const change of changes())
          for (const { span } of change.edits) within({ uri: change.uri, span }, title);
    }
  for (const { members } of service.snapshot.formations)
    for (const { name, declarations, needs } of members) {
      for (const { at } of needs) within(at, name);
      for (const { processType } of declarations) {
        within(processType.name.at, name);
        within(processType.body, name);
        processType.config?.();
      }
    }
}

export const uriOf = (path: string) => `${ROOT}/${path}`;
