import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';

interface Definition {
  readonly properties?: Record<string, object>;
  readonly 'x-kubernetes-group-version-kind'?: readonly {
    readonly group: string;
    readonly version: string;
    readonly kind: string;
  }[];
}

/**
 * Kubernetes' own OpenAPI document as a JSON schema that any one of its kinds satisfies, which is what people give the
 * YAML language server for their manifests. The newest on npm is that of 1.13.
 *
 * @param client The folder of the package `kubernetes-client`, into which the schema is written.
 * @returns The schema's address.
 */
export function kubernetesSchema(client: string): string {
  const document = gunzipSync(readFileSync(join(client, 'lib/specs/swagger-1.13.json.gz')));
  const { definitions } = JSON.parse(document.toString()) as { definitions: Record<string, Definition> };
  const oneOf: object[] = [];
  for (const [name, definition] of Object.entries(definitions)) {
    const pins = pinsOf(definition);
    if (!pins) continue;
    Object.assign(definition.properties ?? {}, pins);
    oneOf.push({ $ref: `#/definitions/${name}` });
  }
  const path = join(client, 'schema.json');
  writeFileSync(path, JSON.stringify({ definitions, oneOf }));
  return pathToFileURL(path).toString();
}

/** What has a kind's definition accept that kind alone; undefined where it is no kind's. */
function pinsOf({ properties, 'x-kubernetes-group-version-kind': names }: Definition) {
  if (!names || !properties?.['kind'] || !properties['apiVersion']) return undefined;
  const versions = names.map(({ group, version }) => (group ? `${group}/${version}` : version));
  return {
    kind: { type: 'string', enum: [...new Set(names.map(({ kind }) => kind))] },
    apiVersion: { type: 'string', enum: [...new Set(versions)] },
  };
}
