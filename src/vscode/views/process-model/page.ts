export interface PageParts {
  readonly script: string;
  readonly style: string;
  /** Where script, style and mermaid's chunk may come from. */
  readonly from: string;
  readonly nonce: string;
}

/**
 * An empty page with its script and style: all that it shows comes as messages. Mermaid writes its styles into the
 * drawing; what a script with the nonce imports carries none itself, so it is allowed by where it comes from.
 */
export function page({ script, style, from, nonce }: PageParts): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' 'wasm-unsafe-eval' ${from}`,
    `style-src 'unsafe-inline' ${from}`,
    `font-src ${from}`,
    // An SVG becomes a PNG through an image, in which nothing runs and nothing is loaded.
    `img-src data:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Process Model</title>
    <link rel="stylesheet" href="${style}" />
  </head>
  <body>
    <script nonce="${nonce}" type="module" src="${script}"></script>
  </body>
</html>`;
}
