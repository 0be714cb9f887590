import { SqliteError } from '../database.ts';
import type { WritableDb } from '../db.ts';

/** Makes the `at`th writing call of SQLite fail with `code` once `arm` was called; 1 is the first. */
export function failingCalls(code: string) {
  let left = 0;
  let failed = false;
  const call = <T>(run: () => T): T => {
    left -= 1;
    if (left === 0) {
      failed = true;
      throw new SqliteError('injected', code);
    }
    return run();
  };
  return {
    arm(at: number) {
      left = at;
      failed = false;
    },
    /** Whether it came so far as to fail since armed. */
    disarm(): boolean {
      left = 0;
      return failed;
    },
    wrap: (db: WritableDb): WritableDb =>
      new Proxy(db, {
        get(target, name) {
          if (name === 'exec')
            return (sql: string) => (sql === 'ROLLBACK' ? target.exec(sql) : call(() => target.exec(sql)));
          if (name === 'prepare')
            return (sql: string) => {
              const statement = target.prepare(sql);
              return new Proxy(statement, {
                get(inner, member) {
                  if (member === 'run') return (...values: unknown[]) => call(() => inner.run(...values));
                  const value: unknown = Reflect.get(inner, member);
                  return typeof value === 'function' ? (value.bind(inner) as unknown) : value;
                },
              });
            };
          const value: unknown = Reflect.get(target, name);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      }),
  };
}
