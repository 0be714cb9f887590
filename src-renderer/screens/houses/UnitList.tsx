import { Settings2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HousePage } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Card, Quiet, Section, Stack } from '../../components/Page.tsx';
import { numberOf, textOf } from '../../forms/typed-values.ts';
import { RecordFields } from '../records/RecordFields.tsx';
import { RemoveRecord } from '../records/RemoveRecord.tsx';
import { BlockedNights } from './BlockedNights.tsx';
import { StayList } from './StayList.tsx';

/** Each unit with who stays there. */
export function UnitList({ page }: { readonly page: HousePage }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {page.units.map(({ unit, stays }) => {
        const name = textOf(unit.values['name']);
        const beds = t('common.beds', { count: numberOf(unit.values['beds']) ?? 0 });
        return (
          <Section
            key={unit.id}
            title={t('common.and', { a: name, b: beds })}
            actions={
              <Button
                small
                look="quiet"
                icon={<Settings2 aria-hidden />}
                label={open === unit.id ? t('cases.fold', { what: name }) : t('cases.unfold', { what: name })}
                onPress={() => setOpen(open === unit.id ? null : unit.id)}
              >
                {open === unit.id ? t('common.close') : t('common.edit')}
              </Button>
            }
          >
            {open === unit.id && (
              <Card>
                <Stack>
                  <RecordFields record={unit} />
                  <BlockedNights unit={unit} />
                  <RemoveRecord record={unit} onGone={() => setOpen(null)} />
                </Stack>
              </Card>
            )}
            {stays.length === 0 ? (
              <Quiet>{t('houses.unitEmpty')}</Quiet>
            ) : (
              <StayList stays={stays} withHouse={false} />
            )}
          </Section>
        );
      })}
    </>
  );
}
