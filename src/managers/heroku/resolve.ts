import type { Look, Resolved } from '../../core/manager';
import type { Environment, Manifest, ProcessType } from '../../core/model';
import { located } from '../../core/source';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { filesBeside } from './beside';
import type { HerokuFiles } from './beside';
import { declaredTypes } from './declared';
import type { DeclaredType } from './declared';
import { formationsIn } from './document';
import type { AppFormation, Dynos, HerokuDocument } from './document';
import type { HerokuModel } from './model';
import { quantityOf } from './quantity';
import { lastOfEach } from '../../core/last-of-each';

const NO_MORE = { manager: 'heroku', autoscalers: [], endpoints: [] };

/** What a folder brings to Heroku: its types, and the dynos that apps of each purpose are created with. */
export function resolveHeroku(entry: Uri, look: Look<HerokuDocument>): Resolved {
  const files = filesBeside(entry, look);
  const declared = declaredTypes(files);
  const document = look(entry);
  const problems = typeof document === 'object' ? document.problems : [];
  const model: HerokuModel = { declared, procfile: files.procfile };
  const head = files.appJson?.source.uri ?? files.herokuYml?.source.uri;
  const environments = head === entry ? environmentsOf(entry, files, declared) : [];
  const [environment, ...variants] = environments;
  const written: Manifest = { ...NO_MORE, uri: entry, processTypes: writtenTypes(entry, files, declared) };
  return { written, problems, model, ...(environment ? { environment, variants } : {}) };
}

function environmentsOf(
  entry: Uri,
  files: HerokuFiles,
  declared: readonly DeclaredType[] | undefined,
): readonly Environment[] {
  const formations = files.appJson ? formationsIn(files.appJson) : [{ purpose: undefined, dynos: [] }];
  const sources = [files.appJson, files.herokuYml, files.procfile].flatMap((file) => file?.source.uri ?? []);
  return formations.map((formation): Environment => {
    const { purpose } = formation;
    return {
      ...NO_MORE,
      name: purpose === undefined ? nameOf(entry) : `${nameOf(entry)} (${purpose})`,
      group: purpose === undefined ? entry : `${entry}#${purpose}`,
      folder: folderOf(entry),
      files: sources,
      processTypes: typesOf(formation, declared),
    };
  });
}

/** The types of a deploy with their dynos; where no file declares types, those that have dynos. */
function typesOf(
  { dynos }: AppFormation,
  declared: readonly DeclaredType[] | undefined,
): readonly ProcessType[] {
  const dynosOf = (name: string) => dynos.find(({ entry }) => entry.key.text === name);
  if (!declared) return dynos.map((own) => dynoType(own));
  return declared.map((type) => processTypeOf(type, dynosOf(type.name.value)));
}

function dynoType(dynos: Dynos): ProcessType {
  const { key, at } = dynos.entry;
  return processTypeOf({ name: located(key.text, key.at), body: at, command: undefined, traits: [] }, dynos);
}

function processTypeOf({ name, body, command, traits }: DeclaredType, dynos: Dynos | undefined): ProcessType {
  const places = [name.at, ...(dynos ? [dynos.entry.key.at] : [])];
  return {
    name,
    key: name.value,
    alsoNamed: [],
    manager: 'heroku',
    term: 'dyno type',
    role: name.value === 'release' ? 'one-off' : 'process',
    quantity: name.value === 'release' ? { kind: 'none', declared: false, known: true } : quantityOf(dynos),
    ...(command ? { command } : {}),
    needs: [],
    traits,
    body,
    declarations: lastOfEach(places, ({ uri, span }) => `${uri} ${span.start}`),
  };
}

/** This file alone. */
function writtenTypes(
  entry: Uri,
  { appJson }: HerokuFiles,
  declared: readonly DeclaredType[] | undefined,
): readonly ProcessType[] {
  if (appJson?.source.uri === entry)
    return formationsIn(appJson)
      .filter(({ purpose }) => purpose === undefined)
      .flatMap(({ dynos }) => dynos.map(dynoType));
  const own = (declared ?? []).filter(({ name }) => name.at.uri === entry);
  return own.map((type) => processTypeOf(type, undefined));
}
