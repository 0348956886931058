import type { DrawnNode } from '../protocol';
import type { Point } from './dot-layout';
import { svg } from './element';
import type { Size } from './pack';

type Role = DrawnNode['role'];

/** How far the processes behind the first look out, and how deep a cylinder's ends are bent. */
const STEP = 5;
const BEND = 8;

/** What a role's outline needs beside the words. */
export function outlineMargin(role: Role, many: boolean): Size {
  switch (role) {
    case 'scheduled':
    case 'one-off':
    case 'autoscaler':
      return { width: 56, height: 30 };
    case 'backing-service':
      return { width: 32, height: 30 + 2 * BEND };
    default:
      return { width: 48 + (many ? 2 * STEP : 0), height: 30 + (many ? 2 * STEP : 0) };
  }
}

/** Where the words stand in it: on the first of many, below a cylinder's lid. */
export function middle(role: Role, many: boolean): Point {
  if (role === 'backing-service') return { x: 0, y: BEND / 2 };
  return many && role === 'process' ? { x: -STEP, y: STEP } : { x: 0, y: 0 };
}

/** The outline of a node around its middle, as mermaid draws the same role. */
export function outline(role: Role, many: boolean, { width, height }: Size): SVGElement {
  const [x, y] = [-width / 2, -height / 2];
  const container = { class: 'basic label-container' };
  switch (role) {
    case 'scheduled':
      return svg('rect', { ...container, x, y, width, height, rx: height / 2 });
    case 'one-off': {
      const slant = height / 4;
      const points = [
        [x + slant, y],
        [-x - slant, y],
        [-x, 0],
        [-x - slant, -y],
        [x + slant, -y],
        [x, 0],
      ];
      return svg('polygon', { ...container, points: points.join(' ') });
    }
    case 'autoscaler': {
      const lean = height / 4;
      const points = [
        [x + lean, y],
        [-x, y],
        [-x - lean, -y],
        [x, -y],
      ];
      return svg('polygon', { ...container, points: points.join(' ') });
    }
    case 'backing-service': {
      const arc = (to: number): string => `a ${-x} ${BEND} 0 0 1 ${to} 0`;
      const body = `M ${x} ${y + BEND} ${arc(width)} v ${height - 2 * BEND} ${arc(-width)} z`;
      // The same way round as the body: else what lies between would not be filled.
      return svg('path', { ...container, d: `${body} M ${-x} ${y + BEND} ${arc(-width)}` });
    }
    default: {
      if (!many) return svg('rect', { ...container, x, y, width, height });
      const [inner, deep] = [width - 2 * STEP, height - 2 * STEP];
      const behind = [2, 1, 0].map((step) =>
        svg('rect', { x: x + step * STEP, y: y + (2 - step) * STEP, width: inner, height: deep }),
      );
      return svg('g', { class: 'basic label-container outer-path' }, ...behind);
    }
  }
}
