import type { DocumentSelector } from 'vscode';
import { managers } from '../managers/index';

/** What declares no process type, and is mended where a manifest leads to it: settings of runners, what an image runs. */
const BESIDE = [
  '{.foreman,.forego,.overmind.env,.env,.formation.yaml}',
  '{Dockerfile,Dockerfile.*,*.Dockerfile}',
];

/** The documents in which a process type may be declared: those that some manager's names match. */
export const MANIFESTS: DocumentSelector = [
  ...new Set([...managers.flatMap(({ files }) => files), ...BESIDE]),
].map((name) => ({ pattern: `**/${name}` }));
