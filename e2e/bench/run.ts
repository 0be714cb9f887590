/*
 * `npm run bench [-- --quick] [vault bundles messages signatures index duplicates plans]`: a table of figures, each against a floor
 * measured in the same run. It asserts nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

import Database from 'better-sqlite3';

import { figure, floor, measure, middle } from './figures.ts';
import { bytes, ms, Table } from './table.ts';

const quick = process.argv.includes('--quick');
const plan = quick
  ? {
      vault: 100,
      opens: 1,
      saves: 30,
      bundles: [1, 10],
      messages: 3,
      signatures: 2_000,
      index: 1_000,
      duplicates: 2_000,
      plans: 2_000,
    }
  : {
      vault: 1_000,
      opens: 5,
      saves: 200,
      bundles: [1, 10, 100],
      messages: 9,
      signatures: 10_000,
      index: 20_000,
      duplicates: 20_000,
      plans: 10_000,
    };
const count = (value: number): string => value.toLocaleString('en');
const table = new Table();

function describeMachine(): void {
  const [cpu] = cpus();
  const gpg = spawnSync('gpg', ['--version'], { encoding: 'utf8' }).stdout.split('\n')[0];
  const load = loadavg().map((value) => value.toFixed(1));
  console.log(
    `${cpus().length} cores, ${cpu?.model.trim()}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, ${release()}`,
  );
  console.log(`Node ${process.versions.node}, ${gpg}, load ${load.join(' ')} before this began`);
  console.log(
    `${quick ? 'quick run: small numbers, few repeats. ' : ''}Vault at full cost, Argon2id 512 MiB.`,
  );
  console.log(
    'A case: 3 persons, 2 stays, 1 pathway of 6 steps, 3 notes. Times are medians, against gpg the best.\n',
  );
}

function vault(folder: string): void {
  const at = `${count(plan.vault)} cases`;
  const filled = measure('fill', folder, plan.vault);
  const opened = middle(plan.opens, () => measure('unlock', folder));
  const image = statSync(join(folder, 'image')).size;
  const loaded = figure(
    middle(plan.opens, () => floor('load', join(folder, 'image'))),
    'floor: loading the same image unencrypted',
  );
  const rest = figure(opened, 'unlock: the rest, first list included');
  table.row({ what: `unlock ${at}: key derivation`, value: ms(figure(opened, 'unlock: key derivation')) });
  table.row({
    what: `unlock ${at}: the rest, first list included`,
    value: ms(rest),
    floor: `${ms(loaded)} loading ${bytes(image)} in the clear`,
    ratio: rest / loaded,
    bar: '≤ 3 at 10k',
  });
  table.row({ what: 'save a whole new case', value: ms(figure(filled, 'fill, each case')) });

  const before = statSync(join(folder, 'bench.vault')).size;
  const saved = measure('save', folder, plan.saves);
  const db = new Database(join(folder, 'bench.vault'), { readonly: true });
  const segment = Number(db.prepare('SELECT length(body) FROM segment ORDER BY seq DESC').pluck().get());
  db.close();
  const plain = figure(floor('insert', folder, segment, plan.saves), 'floor: a plain insert');
  for (const what of ['save: a one-field change', 'save: sealing and committing alone']) {
    const value = figure(saved, what);
    const against = `${ms(plain)} plain insert, same pragmas`;
    table.row({ what: `${what}, ${at}`, value: ms(value), floor: against, ratio: value / plain, bar: '≤ 2' });
  }
  table.row({ what: 'bytes of a one-field change in the log', value: bytes(segment) });
  table.row({ what: `vault file, ${at}`, value: bytes(before) });
}

function bundles(folder: string): void {
  const figures = measure('bundles', folder, ...plan.bundles);
  for (const cases of plan.bundles) {
    const of = (what: string): number => figure(figures, `${cases} cases: ${what}`);
    const name = `bundle of ${cases} cases`;
    const gpg = of('gpg --decrypt of as many bytes');
    const imported = of('import, up to the preview') + of('import, applying');
    table.row({ what: `${name} (${count(of('changes'))} changes)`, value: bytes(of('bundle bytes')) });
    table.row({ what: `${name}: export`, value: ms(of('export')) });
    table.row({ what: `${name}: import up to the preview`, value: ms(of('import, up to the preview')) });
    table.row({
      what: `${name}: whole import`,
      value: ms(imported),
      floor: `${ms(gpg)} gpg --decrypt, as many bytes`,
      ratio: imported / gpg,
      bar: '≤ 3 at 10 MB',
    });
  }
}

function messages(): void {
  const size = 10_000_000;
  const figures = measure('bundle', size, plan.messages);
  const make = figure(figures, 'gpg: sign and encrypt');
  const open = figure(figures, 'gpg: decrypt and verify');
  for (const form of ['SEIPDv2', 'SEIPDv1']) {
    const [made, opened] = [figure(figures, `make, ${form}`), figure(figures, `open, ${form}`)];
    const what = (verb: string): string => `${verb} ${bytes(size)}, ${form}`;
    table.row({
      what: what('make'),
      value: ms(made),
      floor: `${ms(make)} gpg`,
      ratio: made / make,
      bar: '≤ 0.6',
    });
    table.row({
      what: what('open'),
      value: ms(opened),
      floor: `${ms(open)} gpg`,
      ratio: opened / open,
      bar: '≤ 0.55',
    });
  }
}

function signatures(): void {
  const figures = measure('signatures', plan.signatures);
  const [ours, node] = [figure(figures, 'signatures: ours'), figure(figures, 'signatures: node:crypto')];
  const what = `verify ${count(plan.signatures)} signatures`;
  table.row({
    what,
    value: ms(ours),
    floor: `${ms(node)} node:crypto verify`,
    ratio: ours / node,
    bar: '≤ 1.3',
  });
}

function index(): void {
  for (const [what, value] of measure('index', plan.index)) {
    const name = `${what.replace('index: ', '')}, ${count(plan.index)} cases`;
    const isTime = !what.endsWith('in bytes');
    const bar = /search|list/.test(what) ? '≤ 50 ms' : '';
    table.row({ what: name, value: isTime ? ms(value) : bytes(value), bar });
  }
}

function duplicates(): void {
  for (const [what, value] of measure('duplicates', plan.duplicates)) {
    const name = `${what}, ${count(plan.duplicates)} persons`;
    const bar = what.endsWith('one new person') ? '≤ 50 ms' : '';
    table.row({ what: name, value: what.endsWith('suggested') ? count(value) : ms(value), bar });
  }
}

function plans(): void {
  for (const [what, value] of measure('plans', plan.plans))
    table.row({ what: `${what}, ${count(plan.plans)} steps`, value: ms(value), bar: '< 100 ms for 10,000' });
}

const sections = { vault, bundles, messages, signatures, index, duplicates, plans };
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));

const folder = mkdtempSync(join(tmpdir(), 'corridor-bench-'));
try {
  describeMachine();
  table.begin();
  for (const [name, section] of Object.entries(sections))
    if (wanted.length === 0 || wanted.includes(name)) section(folder);
  console.log(
    `\nload ${loadavg()
      .map((value) => value.toFixed(1))
      .join(' ')} at the end`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
