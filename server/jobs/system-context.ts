import type { Ctx } from "#app/context.ts"
import { loadActor } from "#app/people/actor.server.ts"
import { settingsOf } from "../settings.ts"
import type { JobParts } from "./index.ts"

/** The context of what happens without anybody asking: nobody, at the database's clock. */
export const systemCtx = async ({ database, env, files, publicUrl }: JobParts): Promise<Ctx> => {
  const { actor, now } = await loadActor(database.db, null)
  return { db: database.db, actor, now, settings: settingsOf(env, publicUrl, false), files, requestId: "job" }
}
