import { existsSync } from 'node:fs';
import { findOnPath, onPath, run } from './project.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = [
  '/usr/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** The Chromium to drive: $CHROMIUM, or the first one found. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  return names.map(findOnPath).find(Boolean) ?? places.find((place) => existsSync(place));
}

/** Quiet, without a graphics card, and without any request of its own. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Finds Chromium, or installs it where apt-get can; undefined when neither worked. */
export async function ensureChromium() {
  const found = findChromium();
  if (found && existsSync(found)) return found;
  if (found) {
    console.error(`CHROMIUM names ${found}, but there is no such file.`);
    return undefined;
  }
  if (onPath('apt-get')) await installWithApt();
  const installed = findChromium();
  if (!installed) {
    console.error(
      'The browser tests need Chromium. Install it (Debian and Ubuntu: apt-get install chromium fonts-noto-cjk),\n' +
        'or set CHROMIUM to the path of a Chromium or Chrome.',
    );
  }
  return installed;
}

async function installWithApt() {
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if (asRoot.length > 0 && (await run('sudo', ['-n', 'true'], { quiet: true })).code !== 0) return;
  const apt = (...args) => {
    const [program, ...rest] = [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
    return run(program, rest, { quiet: true });
  };
  console.log('Installing Chromium and a Chinese font for the browser tests (apt-get) ...');
  const update = await apt('update');
  // A stale list may still do, so an update that failed is told only when the install fails too.
  const install = await apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  if (install.code !== 0) console.error(`${update.code === 0 ? '' : update.output}${install.output}`);
}
