import { formatDates } from "../i18n/dates.ts"
import { directionOf } from "../i18n/locale.ts"
import type { MessageKey, Translate } from "../i18n/translate.ts"
import { daysInWords } from "./days-in-words.ts"
import { type Gathered, groupDigest } from "./digest.ts"
import { isObligatory, kindOf } from "./kinds.ts"
import { type Block, htmlLetter, plainLetter } from "./letter.ts"
import type { MailCalendar } from "./notify.server.ts"
import type { Owed } from "./owed.server.ts"

/** A mail as it goes out: multipart text, and the headers that mail readers act on. */
export type OutgoingMail = {
  messageId: string
  to: string
  subject: string
  text: string
  html?: string
  language?: string
  /** Full address that a press on the mail reader's own "unsubscribe" posts to (RFC 8058). */
  unsubscribe?: string
  /** An iCalendar text with its method, for the reader's calendar. */
  calendar?: MailCalendar
}

export type Writing = {
  translate(language: string): Translate
  publicUrl: string
  /** The secret of a fresh unsubscribe link, for mails that one may refuse. */
  unsubscribeToken: string | null
}

const fullAddress = (writing: Writing, path: string) => writing.publicUrl + path

const messageIdOf = (owed: Owed, { publicUrl }: Writing) => `${owed.id}@${new URL(publicUrl).hostname}`

/** For whom this is, and how to have less of it: mailboxes are shared, so the mail names its reader. */
const footer = (owed: Owed, t: Translate, writing: Writing): Block[] => {
  const lines = [t("mail.footer.for", { name: owed.personName ?? "" })]
  if (writing.unsubscribeToken)
    lines.push(
      t("mail.footer.choose", { link: fullAddress(writing, "/account/notices") }),
      t("mail.footer.stop", { link: fullAddress(writing, `/unsubscribe/${writing.unsubscribeToken}`) }),
    )
  else
    lines.push(
      t(isObligatory(kindOf(owed.kind).group) ? "mail.footer.obligatory" : "mail.footer.choose", {
        link: fullAddress(writing, "/account/notices"),
      }),
    )
  return [{ is: "small", text: lines.join("\n") }]
}

const finished = (owed: Owed, subject: string, body: Block[], writing: Writing): OutgoingMail => {
  const t = writing.translate(owed.language)
  const blocks = owed.personId ? [...body, ...footer(owed, t, writing)] : body
  const { language } = owed
  const token = writing.unsubscribeToken
  return {
    ...{ messageId: messageIdOf(owed, writing), to: owed.address ?? "", subject, language },
    text: plainLetter({ blocks }),
    html: htmlLetter({ subject, language, dir: directionOf(language), blocks }),
    ...(owed.calendar ? { calendar: owed.calendar } : {}),
    ...(token ? { unsubscribe: fullAddress(writing, `/unsubscribe/${token}`) } : {}),
  }
}

/** The mail of one message. A person's link goes by way of their inbox, which asks who has come. */
export const composeMail = (owed: Owed, writing: Writing): OutgoingMail => {
  const t = writing.translate(owed.language)
  const { path, ...values } = owed.params ?? {}
  const params = daysInWords(values, formatDates(owed.language).day)
  const link = fullAddress(writing, owed.noticeCode && path ? `/inbox/${owed.noticeCode}` : (path ?? "/"))
  const subject = t(`mail.${owed.kind}.subject` as MessageKey, { ...params, link })
  // One kind may be written in several ways, where the kind itself must not tell which of them somebody was sent.
  const way = params.context ? `mail.${owed.kind}.text_${params.context}` : `mail.${owed.kind}.text`
  const text = t(way as MessageKey, { ...params, link })
  return finished(owed, subject, [{ is: "text", text }], writing)
}

export type DigestItem = Gathered & {
  kind: string
  noticeCode: string | null
  params: Record<string, string> | null
}

const itemBlock = (item: DigestItem, t: Translate, writing: Writing): Block => {
  const { path, ...params } = item.params ?? {}
  const href = fullAddress(writing, item.noticeCode ? `/inbox/${item.noticeCode}` : (path ?? "/inbox"))
  return { is: "item", href, text: t(`mail.${item.kind}.subject` as MessageKey, { ...params, link: href }) }
}

/** The mail of a digest: what is new by table and group, one line each. */
export const composeDigest = (owed: Owed, items: readonly DigestItem[], writing: Writing): OutgoingMail => {
  const t = writing.translate(owed.language)
  const parts = groupDigest(items).flatMap(({ table, groups }): Block[] => [
    {
      ...{ is: "heading", level: 2, text: table?.name ?? t("mail.digest.no_table") },
      language: table?.language,
    },
    ...groups.flatMap(({ group, items: own }): Block[] => [
      { is: "heading", level: 3, text: t(`mail.groups.${group}`) },
      ...own.map((item) => itemBlock(item, t, writing)),
    ]),
  ])
  const count = items.length
  const opening = t("mail.digest.text", { count, link: fullAddress(writing, "/inbox") })
  return finished(
    owed,
    t("mail.digest.subject", { count }),
    [{ is: "text", text: opening }, ...parts],
    writing,
  )
}
