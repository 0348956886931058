import type { Refusal, ScaleRequest } from '../../core/manager';

/** There is nothing to set: launchd has no count. */
export function refuseToScale({ processType, count }: ScaleRequest): Refusal {
  const label = processType.name.value;
  const reason = `launchd runs one process for a Label, and ${label} is one Label.`;
  if (count <= 1)
    return { refused: `${reason} \`launchctl bootstrap\` starts it and \`launchctl bootout\` ends it.` };
  const labels = `${label}.1 to ${label}.${count}`;
  return {
    refused: `${reason} For ${count}, write a file for each of ${labels} and load each with \`launchctl bootstrap\`.`,
  };
}
