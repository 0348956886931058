import { child, textOf } from '../../core/formats/tree';
import type { Look, Reading, Resolved } from '../../core/manager';
import type { Environment, Manifest } from '../../core/model';
import type { Origin, Uri } from '../../core/source';
import { folderOf, nameOf, resolveUri } from '../../core/uri';
import type { ComposeDocument } from './document';
import { projectFiles } from './files';
import { Loader } from './load';
import { activeProfiles } from './profiles';
import { processTypeOf } from './service';
import { serviceEntries, servicesOf } from './services';
import type { Service } from './services';
import { noVariables, variablesOver } from './variables';

/** One compose file alone, and the project that it is the head of. */
export function resolveCompose(entry: Uri, look: Look<ComposeDocument>, reading: Reading = {}): Resolved {
  const document = look(entry);
  if (typeof document !== 'object') return { written: manifestOf(entry, undefined), problems: [] };
  const alone = projectOf([entry], look, reading);
  const written = manifestOf(entry, alone);
  const { together } = reading;
  const files = together ?? projectFiles(entry, look);
  const problems = [...document.problems, ...alone.loader.problems];
  if (!files || files[0] !== entry) return { written, problems };
  const project = files.length === 1 ? alone : projectOf(files, look, reading);
  if (!standsAlone(project)) return { written, problems };
  return {
    written,
    problems: [...document.problems, ...project.loader.problems],
    environment: environmentOf(project),
  };
}

/** A project as loaded: its services after everything that brings them there. */
interface Project {
  readonly files: readonly Uri[];
  readonly loader: Loader;
  readonly name: string;
  readonly services: readonly Service[];
  readonly processTypes: Environment['processTypes'];
}

function projectOf(
  files: readonly Uri[],
  look: Look<ComposeDocument>,
  { verbatim = false }: Reading,
): Project {
  const folder = folderOf(files[0] ?? '');
  const loader = new Loader(look, verbatim);
  const variables = variablesOver(noVariables, [resolveUri(folder, '.env')], loader);
  const tree = loader.load({ files, folder, variables, including: [] });
  const services = servicesOf(tree);
  const context = {
    loader,
    variables,
    active: activeProfiles(variables),
    services: new Set(services.map(({ name }) => name)),
    declarationsOf: (service: Service) => declarations(service, loader),
  };
  const name = variables('COMPOSE_PROJECT_NAME') ?? textOf(child(tree, 'name')) ?? nameOf(folder);
  return {
    files,
    loader,
    name,
    services,
    processTypes: services.map((service) => processTypeOf(service, context)),
  };
}

function environmentOf({ files, loader, name, processTypes }: Project): Environment {
  const head = files[0] ?? '';
  return {
    name: nameOf(head),
    manager: 'compose',
    group: head,
    folder: folderOf(head),
    files: files.filter((file) => loader.documents.has(file)),
    processTypes,
    autoscalers: [],
    endpoints: [],
    project: name,
  };
}

/** A file whose services have neither image nor build is a fragment for others: Compose refuses it alone. */
function standsAlone({ services }: Project): boolean {
  return services.every(({ service }) =>
    ['image', 'build', 'extends', 'provider'].some((key) => service.entries.has(key)),
  );
}

/** Each file of the project that has the service, the one that wins last; else where it was included from. */
function declarations({ name, entry }: Service, { documents }: Loader): readonly Origin[] {
  const places = [...documents.values()].flatMap(({ roots }) =>
    roots.flatMap((root) => serviceEntries(root).get(name)?.key.at ?? []),
  );
  return places.some(({ uri }) => uri === entry.key.at.uri) ? places : [...places, entry.key.at];
}

function manifestOf(uri: Uri, project: Project | undefined): Manifest {
  const processTypes = (project?.processTypes ?? []).filter(({ declarations: places }) =>
    places.some((place) => place.uri === uri),
  );
  return { uri, manager: 'compose', processTypes, autoscalers: [], endpoints: [] };
}
