import type Database from 'better-sqlite3';

/**
 * Makes `prepare` remember its statements: query functions name their SQL where it is used, and still every text is compiled
 * once. No statement here is iterated lazily, so none is ever busy when it is asked for again.
 */
export function cacheStatements(db: Database.Database): void {
  const statements = new Map<string, Database.Statement>();
  const prepare = db.prepare.bind(db);
  const cached = (sql: string): Database.Statement => {
    const before = statements.get(sql);
    if (before !== undefined) return before;
    const statement = prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  db.prepare = cached as typeof db.prepare;
}
