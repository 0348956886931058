/** How wide texts are in the font of the drawings' names, without laying out the page. */
export function textWidths(): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return (text) => text.length * 8;
  context.font = `600 13px ${getComputedStyle(document.body).fontFamily}`;
  return (text) => context.measureText(text).width;
}
