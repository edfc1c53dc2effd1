import { transact } from "#app/context.ts"
import type { Translate } from "#app/i18n/translate.ts"
import type { DeliveryPorts } from "#app/notifications/deliver.server.ts"
import { type Message, notify } from "#app/notifications/notify.server.ts"
import type { Db } from "#db/client.server.ts"
import { outbox } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"

type Mail = Parameters<DeliveryPorts["send"]>[0]

const SUBJECT = { kind: "invitation", id: "7f" }
/** A message about an invitation, to an address without an account. */
export const message = (over: Partial<Message> = {}): Message => ({
  ...{ kind: "invitation", to: { address: "amina@example.org" }, language: "fr", subject: SUBJECT },
  params: { name: "Amina", path: "/invitations/secret" },
  ...over,
})

/** Writes a message into the outbox. */
export const owe = async (db: Db, over: Partial<Message> = {}) =>
  transact(await ctxFor(db), (tx) => notify(tx, message(over)))

const speaking =
  (language: string): Translate =>
  (key, values) =>
    `${language} ${key} ${values?.name ?? ""} ${values?.link ?? ""}`

/** Ways out that keep what was sent. */
export const ports = (over: Partial<DeliveryPorts> = {}) => {
  const sent: Mail[] = []
  const given: DeliveryPorts = {
    send: async (mail) => void sent.push(mail),
    translate: speaking,
    publicUrl: "https://tavoli.example",
    mayRead: { invitation: async () => true },
    secretariatOf: async () => ({ people: [], path: "/desk" }),
    quietHours: null,
    leaseMs: 60_000,
    retryFirstSeconds: 60,
    ...over,
  }
  return { sent, ports: given }
}

/** The one message that there is. */
export const only = async (db: Db) => {
  const [row, ...more] = await db.select().from(outbox)
  if (!row || more.length > 0) throw new Error("Not one message")
  return row
}

/** A way out that takes nothing. */
export const failing = () => ports({ send: async () => Promise.reject(new Error("the post is away")) }).ports
