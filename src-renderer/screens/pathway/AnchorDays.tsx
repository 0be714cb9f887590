import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PathwayPlanView } from '../../../src-preload/contract/plan-views.ts';
import type { Json } from '../../../src-preload/contract/views.ts';
import { DayField } from '../../components/DayField.tsx';
import { FieldGrid, Quiet, Section } from '../../components/Page.tsx';
import { RefusalNotice } from '../../components/RefusalNotice.tsx';
import { templateAnchors } from '../../forms/template-text.ts';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import type { Failure } from '../../stores/failure.ts';
import { useRecords } from '../../stores/records.ts';
import { useToday } from '../../stores/today.ts';

/** The days that due days are counted from; leaving one saves it. */
export function AnchorDays({ view }: { readonly view: PathwayPlanView }) {
  const { t } = useTranslation();
  const { language } = useWords();
  const put = useRecords((state) => state.put);
  const today = useToday((state) => state.day);
  const [typed, setTyped] = useState<Readonly<Record<string, string | null>>>({});
  const [failure, setFailure] = useState<Failure | null>(null);
  const { pathway, template } = view;
  const stored = (pathway.values['anchors'] ?? {}) as Readonly<Record<string, Json>>;
  const named = templateAnchors(template, language);
  const others = Object.keys(stored).filter((key) => !named.some((anchor) => anchor.key === key));
  const anchors = [...named, ...others.map((key) => ({ key, title: key }))];
  const save = async (key: string, day: string | null): Promise<void> => {
    if ((day ?? '') === textOf(stored[key])) return;
    const kept = Object.entries(stored).filter(([name]) => name !== key);
    const next = Object.fromEntries([...kept, ...(day === null ? [] : [[key, day] as const])]);
    const reply = await put({ type: 'pathway', id: pathway.id, fields: { anchors: next } });
    setFailure(reply.ok ? null : reply.refusal);
  };
  return (
    <Section title={t('pathway.anchors')}>
      {anchors.length === 0 && <Quiet>{t('pathway.anchorsNone')}</Quiet>}
      <FieldGrid>
        {anchors.map(({ key, title }) => (
          <DayField
            key={key}
            label={title}
            value={typed[key] === undefined ? textOf(stored[key]) || null : typed[key]}
            onChange={(day) => setTyped((now) => ({ ...now, [key]: day }))}
            onLeave={() => {
              const day = typed[key];
              if (day !== undefined) void save(key, day);
            }}
            onPick={(day) => void save(key, day)}
            today={today}
          />
        ))}
      </FieldGrid>
      <RefusalNotice failure={failure} />
    </Section>
  );
}
