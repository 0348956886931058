import * as vscode from 'vscode';
import { at, declares, write } from './formation';

describe('A manifest on the disk', () => {
  const { fs } = vscode.workspace;

  it('is followed from its creation, through changes and a new name, to its end', async () => {
    const procfile = at('billing/Procfile');
    await write(procfile, 'invoicer: node invoicer.js\n');
    await declares(procfile, ['invoicer']);
    await write(procfile, 'invoicer: node invoicer.js\nmailer: node mailer.js\n');
    await declares(procfile, ['invoicer', 'mailer']);
    const renamed = at('billing/Procfile.dev');
    await fs.rename(procfile, renamed);
    await declares(renamed, ['invoicer', 'mailer']);
    await declares(procfile, []);
    await fs.delete(renamed);
    await declares(renamed, []);
  });

  it('is followed where a folder around it is moved, and removed', async () => {
    await fs.copy(at('k8s'), at('parts/k8s'));
    await declares(at('parts/k8s/base/worker.yaml'), ['worker']);
    await fs.rename(at('parts/k8s'), at('parts/cluster'));
    await declares(at('parts/cluster/base/worker.yaml'), ['worker']);
    await declares(at('parts/k8s/base/worker.yaml'), []);
    await fs.delete(at('parts'), { recursive: true });
    await declares(at('parts/cluster/base/worker.yaml'), []);
  });
});
