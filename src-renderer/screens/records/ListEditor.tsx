import { useMemo } from 'react';
import type { Json } from '../../../src-preload/contract/views.ts';
import { ComboField } from '../../components/ComboField.tsx';
import { SetField } from '../../components/SetField.tsx';
import { membersOf, textOf } from '../../forms/typed-values.ts';
import { countries, spokenLanguages } from '../../i18n/countries.ts';
import { useWords } from '../../i18n/words.ts';
import { useContacts } from '../../stores/contacts.ts';
import { useIdentity } from '../../stores/identity.ts';
import type { FieldEditorProps } from './field-editor-props.ts';
import { useRefOptions } from './ref-options.ts';
import { useShowValue } from './show-value.ts';

const mostSpoken = 8;

/** Kinds whose values come from a list: one of them, or a set. */
export function ListEditor({ type, field, value, onChoose, error }: FieldEditorProps) {
  const words = useWords();
  const show = useShowValue();
  const contacts = useContacts((state) => state.contacts.value) ?? [];
  const own = useIdentity((state) => state.own);
  const references = useRefOptions(
    field.kind === 'ref' && field.refTo !== null && field.refTo !== 'any' ? field.refTo : [],
  );
  const countryList = useMemo(() => countries(words.language), [words.language]);
  const languageList = useMemo(
    () => spokenLanguages.map((id) => ({ id, text: words.languageName(id) })),
    [words],
  );
  const label = words.field(type, field.name);

  const options = (): readonly { id: string; text: string }[] => {
    switch (field.kind) {
      case 'country':
        return countryList;
      case 'language':
        return languageList;
      case 'ref':
        return references;
      case 'who':
      case 'identity':
        return [...(own === null ? [] : [own]), ...contacts].map((one) => ({
          id: one.digest,
          text: show.person(one.digest),
        }));
      default:
        return (field.choices?.values ?? []).map((id) => ({
          id,
          text: words.choice(field.choices?.name ?? '', id),
        }));
    }
  };
  const free = field.kind === 'term' || field.kind === 'who' || field.kind === 'text';
  if (!field.set)
    return (
      <ComboField
        label={label}
        value={textOf(value) === '' ? null : textOf(value)}
        options={options()}
        onChange={onChoose}
        free={free}
        error={error ?? null}
      />
    );
  const list = options();
  // Too many to show as chips: typed instead.
  const chips = field.kind === 'country' ? [] : field.kind === 'language' ? list.slice(0, mostSpoken) : list;
  const read = (typed: string): string | null => {
    const wanted = typed.trim().toLowerCase();
    const listed = list.find((one) => one.text.toLowerCase() === wanted || one.id.toLowerCase() === wanted);
    if (listed !== undefined) return listed.id;
    if (free) return typed.trim();
    return field.kind === 'language' && /^[a-z]{2,3}$/.test(wanted) ? wanted : null;
  };
  return (
    <SetField
      label={label}
      value={membersOf(value)}
      options={chips}
      open={free || field.kind === 'language' || field.kind === 'country'}
      read={read}
      show={(member) => show.slot(type, `${field.name}/${member}`).slice(label.length + 2)}
      onChange={(members) => {
        const next: { [member: string]: Json } = {};
        for (const member of membersOf(value)) next[member] = false;
        for (const member of members) next[member] = true;
        onChoose(next);
      }}
    />
  );
}
