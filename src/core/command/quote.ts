import type { Command } from '../manager';

/**
 * A word as bash, dash, zsh and fish all read it. Inside single quotes fish, and no other, takes a backslash for an
 * escape, so it stands outside of them, as the quote itself must.
 */
export function quote(word: string): string {
  // zsh takes `=word` for the path of a program; `%` begins the name of a job.
  if (/^[\w@+:,./-][\w@%+=:,./-]*$/.test(word)) return word;
  return `'${word.replace(/['\\]/g, (character) => `'\\${character}'`)}'`;
}

/** A command as a person would type it. Nothing ever runs what this returns. */
export function quoteCommand({ executable, args }: Pick<Command, 'executable' | 'args'>): string {
  return [executable, ...args].map(quote).join(' ');
}
