import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CasePage, RecordView } from '../../../src-preload/contract/views.ts';
import { Bdi } from '../../components/Bdi.tsx';
import { Button } from '../../components/Button.tsx';
import { Quiet, Row } from '../../components/Page.tsx';
import { textOf } from '../../forms/typed-values.ts';
import { useWords } from '../../i18n/words.ts';
import { useToday } from '../../stores/today.ts';
import { PassportLines } from '../passport/PassportLines.tsx';
import { NewRecord } from '../records/NewRecord.tsx';
import { recordName } from '../records/record-name.ts';
import { useShowValue } from '../records/show-value.ts';
import { AddLink } from './AddLink.tsx';
import { ChannelLine } from './ChannelLine.tsx';
import { ConsentLine } from './ConsentLine.tsx';
import { consentState } from './consent-state.ts';
import { useLinkWords } from './link-words.ts';
import { PersonLine } from './PersonLine.tsx';
import styles from './Person.module.css';

interface Props {
  readonly page: CasePage;
  readonly person: RecordView;
}

const forms = {
  channel: { parent: 'parent', first: ['kind', 'value', 'neverSay', 'safeTimes', 'safeWord', 'dangerWord'] },
  consent: { parent: 'person', first: ['partnerKind', 'groups', 'basis', 'given', 'until'] },
  incident: { parent: 'parent', first: ['day', 'place', 'account', 'perpetrators'] },
} as const;

const shownFields = ['role', 'ageBand', 'languages', 'needs', 'citizenship'];

/** One person: who they are, to whom they belong, how to reach them safely, and what they have allowed. */
export function PersonCard({ page, person }: Props) {
  const { t } = useTranslation();
  const words = useWords();
  const show = useShowValue();
  const link = useLinkWords();
  const today = useToday((state) => state.day);
  const [making, setMaking] = useState<keyof typeof forms | 'link' | 'passport' | null>(null);
  const name = recordName(person, words);
  const of = (type: string, ...fields: readonly string[]): readonly RecordView[] =>
    page.others.filter(
      (record) => record.type === type && fields.some((field) => textOf(record.values[field]) === person.id),
    );
  const channels = of('channel', 'parent');
  const consents = of('consent', 'person');
  const legal = consents.some(
    (consent) =>
      textOf(consent.values['partnerKind']) === 'legal' && consentState(consent, today) === 'holds',
  );
  const about = shownFields
    .map((field) => show.field('person', field, person.values[field] ?? null))
    .filter((text) => text !== '');
  const titles = {
    channel: t('casework.addChannel'),
    consent: t('casework.addConsent'),
    link: t('casework.addLink'),
    incident: t('casework.addIncident'),
  };
  return (
    <li className={styles['person']}>
      <PersonLine record={person} name={name}>
        <strong>
          <Bdi text={name} />
        </strong>
        <Quiet>
          <Bdi text={about.join(' · ')} />
        </Quiet>
      </PersonLine>
      {of('link', 'personA', 'personB').map((record) => (
        <PersonLine key={record.id} record={record} name={link(record, person)}>
          <Bdi text={link(record, person)} />
        </PersonLine>
      ))}
      {channels.length === 0 && <Quiet>{t('casework.noChannels')}</Quiet>}
      {channels.map((channel) => (
        <ChannelLine key={channel.id} channel={channel} of={name} />
      ))}
      {consents.map((consent) => (
        <ConsentLine key={consent.id} consent={consent} />
      ))}
      {!legal && <span className={styles['missing']}>{t('casework.noConsent')}</span>}
      <Row>
        {(['channel', 'consent', 'link', 'incident'] as const).map((type) => (
          <Button
            key={type}
            small
            look="quiet"
            label={t('casework.addFor', { what: titles[type], name })}
            onPress={() => setMaking(type)}
          >
            {titles[type]}
          </Button>
        ))}
        <Button
          small
          look="quiet"
          label={t('casework.addFor', { what: t('passport.open'), name })}
          onPress={() => setMaking('passport')}
        >
          {t('passport.open')}
        </Button>
      </Row>
      {making === 'passport' && (
        <PassportLines person={person.id} name={name} onClose={() => setMaking(null)} />
      )}
      {making === 'link' && <AddLink person={person} onClose={() => setMaking(null)} />}
      {making !== null && making !== 'link' && making !== 'passport' && (
        <NewRecord
          type={making}
          title={t('casework.addFor', { what: titles[making], name })}
          given={{ [forms[making].parent]: person.id }}
          first={forms[making].first}
          {...(making === 'consent' ? { start: { given: today } } : {})}
          onClose={() => setMaking(null)}
        />
      )}
    </li>
  );
}
