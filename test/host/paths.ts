import { join, resolve } from 'node:path';

/** The clone. */
export const root = resolve(__dirname, '../..');

/** The workspace that the tests open, and that `npm start` shows. */
export const sample = join(root, 'test/samples/shop');

/** A workspace that has what each rule and each law speaks of. */
export const antipatterns = join(root, 'test/samples/antipatterns');

/** The executable that stands for desktop VS Code where there is none. */
export const embedded = join(root, 'test/host/vscode');
