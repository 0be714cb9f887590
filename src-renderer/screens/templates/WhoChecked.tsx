import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Notice } from '../../components/Notice.tsx';
import { FieldGrid } from '../../components/Page.tsx';
import { TextField } from '../../components/TextField.tsx';
import { useIdentity } from '../../stores/identity.ts';
import { useToday } from '../../stores/today.ts';

export interface Checked {
  readonly by: string;
  readonly on: string | null;
}

export const nobodyChecked: Checked = { by: '', on: null };

/** As commands take it: both or neither. */
export const checkedInput = ({ by, on }: Checked): { checkedBy?: string; checkedOn?: string } =>
  by.trim() === '' || on === null ? {} : { checkedBy: by.trim(), checkedOn: on };

interface Props {
  readonly value: Checked;
  readonly onChange: (value: Checked) => void;
  /** Nobody has checked it so far: then it has to be said. */
  readonly needed: boolean;
  /** Why it was not accepted. */
  readonly error: string | null;
}

/** Who has compared a template with its sources, and when. */
export function WhoChecked({ value, onChange, needed, error }: Props) {
  const { t } = useTranslation();
  const own = useIdentity((state) => state.own?.name ?? '');
  const today = useToday((state) => state.day);
  return (
    <Notice
      tone={needed ? 'warning' : 'info'}
      title={t('templates.askChecked')}
      actions={
        <Button small onPress={() => onChange({ by: own, on: today })}>
          {t('templates.checkedMe')}
        </Button>
      }
    >
      <p>{needed ? t('templates.askCheckedWhy') : t('templates.checkedAlready')}</p>
      <FieldGrid>
        <TextField
          label={t('templates.whoChecked')}
          value={value.by}
          onChange={(by) => onChange({ ...value, by })}
          error={error !== null && value.by.trim() === '' ? error : null}
          focus={needed}
        />
        <DayField
          label={t('templates.whenChecked')}
          value={value.on}
          onChange={(on) => onChange({ ...value, on })}
          today={today}
          error={error !== null && value.on === null ? error : null}
        />
      </FieldGrid>
    </Notice>
  );
}
