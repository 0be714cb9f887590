import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFilter } from '../../../src-preload/contract/lists-views.ts';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { FieldGrid, Stack } from '../../components/Page.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { SetField } from '../../components/SetField.tsx';
import { useWords } from '../../i18n/words.ts';
import { useCases } from '../../stores/cases.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import { useRefOptions } from '../records/ref-options.ts';
import { usePeople } from './people.ts';

const sets = [
  ['status', 'case', 'status'],
  ['priority', 'case', 'priority'],
  ['level', 'assessment', 'level'],
  ['needs', 'person', 'needs'],
] as const;
const flags = ['assessmentOverdue', 'noBed', 'noWatch', 'conflict'] as const;
const houseTypes = ['safeHouse'];
const anybody = 'anybody';

/** The conditions of the list on screen; each applies at once when the dialog is left with its button. */
export function FilterDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const types = useSchema((state) => state.types);
  const { filter, setFilter } = useCases();
  const people = usePeople();
  const houses = useRefOptions(houseTypes);
  const [wanted, setWanted] = useState<CaseFilter>(filter.conditions);
  /** Undefined takes the condition away. */
  const want = (change: { [K in keyof CaseFilter]?: CaseFilter[K] | undefined }): void =>
    setWanted(
      Object.fromEntries(Object.entries({ ...wanted, ...change }).filter(([, value]) => value !== undefined)),
    );
  const whoOf = (id: string): CaseFilter['owner'] | undefined =>
    id === anybody ? undefined : id === 'me' || id === 'nobody' ? { is: id } : { who: id };
  const idOf = (who: CaseFilter['owner']): string =>
    who === undefined ? anybody : 'who' in who ? who.who : who.is;
  const whose = [
    { id: anybody, text: t('lists.who.anybody') },
    { id: 'me', text: t('lists.who.me') },
    { id: 'nobody', text: t('lists.who.nobody') },
    ...people.filter(({ own }) => !own),
  ];
  return (
    <Dialog title={t('lists.conditionsTitle')} open wide onClose={onClose}>
      <Stack>
        {sets.map(([name, type, field]) => {
          const list = fieldOf(types, type, field)?.choices;
          return (
            <SetField
              key={name}
              label={name === 'level' ? t('lists.level') : words.field(type, field)}
              value={wanted[name] ?? []}
              onChange={(values) => want({ [name]: values.length === 0 ? undefined : values })}
              options={(list?.values ?? []).map((id) => ({ id, text: words.choice(list?.name ?? '', id) }))}
              open={false}
              show={(id) => words.choice(list?.name ?? '', id)}
            />
          );
        })}
        <FieldGrid>
          {(['caseworker', 'owner'] as const).map((name) => (
            <SelectField
              key={name}
              label={words.field('case', name)}
              value={idOf(wanted[name])}
              options={whose}
              placeholder={t('common.choose')}
              onChange={(id) => want({ [name]: whoOf(id) })}
            />
          ))}
          <SelectField
            label={words.record('safeHouse')}
            value={wanted.house ?? anybody}
            options={[{ id: anybody, text: t('lists.anyHouse') }, ...houses]}
            placeholder={t('common.choose')}
            onChange={(id) => want({ house: id === anybody ? undefined : id })}
          />
        </FieldGrid>
        <FieldGrid>
          {flags.map((name) => (
            <CheckField
              key={name}
              selected={wanted[name] === true}
              onChange={(on) => want({ [name]: on ? true : undefined })}
            >
              {t(`lists.flag.${name}`)}
            </CheckField>
          ))}
        </FieldGrid>
        <Actions>
          <Button
            look="primary"
            onPress={() => {
              setFilter({ conditions: wanted });
              onClose();
            }}
          >
            {t('lists.show')}
          </Button>
          <Button onPress={() => setWanted({})}>{t('lists.clear')}</Button>
          <Button look="plain" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
