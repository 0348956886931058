import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { cached, cacheRoot } from '../host/embedded/cache';
import { install } from '../host/embedded/npm';

/** What else reads the same files, as npm has it. */
const RIVALS = {
  '@microsoft/compose-language-service': '1.0.0',
  'yaml-language-server': '2.0.0',
  dclint: '3.1.0',
  // What the YAML language server is told of Kubernetes.
  'kubernetes-client': '9.0.0',
};

export type Rival = keyof typeof RIVALS;

/** The folder of an installed rival; undefined, and said, where they cannot be installed. */
export async function rivalFolders(): Promise<((rival: Rival) => string) | undefined> {
  const versions = createHash('sha256').update(JSON.stringify(RIVALS)).digest('hex').slice(0, 8);
  try {
    const folder = await cached(`rivals-${versions}`, (partial) => {
      console.log(`Installing what we are measured against from npm, once, into ${cacheRoot}`);
      return install(partial, RIVALS);
    });
    return (rival) => join(folder, 'node_modules', rival);
  } catch (error) {
    const [reason = ''] = String(error).split('\n');
    console.log(`What we are measured against cannot be installed, so these are our times alone: ${reason}`);
    return undefined;
  }
}

export const titleOf = (rival: Rival) => `${rival} ${RIVALS[rival]}`;
