import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's own folder, wherever a script was started from. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The path of a file of the project. */
export const inProject = (...parts) => join(root, ...parts);

/** The script behind a tool of node_modules, so that `node` can run it without a shell: `tool('vite', 'bin/vite.js')`. */
export const tool = (name, file) => inProject('node_modules', name, file);

export const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/**
 * Runs a program to its end.
 * With `quiet` its output comes back as `output`, otherwise it goes to the terminal as it is.
 */
export function run(program, args, { env = {}, quiet = false, cwd = root } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...(quiet ? { NO_COLOR: '1', FORCE_COLOR: undefined } : {}), ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    });
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) => resolve({ code: code ?? signalExit(signal), output }));
  });
}

/** As a shell counts it: 128 and the signal's number. */
export function signalExit(signal) {
  return signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 128;
}

/** True when a program of that name is on the PATH. */
export function onPath(name) {
  return Boolean(findOnPath(name));
}

export function findOnPath(name) {
  for (const folder of (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')) {
    if (folder && existsSync(join(folder, name))) return join(folder, name);
  }
  return undefined;
}
