/**
 * Structured clone as text. Everything that crosses between the page, the app and its utility processes is one such
 * text: Chromium's bindings carry strings only, and the host can pass it on without ever decoding it.
 * This file also runs inside the page, so it may use nothing but the language.
 */

/** JSON's own scalars stand for themselves; everything else is an array that begins with its kind. */
type Tree = null | boolean | number | string | readonly [kind: string, ...rest: unknown[]];

const typedArrays: Readonly<Record<string, (bytes: ArrayBuffer) => unknown>> = {
  ArrayBuffer: (bytes) => bytes,
  DataView: (bytes) => new DataView(bytes),
  Uint8Array: (bytes) => new Uint8Array(bytes),
  Uint8ClampedArray: (bytes) => new Uint8ClampedArray(bytes),
  Int8Array: (bytes) => new Int8Array(bytes),
  Uint16Array: (bytes) => new Uint16Array(bytes),
  Int16Array: (bytes) => new Int16Array(bytes),
  Uint32Array: (bytes) => new Uint32Array(bytes),
  Int32Array: (bytes) => new Int32Array(bytes),
  Float32Array: (bytes) => new Float32Array(bytes),
  Float64Array: (bytes) => new Float64Array(bytes),
  BigInt64Array: (bytes) => new BigInt64Array(bytes),
  BigUint64Array: (bytes) => new BigUint64Array(bytes),
};

const inNode = typeof Buffer === 'function';

function toBase64(bytes: Uint8Array): string {
  if (inNode) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

function fromBase64(text: string): ArrayBuffer {
  if (inNode) return new Uint8Array(Buffer.from(text, 'base64')).buffer;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes.buffer;
}

function refuse(): never {
  throw new Error('An object could not be cloned.');
}

/** @param transferred ports in the order of the transfer list; any other port in the value can't be cloned. */
export function encodeClone(value: unknown, transferred: readonly unknown[] = []): string {
  const open = new Set<object>();

  function encodeObject(object: object): Tree {
    const port = transferred.indexOf(object);
    if (port >= 0) return ['port', port];
    if (object instanceof Date) return ['date', object.getTime()];
    if (object instanceof RegExp) return ['regexp', object.source, object.flags];
    if (object instanceof ArrayBuffer) return ['bytes', 'ArrayBuffer', toBase64(new Uint8Array(object))];
    if (ArrayBuffer.isView(object)) {
      const kind = Object.prototype.toString.call(object).slice(8, -1);
      const bytes = new Uint8Array(object.buffer, object.byteOffset, object.byteLength);
      return ['bytes', kind in typedArrays ? kind : 'Uint8Array', toBase64(bytes)];
    }
    if (object instanceof Error) return ['error', object.name, object.message, object.stack ?? ''];
    if (open.has(object)) refuse();
    open.add(object);
    try {
      if (Array.isArray(object)) return ['a', ...object.map(encode)];
      if (object instanceof Map) return ['map', ...[...object].map(([k, v]) => [encode(k), encode(v)])];
      if (object instanceof Set) return ['set', ...[...object].map(encode)];
      const tag = Object.prototype.toString.call(object);
      if (tag !== '[object Object]') refuse();
      return ['o', ...Object.entries(object).map(([key, item]) => [key, encode(item)] as const)];
    } finally {
      open.delete(object);
    }
  }

  function encode(item: unknown): Tree {
    switch (typeof item) {
      case 'string':
      case 'boolean':
        return item;
      case 'number':
        return Number.isFinite(item) && !Object.is(item, -0)
          ? item
          : ['number', Object.is(item, -0) ? '-0' : `${item}`];
      case 'undefined':
        return ['undefined'];
      case 'bigint':
        return ['bigint', `${item}`];
      case 'object':
        return item === null ? null : encodeObject(item);
      case 'function':
      case 'symbol':
        return refuse();
    }
  }

  return JSON.stringify(encode(value));
}

/** @param ports what stands for each transferred port on this side, in the order of the transfer list. */
export function decodeClone(text: string, ports: readonly unknown[] = []): unknown {
  function decode(tree: unknown): unknown {
    if (!Array.isArray(tree)) return tree;
    const [tag, ...rest] = tree as [string, ...unknown[]];
    const [first, second, third] = rest as [string, string, string];
    switch (tag) {
      case 'a':
        return rest.map(decode);
      case 'o': {
        const object = {};
        for (const [key, item] of rest as [string, unknown][]) {
          // Not an assignment: a key called __proto__ is a key like any other.
          Object.defineProperty(object, key, {
            value: decode(item),
            writable: true,
            enumerable: true,
            configurable: true,
          });
        }
        return object;
      }
      case 'undefined':
        return undefined;
      case 'number':
        return Number(first);
      case 'bigint':
        return BigInt(first);
      case 'date':
        return new Date(Number(rest[0]));
      case 'regexp':
        return new RegExp(first, second);
      case 'bytes':
        return typedArrays[first]?.(fromBase64(second));
      case 'map':
        return new Map((rest as [unknown, unknown][]).map(([k, v]) => [decode(k), decode(v)]));
      case 'set':
        return new Set(rest.map(decode));
      case 'error': {
        const error = new Error(second);
        error.name = first;
        error.stack = third;
        return error;
      }
      case 'port':
        return ports[Number(rest[0])];
      default:
        throw new Error(`unknown tag in a cloned value: ${tag}`);
    }
  }
  return decode(JSON.parse(text));
}
