import * as vscode from 'vscode';
import { isRefusal, toolsFor } from '../../core/manager';
import type { Command, Manager, Refusal, ScaleRequest, Target } from '../../core/manager';
import type { Environment, Formation } from '../../core/model';
import { planTogether } from '../../core/plans';
import { environmentsFor } from '../../core/preset';
import { managers } from '../../managers/index';
import { refusalOf } from '../own-commands';
import { presetsOf } from '../presets';
import type { TaskDefinition } from '../task-definition';
import { taskOf } from '../terminal';
import { canRun } from '../trust';
import type { EditorWorkspace } from '../workspace';

/** Each process type of a Procfile as a task, and tasks of `tasks.json`: to run a type or all, or to scale. */
export function registerTaskProvider(workspace: EditorWorkspace): vscode.Disposable {
  return vscode.tasks.registerTaskProvider('formation', {
    async provideTasks() {
      if (!canRun()) return [];
      await workspace.ready;
      await workspace.settled();
      return everywhere(workspace).flatMap((place) => tasksOf(workspace, place));
    },
    async resolveTask({ definition }) {
      if (!canRun()) return undefined;
      await workspace.ready;
      await workspace.settled();
      return resolve(workspace, definition as TaskDefinition, true);
    },
  });
}

interface Place {
  readonly formation: Formation;
  readonly environment: Environment;
  readonly manager: Manager;
  /** The path of the environment's head in the workspace. */
  readonly manifest: string;
}

function everywhere({ service }: EditorWorkspace): readonly Place[] {
  return service.snapshot.formations.flatMap((formation) =>
    formation.environments.flatMap((environment) => {
      const manager = managers.find(({ id }) => id === environment.manager);
      const [head] = environment.files;
      if (!manager || head === undefined) return [];
      const manifest = vscode.workspace.asRelativePath(vscode.Uri.parse(head));
      return [{ formation, environment, manager, manifest }];
    }),
  );
}

function tasksOf(workspace: EditorWorkspace, place: Place): vscode.Task[] {
  const { environment, manager, manifest } = place;
  const { start } = manager;
  if (!start) return [];
  const [tool] = toolsFor(start, environment);
  const type = 'formation' as const;
  const definitions: TaskDefinition[] = [
    ...environment.processTypes.map(({ key }) => ({ type, task: 'process', manifest, process: key })),
    ...(environment.tool === undefined || !tool
      ? []
      : [{ type, task: 'formation', manifest, tool: tool.id }]),
  ];
  return definitions.flatMap((definition) => resolve(workspace, definition, false) ?? []);
}

/** The task of a definition, with that very object: VS Code takes no other. */
function resolve(
  workspace: EditorWorkspace,
  definition: TaskDefinition,
  asked: boolean,
): vscode.Task | undefined {
  const place = everywhere(workspace).find(({ manifest }) => manifest === definition.manifest);
  const command = place && commandOf(workspace, place, definition);
  if (command === undefined) return undefined;
  const refused = isRefusal(command) ? command.refused : refusalOf(command);
  if (isRefusal(command) || refused !== undefined) {
    // Of what is only offered, nobody asked yet.
    if (asked) void vscode.window.showErrorMessage(refused ?? '');
    return undefined;
  }
  return taskOf(command, nameOf(definition), definition);
}

function nameOf({ task, process = '', count, preset, manifest = '', tool = '' }: TaskDefinition): string {
  if (task === 'process') return `${process} (${manifest})`;
  if (task === 'formation') return `${manifest} (${tool})`;
  return preset === undefined ? `${process}=${count ?? ''} (${manifest})` : `${preset} (${manifest})`;
}

function commandOf(
  workspace: EditorWorkspace,
  place: Place,
  definition: TaskDefinition,
): Command | Refusal | undefined {
  const { environment, manager } = place;
  const source = (uri: string) => workspace.service.source(uri);
  const processType = environment.processTypes.find(({ key, name }) =>
    [key, name.value].includes(String(definition.process)),
  );
  switch (definition.task) {
    case 'process': {
      const plan = processType && manager.operate?.('run', { environment, processType, source });
      return isRefusal(plan) ? plan : plan?.steps[0];
    }
    case 'formation': {
      const tool = manager.start?.tools.find(({ id }) => id === definition.tool);
      return tool && manager.start?.command(environment, tool);
    }
    case 'scale':
      return scaleCommand(workspace, place, definition);
    default:
      return undefined;
  }
}

/** A task is one command: what takes several is a task for each, joined by `dependsOn`. */
function scaleCommand(
  workspace: EditorWorkspace,
  { formation, environment, manager }: Place,
  { process, count, preset: name, target: id }: TaskDefinition,
): Command | Refusal | undefined {
  const preset =
    name === undefined
      ? { name: '', counts: new Map([[String(process), Number(count)]]) }
      : presetsOf(workspace, formation).find((candidate) => candidate.name === name);
  const applicable =
    preset && environmentsFor(formation, preset).find((one) => one.environment === environment);
  if (!applicable || applicable.counted.some((one) => !Number.isSafeInteger(one.count) || one.count < 0))
    return undefined;
  // Nobody is asked when a task runs, so it says itself where.
  if (manager.targets && id === undefined)
    return { refused: vscode.l10n.t('The task has to say its "target", a {0}.', manager.targetTerm ?? '') };
  const target: Target | undefined =
    id === undefined ? undefined : { id: String(id), title: String(id), remote: true, current: false };
  const requests = applicable.counted.map((one): ScaleRequest => ({
    ...one,
    environment,
    source: (uri) => workspace.service.source(uri),
    ...(target ? { target } : {}),
  }));
  const plan = planTogether(manager, requests);
  if (isRefusal(plan)) return plan;
  if (plan.steps.length > 1)
    return {
      refused: vscode.l10n.t(
        'This takes {0} commands: write a task for each type and join them with "dependsOn".',
        plan.steps.length,
      ),
    };
  return plan.steps[0];
}
