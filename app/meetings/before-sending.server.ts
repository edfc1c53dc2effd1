import { civilDay } from "../civil-time.ts"
import type { Ctx } from "../context.ts"
import { formatDates } from "../i18n/dates.ts"
import type { MessageKey, Translate } from "../i18n/translate.ts"
import { sayAll } from "../roundtables/regulation/say.ts"
import { sentContent } from "./content.server.ts"
import { sendingOf } from "./convene.server.ts"
import { countedWords, noticeDaysWords } from "./notice-words.ts"
import { findMeetingToConvene } from "./queries.server.ts"
import { listRecipients } from "./recipients.server.ts"
import { mailParams, type Speak } from "./send-convocation.server.ts"

type Judged = Awaited<ReturnType<typeof sendingOf>>

/** What the days of notice say, sentence by sentence; none where no rule is in force. */
const noticeSaid = ({ rule, sending, today, day }: Judged, t: Translate, locale: string): string | null => {
  if (!rule || !("verdict" in sending)) return null
  return sayAll(t, formatDates(locale), countedWords(rule, today, day, sending.verdict))
}

/** The words of the mail that one of the recipients will get, as it will read, in their own language. */
const previewFor = (
  { content, isFirst }: { content: Parameters<typeof mailParams>[0]["content"]; isFirst: boolean },
  roundtable: { name: string },
  recipient: Awaited<ReturnType<typeof listRecipients>>[number] | undefined,
  speak: Speak,
  publicUrl: string,
) => {
  if (!recipient?.hasMail) return null
  const t = speak(recipient.language)
  const { day, ...params } = mailParams({ content, reason: null }, roundtable, recipient, speak)
  const values = {
    ...params,
    day: formatDates(recipient.language).day(day ?? ""),
    link: `${publicUrl}/convocations/…`,
  }
  const kind = isFirst ? "convocation" : "convocation_changed"
  return {
    ...{ name: recipient.name, language: recipient.language },
    subject: t(`mail.${kind}.subject` as MessageKey, values),
    text: t(`mail.${kind}.text` as MessageKey, values),
  }
}

/**
 * What who convenes looks at before sending: the days of notice, whom it goes to, and one mail as it will read.
 * @param to code of the person whose mail is looked at
 */
export const beforeSending = async (
  ctx: Ctx,
  { code, to }: { code: string; to: string | null },
  { t, locale, speak }: { t: Translate; locale: string; speak: Speak },
) => {
  const { meeting, roundtable, content } = await findMeetingToConvene(ctx, code)
  const [judged, sent] = [await sendingOf(ctx, roundtable.id, content), await sentContent(ctx, meeting.id)]
  const recipients = await listRecipients(ctx, roundtable.id, civilDay(new Date(content.calls[0] ?? ctx.now)))
  const isFirst = meeting.state === "draft"
  const { urgentDays } = judged.rule ?? { urgentDays: null }
  return {
    ...{ code, content, isFirst, recipients, state: judged.sending.is },
    isNewDate: !sent || sent.content.calls.join() !== content.calls.join(),
    hasChanged: isFirst || meeting.editedAt !== null,
    notice: noticeSaid(judged, t, locale),
    urgent:
      judged.rule && urgentDays !== null
        ? sayAll(t, formatDates(locale), [noticeDaysWords(judged.rule, urgentDays)])
        : null,
    roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
    preview: previewFor(
      { content, isFirst },
      roundtable,
      recipients.find((one) => one.code === to),
      speak,
      ctx.settings.publicUrl,
    ),
  }
}
