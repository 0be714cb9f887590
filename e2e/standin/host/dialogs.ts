import type { DialogAnswer, DialogKind } from '../wire/messages.ts';

export type DialogOptions = Readonly<Record<string, unknown>>;

export interface ShownDialog {
  readonly kind: DialogKind;
  readonly options: DialogOptions;
}

/** How a dialog is answered: by a test that has said so before or says so later, or by whoever sits in front of it. */
export class Dialogs {
  readonly shown: ShownDialog[] = [];
  readonly #ask: ((dialog: ShownDialog) => Promise<DialogAnswer>) | null;
  readonly #answers: { kind: DialogKind; answer: DialogAnswer }[] = [];
  readonly #waiting: { kind: DialogKind; resolve(answer: DialogAnswer): void }[] = [];

  constructor(ask: ((dialog: ShownDialog) => Promise<DialogAnswer>) | null) {
    this.#ask = ask;
  }

  show(dialog: ShownDialog): Promise<DialogAnswer> {
    this.shown.push(dialog);
    if (this.#ask !== null) return this.#ask(dialog);
    const at = this.#answers.findIndex(({ kind }) => kind === dialog.kind);
    const [ready] = at < 0 ? [] : this.#answers.splice(at, 1);
    if (ready !== undefined) return Promise.resolve(ready.answer);
    return new Promise((resolve) => this.#waiting.push({ kind: dialog.kind, resolve }));
  }

  answer(kind: DialogKind, answer: DialogAnswer): void {
    const at = this.#waiting.findIndex((waiting) => waiting.kind === kind);
    const [waiting] = at < 0 ? [] : this.#waiting.splice(at, 1);
    if (waiting === undefined) this.#answers.push({ kind, answer });
    else waiting.resolve(answer);
  }
}
