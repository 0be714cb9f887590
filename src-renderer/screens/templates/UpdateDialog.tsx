import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayDifference, PathwayTemplate } from '../../../src-preload/contract/template-views.ts';
import { Button } from '../../components/Button.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useTemplates } from '../../stores/templates.ts';
import { UpdateLine } from './UpdateLine.tsx';
import type { Choice } from './UpdateLine.tsx';
import { checkedInput, nobodyChecked, WhoChecked } from './WhoChecked.tsx';

interface Props {
  readonly difference: PathwayDifference;
  readonly onClose: () => void;
}

/** Whether there is another version at all; without one, only steps that are here twice are offered. */
export const isUpdate = ({ from, to }: PathwayDifference): boolean =>
  Number(to.version) > Number(from.version);

/** A template's new version, difference by difference: each is taken or left, and what is left undecided is asked again. */
export function UpdateDialog({ difference, onClose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const { show, takeUpdate } = useTemplates();
  const { from, to, rows } = difference;
  const [template, setTemplate] = useState<PathwayTemplate | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [checked, setChecked] = useState(nobodyChecked);
  const [missing, setMissing] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    let current = true;
    void show(to.name).then((reply) => {
      if (!current) return;
      if (reply.ok) setTemplate(reply.value.template);
      else setFailure(reply.refusal);
    });
    return () => {
      current = false;
    };
  }, [show, to.name]);
  const chosenAs = (choice: Choice): string[] =>
    rows.filter(({ id }) => chosen.get(id) === choice).map(({ id }) => id);
  const choose = (id: string, choice: Choice | null): void => {
    const others = [...chosen].filter(([row]) => row !== id);
    setChosen(new Map(choice === null ? others : [...others, [id, choice] as const]));
  };
  const all = (choice: Choice): void => setChosen(new Map(rows.map(({ id }) => [id, choice])));
  const settled = chosen.size === rows.length;
  const needed = to.checkedBy === null;
  const save = async (): Promise<void> => {
    if (saving) return;
    const input = checkedInput(checked);
    const half = (checked.by.trim() === '') !== (checked.on === null);
    if (half || (needed && input.checkedBy === undefined)) return setMissing(true);
    setSaving(true);
    const reply = await takeUpdate({
      pathway: difference.pathway,
      to: to.name,
      taken: chosenAs('take'),
      left: chosenAs('keep'),
      language: words.language,
      ...input,
    });
    setSaving(false);
    if (reply.ok) onClose();
    else setFailure(reply.refusal);
  };
  const title = isUpdate(difference)
    ? t('templates.updateTitle', { from: from.version, to: to.version })
    : t('templates.doubledHere');
  return (
    <Dialog title={title} open onClose={onClose} wide>
      <KeyForm label={title} onSave={() => void save()}>
        <Stack>
          <WhoChecked
            value={checked}
            onChange={setChecked}
            needed={needed}
            error={missing ? t('templates.checkedMissing') : null}
          />
          {rows.length === 0 ? (
            <p>{t('templates.noDifferences')}</p>
          ) : (
            <>
              <Row apart>
                <Quiet>{t('templates.decided', { count: chosen.size, all: rows.length })}</Quiet>
                <Row>
                  <Button small onPress={() => all('take')}>
                    {t('templates.takeAll')}
                  </Button>
                  <Button small onPress={() => all('keep')}>
                    {t('templates.keepAll')}
                  </Button>
                </Row>
              </Row>
              {template !== null && (
                <ul aria-label={t('templates.look')}>
                  {rows.map((row) => (
                    <UpdateLine
                      key={row.id}
                      row={row}
                      template={template}
                      choice={chosen.get(row.id) ?? null}
                      onChoose={(choice) => choose(row.id, choice)}
                    />
                  ))}
                </ul>
              )}
            </>
          )}
          <RefusalNotice failure={failure} />
          <Actions>
            <Button
              look="primary"
              submit
              busy={saving}
              disabled={chosenAs('take').length === 0 && !(settled && isUpdate(difference))}
            >
              {t('templates.takeThese')}
            </Button>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
          </Actions>
        </Stack>
      </KeyForm>
    </Dialog>
  );
}
