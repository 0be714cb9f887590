import { addContact } from '../../actions/add-contact.ts';
import { listContacts } from '../../actions/contact-view.ts';
import { trustContact } from '../../actions/trust-contact.ts';
import type { ContactView } from '../../../src-preload/contract/views.ts';
import { done, refused } from '../../domain/result.ts';
import { roles } from '../../domain/trust.ts';
import { outcome, outcomes, refusedOutcome, type Command, type Outcome } from '../outcome.ts';
import { oneOf, readInput, withVault, type Session } from '../session.ts';

const certificateLimit = 1024 * 1024;

const brief = ({ digest, name, state, role }: ContactView): object => ({ digest, name, state, role });

/** `corridor contact add --cert F --role R [--verified DIGEST] | list | verify DIGEST | reject DIGEST` */
export const contactCommand: Command = (session, [verb, digest]) => {
  switch (verb) {
    case 'add':
      return add(session);
    case 'list':
      return list(session);
    case 'verify':
    case 'accept':
    case 'reject':
      return decide(session, verb, digest);
    default:
      return Promise.resolve(refusedOutcome('usage'));
  }
};

async function add(session: Session): Promise<Outcome> {
  const { args } = session;
  const role = oneOf(args.text('role'), roles);
  const file = args.text('cert');
  if (role === null || file === undefined)
    return refusedOutcome('usage', { option: role === null ? 'role' : 'cert' });
  const bytes = await readInput(session, file, certificateLimit);
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
  outcomes(
    await withVault(session, async (unlocked) => done((await listContacts(unlocked)).map(brief))),
    true,
  );

const states = { verify: 'verified', accept: 'accepted', reject: 'rejected' } as const;

async function decide(
  session: Session,
  verb: keyof typeof states,
  word: string | undefined,
): Promise<Outcome> {
  const digest = word ?? session.args.text('to') ?? session.args.text('verified');
  if (digest === undefined) return refusedOutcome('usage');
  return outcome(
    await withVault(session, async (unlocked) => {
      const decided = await trustContact(unlocked, digest.toLowerCase(), { state: states[verb] });
      return decided.ok ? done(brief(decided.value)) : decided;
    }),
  );
}
