export type InvitationDates = { expiresAt: Date; usedAt: Date | null; withdrawnAt: Date | null }
export type InvitationState = "open" | "used" | "withdrawn" | "expired"

/** What an invitation's link can still do. State decides before time. */
export const invitationState = (invitation: InvitationDates, now: Date): InvitationState => {
  if (invitation.usedAt) return "used"
  if (invitation.withdrawnAt) return "withdrawn"
  return now < invitation.expiresAt ? "open" : "expired"
}
