import { useTranslation } from 'react-i18next';
import { FileDrop } from '../../components/FileDrop.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useWords } from '../../i18n/words.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import type { CostTyped } from './reply-input.ts';

interface Props {
  readonly typed: CostTyped;
  readonly onChange: (typed: CostTyped) => void;
  readonly error: string | null;
}

/** How much, for what, and the receipt. */
export function CostFields({ typed, onChange, error }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const types = useSchema((state) => state.types);
  const lines = fieldOf(types, 'cost', 'line')?.choices?.values ?? [];
  return (
    <>
      <TextField
        label={words.field('cost', 'amount')}
        value={typed.amount}
        onChange={(amount) => onChange({ ...typed, amount })}
        hint={t('shelter.amountHint')}
        error={error}
        focus
      />
      <SelectField
        label={words.field('cost', 'line')}
        value={typed.line}
        options={lines.map((id) => ({ id, text: words.choice('costLine', id) }))}
        onChange={(line) => onChange({ ...typed, line })}
        placeholder={t('shelter.chooseLine')}
      />
      <FileDrop
        label={words.field('cost', 'receipt')}
        hint={typed.receipt?.name ?? t('shelter.receiptHint')}
        choose={t('shelter.receiptChoose')}
        onFile={(receipt) => onChange({ ...typed, receipt })}
      />
    </>
  );
}
