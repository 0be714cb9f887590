import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Notice } from '../../components/Notice.tsx';
import { FieldGrid, Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SaveMark } from '../../components/SaveMark.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';
import { guessChannelKind } from '../../forms/channel-kind.ts';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useIntake } from '../../stores/intake.ts';
import { useNavigation } from '../../stores/navigation.ts';
import { fieldOf, useSchema } from '../../stores/schema.ts';
import { useDraft } from '../records/draft.ts';
import { newDraftKey } from '../records/NewRecord.tsx';
import { TypedDuplicates } from './TypedDuplicates.tsx';

const names = ['alias', 'contact', 'danger', 'where', 'safeTimes', 'neverSay', 'kind', 'priority'] as const;
type Typed = Readonly<Record<(typeof names)[number], string>>;

const saveKeys = 'Ctrl+Enter';

const typedOf = (kept: Json | null): Typed => {
  const from = typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? kept : {};
  const value = (name: string): string => textOf((from as Readonly<Record<string, Json>>)[name]);
  return {
    alias: value('alias'),
    contact: value('contact'),
    danger: value('danger'),
    where: value('where'),
    safeTimes: value('safeTimes'),
    neverSay: value('neverSay'),
    kind: value('kind'),
    priority: value('priority') || 'urgent',
  };
};

/**
 * A call is answered: an alias is enough, everything else can wait. Tab leads from the alias to the way to reach them, the
 * danger and the place; the kind of that way is guessed, and can be changed below.
 */
export function NewCase({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const words = useWords();
  const take = useIntake((state) => state.take);
  const go = useNavigation((state) => state.go);
  const types = useSchema((state) => state.types);
  const draft = useDraft(newDraftKey('case', ''));
  const [typed, setTyped] = useState(() => typedOf(draft.kept));
  const [from, setFrom] = useState(draft.kept);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  const change = (name: keyof Typed) => (value: string) => {
    const next = { ...typed, [name]: value };
    setTyped(next);
    draft.keep(next);
  };
  const kind = typed.kind || (guessChannelKind(typed.contact) ?? 'phone');
  const save = async (): Promise<void> => {
    if (saving) return;
    setSaving(true);
    const { alias, danger, where, priority, contact: value, safeTimes, neverSay } = typed;
    const reply = await take({
      alias,
      danger,
      where,
      priority,
      channel: { kind, value, safeTimes, neverSay },
    });
    setSaving(false);
    if (!reply.ok) return setFailure(reply.refusal);
    draft.forget();
    go({ name: 'case', id: reply.value.id });
    onClose();
  };
  const options = (type: string, field: string) => {
    const choices = fieldOf(types, type, field)?.choices;
    return (choices?.values ?? []).map((id) => ({ id, text: words.choice(choices?.name ?? '', id) }));
  };
  const noContact = typed.contact.trim() === '';
  return (
    <Dialog title={t('cases.new')} open onClose={onClose} wide>
      <KeyForm label={t('cases.new')} onSave={() => void save()}>
        <Stack>
          {from !== null && (
            <Notice
              tone="info"
              title={t('records.fromDraft')}
              actions={
                <Button
                  small
                  onPress={() => {
                    draft.forget();
                    setTyped(typedOf(null));
                    setFrom(null);
                  }}
                >
                  {t('records.startEmpty')}
                </Button>
              }
            >
              <p>{t('records.fromDraftText')}</p>
            </Notice>
          )}
          <FieldGrid key={from === null ? 'empty' : 'draft'}>
            <TextField
              focus
              label={words.field('case', 'alias')}
              value={typed.alias}
              onChange={change('alias')}
            />
            <TextField
              label={t('intake.contact')}
              value={typed.contact}
              onChange={change('contact')}
              hint={noContact ? t('intake.contactHint') : words.choice('channelKind', kind)}
            />
            <TextField
              label={words.field('case', 'danger')}
              value={typed.danger}
              onChange={change('danger')}
              rows={2}
            />
            <TextField
              label={words.field('case', 'where')}
              value={typed.where}
              onChange={change('where')}
              hint={t('intake.whereHint')}
            />
            <TextField
              label={words.field('channel', 'safeTimes')}
              value={typed.safeTimes}
              onChange={change('safeTimes')}
            />
            <TextField
              label={words.field('channel', 'neverSay')}
              value={typed.neverSay}
              onChange={change('neverSay')}
              rows={2}
            />
            <SelectField
              label={t('intake.kind')}
              value={kind}
              options={options('channel', 'kind')}
              placeholder={t('common.choose')}
              onChange={change('kind')}
            />
            <SelectField
              label={words.field('case', 'priority')}
              value={typed.priority}
              options={options('case', 'priority')}
              placeholder={t('common.choose')}
              onChange={change('priority')}
            />
          </FieldGrid>
          <TypedDuplicates alias={typed.alias} contact={typed.contact} />
          <RefusalNotice failure={failure} />
          <Row apart>
            <Actions>
              <Button look="primary" submit busy={saving} disabled={typed.alias.trim() === ''}>
                {t('common.save')}
              </Button>
              <Button onPress={onClose}>{t('common.cancel')}</Button>
              <Quiet>
                <kbd>{saveKeys}</kbd>
              </Quiet>
            </Actions>
            <SaveMark state={draft.kept === null ? 'untouched' : 'draft'} />
          </Row>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
