import { Temporal } from "@js-temporal/polyfill"

export const RECEIPT_KINDS = ["acceptance", "delivery", "failure"] as const
export type ReceiptKind = (typeof RECEIPT_KINDS)[number]

/** What a receipt of certified mail says: of which message, for whom, when. */
export type Receipt = { kind: ReceiptKind; messageId: string | null; recipient: string | null; at: Date }

/** The kinds as `daticert.xml` writes them (D.M. 2/11/2005, annex); all three that say "not delivered" are one. */
const KINDS: Readonly<Record<string, ReceiptKind>> = {
  ...{ accettazione: "acceptance", "avvenuta-consegna": "delivery", "errore-consegna": "failure" },
  ...{ "preavviso-errore-consegna": "failure", "non-accettazione": "failure" },
}

const unescaped = (text: string) =>
  text.replace(
    /&(lt|gt|amp|quot|apos);/g,
    (_whole, name: string) => ({ lt: "<", gt: ">", quot: '"', apos: "'" })[name] ?? "&",
  )

const tag = (xml: string, name: string) => {
  const found = new RegExp(`<${name}(?:\\s[^>]*)?>([^<]*)</${name}>`).exec(xml)?.[1]?.trim()
  return found ? unescaped(found) : null
}

/** An instant typed as a civil day and a time of Rome; a time that the clocks skip is the next one. */
export const romeInstant = (day: string, time: string): Date =>
  new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime("Europe/Rome").epochMilliseconds)

const instantOf = (xml: string): Date | null => {
  const day = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(tag(xml, "giorno") ?? "")
  const time = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(tag(xml, "ora") ?? "")
  const zone = /<data\s[^>]*zona="([+-])(\d{2}):?(\d{2})"/.exec(xml)
  if (!day || !time) return null
  const at = Date.UTC(
    ...([Number(day[3]), Number(day[2]) - 1, Number(day[1])] as const),
    ...([Number(time[1]), Number(time[2]), Number(time[3] ?? 0)] as const),
  )
  const offset = zone ? (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === "-" ? -1 : 1) : 0
  return new Date(at - offset * 60_000)
}

/** Reads `daticert.xml`, the certified data of a receipt; null when it is none that proves something. */
export const readCertifiedData = (xml: string): Receipt | null => {
  const kind = KINDS[/<postacert\s[^>]*tipo="([^"]+)"/.exec(xml)?.[1] ?? ""]
  const at = instantOf(xml)
  if (!kind || !at) return null
  const recipient = kind === "acceptance" ? null : (tag(xml, "consegna") ?? tag(xml, "destinatari"))
  return { kind, messageId: tag(xml, "msgid"), recipient: recipient?.toLowerCase() ?? null, at }
}

/** Whether a message is proven to have reached a recipient: only "avvenuta consegna" proves it. */
export const provesDelivery = (receipt: { kind: string }): boolean => receipt.kind === "delivery"
