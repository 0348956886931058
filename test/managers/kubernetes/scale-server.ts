import { createServer } from 'node:http';
import type { IncomingMessage, Server } from 'node:http';

type Json = Readonly<Record<string, unknown>>;

/** What the API server was asked to change. */
export interface Change {
  readonly path: string;
  readonly method: string | undefined;
  /** True where it was to be checked alone. */
  readonly dryRun: boolean;
  readonly spec: unknown;
}

const verbs = ['get', 'list', 'patch', 'update'];
const group = (name: string, version: string) => {
  const preferredVersion = { groupVersion: `${name}/${version}`, version };
  return { name, versions: [preferredVersion], preferredVersion };
};
const resource = (name: string, kind: string) => ({
  name,
  singularName: kind.toLowerCase(),
  namespaced: true,
  kind,
  verbs,
});

const DISCOVERY: Readonly<Record<string, Json>> = {
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/api/v1': { kind: 'APIResourceList', groupVersion: 'v1', resources: [] },
  '/apis': {
    ...{ kind: 'APIGroupList', apiVersion: 'v1' },
    groups: [group('apps', 'v1'), group('autoscaling', 'v2')],
  },
  '/apis/apps/v1': {
    ...{ kind: 'APIResourceList', groupVersion: 'apps/v1' },
    resources: [
      resource('deployments', 'Deployment'),
      { ...resource('deployments/scale', 'Scale'), group: 'autoscaling', version: 'v1' },
    ],
  },
  '/apis/autoscaling/v2': {
    ...{ kind: 'APIResourceList', groupVersion: 'autoscaling/v2' },
    resources: [resource('horizontalpodautoscalers', 'HorizontalPodAutoscaler')],
  },
};

/** An API server with one Deployment, its scale subresource and an autoscaler, in the namespace `shop`. */
export class ScaleServer {
  readonly changes: Change[] = [];
  replicas = 2;
  /** True where whoever asks may look, and change nothing. */
  readOnly = false;
  readonly server: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const { code, answer } = this.answer(request, body);
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    });
  });

  private answer(
    { url = '', method }: IncomingMessage,
    body: string,
  ): { readonly code: number; readonly answer: Json } {
    const { pathname: path, searchParams } = new URL(url, 'http://api');
    const found = DISCOVERY[path] ?? this.objectAt(path);
    if (!found) return failure(404, 'NotFound', `${path} not found`);
    if (method === 'GET') return { code: 200, answer: found };
    if (this.readOnly)
      return failure(
        403,
        'Forbidden',
        `deployments.apps "worker" is forbidden: User "reader" cannot ${method} resource`,
      );
    const { spec } = JSON.parse(body) as { spec?: { replicas?: number } };
    const dryRun = searchParams.get('dryRun') === 'All';
    this.changes.push({ path, method, dryRun, spec });
    if (path.endsWith('/scale') && !dryRun) this.replicas = spec?.replicas ?? this.replicas;
    return { code: 200, answer: this.objectAt(path) ?? {} };
  }

  private objectAt(path: string): Json | undefined {
    const [, name = ''] = /\/namespaces\/shop\/([\w/-]+)$/.exec(path) ?? [];
    const metadata = { name: 'worker', namespace: 'shop', resourceVersion: '7', uid: 'u1' };
    const spec = { replicas: this.replicas };
    const objects: Readonly<Record<string, Json>> = {
      'deployments/worker': { kind: 'Deployment', apiVersion: 'apps/v1', metadata, spec },
      'deployments/worker/scale': {
        kind: 'Scale',
        apiVersion: 'autoscaling/v1',
        metadata,
        spec,
        status: spec,
      },
      'horizontalpodautoscalers/worker': {
        ...{ kind: 'HorizontalPodAutoscaler', apiVersion: 'autoscaling/v2', metadata },
        spec: { minReplicas: 2, maxReplicas: 10 },
      },
    };
    return objects[name];
  }
}

function failure(code: number, reason: string, message: string) {
  return { code, answer: { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message } };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}
