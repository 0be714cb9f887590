import { useTranslation } from 'react-i18next';
import type { TemplateStep } from '../../../src-preload/contract/template-draft-views.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { ComboField } from '../../components/ComboField.tsx';
import { FieldGrid, Stack } from '../../components/Page.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { SetField } from '../../components/SetField.tsx';
import { TypedField } from '../../components/TypedField.tsx';
import { readAmount, showAmount } from '../../forms/typed-values.ts';
import { useChoices } from './choices.ts';
import type { StepProps } from './editor-props.ts';
import { FindingLine } from './FindingLine.tsx';
import { useFindingWords } from './finding-words.ts';
import { StepDocuments } from './StepDocuments.tsx';
import { StepTiming } from './StepTiming.tsx';
import { mayWaitFor, withStep } from './template-edits.ts';
import { useTemplateWords } from './template-words.ts';
import { TextPair } from './TextPair.tsx';

const nobody = 'none';
const forWhom = ['case', 'principal', 'each'] as const;

/** All fields of one step. */
export function StepForm(props: StepProps) {
  const { t } = useTranslation();
  const choices = useChoices();
  const say = useTemplateWords();
  const wrong = useFindingWords();
  const { template, findings, onChange, index } = props;
  const step = template.steps[index];
  if (step === undefined) return null;
  const change = (part: Partial<TemplateStep>): void => onChange(withStep(template, index, part));
  const at = (name: string): string | null => wrong.at(findings, `steps[${index}].${name}`);
  const titled = (steps: readonly TemplateStep[]): { id: string; text: string }[] =>
    steps.map(({ key }) => ({ id: key, text: say.step(key, template) }));
  const before = mayWaitFor(template, step.key);
  const milestones = choices('step', 'milestone');
  return (
    <Stack>
      <FieldGrid>
        <TextPair
          focus
          label={t('templates.part.title')}
          value={step.title}
          onChange={(title) => change({ title })}
          error={at('title')}
        />
        <ComboField
          label={t('templates.part.actor')}
          value={step.actor}
          options={choices('step', 'actor')}
          onChange={(actor) => change({ actor })}
          free
          error={at('actor')}
        />
        <SelectField
          label={t('templates.part.for')}
          value={step.for}
          placeholder={t('common.choose')}
          options={forWhom.map((id) => ({ id, text: t(`templates.for.${id}`) }))}
          onChange={(id) => change({ for: forWhom.find((one) => one === id) ?? 'case' })}
          error={at('for')}
        />
        <TextPair
          label={t('templates.part.note')}
          value={step.note ?? {}}
          rows={3}
          onChange={(note) => change({ note: Object.keys(note).length === 0 ? null : note })}
          error={at('note')}
        />
      </FieldGrid>
      <SetField
        label={t('templates.part.dependsOn')}
        value={step.dependsOn}
        onChange={(dependsOn) => change({ dependsOn })}
        options={titled(before)}
        open={false}
        show={(key) => say.step(key, template)}
      />
      <FindingLine text={at('dependsOn')} />
      <StepTiming {...props} />
      <StepDocuments {...props} />
      <SetField
        label={t('templates.part.sources')}
        value={step.sources}
        onChange={(sources) => change({ sources })}
        options={template.sources.map((source) => ({
          id: source.key,
          text: source.title === '' ? source.key : source.title,
        }))}
        open={false}
        show={(key) => key}
      />
      <FindingLine text={at('sources')} />
      <FieldGrid>
        <TypedField
          label={t('templates.part.fee')}
          value={step.fee === null ? null : { ...step.fee }}
          onChange={(value) => change({ fee: feeOf(value) })}
          read={readAmount}
          show={showAmount}
          placeholder={t('records.amountForm')}
          hint={t('records.amountHint')}
          wrong={t('records.amountWrong')}
          error={at('fee')}
        />
        <SelectField
          label={t('templates.part.ifRefused')}
          hint={t('templates.ifRefusedHint')}
          value={step.ifRefused ?? nobody}
          placeholder={t('common.choose')}
          options={[{ id: nobody, text: t('templates.always') }, ...titled(before)]}
          onChange={(id) => change({ ifRefused: id === nobody ? null : id })}
          error={at('ifRefused')}
        />
        <SelectField
          label={t('templates.part.milestone')}
          value={step.milestone ?? nobody}
          placeholder={t('common.choose')}
          options={[{ id: nobody, text: t('templates.noMilestone') }, ...milestones]}
          onChange={(id) => change({ milestone: id === nobody ? null : id })}
          error={at('milestone')}
        />
      </FieldGrid>
      <CheckField selected={step.appointment} onChange={(appointment) => change({ appointment })}>
        {t('templates.atAppointment')}
      </CheckField>
    </Stack>
  );
}

function feeOf(value: ReturnType<typeof readAmount>): TemplateStep['fee'] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const { amount, currency } = value as { readonly amount?: unknown; readonly currency?: unknown };
  return typeof amount === 'string' && typeof currency === 'string' ? { amount, currency } : null;
}
