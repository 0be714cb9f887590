import { FilePlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePage } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Section, Stack } from '../../components/Page.tsx';
import { PickDialog } from '../../components/PickDialog.tsx';
import { useWords } from '../../i18n/words.ts';
import { useSchema } from '../../stores/schema.ts';
import { NewRecord } from '../records/NewRecord.tsx';
import { isEditable } from '../records/field-rules.ts';
import { recordName } from '../records/record-name.ts';
import { elsewhere, otherRecords } from './case-facts.ts';
import { RecordList } from './RecordList.tsx';

interface Target {
  readonly type: string;
  readonly parentField: string;
  readonly parent: string;
}

/** Every other kind of record, with a form driven by the record table. */
export function OtherRecords({ page }: { readonly page: CasePage }) {
  const { t } = useTranslation();
  const words = useWords();
  const types = useSchema((state) => state.types);
  const [choosing, setChoosing] = useState(false);
  const [making, setMaking] = useState<Target | null>(null);

  // A type may hang on the case or on one of its persons.
  const targets: (Target & { id: string; text: string })[] = [];
  for (const type of types.values()) {
    if (elsewhere.has(type.name)) continue;
    for (const field of type.fields) {
      if (!field.parent || field.refTo === null || field.refTo === 'any') continue;
      const parents = [
        ...(field.refTo.includes('case') ? [page.record] : []),
        ...(field.refTo.includes('person') ? page.persons : []),
      ];
      for (const parent of parents) {
        targets.push({
          id: `${type.name} ${field.name} ${parent.id}`,
          text:
            parent.type === 'case'
              ? words.record(type.name)
              : t('common.and', { a: words.record(type.name), b: recordName(parent, words) }),
          type: type.name,
          parentField: field.name,
          parent: parent.id,
        });
      }
      break;
    }
  }
  const others = otherRecords(page);
  const present = [...types.values()].filter((type) => others.some((record) => record.type === type.name));
  const firstFields = (type: string): readonly string[] => {
    const found = types.get(type);
    if (found === undefined) return [];
    return found.fields.filter((field) => isEditable(found, field, undefined)).map((field) => field.name);
  };
  const add = (
    <Button icon={<FilePlus aria-hidden />} onPress={() => setChoosing(true)}>
      {t('cases.addOther')}
    </Button>
  );
  return (
    <Stack gap={5}>
      {others.length === 0 ? (
        <EmptyState icon={<FilePlus />} title={t('cases.noOthers')} action={add}>
          {t('cases.noOthersText')}
        </EmptyState>
      ) : (
        <div>{add}</div>
      )}
      {present.map((type) => (
        <Section key={type.name} title={words.record(type.name)}>
          <RecordList
            label={words.record(type.name)}
            records={others.filter((record) => record.type === type.name)}
          />
        </Section>
      ))}
      {choosing && (
        <PickDialog
          title={t('cases.addOther')}
          value={null}
          options={targets}
          onPick={(id) => {
            setChoosing(false);
            setMaking(targets.find((target) => target.id === id) ?? null);
          }}
          onClose={() => setChoosing(false)}
        />
      )}
      {making !== null && (
        <NewRecord
          type={making.type}
          title={t('records.newOf', { type: words.record(making.type) })}
          given={{ [making.parentField]: making.parent }}
          first={firstFields(making.type)}
          onClose={() => setMaking(null)}
        />
      )}
    </Stack>
  );
}
