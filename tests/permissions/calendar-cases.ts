import { ALL, type Case, count, MEMBERS, NONE, type PostCase, SERVING, SIGNED_IN } from "./circles.ts"
import { FEED_TOKEN, type World } from "./world.ts"

const over = ({ sittings }: World) => ({ code: sittings.over.code })
const INSIDE = [...MEMBERS, "administrator"] as const
const NOBODY_ID = "00000000-0000-0000-0000-000000000000"

/** The calendar and its addresses, and who was at a meeting that is over. */
export const CALENDAR_PAGES: readonly Case[] = [
  { route: "calendar._index", for: ALL },
  { route: "calendar.ics", for: ALL },
  { route: "calendar.feed.$token", for: ALL, params: () => ({ token: FEED_TOKEN }) },
  { route: "calendar.feed.$token", of: "unknown", for: NONE, params: () => ({ token: "another" }) },
  { route: "account_.calendar", for: SIGNED_IN },
  { route: "editions.$code.ics", for: ALL, params: ({ courses }) => ({ code: courses.open.code }) },
  { route: "meetings.$code.attestations", for: INSIDE, params: over },
  {
    ...{ route: "attestations.$code.pdf", for: SERVING },
    params: ({ sittings }) => ({ code: sittings.attestation.code }),
  },
]

const attestationsWhere = (where: string) => (world: World) =>
  `select count(*) as value from attestation where meeting_id = '${world.sittings.over.id}' and ${where}`

/** Their posts. */
export const CALENDAR_POSTS: readonly PostCase[] = [
  {
    ...{ route: "account_.calendar", of: "renew", for: SIGNED_IN, fields: () => ({ intent: "renew" }) },
    value: count("calendar_feed"),
  },
  {
    ...{ route: "account_.calendar", of: "withdraw somebody else's", for: NONE },
    ...{ fields: () => ({ intent: "withdraw" }), value: count("calendar_feed") },
  },
  {
    ...{ route: "meetings.$code.attestations", of: "all", for: SERVING, params: over },
    ...{ fields: () => ({ intent: "all" }), value: attestationsWhere("true") },
  },
  {
    ...{ route: "meetings.$code.attestations", of: "one's own", for: INSIDE, params: over },
    fields: ({ ctx }) => ({ intent: "one", who: `person:${ctx.actor.personId ?? NOBODY_ID}` }),
    value: (world) => attestationsWhere(`person_id = '${world.ctx.actor.personId ?? NOBODY_ID}'`)(world),
  },
  {
    ...{ route: "meetings.$code.attestations", of: "somebody else's", for: SERVING, params: over },
    fields: ({ sittings }) => ({ intent: "one", who: `person:${sittings.seats[0]?.id}` }),
    value: attestationsWhere("true"),
  },
]
