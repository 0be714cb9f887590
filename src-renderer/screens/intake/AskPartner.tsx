import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePage } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useContacts } from '../../stores/contacts.ts';
import type { Failure } from '../../stores/failure.ts';
import { useIntake } from '../../stores/intake.ts';
import { useNavigation } from '../../stores/navigation.ts';

/**
 * Asks one partner whether they know the person. They get what is typed here and nothing else; alias, age and place are
 * offered to be put in, the true name never is.
 */
export function AskPartner({ page, onClose }: { readonly page: CasePage; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const { contacts, load } = useContacts();
  const askPartner = useIntake((state) => state.askPartner);
  const go = useNavigation((state) => state.go);
  const [contact, setContact] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => void load(), [load]);
  const partners = (contacts.value ?? []).filter(
    ({ state, role, replaced }) =>
      (state === 'accepted' || state === 'verified') && role !== 'auditor' && !replaced,
  );
  const [applicant] = page.persons;
  const age = textOf(applicant?.values['ageBand']);
  const chips = [
    textOf(page.record.values['alias']),
    age === '' ? '' : words.choice('ageBand', age),
    textOf(page.record.values['where']),
  ].filter((chip) => chip !== '');
  const save = async (): Promise<void> => {
    if (contact === null || text.trim() === '') return;
    const reply = await askPartner({ case: page.record.id, contact, text });
    if (!reply.ok) return setFailure(reply.refusal);
    onClose();
    go({ name: 'export', to: contact, cases: [] });
  };
  return (
    <Dialog title={t('intake.ask')} open onClose={onClose}>
      <KeyForm label={t('intake.ask')} onSave={() => void save()}>
        <Stack>
          <p>{t('intake.askText')}</p>
          <SelectField
            focus
            label={t('intake.askWhom')}
            value={contact}
            placeholder={t('common.choose')}
            options={partners.map(({ digest, name }) => ({ id: digest, text: name }))}
            onChange={setContact}
          />
          <TextField label={t('intake.question')} value={text} onChange={setText} rows={4} />
          {chips.length > 0 && (
            <Row>
              <Quiet>{t('intake.putIn')}</Quiet>
              {chips.map((chip) => (
                <Button
                  key={chip}
                  small
                  label={t('intake.putInThis', { what: chip })}
                  onPress={() => setText((now) => (now === '' ? chip : `${now.trimEnd()} ${chip}`))}
                >
                  <bdi>{chip}</bdi>
                </Button>
              ))}
            </Row>
          )}
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit disabled={contact === null || text.trim() === ''}>
              {t('intake.askSave')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
