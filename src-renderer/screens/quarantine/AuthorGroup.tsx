import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuarantineView } from '../../../src-preload/contract/views.ts';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row, Section, Stack } from '../../components/Page.tsx';
import { useNavigation } from '../../stores/navigation.ts';
import { TrustBadge } from '../contacts/TrustBadge.tsx';
import { QuarantinedCard } from './QuarantinedCard.tsx';
import { ReleaseDialog } from './ReleaseDialog.tsx';

type Group = QuarantineView['groups'][number];

export function AuthorGroup({ group }: { readonly group: Group }) {
  const { t } = useTranslation();
  const go = useNavigation((state) => state.go);
  const [releasing, setReleasing] = useState(false);
  const [leftOut, setLeftOut] = useState(false);
  const { author, name, state, revoked, lines, more } = group;
  const trusted = (state === 'accepted' || state === 'verified') && !revoked;
  const out = lines.filter((line) => line.leftOut).length;
  return (
    <Section
      title={name === '' ? t('quarantine.stranger') : name}
      actions={
        <>
          {state !== null && (
            <Button small onPress={() => go({ name: 'contact', id: author })}>
              {t('quarantine.theirPage')}
            </Button>
          )}
          {trusted && (
            <Button small onPress={() => setReleasing(true)}>
              {t('quarantine.releaseAll')}
            </Button>
          )}
        </>
      }
    >
      <Stack gap={3}>
        <Row>
          {state !== null && <TrustBadge contact={{ state, compared: null, revoked }} />}
          <Quiet>{t('quarantine.key', { start: author.slice(0, 16) })}</Quiet>
        </Row>
        {!trusted && <p>{t(state === null ? 'quarantine.neverMet' : 'quarantine.notAccepted')}</p>}
        {lines
          .filter((line) => !line.leftOut || leftOut)
          .map((line) => (
            <QuarantinedCard key={line.change} line={line} checkable={state !== null && !revoked} />
          ))}
        {more > 0 && <Quiet>{t('quarantine.more', { count: more })}</Quiet>}
        {out > 0 && (
          <Row>
            <Button small look="quiet" onPress={() => setLeftOut(!leftOut)}>
              {leftOut ? t('quarantine.hideLeftOut') : t('quarantine.showLeftOut', { count: out })}
            </Button>
          </Row>
        )}
      </Stack>
      {releasing && <ReleaseDialog chosen={{ author }} onClose={() => setReleasing(false)} />}
    </Section>
  );
}
