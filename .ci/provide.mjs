// Makes sure that the programs are there which npm doesn't bring. As root on Debian it installs what is missing.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const wanted = {
  chromium: {
    programs: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    packages: ['chromium'],
  },
  gpg: { programs: ['gpg'], packages: ['gnupg'] },
  sq: { programs: ['sq'], packages: ['sq'] },
  // The format's own checks are run with it.
  jq: { programs: ['jq'], packages: ['jq'] },
  // Shows that no file is written while rows are sorted.
  strace: { programs: ['strace'], packages: ['strace'] },
  // What tells whether a font with Cyrillic letters is there, and one that has them.
  fonts: { programs: ['fc-list'], packages: ['fontconfig', 'fonts-dejavu-core'], isThere: hasCyrillic },
};

function isInstalled(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

function hasCyrillic() {
  const { stdout } = spawnSync('fc-list', [':lang=ru', 'family'], { encoding: 'utf8' });
  return (stdout ?? '').trim() !== '';
}

function isProvided({ programs, isThere }) {
  return programs.some(isInstalled) && (isThere === undefined || isThere());
}

function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (...args) => {
    const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    return status === 0;
  };
  return run('update', '-qq') && run('install', '-y', '-qq', '--no-install-recommends', ...packages);
}

/** @param names keys of `wanted`; ends the process with one message if something can't be had. */
export function provide(names = Object.keys(wanted)) {
  // Chromium can also be anywhere, and be named.
  const named = process.env.CORRIDOR_CHROMIUM;
  const needed = names.filter((name) => !(name === 'chromium' && named !== undefined && existsSync(named)));
  const missing = () => needed.filter((name) => !isProvided(wanted[name]));
  const first = missing();
  if (first.length === 0) return;
  const packages = first.flatMap((name) => wanted[name].packages);
  const canInstall = process.getuid?.() === 0 && isInstalled('apt-get');
  if (canInstall) {
    console.log(`installing ${packages.join(' ')}`);
    install(packages);
  }
  const still = missing();
  if (still.length === 0) return;
  console.error(
    `Missing: ${still.join(', ')}. On Debian or Ubuntu: sudo apt-get install ${packages.join(' ')}` +
      (still.includes('chromium') ? '\n(or name a Chromium: CORRIDOR_CHROMIUM=/path/to/chromium)' : ''),
  );
  process.exit(1);
}

if (import.meta.main) provide();
