import { readProcfile } from '../../core/formats/procfile';
import type { ProcfileDocument } from '../../core/formats/procfile';
import type { Look } from '../../core/manager';
import type { SourceText, Uri } from '../../core/source';
import { folderOf, resolveUri } from '../../core/uri';
import type { HerokuDocument } from './document';
import { recognise } from './recognise';

/** The files of one folder that Heroku reads, where they are there and are Heroku's. */
export interface HerokuFiles {
  readonly appJson: HerokuDocument | undefined;
  readonly herokuYml: HerokuDocument | undefined;
  readonly procfile: ProcfileDocument | undefined;
  /** The text of another file, by its path from the folder. */
  readonly text: (path: string) => SourceText | undefined;
}

export function filesBeside(entry: Uri, look: Look<HerokuDocument>): HerokuFiles {
  const folder = folderOf(entry);
  const own = (name: string) => {
    const document = look(resolveUri(folder, name));
    return typeof document === 'object' && recognise(document.source) === 'yes' ? document : undefined;
  };
  const text = (path: string) => {
    const source = look.text(resolveUri(folder, path));
    return typeof source === 'object' ? source : undefined;
  };
  // Heroku takes no other name than this.
  const procfile = text('Procfile');
  return {
    appJson: own('app.json'),
    herokuYml: own('heroku.yml'),
    procfile: procfile && readProcfile(procfile),
    text,
  };
}
