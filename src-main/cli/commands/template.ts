import { resolve } from 'node:path';
import type { TemplateLine } from '../../../src-preload/contract/template-views.ts';
import { listTemplates } from '../../actions/list-templates.ts';
import { exportTemplate, importTemplate, readTemplateFile } from '../../actions/template-files.ts';
import { done } from '../../domain/result.ts';
import { readTemplate } from '../../domain/template-format.ts';
import type { TemplateFinding } from '../../domain/template.ts';
import { outcome, outcomes, type Command, type Outcome } from '../command.ts';
import { withVault, type Session } from '../session.ts';

/** For whoever writes templates: everything that is wrong, where; no vault is needed. */
async function check(session: Session, path: string): Promise<Outcome> {
  const { args, parts } = session;
  const file = await readTemplateFile(parts.tools.files, resolve(path));
  if (!file.ok) return outcome(file);
  const reading = readTemplate(file.value, args.flag('strict') ? 'shipped' : 'own');
  if (!reading.ok) return faulty(session, path, reading.findings);
  const { id, version, steps } = reading.template;
  return outcome(done({ file: path, id, version, steps: steps.length, findings: [] }));
}

/** As one result with `--json`, else a line each. */
function faulty({ args, terminal }: Session, file: string, findings: readonly TemplateFinding[]): Outcome {
  const refusal = { code: 'template-malformed' } as const;
  if (args.flag('json')) return { results: [{ file, findings, refusal: refusal.code }], refusal };
  for (const { path, code, detail } of findings)
    terminal.out(`${path === '' ? '.' : path}: ${code}${detail === undefined ? '' : ` ${detail}`}`);
  return { results: [], refusal };
}

const lineOf = ({
  name,
  id,
  version,
  country,
  kind,
  from,
  checkedOn,
  checkedBy,
  partnersCheck,
  steps,
  time,
}: TemplateLine) => ({
  template: name,
  id,
  version,
  country,
  kind,
  from,
  checkedOn,
  checkedBy,
  partnersCheck,
  steps,
  time,
});

/** Plans to copy into cases; what copies them is the window. */
export const templateCommandLine: readonly Command[] = [
  {
    words: 'template list',
    opens: true,
    usage: '',
    about:
      'The newest version of every template, shipped and own; without checkedBy nobody here has checked it yet. from: the partner who wrote it.',
    run: async (session) =>
      outcomes(
        await withVault(session, async (unlocked) => done(listTemplates(unlocked).templates.map(lineOf))),
      ),
  },
  {
    words: 'template check',
    opens: false,
    takes: { name: 'FILE', option: null },
    allows: ['strict'],
    usage: 'FILE [--strict]',
    about: 'What is wrong with a template, and where. --strict: as what comes with Corridor has to be.',
    run: check,
  },
  {
    words: 'template import',
    opens: true,
    takes: { name: 'FILE', option: 'file' },
    usage: 'FILE',
    about: 'Takes in a template that somebody wrote: whole, or not at all. It counts as unchecked.',
    run: async (session, path) => {
      const taken = await withVault(session, (unlocked) => importTemplate(unlocked, resolve(path)));
      if (!taken.ok) return outcome(taken);
      const { findings, line, written } = taken.value;
      if (line === null) return faulty(session, path, findings);
      return outcome(done({ ...lineOf(line), new: written !== null }));
    },
  },
  {
    words: 'template export',
    opens: true,
    needs: ['out'],
    takes: { name: 'TEMPLATE', option: 'id' },
    usage: 'TEMPLATE --out F',
    about: 'Writes a template to a file in the clear; it holds nothing of any person.',
    run: async (session, name) => {
      const out = session.args.needed('out');
      const written = await withVault(session, (unlocked) =>
        exportTemplate(unlocked, name, resolve(out), false),
      );
      return outcome(written.ok ? done({ file: out }) : written);
    },
  },
];
