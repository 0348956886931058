import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type * as Memory from '../workspace/memory';
import { bundled } from './bundled';
import { keystrokes } from './keystrokes';
import { composeOf10kLines, kubernetesOf10kLines } from './texts';

const MANIFESTS = 500;
const KEYSTROKES = 400;

const MANIFEST = `services:
  web:
    image: shop/web:1.2
    command: ["node", "server.js", "--port", "3000"]
    ports: ["3000:3000"]
    environment:
      DATABASE_URL: postgres://db/shop
    depends_on: [db]
    deploy: { replicas: 2 }
  worker:
    image: shop/web:1.2
    command: node worker.js
  db:
    image: postgres:17
    volumes: ["data:/var/lib/postgresql/data"]
volumes:
  data:
`;

/** Prints what the heap holds of manifests that were read, and of a long one that was edited many times. */
export async function heldByManifests(): Promise<void> {
  const memory = await bundled<typeof Memory>('test/workspace/memory.ts');
  await memory.serviceOver({ 'compose.yaml': MANIFEST });
  const files = Object.fromEntries(
    Array.from({ length: MANIFESTS }, (_, index) => [`app-${index}/compose.yaml`, `# ${index}\n${MANIFEST}`]),
  );
  const all = await held(() => memory.serviceOver(files));
  console.log(
    `\nHeld of each of ${MANIFESTS} manifests of ${MANIFEST.length} characters: ${kilobytes(all / MANIFESTS)}`,
  );

  await heldAfterEdits(memory, 'compose.yaml', composeOf10kLines());
  await heldAfterEdits(memory, 'k8s.yaml', kubernetesOf10kLines());
}

async function heldAfterEdits({ serviceOver }: typeof Memory, name: string, text: string): Promise<void> {
  let version = 0;
  const once = await held(() => serviceOver({ [name]: text }));
  const edited = await held(async () => {
    const { service, uri } = await serviceOver({ [name]: text });
    for (const one of keystrokes(text, KEYSTROKES, 2))
      await service.edit({ uri: uri(name), version: ++version, text: one.text });
    return service;
  });
  console.log(
    `Held of ${name} of ${kilobytes(text.length)}: ${kilobytes(once)}, and after ${KEYSTROKES} keystrokes ${kilobytes(edited)}`,
  );
}

async function held(make: () => Promise<unknown>): Promise<number> {
  const before = heapUsed();
  const made = await make();
  const grown = heapUsed() - before;
  return made === undefined ? Number.NaN : grown;
}

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} KB`;
