import { useTranslation } from 'react-i18next';
import type { PassportLinesView } from '../../../src-preload/contract/passport-views.ts';
import { CheckField } from '../../components/CheckField.tsx';
import { Masked } from '../../components/Masked.tsx';
import { Notice } from '../../components/Notice.tsx';
import { Quiet, Row, Stack } from '../../components/Page.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { useWords } from '../../i18n/words.ts';
import { useShowValue } from '../records/show-value.ts';
import styles from './Passport.module.css';
import { PassportDoubts } from './PassportDoubts.tsx';
import type { PassportChoice } from './passport-choice.ts';

interface Props {
  readonly view: PassportLinesView;
  readonly choice: PassportChoice;
  readonly onChoose: (choice: PassportChoice) => void;
}

/** What would be filled in: the document, and of the person only what is chosen. */
export function PassportPreview({ view, choice, onChoose }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const { comparison, person, known, reading } = view;
  const { facts } = reading;
  if (facts === null || comparison === null) return null;
  const name = `${facts.name.primary} ${facts.name.given}`.trim();
  const days = { validFrom: facts.validFrom, validUntil: facts.validUntil } as const;
  const document = [
    ['kind', words.choice('documentKind', facts.kind)],
    ['country', facts.country === null ? '' : words.country(facts.country)],
    ['number', facts.number],
    ['validFrom', days.validFrom === null ? '' : show.value('document', 'validFrom', days.validFrom)],
    ['validUntil', days.validUntil === null ? '' : show.value('document', 'validUntil', days.validUntil)],
  ] as const;
  const born = (day: string | null) => facts.births.find((one) => one.day === day) ?? null;
  const birth = born(choice.birth);
  const shown = (field: string, value: Parameters<typeof show.value>[2]) =>
    show.value('person', field, value);
  const recorded = (field: 'trueName' | 'birthDate' | 'citizenship', as: string | null = null) => {
    const value = show.field('person', field, person.values[field] ?? null);
    if (value === '') return null;
    // The spelling would give away what is masked.
    const text = as === null ? value : t('passport.spelt', { name: value, spelling: as });
    return (
      <Row>
        <Quiet>{t('passport.recorded')}</Quiet>
        <Masked what={words.field('person', field)}>{() => <bdi>{text}</bdi>}</Masked>
      </Row>
    );
  };
  return (
    <Stack>
      <section aria-label={t('passport.document')}>
        <h3 className={styles['heading']}>
          {t(known === null ? 'passport.newDocument' : 'passport.knownDocument')}
        </h3>
        <dl className={styles['facts']}>
          {document.map(
            ([field, text]) =>
              text !== '' && (
                <div key={field}>
                  <dt>{words.field('document', field)}</dt>
                  <dd>
                    <bdi>{text}</bdi>
                  </dd>
                </div>
              ),
          )}
        </dl>
      </section>
      <section aria-label={t('passport.person')}>
        <Stack gap={2}>
          <h3 className={styles['heading']}>{t('passport.person')}</h3>
          {comparison.trueName === 'differs' && (
            <Notice tone="danger" title={t('passport.otherName')}>
              <p>{t('passport.otherNameText')}</p>
            </Notice>
          )}
          <div>
            <CheckField
              selected={choice.trueName}
              onChange={(trueName) => onChoose({ ...choice, trueName })}
              hint={t(`passport.name.${comparison.trueName}`)}
            >
              {`${words.field('person', 'trueName')}: `}
              <bdi>{name}</bdi>
            </CheckField>
            {recorded('trueName', comparison.spelling)}
          </div>
          {facts.births.length > 1 && (
            <RadioCards
              label={t('passport.whichBirth')}
              value={choice.birth}
              cards={facts.births.map(({ day }) => ({
                id: day,
                title: shown('birthDate', { ...born(day) }),
              }))}
              onChange={(day) => onChoose({ ...choice, birth: day, birthDate: true })}
            />
          )}
          {comparison.birthDate !== 'untold' && (
            <div>
              <CheckField
                selected={choice.birthDate}
                disabled={birth === null}
                onChange={(birthDate) => onChoose({ ...choice, birthDate })}
                hint={t(`passport.match.${comparison.birthDate}`)}
              >
                {`${words.field('person', 'birthDate')}: `}
                {birth === null ? t('passport.toChoose') : shown('birthDate', { ...birth })}
              </CheckField>
              {recorded('birthDate')}
            </div>
          )}
          {facts.citizenship !== null && comparison.citizenship !== 'untold' && (
            <div>
              <CheckField
                selected={choice.citizenship}
                disabled={comparison.citizenship === 'same'}
                onChange={(citizenship) => onChoose({ ...choice, citizenship })}
                hint={t(`passport.citizenship.${comparison.citizenship}`)}
              >
                {`${words.field('person', 'citizenship')}: ${words.country(facts.citizenship)}`}
              </CheckField>
              {comparison.citizenship === 'differs' && recorded('citizenship')}
            </div>
          )}
        </Stack>
      </section>
      <PassportDoubts doubts={reading.doubts} />
    </Stack>
  );
}
