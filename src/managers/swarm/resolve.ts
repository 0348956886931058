import type { ComposeDocument, DocumentOf } from '../../core/formats/compose/document';
import { interpolateTree } from '../../core/formats/compose/interpolate';
import { neededBy } from '../../core/formats/compose/needs';
import { routesTo } from '../../core/formats/compose/routes';
import { servicesOf } from '../../core/formats/compose/services';
import { isNull } from '../../core/formats/tree';
import type { Look, Resolved } from '../../core/manager';
import { syntaxProblem } from '../../core/problem';
import type { Problem } from '../../core/problem';
import type { Uri } from '../../core/source';
import { folderOf, nameOf } from '../../core/uri';
import { processTypeOf } from './service';

/**
 * One file is one stack, whose name is only said when it is deployed. Variables are those of the shell that deploys it:
 * `docker stack` reads no `.env`, so that only defaults are known.
 */
export function resolveStack(entry: Uri, look: Look<ComposeDocument>): Resolved {
  const nothing = { manager: 'swarm', processTypes: [], autoscalers: [], endpoints: [] };
  const document = look(entry);
  if (typeof document !== 'object') return { written: { ...nothing, uri: entry }, problems: [] };
  const refused: Problem[] = [];
  const documentOf: DocumentOf = ({ at }) => {
    const found = look(at.uri);
    return typeof found === 'object' ? found : undefined;
  };
  const root = document.roots.find((one) => !isNull(one));
  const tree =
    root &&
    interpolateTree(
      root,
      () => undefined,
      ({ at, text }) =>
        refused.push(
          syntaxProblem(`No variable is named like this: \`docker stack deploy\` refuses ${text}.`, at),
        ),
    );
  const services = servicesOf(tree);
  const names = new Set(services.map(({ name }) => name));
  const processTypes = services.map((service) => {
    const type = processTypeOf(service, documentOf);
    return { ...type, needs: type.needs.filter(neededBy((name) => names.has(name))) };
  });
  const shared = { ...nothing, processTypes, endpoints: services.flatMap(routesTo) };
  const written = { ...shared, uri: entry };
  const problems = [...document.problems, ...refused];
  if (processTypes.length === 0) return { written, problems };
  const folder = folderOf(entry);
  return {
    written,
    problems,
    environment: { ...shared, name: nameOf(entry), group: entry, folder, files: [entry] },
  };
}
