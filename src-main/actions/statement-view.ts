import type { StatementView } from '../../src-preload/contract/views.ts';
import type { SignedStatement } from './ports/statement.ts';

/** What a statement says, for people: how many values, not which. */
export function statementView({ id, said }: SignedStatement): StatementView {
  const { at } = said;
  switch (said.what) {
    case 'identity replaced':
      return { id, at, what: said.what, successor: said.successor };
    case 'erase requested':
      return { id, at, what: said.what, values: said.digests.length, reason: said.reason };
    case 'erase answered':
      return { id, at, what: said.what, request: said.request, answer: said.answer };
  }
}
