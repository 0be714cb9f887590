import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type {
  TemplateLine,
  TemplatePreview,
  TemplateView,
} from '../../../src-preload/contract/template-views.ts';
import type { CasePage } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { DayField } from '../../components/DayField.tsx';
import { Actions, Dialog } from '../../components/Dialog.tsx';
import { KeyForm } from '../../components/KeyForm.tsx';
import { FieldGrid, Quiet, Section, Stack } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { SetField } from '../../components/SetField.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useTemplates } from '../../stores/templates.ts';
import { useToday } from '../../stores/today.ts';
import { recordName } from '../records/record-name.ts';
import { PreviewTable } from './PreviewTable.tsx';
import { useTemplateWords } from './template-words.ts';
import { checkedInput, nobodyChecked, WhoChecked } from './WhoChecked.tsx';

const pause = 250;
const saveKeys = 'Ctrl+Enter';

interface Props {
  readonly page: CasePage;
  readonly line: TemplateLine;
  readonly onBack: () => void;
  readonly onClose: () => void;
  readonly onCopied: (pathway: string) => void;
}

/** Who goes, which days are known, who has checked it; the plan is seen before anything is written. */
export function CopyTemplate({ page, line, onBack, onClose, onCopied }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const say = useTemplateWords();
  const today = useToday((state) => state.day);
  const { show, preview: askPreview, copy } = useTemplates();
  // The principal applicant comes first: steps that are only theirs are made for the first one.
  const persons = page.persons.toSorted((a, b) => Number(isPrincipal(b)) - Number(isPrincipal(a)));
  const [people, setPeople] = useState<readonly string[]>(persons.map(({ id }) => id));
  const [days, setDays] = useState<Readonly<Record<string, string>>>({});
  const [checked, setChecked] = useState(nobodyChecked);
  const [view, setView] = useState<TemplateView | null>(null);
  const [preview, setPreview] = useState<TemplatePreview | null>(null);
  const [missing, setMissing] = useState(false);
  const [saving, setSaving] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const going = persons.filter(({ id }) => people.includes(id));
  // With nobody recorded yet, as if for one; nobody reads a plan of more than ten.
  const travellers = Math.min(Math.max(going.length, 1), 10);
  const file = view?.file;
  const { language } = words;
  useEffect(() => {
    let current = true;
    void show(line.name).then((reply) => {
      if (current && reply.ok) setView(reply.value);
    });
    return () => {
      current = false;
    };
  }, [show, line.name]);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      if (file === undefined) return;
      void askPreview({ template: file, people: travellers, anchors: { ...days }, language }).then(
        (reply) => {
          if (current && reply.ok) setPreview(reply.value.preview);
        },
      );
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [askPreview, file, travellers, days, language]);
  const needed = line.checkedBy === null;
  const title = t('templates.copyTitle', { what: say.text(line.title) });
  const save = async (): Promise<void> => {
    if (saving) return;
    const input = checkedInput(checked);
    const half = (checked.by.trim() === '') !== (checked.on === null);
    if (half || (needed && input.checkedBy === undefined)) return setMissing(true);
    setSaving(true);
    const reply = await copy({
      case: page.record.id,
      template: line.name,
      people: going.map(({ id }) => id),
      anchors: { ...days },
      language,
      ...input,
    });
    setSaving(false);
    if (!reply.ok) return setFailure(reply.refusal);
    onClose();
    onCopied(reply.value.pathway);
  };
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
          {persons.length === 0 ? (
            <Quiet>{t('templates.noPeople')}</Quiet>
          ) : (
            <SetField
              label={t('templates.people')}
              value={people}
              onChange={setPeople}
              options={persons.map((person) => ({ id: person.id, text: recordName(person, words) }))}
              open={false}
              show={(id) => id}
            />
          )}
          {view !== null && view.template.anchors.length > 0 && (
            <>
              <FieldGrid>
                {view.template.anchors.map(({ key, title: name }) => (
                  <DayField
                    key={key}
                    label={say.text(name)}
                    value={days[key] ?? null}
                    onChange={(day) => setDays((now) => withDay(now, key, day))}
                    today={today}
                  />
                ))}
              </FieldGrid>
              <Quiet>{t('templates.anchorOptional')}</Quiet>
            </>
          )}
          <Section title={t('templates.plan')}>
            {preview === null ? (
              <Quiet>{t('common.loading')}</Quiet>
            ) : (
              <PreviewTable
                label={t('templates.plan')}
                preview={preview}
                people={going.map((person) => recordName(person, words))}
              />
            )}
          </Section>
          <RefusalNotice failure={failure} />
          <Actions>
            <Button look="primary" submit busy={saving}>
              {t('templates.copy')}
            </Button>
            <Button onPress={onBack}>{t('templates.otherTemplate')}</Button>
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

const isPrincipal = ({ values }: CasePage['persons'][number]): boolean =>
  textOf(values['role']) === 'principalApplicant';

function withDay(
  days: Readonly<Record<string, string>>,
  key: string,
  day: string | null,
): Readonly<Record<string, string>> {
  const others = Object.entries(days).filter(([name]) => name !== key);
  return Object.fromEntries(day === null ? others : [...others, [key, day]]);
}
