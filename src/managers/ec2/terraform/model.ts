import type { Resource } from './resource';

/** What a file of a module was resolved to, for laws. */
export interface TerraformModel {
  readonly services: readonly Resource[];
}
