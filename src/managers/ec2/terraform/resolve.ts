import type { Look, Resolved } from '../../../core/manager';
import type { Environment } from '../../../core/model';
import type { Uri } from '../../../core/source';
import { folderOf, nameOf } from '../../../core/uri';
import type { Template } from '../document';
import { resourcesIn } from './file';
import type { TerraformFile } from './file';
import { GROUP, groupRoutes, groupScalers, groupTypeOf } from './group';
import type { TerraformModel } from './model';
import type { Module } from './module';
import { modulesAround } from './modules';
import { resourceOf } from './resource';
import { SERVICE, serviceRoutes, serviceScalers, serviceTypeOf } from './service';

/** A file of a module, as its part of what is run: of the module itself, or of those that call it. */
export function resolveTerraform(file: TerraformFile, look: Look<Template>): Resolved {
  const { source, problems } = file;
  const folder = folderOf(source.uri);
  const modules = modulesAround(folder, look);
  const used = modules.used(folder);
  const alone = used.find(({ call }) => !call) ?? modules.alone(folder);
  const written = { ...partOf(alone, file), uri: source.uri };
  if (written.processTypes.length + written.autoscalers.length === 0) return { written, problems };
  const model: TerraformModel = { services: resourcesOf(alone, file, SERVICE) };
  const [environment, ...variants] = environmentsOf(used, file);
  return { written, ...(environment ? { environment } : {}), variants, problems, model };
}

/** One for each module that is run. */
function environmentsOf(used: readonly Module[], file: TerraformFile): readonly Environment[] {
  const roots = [...new Set(used.map(({ root }) => root.folder))];
  return roots.map((folder) => {
    const parts = used.filter(({ root }) => root.folder === folder);
    const all = parts.map((module) => partOf(module, file));
    return {
      manager: 'ec2',
      processTypes: all.flatMap(({ processTypes }) => processTypes),
      autoscalers: all.flatMap(({ autoscalers }) => autoscalers),
      endpoints: all.flatMap(({ endpoints }) => endpoints),
      name: nameOf(folder),
      group: folder,
      folder,
      files: [...new Set(parts.flatMap((module) => filesOf(module, file)))],
    };
  });
}

/** The files of the module that is run come first, and with its own the file at hand. */
function filesOf({ call, files }: Module, file: TerraformFile): readonly Uri[] {
  const own = files.map(({ source }) => source.uri);
  if (call) return [...filesOf(call.outer, file), ...own];
  const { uri } = file.source;
  return own.includes(uri) ? [uri, ...own.filter((other) => other !== uri)] : own;
}

function partOf(module: Module, file: TerraformFile) {
  const processTypes = [
    ...resourcesOf(module, file, GROUP).map(groupTypeOf),
    ...resourcesOf(module, file, SERVICE).map(serviceTypeOf),
  ];
  return {
    manager: 'ec2',
    processTypes,
    autoscalers: [...groupScalers(module, file), ...serviceScalers(module, file)],
    endpoints: [...groupRoutes(file, processTypes), ...serviceRoutes(file, processTypes)],
  };
}

function resourcesOf(module: Module, file: TerraformFile, type: string) {
  return resourcesIn(file, type).flatMap((block) => resourceOf(module, file.source, block));
}
