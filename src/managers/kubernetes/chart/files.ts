import type { SourceText, Uri } from '../../../core/source';
import { nameOf } from '../../../core/uri';

/** The description of a Helm chart (Helm `chartutil.ChartfileName`): it makes its folder one. */
export const CHART_FILE = 'Chart.yaml';

/** The values that a chart brings, over which those of an environment are laid. */
export const VALUES_FILE = 'values.yaml';

/** `values.yaml`, and by convention `values-production.yaml` or `values.production.yaml` beside it. */
export function isValuesFile(uri: Uri): boolean {
  return /^values(?:[-._][^/]*)?\.ya?ml$/.test(nameOf(uri));
}

/** True where values say how many of something there are: others, and those still to be filled in, are of no interest. */
export function mentionsCounts({ text }: SourceText): boolean {
  if (/^[ \t]*\{[{%]/m.test(text)) return false;
  return /^[ \t]*(?:\w*[rR]eplica(?:Count|s)|minReplicas)["']?[ \t]*:/m.test(text);
}

/** True for a file in a chart's `templates`: Helm renders it, whatever it looks like before. */
export function isChartTemplate({ uri, text }: SourceText): boolean {
  return uri.includes('/templates/') && text.includes('{{');
}
