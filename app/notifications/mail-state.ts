export const MAIL_STATES = ["due", "waiting", "gathered", "sent", "dropped", "failed"] as const
export type MailState = (typeof MAIL_STATES)[number]

type Mail = {
  sentAt: Date | null
  droppedAt: Date | null
  reason: string | null
  digestId: string | null
  nextAttemptAt: Date
}

/** What became of a mail so far. */
export const mailState = (mail: Mail, now: Date): MailState => {
  if (mail.sentAt) return "sent"
  if (mail.droppedAt) return mail.reason === "failed" || mail.reason === "refused" ? "failed" : "dropped"
  if (mail.digestId) return "gathered"
  return mail.nextAttemptAt > now ? "waiting" : "due"
}
