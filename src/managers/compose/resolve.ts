import { readDotenv } from '../../core/formats/dotenv';
import { child } from '../../core/formats/tree';
import type { Node } from '../../core/formats/tree';
import type { Look, Resolved } from '../../core/manager';
import type { Environment, Manifest, ProcessType } from '../../core/model';
import type { Problem } from '../../core/problem';
import type { Origin, Uri } from '../../core/source';
import { folderOf, nameOf, resolveUri } from '../../core/uri';
import { servicesOf } from './document';
import type { ComposeDocument } from './document';
import { projectFiles } from './files';
import { interpolateTree } from './interpolate';
import type { Variables } from './interpolate';
import { mergeOver, textAt } from './merge';
import { processTypeOf } from './service';

/** One compose file alone, and the project that it is the head of. */
export function resolveCompose(entry: Uri, look: Look<ComposeDocument>, together?: readonly Uri[]): Resolved {
  const document = look(entry);
  if (document === 'absent' || document === 'pending')
    return { written: manifestOf(entry, []), problems: [] };
  const written = manifestOf(entry, processTypesOf([document], look));
  const files = together ?? projectFiles(entry, look);
  const documents = (files ?? []).map(look).filter((found) => typeof found === 'object');
  const resolved: Resolved = { written, problems: document.problems as readonly Problem[] };
  const head = together?.[0] ?? entry;
  if (head !== entry || documents.length === 0 || !standsAlone(documents)) return resolved;
  return { ...resolved, environment: environmentOf(documents, look) };
}

/** A file whose services have neither image nor build is a fragment for others: Compose refuses it alone. */
function standsAlone(documents: readonly ComposeDocument[]): boolean {
  const services = documents.flatMap(({ root }) => servicesOf(root));
  const runnable = ({ service }: (typeof services)[number]) =>
    ['image', 'build', 'extends', 'provider'].some((key) => service.entries.has(key));
  const names = new Set(services.filter(runnable).map(({ name }) => name));
  return services.every(({ name }) => names.has(name));
}

function environmentOf(documents: readonly ComposeDocument[], look: Look<ComposeDocument>): Environment {
  const [head] = documents;
  const uri = head?.source.uri ?? '';
  const folder = folderOf(uri);
  const project = documents.map(({ root }) => textAt(root, 'name')).findLast((name) => name !== undefined);
  return {
    name: nameOf(uri),
    manager: 'compose',
    group: uri,
    folder,
    files: documents.map(({ source }) => source.uri),
    processTypes: processTypesOf(documents, look),
    autoscalers: [],
    endpoints: [],
    project: project ?? nameOf(folder),
  };
}

function processTypesOf(
  documents: readonly ComposeDocument[],
  look: Look<ComposeDocument>,
): readonly ProcessType[] {
  const variables = variablesOf(documents, look);
  const trees = documents.flatMap(({ root }) => (root ? [interpolateTree(root, variables)] : []));
  const [first, ...overrides] = trees;
  if (!first) return [];
  const root = overrides.reduce<Node>((base, over) => mergeOver(base, over), first);
  const services = child(root, 'services');
  const context = {
    documentOf: (node: Node) => documents.find(({ source }) => source.uri === node.at.uri),
    services: new Set(servicesOf(root).map(({ name }) => name)),
    declarationsOf: (name: string) => declarations(documents, name),
  };
  if (services?.kind !== 'mapping') return [];
  return [...services.entries.values()].flatMap((entry) =>
    entry.value.kind === 'mapping' ? [processTypeOf(entry, entry.value, context)] : [],
  );
}

function declarations(documents: readonly ComposeDocument[], name: string): readonly Origin[] {
  return documents.flatMap(({ root }) => {
    const services = child(root, 'services');
    const entry = services?.kind === 'mapping' ? services.entries.get(name) : undefined;
    return entry ? [entry.key.at] : [];
  });
}

/** The `.env` beside the first file. The editor's own environment is never read. */
function variablesOf(documents: readonly ComposeDocument[], look: Look<ComposeDocument>): Variables {
  const [head] = documents;
  const text = head ? look.text(resolveUri(folderOf(head.source.uri), '.env')) : 'absent';
  const variables = typeof text === 'object' ? readDotenv(text.text) : new Map<string, string>();
  return (name) => variables.get(name);
}

function manifestOf(uri: Uri, processTypes: readonly ProcessType[]): Manifest {
  return { uri, manager: 'compose', processTypes, autoscalers: [], endpoints: [] };
}
