import type { ProcessType } from '../../core/model';
import type { UnitName } from './names';
import type { Activation } from './quantity';
import type { Unit } from './unit';

/** What the laws see: a unit with its drop-ins. */
export interface SystemdModel {
  readonly name: UnitName | undefined;
  readonly unit: Unit;
  readonly processType: ProcessType;
  readonly activation: Activation | undefined;
}
