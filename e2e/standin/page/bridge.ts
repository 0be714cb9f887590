/**
 * The line between the page's own world and the preload's isolated world: synchronous DOM events whose detail
 * Chromium clones when it passes from one world to the other. Both worlds run this same code.
 */

type Tree =
  | { readonly t: 'value'; readonly value: unknown }
  | { readonly t: 'array'; readonly items: readonly Tree[] }
  | { readonly t: 'object'; readonly entries: readonly (readonly [string, Tree])[] }
  | { readonly t: 'function' | 'promise'; readonly id: number }
  | { readonly t: 'error'; readonly message: string };

type AnyFunction = (...args: unknown[]) => unknown;

interface Reply {
  readonly ok: boolean;
  readonly tree: Tree;
}

interface Bridge {
  pack(value: unknown): Tree;
  unpack(tree: Tree): unknown;
  say(topic: string, detail: unknown): void;
  hear(topic: string, listener: (detail: unknown) => void): void;
}

/** @param secret names the events, so that no script of the page can speak on this line. */
export function createBridge(secret: string, mine: string, theirs: string): Bridge {
  // Taken before any script of the page ran, which might replace them.
  const { CustomEvent, structuredClone } = globalThis;
  const dispatch = window.dispatchEvent.bind(window);
  const listen = window.addEventListener.bind(window);
  const functions = new Map<number, AnyFunction>();
  const idsOfFunctions = new WeakMap<AnyFunction, number>();
  const replies = new Map<number, Reply>();
  const settled = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let last = 0;

  function say(topic: string, detail: unknown): void {
    dispatch(new CustomEvent(`${secret}-${theirs}-${topic}`, { detail }));
  }

  function hear(topic: string, listener: (detail: unknown) => void): void {
    listen(`${secret}-${mine}-${topic}`, (event) => {
      event.stopImmediatePropagation();
      listener((event as CustomEvent<unknown>).detail);
    });
  }

  function idOf(fn: AnyFunction): number {
    const known = idsOfFunctions.get(fn);
    if (known !== undefined) return known;
    const id = (last += 1);
    functions.set(id, fn);
    idsOfFunctions.set(fn, id);
    return id;
  }

  function messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
  }

  function pack(value: unknown): Tree {
    if (typeof value === 'function') return { t: 'function', id: idOf(value as AnyFunction) };
    if (Array.isArray(value)) return { t: 'array', items: value.map(pack) };
    if (value instanceof Promise) {
      const id = (last += 1);
      value.then(
        (result: unknown) => {
          say('settled', { id, ...packReply(() => result) });
        },
        (error: unknown) => {
          say('settled', { id, ok: false, tree: { t: 'error', message: messageOf(error) } });
        },
      );
      return { t: 'promise', id };
    }
    if (value instanceof Error) return { t: 'error', message: value.message };
    if (Object.prototype.toString.call(value) === '[object Object]') {
      return {
        t: 'object',
        entries: Object.entries(value as object).map(([key, item]) => [key, pack(item)] as const),
      };
    }
    // Throws here what the event would silently turn into null.
    structuredClone(value);
    return { t: 'value', value };
  }

  function packReply(run: () => unknown): Reply {
    try {
      return { ok: true, tree: pack(run()) };
    } catch (error) {
      return { ok: false, tree: { t: 'error', message: messageOf(error) } };
    }
  }

  function unpackReply(reply: Reply): unknown {
    if (reply.ok) return unpack(reply.tree);
    throw reply.tree.t === 'error' ? new Error(reply.tree.message) : new Error('the call failed');
  }

  function callThere(fn: number, args: readonly unknown[]): unknown {
    const id = (last += 1);
    say('call', { id, fn, args: args.map(pack) });
    const reply = replies.get(id);
    replies.delete(id);
    if (reply === undefined) throw new Error('An object could not be cloned.');
    return unpackReply(reply);
  }

  function unpack(tree: Tree): unknown {
    switch (tree.t) {
      case 'value':
        return tree.value;
      case 'array':
        return tree.items.map(unpack);
      case 'error':
        return new Error(tree.message);
      case 'object': {
        const object = {};
        for (const [key, item] of tree.entries) {
          Object.defineProperty(object, key, {
            value: unpack(item),
            enumerable: true,
            writable: true,
            configurable: true,
          });
        }
        return object;
      }
      case 'function': {
        const { id } = tree;
        return (...args: unknown[]) => callThere(id, args);
      }
      case 'promise': {
        const { id } = tree;
        return new Promise((resolve, reject) => {
          settled.set(id, { resolve, reject });
        });
      }
    }
  }

  hear('call', (detail) => {
    const { id, fn, args } = detail as { id: number; fn: number; args: Tree[] };
    say('reply', { id, ...packReply(() => functions.get(fn)?.(...args.map(unpack))) });
  });
  hear('reply', (detail) => {
    const { id, ok, tree } = detail as Reply & { id: number };
    replies.set(id, { ok, tree });
  });
  hear('settled', (detail) => {
    const { id, ok, tree } = detail as Reply & { id: number };
    const waiting = settled.get(id);
    settled.delete(id);
    try {
      waiting?.resolve(unpackReply({ ok, tree }));
    } catch (error) {
      waiting?.reject(error instanceof Error ? error : new Error(String(error)));
    }
  });

  return { pack, unpack, say, hear };
}
