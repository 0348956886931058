import { Uri, type Webview } from 'vscode';
import { page } from './page';

/** Both hosts, Node and the browser, have it. */
const host = globalThis as unknown as { readonly crypto: { randomUUID(): string } };

/** What the webview may load: its own script and mermaid's chunk, its style, and nothing else. */
export function resourceRoots(extension: Uri): readonly Uri[] {
  return [Uri.joinPath(extension, 'dist', 'webview'), Uri.joinPath(extension, 'media')];
}

export function html(webview: Webview, extension: Uri): string {
  const address = (...path: string[]): string =>
    webview.asWebviewUri(Uri.joinPath(extension, ...path)).toString();
  return page({
    script: address('dist', 'webview', 'main.js'),
    style: address('media', 'process-model.css'),
    from: webview.cspSource,
    nonce: host.crypto.randomUUID().replaceAll('-', ''),
  });
}
