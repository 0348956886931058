import { defineManager } from '../../core/manager';
import type { Manager } from '../../core/manager';
import { units } from './host';
import { laws } from './laws/index';
import { operateUnit } from './operate';
import { recognise } from './recognise';
import { resolveUnit } from './resolve';
import { scaleUnit } from './scale';
import { readUnitFile } from './unit-file';
import type { UnitFile } from './unit-file';

export const systemd: Manager = defineManager<UnitFile>({
  id: 'systemd',
  title: 'systemd',
  files: ['*.{service,target,timer,socket,container}', '*.conf'],
  manifests: 'units (`*.service`, `*.timer`, `*.socket`, `*.target`), drop-ins, `*.container` of Quadlet',
  recognises: recognise,
  read: readUnitFile,
  resolve: resolveUnit,
  laws,
  scale: scaleUnit,
  operate: operateUnit,
  observe: units,
});
