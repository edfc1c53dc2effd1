import { topicNumbers } from "#app/live/numbers.server.ts"
import { topicToFollow } from "#app/meetings/session/follow.server.ts"
import { loadActor } from "#app/people/actor.server.ts"
import { type ContextParts, identifySession } from "./context.ts"
import type { LivePorts } from "./live/index.ts"

const ADDRESS = /^\/live\/meetings\/([0-9A-Z]{10})$/

/** The application's answers to what open pages ask to follow. */
export const livePorts = (parts: Pick<ContextParts, "database" | "settings" | "files">): LivePorts => ({
  topicOf: async (cookie, path) => {
    const { database, settings, files } = parts
    const code = ADDRESS.exec(path)?.[1]
    const { personId } = await identifySession({ database, settings }, cookie ?? "")
    if (!code || !personId) return null
    const { actor, now } = await loadActor(database.db, personId)
    return topicToFollow({ db: database.db, actor, now, settings, files, requestId: "live" }, code)
  },
  numbers: (names) => topicNumbers({ db: parts.database.db }, names),
})
