import type { WebContents } from './web-contents.ts';

const byId = new Map<number, WebContents>();

export function addContents(contents: WebContents): void {
  byId.set(contents.id, contents);
}

export function removeContents(id: number): void {
  byId.delete(id);
}

export function findContents(id: number): WebContents | undefined {
  return byId.get(id);
}

export function allContents(): WebContents[] {
  return [...byId.values()];
}
