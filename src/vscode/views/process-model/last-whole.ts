import type { Formation } from '../../../core/model';
import type { Uri } from '../../../core/source';
import type { BrokenFile } from '../../../protocol';

/** The formations that are shown while some files cannot be read, and how much is shown of such a file. */
export interface Shown {
  readonly formations: readonly Formation[];
  readonly of: (file: Uri) => BrokenFile['shown'];
}

/** Each app as it was when all of its files could be read. */
export class LastWhole {
  private readonly whole = new Map<Uri, Formation>();

  /** An app with a file that cannot be read is shown as it last was; where it never was, as far as it can be read. */
  look(formations: readonly Formation[], broken: ReadonlySet<Uri>): Shown {
    const { whole } = this;
    const isBroken = (formation: Formation) => filesOf(formation).some((file) => broken.has(file));
    const now = new Map(formations.map((formation) => [formation.app.folder, formation]));
    const last = new Set<Formation>();
    for (const [folder, before] of whole) {
      const formation = now.get(folder);
      if (isBroken(before) || (formation && isBroken(formation))) last.add(before);
      else whole.delete(folder);
    }
    for (const [folder, formation] of now)
      if (!whole.has(folder) && !isBroken(formation)) whole.set(folder, formation);
    const shown = formations.map((formation) => whole.get(formation.app.folder) ?? formation);
    const gone = [...last].filter(({ app }) => !now.has(app.folder));
    const all = [...shown, ...gone];
    return {
      formations: all,
      of: (file) => {
        const holding = all.find((formation) => filesOf(formation).includes(file));
        return !holding ? 'nothing' : last.has(holding) ? 'last' : 'part';
      },
    };
  }
}

function filesOf({ environments }: Formation): readonly Uri[] {
  return environments.flatMap(({ files }) => files);
}
