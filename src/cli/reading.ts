import { relative, resolve, sep } from 'node:path';
import type { Place } from '../core/graph/place';
import type { Origin, Uri } from '../core/source';
import { fsPathOf } from '../core/uri';
import { managers } from '../managers/index';
import { rules } from '../rules/index';
import { WorkspaceService } from '../workspace/service';
import { diskFiles, uriOf } from './files';

/** Files that are read as one environment. */
export interface Together {
  readonly files: readonly string[];
  readonly verbatim: boolean;
  readonly profiles: readonly string[];
}

/** A folder that was read, and the places in it in the words of the command line. */
export class Reading {
  private constructor(
    readonly service: WorkspaceService,
    readonly folder: string,
  ) {}

  /** Reads a folder; with `together`, exactly these files. */
  static async of(folder: string, together?: Together): Promise<Reading> {
    const service = new WorkspaceService(diskFiles(folder), managers, rules);
    if (together) {
      const files = together.files.map((file) => uriOf(resolve(file)));
      await service.readTogether({ ...together, together: files });
    } else await service.refresh();
    return new Reading(service, folder);
  }

  /** The path from the folder, with `/`. */
  pathOf(uri: Uri): string {
    return relative(this.folder, fsPathOf(uri)).split(sep).join('/') || '.';
  }

  placeOf({ uri, span }: Origin): Place {
    return { path: this.pathOf(uri), ...this.position(uri, span.start) };
  }

  endOf({ uri, span }: Origin): { readonly endLine: number; readonly endColumn: number } {
    const { line, column } = this.position(uri, span.end);
    return { endLine: line, endColumn: column };
  }

  private position(uri: Uri, offset: number): { readonly line: number; readonly column: number } {
    const { line, column } = this.service.lines(uri)?.positionAt(offset) ?? { line: 0, column: 0 };
    return { line: line + 1, column: column + 1 };
  }
}

export function titleOf(id: string): string {
  return managers.find((manager) => manager.id === id)?.title ?? id;
}
