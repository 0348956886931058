import type { DocumentSelector } from 'vscode';

/** The documents in which a process type may be declared: those that some manager's names match. */
export const MANIFESTS: DocumentSelector = [
  { pattern: '**/{Procfile,Procfile.*,*.Procfile,Kustomization}' },
  // What a runner's settings say of a Procfile is mended there.
  { pattern: '**/{.foreman,.forego,.overmind.env,.env}' },
  { pattern: '**/*.{yaml,yml,json,template,plist,toml,nomad,hcl,tf,tfvars}' },
  { pattern: '**/*.{service,target,timer,socket,container,conf,ini}' },
  { pattern: '**/*.config.{js,cjs,mjs}' },
  // What an image runs by itself is mended where it is built.
  { pattern: '**/{Dockerfile,Dockerfile.*,*.Dockerfile}' },
];
