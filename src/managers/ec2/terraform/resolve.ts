import type { Look, Resolved } from '../../../core/manager';
import type { Environment } from '../../../core/model';
import { folderOf, nameOf } from '../../../core/uri';
import type { Template } from '../document';
import { resourcesIn } from './file';
import type { TerraformFile } from './file';
import { GROUP, groupRoutes, groupScalers, groupTypeOf } from './group';
import type { TerraformModel } from './model';
import { moduleAt } from './module';
import { resourceOf } from './resource';
import { SERVICE, serviceRoutes, serviceScalers, serviceTypeOf } from './service';

/** A file of a module, as its part of what the module declares. */
export function resolveTerraform(file: TerraformFile, look: Look<Template>): Resolved {
  const { source } = file;
  const folder = folderOf(source.uri);
  const module = moduleAt(folder, look);
  const all = (type: string) => resourcesIn(file, type).flatMap((block) => resourceOf(module, source, block));
  const services = all(SERVICE);
  const processTypes = [...all(GROUP).map(groupTypeOf), ...services.map(serviceTypeOf)];
  const autoscalers = [...groupScalers(module, file), ...serviceScalers(module, file)];
  const endpoints = [...groupRoutes(file), ...serviceRoutes(file, processTypes)];
  const shared = { manager: 'ec2', processTypes, autoscalers, endpoints };
  const written = { ...shared, uri: source.uri };
  if (processTypes.length + autoscalers.length === 0) return { written, problems: file.problems };
  const environment: Environment = {
    ...shared,
    name: nameOf(folder),
    group: folder,
    folder,
    files: [source.uri, ...module.files.map((one) => one.source.uri).filter((uri) => uri !== source.uri)],
  };
  const model: TerraformModel = { services };
  return { written, environment, problems: file.problems, model };
}
