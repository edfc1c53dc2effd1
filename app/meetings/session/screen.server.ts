import { encode } from "uqr"
import type { Ctx } from "../../context.ts"
import { getSession } from "./queries.server.ts"
import { roomCode } from "./room-code.server.ts"

/** What the hall's screen shows: the meeting, and the way in for who is there, good for a minute. */
export const getScreen = async (ctx: Ctx, code: string) => {
  const { roomKey, refusals, ...session } = await getSession(ctx, code)
  if (refusals.checkIn) return { ...session, entry: null }
  const room = roomCode(roomKey, ctx.now)
  const address = `${ctx.settings.publicUrl}/meetings/${code}/check-in?room=${room}`
  return { ...session, entry: { code: room, squares: encode(address, { ecc: "M", border: 0 }).data } }
}
