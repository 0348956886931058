import { Uri, type Webview } from 'vscode';

/** Both hosts, Node and the browser, have it. */
const host = globalThis as unknown as { readonly crypto: { randomUUID(): string } };

/** What the webview may load: its own script and mermaid's chunk, its style, and nothing else. */
export function resourceRoots(extension: Uri): readonly Uri[] {
  return [Uri.joinPath(extension, 'dist', 'webview'), Uri.joinPath(extension, 'media')];
}

/** An empty page with its script and style: all that it shows comes as messages. */
export function html(webview: Webview, extension: Uri): string {
  const nonce = host.crypto.randomUUID().replaceAll('-', '');
  const address = (...path: string[]) => webview.asWebviewUri(Uri.joinPath(extension, ...path)).toString();
  // Mermaid writes its styles into the drawing; chunks that a script with the nonce imports carry none themselves.
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}' ${webview.cspSource}`,
    `style-src 'unsafe-inline' ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Process Model</title>
    <link rel="stylesheet" href="${address('media', 'process-model.css')}" />
  </head>
  <body>
    <script nonce="${nonce}" type="module" src="${address('dist', 'webview', 'main.js')}"></script>
  </body>
</html>`;
}
