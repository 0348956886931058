import { child, isNull, textOf } from '../../core/formats/tree';
import type { Look, Reading, Resolved } from '../../core/manager';
import type { Environment, Manifest, ProcessType } from '../../core/model';
import type { Problem } from '../../core/problem';
import type { Origin, Uri } from '../../core/source';
import { folderOf, nameOf, resolveUri } from '../../core/uri';
import { notAService } from '../../core/formats/compose/document';
import type { ComposeDocument } from '../../core/formats/compose/document';
import { filesUnder, projectFiles } from './files';
import { Loader } from './load';
import { composeServiceOf } from './model';
import type { ComposeModel, ComposeService } from './model';
import { activeProfiles } from './profiles';
import { processTypesOf } from './service';
import { routesTo } from '../../core/formats/compose/routes';
import { serviceEntries } from '../../core/formats/compose/services';
import type { Service, ServiceEntries } from '../../core/formats/compose/services';
import { noVariables, variablesOver } from '../../core/formats/compose/variables';

/** One compose file alone, and the project that it is the head of. */
export function resolveCompose(entry: Uri, look: Look<ComposeDocument>, reading: Reading = {}): Resolved {
  const document = look(entry);
  if (typeof document !== 'object') return { written: manifestOf(entry, undefined), problems: [] };
  const alone = projectOf([entry], look, reading);
  const written = manifestOf(entry, alone);
  const project = projectHeadedBy(entry, alone, look, reading);
  const { loader } = project ?? alone;
  const problems = [
    ...document.problems,
    ...problemsBroughtBy(project ?? alone),
    ...loader.problems,
    ...emptyServices(project),
  ];
  if (!project) return { written, problems };
  const environment = environmentOf(project, entry, reading);
  if (reading.verbatim) return { written, problems, environment };
  const model: ComposeModel = {
    services: project.services,
    processTypes: project.processTypes,
    indexOf: indexOf(project.services),
    documentOf: (node) => loader.documentAt(node.at),
  };
  return { written, problems, model, environment };
}

/** What Compose loads for an entry: as asked for, as it finds it, or a fragment over the files it belongs to. */
function projectHeadedBy(
  entry: Uri,
  alone: Project,
  look: Look<ComposeDocument>,
  reading: Reading,
): Project | undefined {
  const files = reading.together ?? projectFiles(entry, look);
  if (!files || (reading.together && files[0] !== entry)) return undefined;
  const project = files.length === 1 ? alone : projectOf(files, look, reading);
  if (reading.together || standsAlone(project)) return project;
  const under = filesUnder(entry, look);
  return under && projectOf([...under, entry], look, reading);
}

/** A project as loaded: its services after everything that brings them there. */
interface Project {
  readonly files: readonly Uri[];
  readonly loader: Loader;
  readonly name: string;
  readonly entries: ServiceEntries;
  readonly services: readonly ComposeService[];
  readonly processTypes: readonly ProcessType[];
}

function projectOf(
  files: readonly Uri[],
  look: Look<ComposeDocument>,
  { verbatim = false, profiles = [] }: Reading,
): Project {
  const folder = folderOf(files[0] ?? '');
  const loader = new Loader(look, verbatim);
  const variables = variablesOver(noVariables, [resolveUri(folder, '.env')], loader);
  const tree = loader.load({ files, folder, variables, including: [] });
  const entries = serviceEntries(tree);
  const services = loader.rememberedEach([...entries.values()], 'service', '', composeServiceOf).flat();
  const context = {
    loader,
    folder,
    variables,
    isService: (name: string) => entries.get(name)?.value.kind === 'mapping',
    active: activeProfiles(variables, verbatim ? ['*'] : profiles),
    declarationsOf: (service: Service) => declarations(service, loader),
  };
  const name = variables('COMPOSE_PROJECT_NAME') ?? textOf(child(tree, 'name')) ?? nameOf(folder);
  return {
    files,
    loader,
    name,
    entries,
    services,
    processTypes: processTypesOf(services, context),
  };
}

function emptyServices(project: Project | undefined): readonly Problem[] {
  if (!project || project.entries.size === project.services.length) return [];
  const empty = [...project.entries.values()].filter(({ value }) => isNull(value));
  return empty.map(notAService);
}

/** What is wrong in files that `extends` and `include` bring: they may be found by no name of their own. */
function problemsBroughtBy({ files, loader }: Project): readonly Problem[] {
  return [...loader.documents].flatMap(([file, { problems }]) => (files.includes(file) ? [] : problems));
}

function environmentOf(
  { files, loader, name, services, processTypes }: Project,
  entry: Uri,
  { together }: Reading,
): Environment {
  const head = files[0] ?? entry;
  return {
    name: (together ?? [entry]).map(nameOf).join(' + '),
    manager: 'compose',
    group: (together ?? [entry]).join(' '),
    folder: folderOf(head),
    files: files.filter((file) => loader.documents.has(file)),
    processTypes,
    autoscalers: [],
    endpoints: loader.rememberedEach(services, 'routes', '', routesTo).flat(),
    project: name,
  };
}

function indexOf(services: readonly Service[]): ReadonlyMap<string, number> {
  const indexes = new Map<string, number>();
  services.forEach(({ name }, index) => indexes.set(name, index));
  return indexes;
}

/** A file whose services have neither image nor build is a fragment for others: Compose refuses it alone. */
function standsAlone({ services, loader }: Project): boolean {
  return loader.problems.length > 0 || services.every(({ runs }) => runs);
}

/** Each file of the project that has the service, the one that wins last; else where it was included from. */
function declarations({ name, entry }: Service, { documents }: Loader): readonly Origin[] {
  const places = [...documents.values()].flatMap(({ roots }) =>
    roots.flatMap((root) => serviceEntries(root).get(name)?.key.at ?? []),
  );
  return places.some(({ uri }) => uri === entry.key.at.uri) ? places : [...places, entry.key.at];
}

function manifestOf(uri: Uri, project: Project | undefined): Manifest {
  const all = project?.processTypes ?? [];
  if (project?.loader.documents.size === 1)
    return { uri, manager: 'compose', processTypes: all, autoscalers: [], endpoints: [] };
  const isHere = (place: Origin) => place.uri === uri;
  const isDeclaredHere = ({ declarations: places }: ProcessType) => places.some(isHere);
  const processTypes = all.every(isDeclaredHere) ? all : all.filter(isDeclaredHere);
  return { uri, manager: 'compose', processTypes, autoscalers: [], endpoints: [] };
}
