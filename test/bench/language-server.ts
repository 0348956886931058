import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import type { Readable, Writable } from 'node:stream';
import type { Uri } from '../../src/core/source';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
}

export interface Opening {
  readonly title: string;
  readonly script: string;
  readonly languageId: string;
  readonly initializationOptions?: unknown;
  /** What it answers to any question about its settings. */
  readonly settings?: unknown;
  /** How long it waits on purpose before it answers, in milliseconds. */
  readonly delay: number;
}

/** A language server over its standard streams, as an editor talks to it. */
export class LanguageServer {
  private readonly process: ChildProcessByStdio<Writable, Readable, null>;
  private received = Buffer.alloc(0);
  private version = 0;
  private nextId = 1;
  private readonly answers = new Map<number, () => void>();
  private readonly exited: Promise<never>;
  private onDiagnostics: () => void = () => undefined;

  private constructor(private readonly opening: Opening) {
    this.process = spawn(process.execPath, [opening.script, '--stdio'], {
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    this.exited = once(this.process, 'exit').then(() => Promise.reject(new Error('The server has exited.')));
    this.exited.catch(() => undefined);
    this.process.stdout.on('data', (chunk: Buffer) => this.receive(chunk));
  }

  static async started(opening: Opening): Promise<LanguageServer> {
    const server = new LanguageServer(opening);
    const textDocument = { publishDiagnostics: {}, synchronization: {} };
    await server.ask('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { textDocument, workspace: { configuration: true } },
      initializationOptions: opening.initializationOptions,
    });
    server.tell('initialized', {});
    return server;
  }

  /** Milliseconds until the diagnostics of a text are there, without the server's own delay. */
  async timeOf(uri: Uri, text: string): Promise<number> {
    const { languageId, delay } = this.opening;
    const version = ++this.version;
    const diagnostics = new Promise<void>((resolve) => (this.onDiagnostics = resolve));
    const start = performance.now();
    if (version === 1)
      this.tell('textDocument/didOpen', { textDocument: { uri, languageId, version, text } });
    else
      this.tell('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ text }],
      });
    await Promise.race([diagnostics, this.exited]);
    return performance.now() - start - delay;
  }

  stop(): void {
    this.process.kill();
  }

  private ask(method: string, params: unknown): Promise<void> {
    const id = this.nextId++;
    this.send({ id, method, params });
    return new Promise((resolve) => this.answers.set(id, resolve));
  }

  private tell(method: string, params: unknown): void {
    this.send({ method, params });
  }

  private send(message: object): void {
    const content = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.process.stdin.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  }

  private receive(chunk: Buffer): void {
    this.received = Buffer.concat([this.received, chunk]);
    for (;;) {
      const headEnd = this.received.indexOf('\r\n\r\n');
      if (headEnd < 0) return;
      const head = this.received.toString('latin1', 0, headEnd);
      const end = headEnd + 4 + Number(/Content-Length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (this.received.length < end) return;
      const message = JSON.parse(this.received.toString('utf8', headEnd + 4, end)) as Message;
      this.received = this.received.subarray(end);
      this.take(message);
    }
  }

  private take({ id, method, params }: Message): void {
    if (method === 'textDocument/publishDiagnostics') this.onDiagnostics();
    else if (id !== undefined && method !== undefined)
      this.send({ id, result: this.answerTo(method, params) });
    else if (id !== undefined) this.answers.get(id)?.();
  }

  private answerTo(method: string, params: unknown): unknown {
    if (method !== 'workspace/configuration') return null;
    return (params as { readonly items: readonly unknown[] }).items.map(() => this.opening.settings ?? null);
  }
}
