import { addContact } from '../../actions/add-contact.ts';
import { compromisedSince, planCompromised } from '../../actions/compromised-since.ts';
import { listContacts } from '../../actions/contact-view.ts';
import { settleWarnings } from '../../actions/settle-warnings.ts';
import { trustContact } from '../../actions/trust-contact.ts';
import type { ContactView } from '../../../src-preload/contract/views.ts';
import { done, refused } from '../../domain/result.ts';
import { roles } from '../../domain/trust.ts';
import { outcome, outcomes, refusedOutcome, type Command, type Outcome } from '../command.ts';
import { oneOf, readInput, withVault, type Session } from '../session.ts';

const certificateLimit = 1024 * 1024;

/** Warnings are named where any stand. */
const brief = ({ digest, name, state, role, warnings }: ContactView): object => ({
  digest,
  name,
  state,
  role,
  ...(warnings.length === 0 ? {} : { warnings }),
});

async function add(session: Session): Promise<Outcome> {
  const { args } = session;
  const role = oneOf(args.needed('role'), roles);
  if (role === null) return refusedOutcome('usage', { option: 'role' });
  const bytes = await readInput(session, args.needed('cert'), certificateLimit);
  if (!bytes.ok) return outcome(bytes);
  return outcome(
    await withVault(session, async (unlocked) => {
      const compared = args.text('verified');
      if (compared !== undefined) {
        const read = await unlocked.pgp.readCertificate(bytes.value);
        if (!read.ok) return read;
        if (read.value.digest !== compared.toLowerCase()) return refused('digest-differs');
      }
      const added = await addContact(unlocked, bytes.value, role);
      if (!added.ok || compared === undefined) return added.ok ? done(brief(added.value)) : added;
      const verified = await trustContact(unlocked, added.value.digest, { state: 'verified' });
      return verified.ok ? done(brief(verified.value)) : verified;
    }),
  );
}

const list = async (session: Session): Promise<Outcome> =>
  outcomes(await withVault(session, async (unlocked) => done((await listContacts(unlocked)).map(brief))));

async function compromised(session: Session, word: string): Promise<Outcome> {
  const since = session.args.needed('since').toLowerCase();
  const digest = word.toLowerCase();
  return outcome(
    await withVault(session, async (unlocked) => {
      const planned = await planCompromised(unlocked, digest, since);
      return planned.ok ? compromisedSince(unlocked, digest, since, planned.value.view.at) : planned;
    }),
  );
}

const states = { verify: 'verified', accept: 'accepted', reject: 'rejected' } as const;

const decides = (verb: keyof typeof states, about: string): Command => ({
  words: `contact ${verb}`,
  opens: true,
  takes: { name: 'DIGEST', option: 'to' },
  usage: 'DIGEST',
  about,
  run: async (session, digest) =>
    outcome(
      await withVault(session, async (unlocked) => {
        const decided = await trustContact(unlocked, digest.toLowerCase(), { state: states[verb] });
        return decided.ok ? done(brief(decided.value)) : decided;
      }),
    ),
});

export const contactCommands: readonly Command[] = [
  {
    words: 'contact add',
    opens: true,
    needs: ['cert', 'role'],
    allows: ['verified'],
    usage: '--cert F --role ROLE [--verified DIGEST]',
    about:
      'Keeps a partner’s certificate. --verified: only if it is this one, compared by voice or in person.',
    run: add,
  },
  { words: 'contact list', opens: true, usage: '', about: 'Everyone known here, one a line.', run: list },
  decides('verify', 'Says that the digits were compared by voice or in person.'),
  decides('accept', 'Works with a contact whose digits are not compared yet.'),
  {
    words: 'contact compromised',
    opens: true,
    takes: { name: 'DIGEST', option: 'to' },
    needs: ['since'],
    usage: 'DIGEST --since MANIFEST',
    about:
      'Their key or computer was in other hands when that bundle came: rejects them and sets aside what they wrote since. What came before stays.',
    run: compromised,
  },
  {
    words: 'contact settle',
    opens: true,
    takes: { name: 'DIGEST', option: 'to' },
    usage: 'DIGEST',
    about: 'You have spoken with them: warnings about this contact that stand until now stand no more.',
    run: async (session, digest) =>
      outcome(
        await withVault(session, async (unlocked) => {
          const settled = await settleWarnings(unlocked, digest.toLowerCase());
          return settled.ok ? done(brief(settled.value)) : settled;
        }),
      ),
  },
  decides('reject', 'From now on nothing of this contact counts; what came before stays.'),
];
