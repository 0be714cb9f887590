/** Asks once for each key: for what one operation looks up again and again. Keeps everything, so let go of it with the operation. */
export function memo<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, { readonly value: Value }>();
  return (key) => {
    const before = known.get(key) ?? { value: find(key) };
    known.set(key, before);
    return before.value;
  };
}
