/* Started by `e2e/bench/run.ts`, one process a section: `node measure.ts SECTION …`. Prints figures as JSON Lines. */
import { bundles } from './bench-bundles.ts';
import { duplicates } from './bench-duplicates.ts';
import { index } from './bench-index.ts';
import { plans } from './bench-plans.ts';
import { bundle, signatures } from './bench-pgp.ts';
import { fill, save, unlock } from './bench-vault.ts';

const [section, ...rest] = process.argv.slice(2);
const [folder = '', ...numbers] = rest;
const [first = 0, second = 0] = rest.map(Number);

switch (section) {
  case 'fill':
    await fill(folder, Number(numbers[0]));
    break;
  case 'unlock':
    await unlock(folder);
    break;
  case 'save':
    await save(folder, Number(numbers[0]));
    break;
  case 'bundles':
    await bundles(folder, numbers.map(Number));
    break;
  case 'bundle':
    await bundle(first, second);
    break;
  case 'signatures':
    await signatures(first);
    break;
  case 'duplicates':
    await duplicates(first);
    break;
  case 'plans':
    await plans(first);
    break;
  case 'index':
    await index(first);
    break;
  default:
    throw new Error('no such section');
}
