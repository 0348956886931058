import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

type Json = Readonly<Record<string, unknown>>;
interface ApiObject extends Json {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

const VERBS = ['get', 'list', 'watch', 'patch', 'update'];
const resource = (name: string, kind: string, short: string) => ({
  ...{ name, singularName: kind.toLowerCase(), namespaced: true, kind, verbs: VERBS, shortNames: [short] },
});
const GROUP = { groupVersion: 'apps/v1', version: 'v1' };
const DISCOVERY: Readonly<Record<string, Json>> = {
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/api/v1': { kind: 'APIResourceList', groupVersion: 'v1', resources: [resource('pods', 'Pod', 'po')] },
  '/apis': {
    ...{ kind: 'APIGroupList', apiVersion: 'v1' },
    groups: [{ name: 'apps', versions: [GROUP], preferredVersion: GROUP }],
  },
  '/apis/apps/v1': {
    ...{ kind: 'APIResourceList', groupVersion: 'apps/v1' },
    resources: [resource('deployments', 'Deployment', 'deploy')],
  },
};
const KINDS: Readonly<Record<string, { readonly kind: string; readonly apiVersion: string }>> = {
  pods: { kind: 'Pod', apiVersion: 'v1' },
  deployments: { kind: 'Deployment', apiVersion: 'apps/v1' },
};

/** An API server with Deployments and pods of one namespace: discovery, list, and watch from a resource version. */
export class ApiServer {
  /** The version of the newest change. */
  private version = 7;
  private readonly objects = new Map<string, Map<string, ApiObject>>();
  private readonly watchers = new Map<ServerResponse, string>();
  /** What is answered in place of anything else. */
  failure: { readonly code: number; readonly reason: string; readonly message: string } | undefined;
  /** The resource versions from which was watched. */
  readonly watchedFrom: string[] = [];
  private port = 0;
  private server = this.make();

  async listen(): Promise<number> {
    await new Promise<void>((done) => this.server.listen(this.port, '127.0.0.1', done));
    this.port = (this.server.address() as AddressInfo).port;
    return this.port;
  }

  /** Goes away with all that listen to it; `listen` brings it back. */
  async close(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    this.server.closeAllConnections();
    await closed;
    this.watchers.clear();
    this.server = this.make();
  }

  put(name: string, object: Json, resourceName = 'pods'): void {
    const named = this.named(resourceName);
    const type = named.has(name) ? 'MODIFIED' : 'ADDED';
    const whole: ApiObject = {
      ...{ kind: KINDS[resourceName]?.kind ?? '', apiVersion: KINDS[resourceName]?.apiVersion },
      ...object,
      metadata: {
        ...(object['metadata'] as Json | undefined),
        ...{ name, namespace: 'shop', uid: name, resourceVersion: String(++this.version) },
      },
    };
    named.set(name, whole);
    this.tell(resourceName, { type, object: whole });
  }

  remove(name: string, resourceName = 'pods'): void {
    const object = this.named(resourceName).get(name);
    this.named(resourceName).delete(name);
    this.version++;
    if (object) this.tell(resourceName, { type: 'DELETED', object });
  }

  /** The history is gone: who watches is told so, and sent away. */
  expire(): void {
    for (const [response] of this.watchers) {
      const object = { kind: 'Status', apiVersion: 'v1', status: 'Failure', reason: 'Expired', code: 410 };
      response.end(`${JSON.stringify({ type: 'ERROR', object })}\n`);
    }
    this.watchers.clear();
  }

  private named(resourceName: string): Map<string, ApiObject> {
    const found = this.objects.get(resourceName) ?? new Map<string, ApiObject>();
    this.objects.set(resourceName, found);
    return found;
  }

  private tell(resourceName: string, event: Json): void {
    for (const [response, watched] of this.watchers)
      if (watched === resourceName) response.write(`${JSON.stringify(event)}\n`);
  }

  private make() {
    return createServer(({ url = '' }, response) => {
      const { pathname, searchParams } = new URL(url, 'http://api');
      const answer = (body: Json, code = 200) => {
        response.writeHead(code, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      };
      const status = (code: number, reason: string, message: string) =>
        answer({ kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message }, code);
      const { failure } = this;
      if (failure) return status(failure.code, failure.reason, failure.message);
      const found = DISCOVERY[pathname];
      if (found) return answer(found);
      const [, name = ''] = /\/namespaces\/shop\/(\w+)$/.exec(pathname) ?? [];
      const kind = KINDS[name];
      if (!kind) return status(404, 'NotFound', `${pathname} is not there`);
      if (searchParams.get('watch') === null) {
        const metadata = { resourceVersion: String(this.version) };
        return answer({ ...kind, kind: `${kind.kind}List`, metadata, items: [...this.named(name).values()] });
      }
      this.watchedFrom.push(searchParams.get('resourceVersion') ?? '');
      response.writeHead(200, { 'content-type': 'application/json' });
      response.flushHeaders();
      this.watchers.set(response, name);
      response.once('close', () => this.watchers.delete(response));
    });
  }
}
