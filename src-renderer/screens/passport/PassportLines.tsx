import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PassportLinesView } from '../../../src-preload/contract/passport-views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Quiet, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { Failure } from '../../stores/failure.ts';
import { usePassport } from '../../stores/passport.ts';
import { PassportPreview } from './PassportPreview.tsx';
import { PassportVerdict } from './PassportVerdict.tsx';
import { startingChoice, type PassportChoice } from './passport-choice.ts';

interface Props {
  readonly person: string;
  readonly name: string;
  readonly onClose: () => void;
}

const saveKeys = 'Ctrl+Enter';

/** The lines of a travel document, typed or pasted: read and checked at every key, then what they would fill in. */
export function PassportLines({ person, name, onClose }: Props) {
  const { t } = useTranslation();
  const { read, record } = usePassport();
  const [typed, setTyped] = useState('');
  const [view, setView] = useState<PassportLinesView | null>(null);
  const [choice, setChoice] = useState<PassportChoice | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [saving, setSaving] = useState(false);
  const latest = useRef('');
  const title = t('passport.title', { name });

  const type = (text: string): void => {
    setTyped(text);
    setFailure(null);
    latest.current = text;
    void read(person, text).then((reply) => {
      // An answer about what was typed before says nothing of what stands there now.
      if (latest.current !== text) return;
      if (!reply.ok) return setFailure(reply.refusal);
      setView(reply.value);
      setChoice(startingChoice(reply.value));
    });
  };
  // Closed meanwhile: nothing is to be shown any more.
  useEffect(() => () => void (latest.current = '\0'), []);

  const ready = view !== null && view.reading.facts !== null && choice !== null;
  const save = async (): Promise<void> => {
    if (saving || !ready) return;
    setSaving(true);
    const { birth, ...take } = choice;
    const reply = await record({ person, typed, take, ...(birth === null ? {} : { birth }) });
    setSaving(false);
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  return (
    <Dialog title={title} open onClose={onClose} wide>
      <KeyForm label={title} onSave={() => void save()}>
        <Stack>
          <TextField
            label={t('passport.lines')}
            value={typed}
            onChange={type}
            hint={t('passport.hint')}
            rows={3}
            maxLength={1000}
            mono
            focus
          />
          <PassportVerdict reading={view?.reading ?? null} />
          {ready && <PassportPreview view={view} choice={choice} onChoose={setChoice} />}
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit busy={saving} disabled={!ready}>
              {t('common.save')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Quiet>
              <kbd>{saveKeys}</kbd>
            </Quiet>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
