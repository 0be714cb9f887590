import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommandInput } from '../../../src-preload/contract/commands.ts';
import type { ConflictView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { CheckField } from '../../components/CheckField.tsx';
import { Card, Row, Section, Stack } from '../../components/Page.tsx';
import { RadioCards } from '../../components/RadioCards.tsx';
import { useIdentity } from '../../stores/identity.ts';
import { useShowValue } from '../records/show-value.ts';
import { SeveralDialog } from './SeveralDialog.tsx';

type Choice = CommandInput<'conflict.planSeveral'>['choice'];

const newest = 'newest';
const keyOf = ({ record, slot }: ConflictView): string => `${record} ${slot}`;

/** One choice for many plain conflicts. What safety rests on never stands in this list. */
export function SeveralConflicts({ conflicts }: { readonly conflicts: readonly ConflictView[] }) {
  const { t } = useTranslation();
  const show = useShowValue();
  const own = useIdentity((state) => state.own);
  const [open, setOpen] = useState(false);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [whose, setWhose] = useState<string | null>(null);
  const [looking, setLooking] = useState(false);
  const plain = conflicts.filter(({ kind }) => kind === 'conflict');
  if (plain.length < 2) return null;
  const chosen = plain.filter((conflict) => ticked.has(keyOf(conflict)));
  const tick = (keys: readonly string[], on: boolean): void => {
    const next = new Set(ticked);
    for (const key of keys)
      if (on) next.add(key);
      else next.delete(key);
    setTicked(next);
  };
  const authors = new Map(
    plain.flatMap(({ values }) => values.map(({ author, authorName }) => [author, authorName] as const)),
  );
  const choice: Choice | null =
    whose === null ? null : whose === newest ? { by: newest } : { by: 'author', author: whose };
  return (
    <Section title={t('conflicts.several')} hint={t('conflicts.severalHint')}>
      {!open ? (
        <Row>
          <Button onPress={() => setOpen(true)}>{t('conflicts.severalOpen')}</Button>
        </Row>
      ) : (
        <Card>
          <Stack>
            <CheckField
              selected={chosen.length === plain.length}
              onChange={(on) => tick(plain.map(keyOf), on)}
            >
              {t('conflicts.severalAll')}
            </CheckField>
            {plain.map((conflict) => (
              <CheckField
                key={keyOf(conflict)}
                selected={ticked.has(keyOf(conflict))}
                onChange={(on) => tick([keyOf(conflict)], on)}
              >
                <bdi>{conflict.recordName}</bdi>
                {': '}
                {show.slot(conflict.type, conflict.slot)}
              </CheckField>
            ))}
            <RadioCards
              label={t('conflicts.severalWhose')}
              value={whose}
              onChange={setWhose}
              cards={[
                ...[...authors].map(([author, name]) => ({
                  id: author,
                  title:
                    author === own?.digest
                      ? t('conflicts.severalMine')
                      : t('conflicts.severalTheirs', { name: name === '' ? show.person(author) : name }),
                })),
                {
                  id: newest,
                  title: t('conflicts.severalNewest'),
                  text: t('conflicts.severalNewestText'),
                },
              ]}
            />
            <Row>
              <Button
                look="primary"
                disabled={choice === null || chosen.length === 0}
                onPress={() => setLooking(true)}
              >
                {t('conflicts.severalLook')}
              </Button>
              <Button onPress={() => setOpen(false)}>{t('common.cancel')}</Button>
            </Row>
          </Stack>
        </Card>
      )}
      {looking && choice !== null && (
        <SeveralDialog
          asked={{ places: chosen.map(({ record, slot }) => ({ record, slot })), choice }}
          onClose={() => {
            setLooking(false);
            setTicked(new Set());
          }}
        />
      )}
    </Section>
  );
}
