import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import { Button } from '../../components/Button.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import { textOf } from '../../forms/typed-values.ts';
import type { Failure } from '../../stores/failure.ts';
import { useDraft } from '../records/draft.ts';
import { CostFields } from './CostFields.tsx';
import { emptyCost, isWorded, replyOf } from './reply-input.ts';
import type { CostTyped, FormKind } from './reply-input.ts';

interface Props {
  readonly kind: FormKind;
  readonly title: string;
  /** Null: about the house. */
  readonly stay: string | null;
  readonly house: string;
  readonly expected: number;
  readonly today: string;
  readonly failure: Failure | null;
  readonly onSend: (reply: CommandInput<'shelter.reply'>) => Promise<boolean>;
  readonly onClose: () => void;
}

/** What one kind of answer needs, and no more. Ctrl+Enter saves; words are kept as a draft. */
export function ReplyForm(props: Props) {
  const { t } = useTranslation();
  const { kind, stay, house, today } = props;
  const draft = useDraft(`edit:${stay ?? house}:reply ${kind}`);
  const [text, setText] = useState(textOf(draft.kept));
  const [time, setTime] = useState(clockNow);
  const [day, setDay] = useState<string | null>(today);
  const [count, setCount] = useState('');
  const [cost, setCost] = useState<CostTyped>(emptyCost);
  const [wrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    if (busy) return;
    const reply = await replyOf({ kind, stay, house, text, time, day, count, cost, today });
    setWrong(reply === null);
    if (reply === null) return;
    setBusy(true);
    if (await props.onSend(reply)) draft.forget();
    setBusy(false);
  };
  const error = wrong ? t(`shelter.wrong.${kind}`) : null;
  return (
    <Dialog title={props.title} open onClose={props.onClose} alert={kind === 'unsafe'}>
      <KeyForm label={t(`shelter.say.${kind}`)} onSave={() => void save()}>
        <Stack>
          {kind === 'unsafe' && (
            <Notice tone="danger" title={t('shelter.unsafeTitle')}>
              <p>{t('shelter.unsafeText')}</p>
            </Notice>
          )}
          {kind === 'headcount' && (
            <TextField
              label={t('shelter.say.headcount')}
              value={count}
              onChange={setCount}
              hint={t('shelter.expectedHint', { expected: props.expected })}
              error={error}
              focus
            />
          )}
          {kind === 'arrived' && (
            <TextField
              label={t('shelter.arrivedAt')}
              value={time}
              onChange={setTime}
              hint={t('shelter.timeHint')}
              error={error}
              focus
            />
          )}
          {(kind === 'arrived' || kind === 'left') && (
            <DayField label={t('shelter.day')} value={day} onChange={setDay} today={today} />
          )}
          {kind === 'left' && error !== null && <Notice tone="warning" title={error} live />}
          {isWorded(kind) && (
            <TextField
              label={t(`shelter.ask.${kind}`)}
              rows={3}
              value={text}
              onChange={(next) => {
                setText(next);
                draft.keep(next);
              }}
              error={error}
              focus
            />
          )}
          {kind === 'cost' && <CostFields typed={cost} onChange={setCost} error={error} />}
          <RefusalNotice failure={props.failure} />
          <Actions>
            <Button look={kind === 'unsafe' ? 'danger' : 'primary'} submit busy={busy}>
              {t('common.save')}
            </Button>
            <Button onPress={props.onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}

const clockNow = (): string => {
  const now = new Date();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${two(now.getHours())}:${two(now.getMinutes())}`;
};
