import mermaid from 'mermaid';

mermaid.initialize({ startOnLoad: false, maxEdges: 1_000_000, maxTextSize: 10_000_000 });

let drawings = 0;

/** Draws a text as any page would, until it stands in the document and is laid out; milliseconds. */
export async function draw(text: string): Promise<number> {
  const place = document.createElement('div');
  document.body.append(place);
  const start = performance.now();
  const { svg } = await mermaid.render(`plain-${(drawings += 1)}`, text);
  place.innerHTML = svg;
  place.getBoundingClientRect();
  const took = performance.now() - start;
  place.remove();
  return took;
}
