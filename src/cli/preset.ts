import { isRefusal } from '../core/manager';
import type { Plan, Refusal, ScaleRequest } from '../core/manager';
import type { Formation } from '../core/model';
import { planTogether, plansFor } from '../core/plans';
import { environmentsFor, unknownIn } from '../core/preset';
import type { Applicable, Preset } from '../core/preset';
import { SETTINGS_FILE } from '../core/settings-file';
import { managers } from '../managers/index';
import { presetsIn } from '../workspace/presets';
import { titleOf } from './reading';
import type { Reading } from './reading';
import { planText } from './scale';
import type { ScaleAnswer } from './scale';

/** What would bring all types of a preset to its quantities, in each environment that declares them. Nothing runs. */
export function applyPreset(reading: Reading, name: string, manager?: string): ScaleAnswer {
  const found = reading.service.snapshot.formations.flatMap((formation) =>
    presetsOf(reading, formation)
      .filter((preset) => preset.name === name)
      .map((preset) => ({ formation, preset })),
  );
  if (found.length === 0) {
    const names = reading.service.snapshot.formations.flatMap((formation) =>
      presetsOf(reading, formation).map((preset) => preset.name),
    );
    const known = names.length > 0 ? `There are ${[...new Set(names)].join(', ')}.` : 'There is none.';
    return { plans: [], refusals: [`No ${SETTINGS_FILE} has a preset "${name}". ${known}`] };
  }
  const answers = found.map(({ formation, preset }) => answerFor(reading, formation, preset, manager));
  return {
    plans: answers.flatMap(({ plans }) => plans),
    refusals: [...new Set(answers.flatMap(({ refusals }) => refusals))],
  };
}

function presetsOf({ service }: Reading, { app }: Formation): readonly Preset[] {
  return presetsIn(service.source(`${app.folder}/${SETTINGS_FILE}`));
}

function answerFor(reading: Reading, formation: Formation, preset: Preset, manager?: string): ScaleAnswer {
  const applicable = environmentsFor(formation, preset).filter(
    ({ environment }) => manager === undefined || environment.manager === manager,
  );
  if (applicable.length === 0) {
    const unknown = unknownIn(formation, preset);
    const why =
      unknown.length > 0
        ? `No process type ${unknown.join(', ')} is declared.`
        : `No environment${manager === undefined ? '' : ` of ${titleOf(manager)}`} declares all of ${preset.name}.`;
    return { plans: [], refusals: [why] };
  }
  const plans: string[] = [];
  const refusals: string[] = [];
  for (const one of applicable) {
    const answer = plansOf(reading, one);
    if (isRefusal(answer)) refusals.push(`${titleOf(one.environment.manager)}: ${answer.refused}`);
    else plans.push(...answer.map((plan) => planText(plan, reading)));
  }
  return { plans, refusals };
}

/** One plan that runs; where a target would have to be known for it, the edits. */
function plansOf({ service }: Reading, { environment, counted }: Applicable): readonly Plan[] | Refusal {
  const manager = managers.find(({ id }) => id === environment.manager);
  if (!manager) return { refused: 'No manager of that name is known.' };
  const requests = counted.map(({ processType, count }): ScaleRequest => ({
    processType,
    environment,
    count,
    source: (uri) => service.source(uri),
  }));
  const together = planTogether(manager, requests);
  if (!isRefusal(together)) return [together];
  const edits: Plan[] = [];
  for (const request of requests) {
    const plans = plansFor(manager, request);
    const edit = isRefusal(plans)
      ? undefined
      : plans.find(({ verb, instead }) => verb === 'write' && !instead);
    if (!edit) return together;
    edits.push(edit);
  }
  return edits;
}
