import { useTranslation } from 'react-i18next';
import type {
  TemplateRule,
  TemplateStep,
  TemplateUnit,
} from '../../../src-preload/contract/template-draft-views.ts';
import { FieldGrid } from '../../components/Page.tsx';
import { NumberField } from '../../components/NumberField.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import type { StepProps } from './editor-props.ts';
import { FindingLine } from './FindingLine.tsx';
import { useFindingWords } from './finding-words.ts';
import { withStep } from './template-edits.ts';
import { useTemplateWords } from './template-words.ts';

const units = ['days', 'workingDays', 'months'] as const;
const none = 'none';
const unitOf = (id: string): TemplateUnit => units.find((unit) => unit === id) ?? 'days';

/** How long a step takes, and by when it should be done. */
export function StepTiming({ template, findings, onChange, index }: StepProps) {
  const { t } = useTranslation();
  const say = useTemplateWords();
  const wrong = useFindingWords();
  const step = template.steps[index];
  if (step === undefined) return null;
  const change = (part: Partial<TemplateStep>): void => onChange(withStep(template, index, part));
  const unitOptions = units.map((id) => ({ id, text: t(`templates.unit.${id}`) }));
  const { duration, rule } = step;
  const lasts = (part: Partial<NonNullable<TemplateStep['duration']>>): void =>
    change({ duration: { min: 0, max: 0, unit: 'days', ...duration, ...part } });
  const due = (part: Partial<TemplateRule>): void => {
    if (rule !== null) change({ rule: { ...rule, ...part } });
  };
  const moments = [
    ...template.anchors.map(({ key, title }) => ({ id: `anchor ${key}`, text: say.text(title) || key })),
    ...template.steps
      .filter(({ key }) => key !== step.key)
      .map(({ key }) => ({ id: `step ${key}`, text: say.step(key, template) })),
  ];
  return (
    <>
      <FieldGrid>
        <NumberField
          label={t('templates.atLeast')}
          value={duration?.min ?? null}
          onChange={(min) => (min === null ? change({ duration: null }) : lasts({ min }))}
          max={3650}
        />
        <NumberField
          label={t('templates.atMost')}
          value={duration?.max ?? null}
          onChange={(max) => (max === null ? change({ duration: null }) : lasts({ max }))}
          max={3650}
        />
        <SelectField
          label={t('templates.durationUnit')}
          value={duration?.unit ?? 'days'}
          placeholder={t('common.choose')}
          options={unitOptions}
          onChange={(id) => lasts({ unit: unitOf(id) })}
        />
      </FieldGrid>
      <FindingLine text={wrong.at(findings, `steps[${index}].duration`)} />
      <FieldGrid>
        <SelectField
          label={t('templates.dueFrom')}
          hint={t('templates.dueHint')}
          value={rule === null ? none : `${rule.of} ${rule.name}`}
          placeholder={t('common.choose')}
          options={[{ id: none, text: t('templates.noRule') }, ...moments]}
          onChange={(id) => {
            const [of, name = ''] = id.split(' ');
            if (id === none) change({ rule: null });
            else
              change({
                rule: {
                  count: rule?.count ?? 0,
                  unit: rule?.unit ?? 'days',
                  of: of === 'anchor' ? 'anchor' : 'step',
                  name,
                },
              });
          }}
        />
        {rule !== null && (
          <>
            <NumberField
              label={t('templates.howMany')}
              hint={t('templates.howManyHint')}
              value={rule.count}
              min={-3650}
              max={3650}
              onChange={(count) => due({ count: count ?? 0 })}
            />
            <SelectField
              label={t('templates.dueUnit')}
              value={rule.unit}
              placeholder={t('common.choose')}
              options={unitOptions}
              onChange={(id) => due({ unit: unitOf(id) })}
            />
          </>
        )}
      </FieldGrid>
      <FindingLine text={wrong.at(findings, `steps[${index}].rule`)} />
    </>
  );
}
