/** `<`, `>`, `>>`, `2>&1` and here-documents: where a command reads from and writes to. */
import { type Expanding, expandText } from './expand.ts';
import { resolvePath } from './files.ts';
import type { Streams } from './program.ts';
import type { Shell } from './shell.ts';
import { inputOf, type Output, type Running } from './streams.ts';
import type { Redirect } from './syntax.ts';

/** The streams as the redirections make them, one after the other. What is wrong is said, and then there are none. */
export function* redirect(
  redirects: readonly Redirect[],
  shell: Shell,
  outer: Streams,
  expanding: Expanding,
): Running<{ readonly streams: Streams } | { readonly status: 1 }> {
  let streams = outer;
  for (const each of redirects) {
    const target = yield* expandText(each.target, expanding);
    const next = typeof target === 'string' ? opened(each, target, shell, streams) : target;
    if ('problem' in next) {
      outer.errors.write(`${shell.host.name}: ${next.problem}\n`);
      return { status: 1 };
    }
    streams = { ...streams, ...next };
  }
  return { streams };
}

function opened(
  { stream, operator }: Redirect,
  target: string,
  shell: Shell,
  streams: Streams,
): Partial<Streams> | { readonly problem: string } {
  const { files } = shell.host;
  const path = resolvePath(shell.directory, target);
  if (operator === 'text') return { input: inputOf(target) };
  if (operator === 'read') {
    const text = path === '/dev/null' ? '' : files.read(path);
    return text === undefined ? { problem: `${target}: No such file or directory` } : { input: inputOf(text) };
  }
  if (operator === 'duplicate') {
    if (target === '1') return { [nameOf(stream)]: streams.output };
    if (target === '2') return { [nameOf(stream)]: streams.errors };
    return { problem: `${target.slice(0, 80)}: only 1 and 2 can be joined here` };
  }
  if (path === '/dev/null') return writingTo(stream, { write: () => {} });
  const before = operator === 'append' ? (files.read(path) ?? '') : '';
  const problem = files.write(path, before);
  return problem === undefined ? writingTo(stream, fileOutput(shell, path)) : { problem: `${target}: ${problem}` };
}

function writingTo(stream: Redirect['stream'], output: Output): Partial<Streams> {
  return stream === 'both' ? { output, errors: output } : { [nameOf(stream)]: output };
}

function nameOf(stream: Redirect['stream']): 'output' | 'errors' {
  return stream === 2 ? 'errors' : 'output';
}

/** Each write is in the file at once, for whoever reads it in the same line. */
function fileOutput({ host: { files } }: Shell, path: string): Output {
  return { write: (text) => void files.write(path, (files.read(path) ?? '') + text) };
}
