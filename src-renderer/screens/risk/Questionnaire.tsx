import { useId, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Answer, Answers, AssessmentPage } from '../../../src-preload/contract/casework-views.ts';
import { classNames } from '../../components/class-names.ts';
import styles from './Risk.module.css';
import { useRiskWords } from './risk-words.ts';

interface Props {
  readonly groups: AssessmentPage['groups'];
  readonly answers: Answers;
  readonly onAnswer: (question: string, answer: Answer) => void;
}

const keys: Readonly<Record<string, Answer>> = { KeyY: 'yes', KeyN: 'no', KeyU: 'unknown' };
const answers: readonly Answer[] = ['yes', 'no', 'unknown'];

/** Dangers, one a line: arrows go from question to question, Y, N and U answer and go on. */
export function Questionnaire({ groups, answers: given, onAnswer }: Props) {
  const { t } = useTranslation();
  const risk = useRiskWords();
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  const order = groups.flatMap((group) => group.questions);

  const goTo = (question: string | undefined): void => {
    const line = place.current?.querySelector<HTMLElement>(`[data-question="${question ?? ''}"]`);
    const radio =
      line?.querySelector<HTMLElement>('input:checked') ?? line?.querySelector<HTMLElement>('input');
    radio?.focus();
  };
  const press = (event: KeyboardEvent, question: string): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = order.indexOf(question);
    const answer = keys[event.code];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.code];
    if (answer === undefined && step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (answer !== undefined) onAnswer(question, answer);
    goTo(order[Math.max(at + (step ?? 1), 0)]);
  };
  return (
    <div ref={place}>
      {groups.map((group) => (
        <section key={group.id} className={styles['group']} aria-labelledby={`${id} ${group.id}`}>
          <h3 id={`${id} ${group.id}`}>{t(`casework.questions.${group.id}` as 'casework.questions.now')}</h3>
          {group.questions.map((question) => (
            <div
              key={question}
              role="presentation"
              data-question={question}
              className={styles['question']}
              onKeyDownCapture={(event) => press(event, question)}
            >
              <span id={`${id}-${question}`}>{risk.question(question)}</span>
              <RadioGroup
                aria-labelledby={`${id}-${question}`}
                orientation="horizontal"
                className={classNames(styles['answers'])}
                value={given[question] ?? null}
                onChange={(answer) => onAnswer(question, answer as Answer)}
              >
                {answers.map((answer) => (
                  <Radio key={answer} value={answer} className={classNames(styles['answer'])}>
                    {t(`casework.answer.${answer}`)}
                  </Radio>
                ))}
              </RadioGroup>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}
