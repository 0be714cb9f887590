import { FilePlus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TemplateDocument } from '../../../src-preload/contract/template-draft-views.ts';
import { Button } from '../../components/Button.tsx';
import { ComboField } from '../../components/ComboField.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { FieldGrid, Quiet, Row, Stack } from '../../components/Page.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { useChoices } from './choices.ts';
import type { StepProps } from './editor-props.ts';
import { FindingLine } from './FindingLine.tsx';
import { useFindingWords } from './finding-words.ts';
import { withStep } from './template-edits.ts';
import { useTemplateWords } from './template-words.ts';
import styles from './Templates.module.css';

const moments = ['anchor', 'step', 'milestone'] as const;
const spans = ['months', 'days'] as const;
const spanOf = (id: string): 'days' | 'months' => (id === 'days' ? 'days' : 'months');

/** The documents that a step needs, and what they must meet. */
export function StepDocuments({ template, findings, onChange, index }: StepProps) {
  const { t } = useTranslation();
  const say = useTemplateWords();
  const wrong = useFindingWords();
  const choices = useChoices();
  const step = template.steps[index];
  if (step === undefined) return null;
  const { documents } = step;
  const put = (next: readonly TemplateDocument[]): void =>
    onChange(withStep(template, index, { documents: next }));
  const kinds = choices('document', 'kind');
  const free = kinds.find(({ id }) => !documents.some(({ kind }) => kind === id))?.id ?? '';
  const until = [
    ...choices('step', 'milestone').map(({ id, text }) => ({ id: `milestone ${id}`, text })),
    ...template.anchors.map(({ key, title }) => ({ id: `anchor ${key}`, text: say.text(title) || key })),
    ...template.steps.map(({ key }) => ({ id: `step ${key}`, text: say.step(key, template) })),
  ];
  const units = spans.map((id) => ({ id, text: t(`templates.unit.${id}`) }));
  return (
    <Stack gap={2}>
      <Row apart>
        <Quiet>{t('templates.part.documents')}</Quiet>
        <Button
          small
          icon={<FilePlus aria-hidden />}
          onPress={() => put([...documents, { kind: free, validBeyond: null, notOlderThan: null }])}
        >
          {t('templates.addDocument')}
        </Button>
      </Row>
      {documents.map((document, at) => {
        const change = (part: Partial<TemplateDocument>): void =>
          put(documents.with(at, { ...document, ...part }));
        const { validBeyond, notOlderThan } = document;
        const beyond = validBeyond ?? { of: 'milestone', name: 'departure', count: 6, unit: 'months' };
        const kind = say.document(document.kind);
        const of = (what: string): string => t('common.labelled', { text: kind, what });
        return (
          <div key={at} className={styles['item']} role="group" aria-label={kind}>
            <FieldGrid>
              <ComboField
                label={t('templates.documentKind')}
                value={document.kind === '' ? null : document.kind}
                options={kinds}
                onChange={(next) => change({ kind: next ?? '' })}
                free
              />
              <NumberField
                label={of(t('templates.stillValid'))}
                hint={t('templates.emptyNotAsked')}
                value={validBeyond?.count ?? null}
                max={3650}
                onChange={(count) => change({ validBeyond: count === null ? null : { ...beyond, count } })}
              />
              {validBeyond !== null && (
                <>
                  <SelectField
                    label={of(t('templates.validUnit'))}
                    value={validBeyond.unit}
                    placeholder={t('common.choose')}
                    options={units}
                    onChange={(id) => change({ validBeyond: { ...validBeyond, unit: spanOf(id) } })}
                  />
                  <SelectField
                    label={of(t('templates.validAfter'))}
                    value={`${validBeyond.of} ${validBeyond.name}`}
                    placeholder={t('common.choose')}
                    options={until}
                    onChange={(id) => {
                      const [first, name = ''] = id.split(' ');
                      const moment = moments.find((one) => one === first) ?? 'milestone';
                      change({ validBeyond: { ...validBeyond, of: moment, name } });
                    }}
                  />
                </>
              )}
              <NumberField
                label={of(t('templates.atMostOld'))}
                hint={t('templates.emptyNotAsked')}
                value={notOlderThan?.count ?? null}
                min={1}
                max={3650}
                onChange={(count) =>
                  change({
                    notOlderThan: count === null ? null : { count, unit: notOlderThan?.unit ?? 'months' },
                  })
                }
              />
              {notOlderThan !== null && (
                <SelectField
                  label={of(t('templates.oldUnit'))}
                  value={notOlderThan.unit}
                  placeholder={t('common.choose')}
                  options={units}
                  onChange={(id) => change({ notOlderThan: { ...notOlderThan, unit: spanOf(id) } })}
                />
              )}
            </FieldGrid>
            <FindingLine text={wrong.at(findings, `steps[${index}].documents[${at}]`)} />
            <div>
              <Button
                small
                look="plain"
                icon={<Trash2 aria-hidden />}
                label={t('templates.removeThis', { what: kind })}
                onPress={() => put(documents.toSpliced(at, 1))}
              >
                {t('templates.remove')}
              </Button>
            </div>
          </div>
        );
      })}
    </Stack>
  );
}
