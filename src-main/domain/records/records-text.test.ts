import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Field, RecordType, Sight } from './field.ts';
import { recordTypes } from './table.ts';

const path = join(import.meta.dirname, '..', '..', '..', 'docs', 'records.md');

/* `UPDATE_DOCS=1` writes the document; otherwise it must say what the table says. */
it('docs/records.md says what the table says', async () => {
  const text = document();
  if (process.env['UPDATE_DOCS'] !== undefined) await writeFile(path, text);
  expect(await readFile(path, 'utf8')).toBe(text);
});

const document = (): string => `# Record types

Made from the record table in \`src-main/domain/records\`. Names are exactly those on the wire; kinds are explained in
[format.md](format.md#change). Every type also has \`removed\` (text: the reason) in its first group.

Groups: **W** work · **G** guest · **I** identity · **C** channels and words · **L** places and routes · **T** risk and
testimony · **M** money · **X** internal. A change holds fields of one group. ⁺ set · ↑ pointer to the parent record ·
! safety field: replaced by another author it stays a conflict until accepted.

${recordTypes.map(section).join('\n')}`;

const section = (type: RecordType): string => `## ${type.name}

| field | group | kind |
|---|---|---|
${[...type.fields.values()]
  .filter(({ name }) => name !== 'removed')
  .map(row)
  .join('\n')}

Shelter sees: ${sight(type.shelterSees)}. Legal partner sees: ${sight(type.legalSees)}.
`;

function row(field: Field): string {
  const marks = `${field.set ? '⁺' : ''}${field.parent ? '↑' : ''}${field.safety === null ? '' : '!'}`;
  return `| \`${field.name}\`${marks} | ${field.group} | ${kindOf(field)} |`;
}

function kindOf({ kind, choices, refersTo }: Field): string {
  const values = choices === null ? '' : `: ${choices.values.map((value) => `\`${value}\``).join(', ')}`;
  const targets = refersTo === null ? '' : `: ${refersTo === 'any' ? 'any type' : refersTo.join(', ')}`;
  return `${kind}${values}${targets}`;
}

const sight = ({ scope, groups }: Sight): string =>
  scope === 'none' ? 'nothing' : `${groups.join(', ')} (${scope})`;
