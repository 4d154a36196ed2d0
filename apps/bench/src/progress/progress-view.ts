import type { Terminal } from '../commands/terminal.js';
import type { ProgressView } from '../execution/events.js';
import { plainProgress } from './plain-progress.js';
import { terminalProgress } from './terminal-progress.js';

/** Progress as this terminal can show it; none with `quiet`. */
export function progressView({ quiet }: { readonly quiet?: boolean }, terminal: Terminal): ProgressView {
  if (quiet) return { show: () => {}, end: () => {} };
  return terminal.screen ? terminalProgress(terminal.screen, terminal) : plainProgress(terminal.note);
}
