import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json, RecordsSaved } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { FieldGrid, Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { Notice } from '../../components/Notice.tsx';
import { SaveMark } from '../../components/SaveMark.tsx';
import { membersOf } from '../../forms/typed-values.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { useSchema } from '../../stores/schema.ts';
import { useDraft } from './draft.ts';
import { FieldEditor } from './FieldEditor.tsx';
import { isEditable, isEmpty } from './field-rules.ts';

type Fields = Readonly<Record<string, Json>>;

interface Props {
  readonly type: string;
  readonly title: string;
  /** Parents and anything else that is not asked for. */
  readonly given: Fields;
  /** Shown first; the other fields stand behind "more". */
  readonly first: readonly string[];
  readonly start?: Fields;
  readonly onClose: () => void;
  readonly onSaved?: (saved: RecordsSaved) => void;
  readonly extra?: (fields: Fields) => ReactNode;
}

const saveKeys = 'Ctrl+Enter';

export const newDraftKey = (type: string, parent: string): string => `new:${type}:${parent}`;

const asFields = (value: Json | null): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** A form for a new record of any type: Ctrl+Enter saves, what is typed is kept as a draft. */
export function NewRecord(props: Props) {
  const { t } = useTranslation();
  const put = useRecords((state) => state.put);
  const type = useSchema((state) => state.types.get(props.type));
  const [parent = ''] = Object.values(props.given).filter((value) => typeof value === 'string');
  const draft = useDraft(newDraftKey(props.type, parent));
  const [fields, setFields] = useState<Fields>({ ...props.start, ...asFields(draft.kept) });
  const [from, setFrom] = useState(draft.kept);
  const [more, setMore] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  if (type === undefined) return null;

  const change = (name: string, value: Json | null): void => {
    const next = { ...fields, [name]: value };
    setFields(next);
    draft.keep(next);
  };
  const save = async (): Promise<void> => {
    if (saving) return;
    setSaving(true);
    const sent: Record<string, Json> = { ...props.given };
    for (const [name, value] of Object.entries(fields)) {
      const set = type.fields.some((field) => field.name === name && field.set);
      if (!isEmpty(value)) sent[name] = set ? [...membersOf(value)] : value;
    }
    const reply = await put({ type: props.type, fields: sent });
    setSaving(false);
    if (reply.ok) {
      draft.forget();
      props.onSaved?.(reply.value);
      props.onClose();
    } else setFailure(reply.refusal);
  };
  const editable = type.fields.filter(
    (field) => isEditable(type, field, undefined) && !(field.name in props.given),
  );
  const named = props.first.flatMap((name) => editable.filter((field) => field.name === name));
  const rest = editable.filter((field) => !props.first.includes(field.name));
  const editors = (list: typeof editable) =>
    list.map((field, index) => (
      <FieldEditor
        key={field.name}
        type={type.name}
        field={field}
        value={fields[field.name] ?? null}
        onChange={(value) => change(field.name, value)}
        onChoose={(value) => change(field.name, value)}
        onLeave={() => undefined}
        focus={index === 0 && props.first[0] === field.name}
      />
    ));
  return (
    <Dialog title={props.title} open onClose={props.onClose} wide>
      <KeyForm label={props.title} onSave={() => void save()}>
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
                    setFields({ ...props.start });
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
          <FieldGrid key={from === null ? 'empty' : 'draft'}>{editors(named)}</FieldGrid>
          {props.extra?.(fields)}
          {rest.length > 0 && !more && (
            <div>
              <Button small look="quiet" onPress={() => setMore(true)}>
                {t('records.more', { count: rest.length })}
              </Button>
            </div>
          )}
          {more && <FieldGrid>{editors(rest)}</FieldGrid>}
          <RefusalNotice failure={failure} />
          <Row apart>
            <Actions>
              <Button look="primary" submit busy={saving}>
                {t('common.save')}
              </Button>
              <Button onPress={props.onClose}>{t('common.cancel')}</Button>
              <Quiet>
                <kbd>{saveKeys}</kbd>
              </Quiet>
            </Actions>
            <SaveMark state={Object.keys(fields).length > 0 && draft.kept !== null ? 'draft' : 'untouched'} />
          </Row>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
