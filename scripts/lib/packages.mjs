import { existsSync } from 'node:fs';
import { inProject, readJson, run } from './project.mjs';

const oldestNode = [20, 19];

/** Installs the packages of the lock when node_modules does not hold them; ends the process when that fails. */
export async function ensurePackages() {
  checkNode();
  if (packagesMatchLock()) return;
  console.log('Installing the packages of package-lock.json (npm ci) ...');
  const npm = npmCommand();
  const { code } = await run(npm.program, [...npm.args, 'ci', '--no-audit', '--no-fund']);
  if (code !== 0) {
    console.error('npm ci failed: see above. It needs the network once; after that everything runs offline.');
    process.exit(1);
  }
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  console.error(`Ordinal needs Node ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

/** Compares versions, not dates: a fresh clone and a switched branch both have misleading dates. */
function packagesMatchLock() {
  const receipt = inProject('node_modules', '.package-lock.json');
  if (!existsSync(receipt)) return false;
  const installed = readJson(receipt).packages;
  return Object.entries(readJson(inProject('package-lock.json')).packages).every(
    ([path, { version, optional }]) => path === '' || installed[path]?.version === version || optional === true,
  );
}

/** npm tells its scripts where it is; without it (plain `node scripts/...`) the one on the PATH must do. */
function npmCommand() {
  const self = process.env.npm_execpath;
  return self && /npm-cli\.[cm]?js$/.test(self)
    ? { program: process.execPath, args: [self] }
    : { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [] };
}
