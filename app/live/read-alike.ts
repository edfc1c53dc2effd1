import type { Ctx } from "../context.ts"

/**
 * Reads once what many who ask at the same moment are shown alike, as all who follow a meeting do after each change.
 * The name says everything that the answer depends on but the database: nothing of who asks may be in it. What comes
 * back is shared: it is not written to.
 */
export const readAlike = <T>(ctx: Ctx, name: string, read: () => Promise<T>): Promise<T> =>
  ctx.alike ? ctx.alike(name, read) : read()
