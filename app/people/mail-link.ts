/** What a link sent by mail is for. */
export type MailLinkKind =
  | "sign_in"
  | "password"
  | "email_change"
  | "account_request"
  | "merge"
  | "organisation_invitation"

export type MailLinkDates = { expiresAt: Date; usedAt: Date | null; withdrawnAt: Date | null }
export type MailLinkState = "open" | "used" | "withdrawn" | "expired"

/** What a link can still do. State decides before time. */
export const mailLinkState = (link: MailLinkDates, now: Date): MailLinkState => {
  if (link.usedAt) return "used"
  if (link.withdrawnAt) return "withdrawn"
  return now < link.expiresAt ? "open" : "expired"
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

/** How many minutes a link of this kind works: what opens an account's door is short, what invites is long. */
export const mailLinkMinutes = (
  kind: MailLinkKind,
  settings: { mailLinkMinutes: number; invitationDays: number },
): number =>
  kind === "organisation_invitation" || kind === "account_request"
    ? settings.invitationDays * DAY_MINUTES
    : settings.mailLinkMinutes

/** Until when a link sent now works. */
export const mailLinkEnd = (kind: MailLinkKind, now: Date, settings: Parameters<typeof mailLinkMinutes>[1]) =>
  new Date(now.getTime() + mailLinkMinutes(kind, settings) * MINUTE_MS)

/** Whether whoever holds a link that is over may have a fresh one sent to the same address. */
export const isRenewable = (kind: MailLinkKind, state: MailLinkState): boolean =>
  state === "expired" || (state === "used" && (kind === "sign_in" || kind === "password"))

/** Who must be signed in to use a link: nobody, or the person that the link is about. */
export const needsItsPerson = (kind: MailLinkKind): boolean => kind === "email_change" || kind === "merge"

export type LinkDoor = "ready" | "new_account" | "sign_in" | "somebody_else"

/**
 * What has to happen before a link's button: nothing, an account, or a sign-in as the right person.
 * @param who `me` is signed in, `personId` is whose link it is, `accountId` has the link's address
 */
export const linkDoor = (
  kind: MailLinkKind,
  who: { me: string | null; personId: string | null; accountId: string | null },
): LinkDoor => {
  const { me, personId, accountId } = who
  if (needsItsPerson(kind)) return me === null ? "sign_in" : me === personId ? "ready" : "somebody_else"
  if (kind === "sign_in" || kind === "password")
    return me === null || me === personId ? "ready" : "somebody_else"
  if (me !== null) return me === accountId ? "ready" : "somebody_else"
  return accountId === null ? "new_account" : "sign_in"
}
