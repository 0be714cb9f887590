import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import type { BulkPreview } from '../../../src-preload/contract/lists-views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { FieldGrid, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useWords } from '../../i18n/words.ts';
import { useBulk } from '../../stores/bulk.ts';
import type { Failure } from '../../stores/failure.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import { BulkLines } from './BulkLines.tsx';
import { usePeople } from './people.ts';

interface Props {
  readonly cases: readonly string[];
  readonly onClose: () => void;
}

type Wish = CommandInput<'case.planBulk'>;

const fields = ['status', 'priority', 'caseworker', 'owner'] as const;
const nobody = 'nobody';

/** One value for several cases: what each would say stands there before any of them does. */
export function BulkDialog({ cases, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const types = useSchema((state) => state.types);
  const people = usePeople();
  const { plan, apply } = useBulk();
  // The list behind is loaded anew meanwhile: these stay the ones that were chosen.
  const [chosen] = useState(() => [...cases]);
  const [field, setField] = useState<Wish['field']>('priority');
  const [value, setValue] = useState<string | null>(null);
  const [preview, setPreview] = useState<BulkPreview | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [again, setAgain] = useState(0);
  const wished = value === nobody ? null : value;
  useEffect(() => {
    if (value === null) return;
    let current = true;
    void plan({ cases: chosen, field, value: wished }).then((reply) => {
      if (!current) return;
      setPreview(reply.ok ? reply.value : null);
      if (!reply.ok) setFailure(reply.refusal);
    });
    return () => {
      current = false;
    };
  }, [plan, chosen, field, value, wished, again]);

  const list = fieldOf(types, 'case', field)?.choices ?? null;
  const options =
    list === null
      ? [...people, { id: nobody, text: t('lists.who.nobody') }]
      : list.values.filter((id) => id !== 'closed').map((id) => ({ id, text: words.choice(list.name, id) }));
  const changing =
    preview?.lines.filter(({ outcome }) => outcome === 'change' || outcome === 'propose') ?? [];
  const confirm = async (): Promise<void> => {
    if (preview === null || changing.length === 0) return;
    const reply = await apply({ cases: chosen, field, value: wished, at: preview.at });
    if (reply.ok) return onClose();
    setFailure(reply.refusal);
    // Something was written meanwhile: what is shown has to be what is done.
    if (reply.refusal.code === 'no-such-preview') setAgain(again + 1);
  };
  return (
    <Dialog title={t('lists.changeSeveral', { count: chosen.length })} open wide onClose={onClose}>
      <Stack>
        <FieldGrid>
          <SelectField
            label={t('lists.field')}
            value={field}
            options={fields.map((id) => ({ id, text: words.field('case', id) }))}
            placeholder={t('common.choose')}
            focus
            onChange={(id) => {
              setField(fields.find((one) => one === id) ?? 'priority');
              setValue(null);
              setPreview(null);
            }}
          />
          <SelectField
            key={field}
            label={t('lists.value')}
            value={value}
            options={options}
            placeholder={t('common.choose')}
            onChange={(id) => {
              setFailure(null);
              setValue(id);
            }}
          />
        </FieldGrid>
        {preview !== null && value !== null && (
          <>
            <strong>{t('lists.willChange', { count: changing.length })}</strong>
            <BulkLines lines={preview.lines} field={field} value={wished} />
          </>
        )}
        <RefusalNotice failure={failure} />
        <Actions>
          <Button look="primary" disabled={changing.length === 0} onPress={() => void confirm()}>
            {t('lists.apply')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </Actions>
      </Stack>
    </Dialog>
  );
}
