import type { DocumentSelector } from 'vscode';

/** The documents in which a process type may be declared: those that some manager's names match. */
export const MANIFESTS: DocumentSelector = [
  { pattern: '**/{Procfile,Procfile.*,Kustomization}' },
  { pattern: '**/*.{yaml,yml,json,template,plist}' },
];
