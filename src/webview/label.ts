import type { DrawnNode, QuantityMark } from '../protocol';
import { svg } from './element';
import { icon } from './icons';

const ICON = 13;
const ICON_GAP = 3;
const MARK_GAP = 11;

/** The quantities of a node, each with the icons of the managers that say it, in one line centred at 0, 0. */
export interface QuantityLine {
  readonly element: SVGGElement;
  readonly width: number;
}

/** `widthOf` says how wide a text is in the font of quantities. */
export function quantityLine({ marks }: DrawnNode, widthOf: (text: string) => number): QuantityLine {
  const parts = marks.map(mark);
  const widths = parts.map(
    ({ icons, text }) => icons * (ICON + ICON_GAP) + (text === '' ? -ICON_GAP : 2 + widthOf(text)),
  );
  return {
    element: svg('g', { class: 'quantities' }, ...parts.flatMap(({ group }) => [group, ' '])),
    width: arrange(parts, widths),
  };
}

interface Part {
  readonly group: SVGGElement;
  readonly icons: number;
  readonly text: string;
}

function mark({ managers, text, declared, health }: QuantityMark): Part {
  const icons = managers.map((manager, index) =>
    icon(manager, ICON, { x: index * (ICON + ICON_GAP), y: -ICON / 2, 'data-manager': manager }),
  );
  const written =
    text === ''
      ? undefined
      : svg(
          'text',
          {
            class: `quantity ${declared ? '' : 'default'} ${health ?? ''}`,
            x: icons.length * (ICON + ICON_GAP) + 2,
            dy: '0.36em',
          },
          text,
        );
  return { group: svg('g', {}, ...icons, written), icons: icons.length, text };
}

/** Sets the parts side by side; the width of all. */
function arrange(parts: readonly Part[], widths: readonly number[]): number {
  const total = widths.reduce((sum, width) => sum + width, 0) + MARK_GAP * (parts.length - 1);
  let x = -total / 2;
  parts.forEach(({ group }, index) => {
    group.setAttribute('transform', `translate(${x}, 0)`);
    x += (widths[index] ?? 0) + MARK_GAP;
  });
  return total;
}
