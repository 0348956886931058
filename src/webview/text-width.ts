/** Weight and size of what a drawing says: the names of nodes, and their quantities. */
export const NAME = '600 13px';
export const QUANTITY = '600 12px';

let context: CanvasRenderingContext2D | null | undefined;

/** How wide texts are in the font of the page, without laying it out. */
export function textWidths(font: string): (text: string) => number {
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length * 8;
  const canvas = context;
  canvas.font = `${font} ${getComputedStyle(document.body).fontFamily}`;
  return (text) => canvas.measureText(text).width;
}
