import { CHOOSABLE } from "#app/notifications/kinds.ts"
import { ADMINISTRATOR, ALL, type Case, count, NONE, type PostCase, SIGNED_IN } from "./circles.ts"
import { UNSUBSCRIBE_TOKEN, type World } from "./world.ts"

/** Inbox, preferences and the links of mails. */
export const NOTICE_PAGES: readonly Case[] = [
  { route: "account_.notices", for: SIGNED_IN },
  { route: "desk_.done", for: SIGNED_IN },
  { route: "desk_.open", for: SIGNED_IN },
  { route: "admin.mail", for: ADMINISTRATOR },
  { route: "inbox._index", for: SIGNED_IN },
  {
    route: "inbox.$code",
    of: "one's own",
    for: SIGNED_IN,
    params: ({ notice, ctx }) => ({ code: ctx.actor.personId ? notice.code : "0000000000" }),
    leads: true,
  },
  {
    route: "inbox.$code",
    of: "somebody else's",
    for: ALL,
    params: ({ foreign }) => ({ code: foreign.code }),
  },
  { route: "dev.mail.$id", of: "shown", for: ALL, params: () => ({ id: "one" }), showsMail: true },
  { route: "dev.mail.$id", of: "not shown", for: NONE, params: () => ({ id: "one" }) },
  { route: "dev.mail._index", of: "shown", for: ALL, showsMail: true },
  { route: "dev.mail._index", of: "not shown", for: NONE },
  { route: "unsubscribe.$token", for: ALL, params: () => ({ token: UNSUBSCRIBE_TOKEN }) },
]

export const NOTICE_POSTS: readonly PostCase[] = [
  {
    ...{ route: "account_.notices", for: SIGNED_IN },
    fields: () => ({
      ...Object.fromEntries(CHOOSABLE.map((group) => [`pace-${group}`, "none"])),
      ...{ from: "21", until: "8" },
    }),
    value: count("notice_preference"),
  },
  ...(["open", "read"] as const).map((intent) => ({
    ...{ route: "inbox._index", of: intent, for: SIGNED_IN },
    fields: ({ notice }: World) => ({ intent, id: notice.id }),
    value: ({ notice }: World) => `select read_at as value from notice where id = '${notice.id}'`,
  })),
  {
    ...{ route: "inbox._index", of: "read somebody else's", for: NONE },
    fields: ({ foreign }) => ({ intent: "read", id: foreign.id }),
    value: ({ foreign }) => `select read_at as value from notice where id = '${foreign.id}'`,
  },
  {
    ...{ route: "inbox._index", of: "read-all", for: SIGNED_IN },
    fields: () => ({ intent: "read-all" }),
    value: count("notice where read_at is not null"),
  },
  {
    ...{ route: "unsubscribe.$token", of: "stop", for: ALL, params: () => ({ token: UNSUBSCRIBE_TOKEN }) },
    fields: () => ({}),
    value: count("notice_preference"),
  },
  {
    ...{ route: "unsubscribe.$token", of: "renew", for: NONE, params: () => ({ token: UNSUBSCRIBE_TOKEN }) },
    fields: () => ({ intent: "renew" }),
    value: count("outbox"),
  },
]
