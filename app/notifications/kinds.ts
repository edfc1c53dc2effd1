export const PACES = ["immediate", "daily", "weekly", "none"] as const
/** When a mail goes out: at once, with the day's, with the week's, or never (the inbox has it anyway). */
export type Pace = (typeof PACES)[number]

/**
 * Groups of kinds that a person chooses about together. The obligatory ones always go out at once: nobody can
 * look after an account, take a seat or come to a meeting without them.
 */
export const GROUPS = [
  "account",
  "invitations",
  "mandates",
  "requests",
  "texts",
  "tables",
  "courses",
] as const
export type Group = (typeof GROUPS)[number]

const OBLIGATORY: readonly Group[] = ["account", "invitations"]
export const isObligatory = (group: Group): boolean => OBLIGATORY.includes(group)
export type ChoosableGroup = Exclude<Group, "account" | "invitations">
export const CHOOSABLE = GROUPS.filter((group): group is ChoosableGroup => !isObligatory(group))

/** What applies until the person chooses. */
export const PRESETS: Readonly<Record<ChoosableGroup, Pace>> = {
  mandates: "immediate",
  requests: "immediate",
  texts: "daily",
  tables: "daily",
  courses: "immediate",
}

type Kind = {
  group: Group
  /** The mail carries a key (a link that opens something): it leaves no copy in the inbox. */
  keyed?: true
  /** Somebody waits for it at the screen: quiet hours do not hold it. */
  urgent?: true
  /** That it was sent to this person is itself confidential: the delivery log does not name them. */
  secret?: true
  /** Stands in the inbox only: it tells of mail that does not arrive. */
  inboxOnly?: true
}

/** Every kind of message, by the name of its texts in `mail.json`. */
const KINDS: Readonly<Record<string, Kind>> = {
  account_exists: { group: "account", urgent: true },
  account_expires: { group: "account" },
  account_request_link: { group: "account", keyed: true, urgent: true },
  account_requested: { group: "requests" },
  adhesion_accepted: { group: "invitations", keyed: true },
  adhesion_additions: { group: "account", keyed: true },
  adhesion_answered: { group: "requests" },
  adhesion_confirm: { group: "account", keyed: true, urgent: true },
  adhesion_new: { group: "requests" },
  adhesion_receipt: { group: "account", keyed: true },
  adhesion_refused: { group: "account", keyed: true },
  answer_requested: { group: "requests" },
  answer_asked_for_you: { group: "texts" },
  answer_given_to_you: { group: "requests" },
  answer_taken: { group: "texts" },
  answer_to_endorse: { group: "requests" },
  answer_endorsed: { group: "requests" },
  answer_returned: { group: "requests" },
  answer_published: { group: "texts" },
  answer_extended: { group: "texts" },
  answer_withdrawn: { group: "texts" },
  answer_questioned: { group: "requests" },
  answer_explained: { group: "texts" },
  answer_kept: { group: "texts" },
  answer_dropped: { group: "texts" },
  answer_due: { group: "requests" },
  answer_late: { group: "requests" },
  answer_late_here: { group: "texts" },
  // One kind for receipts and reminders: which of them somebody was sent would tell who has voted.
  ballot_about: { group: "requests", secret: true },
  ballot_closed: { group: "texts" },
  ballot_stopped: { group: "texts" },
  ballot_opened: { group: "requests" },
  call_published: { group: "tables" },
  project_entered: { group: "requests" },
  project_taken_back: { group: "requests" },
  project_call_cancelled: { group: "requests" },
  project_ranked: { group: "requests" },
  approval_asked: { group: "requests" },
  approval_objected: { group: "texts" },
  approval_objected_by: { group: "requests" },
  approval_reminder: { group: "requests" },
  approval_unanswered: { group: "texts" },
  approval_withdrawn: { group: "texts" },
  comment_mention: { group: "requests" },
  comment_new: { group: "texts" },
  comment_reply: { group: "texts" },
  comment_resolved: { group: "texts" },
  commitment_late: { group: "requests" },
  commitment_made: { group: "requests" },
  commitment_told: { group: "tables" },
  // A term counts from the day it leaves: it does not wait for quiet hours to end.
  convocation: { group: "invitations", keyed: true, urgent: true },
  convocation_cancelled: { group: "invitations", keyed: true, urgent: true },
  convocation_changed: { group: "invitations", keyed: true, urgent: true },
  delegate_accepted: { group: "mandates" },
  delegate_note: { group: "requests" },
  delegate_refused: { group: "mandates" },
  designation_request: { group: "requests" },
  digest: { group: "tables" },
  proposal_sign: { group: "requests" },
  proposal_sign_again: { group: "requests" },
  proposal_signed: { group: "texts" },
  proposal_declined: { group: "texts" },
  proposal_arrived: { group: "requests" },
  proposal_submitted: { group: "texts" },
  proposal_edited: { group: "texts" },
  proposal_supported: { group: "texts" },
  proposal_commented: { group: "texts" },
  proposal_admitted: { group: "texts" },
  proposal_not_admitted: { group: "texts" },
  proposal_discussed: { group: "texts" },
  proposal_put_to_ballot: { group: "texts" },
  proposal_resumed: { group: "texts" },
  proposal_voted: { group: "texts" },
  proposal_withdrawn: { group: "texts" },
  proposal_signature_left: { group: "texts" },
  proposal_merged: { group: "texts" },
  proposal_split: { group: "texts" },
  proposal_passed: { group: "texts" },
  proposal_version: { group: "requests" },
  followed_not_admitted: { group: "texts" },
  followed_merged: { group: "texts" },
  practice_ready: { group: "requests" },
  practice_published: { group: "texts" },
  practice_withdrawn: { group: "texts" },
  practice_taken_up: { group: "texts" },
  practice_taken_up_elsewhere: { group: "texts" },
  proxy_registered: { group: "mandates" },
  proxy_used: { group: "mandates" },
  item_added: { group: "invitations", urgent: true },
  item_withdrawn: { group: "invitations", urgent: true },
  point_added: { group: "requests" },
  point_reopened: { group: "requests" },
  second_call: { group: "invitations", urgent: true },
  sitting_adjourned: { group: "invitations", urgent: true },
  email_change_link: { group: "account", keyed: true, urgent: true },
  email_changed: { group: "account", urgent: true },
  enrolment_asked: { group: "requests" },
  enrolment_at_risk: { group: "courses" },
  enrolment_cancelled: { group: "courses" },
  enrolment_certificate_replaced: { group: "courses" },
  enrolment_certificate_revoked: { group: "courses" },
  enrolment_certified: { group: "courses" },
  enrolment_changed: { group: "courses" },
  enrolment_confirmed: { group: "courses" },
  enrolment_edition_cancelled: { group: "courses" },
  enrolment_expired: { group: "courses" },
  enrolment_offered: { group: "courses" },
  enrolment_out_of_reach: { group: "courses" },
  enrolment_refused: { group: "courses" },
  enrolment_soon: { group: "courses" },
  enrolment_requested: { group: "courses" },
  enrolment_waiting: { group: "courses" },
  extract_asked: { group: "requests" },
  extract_declined: { group: "requests" },
  extract_issued: { group: "requests" },
  hand_over: { group: "mandates" },
  invitation: { group: "invitations", keyed: true, urgent: true },
  item_answered: { group: "tables" },
  item_arrived: { group: "tables" },
  item_returned: { group: "tables" },
  mail_failed: { group: "account", inboxOnly: true },
  mail_failed_to: { group: "account", inboxOnly: true },
  mandate_ended: { group: "mandates" },
  mandate_ending: { group: "mandates" },
  mandate_renewed: { group: "mandates" },
  membership_ended: { group: "account" },
  merge_link: { group: "account", keyed: true, urgent: true },
  minutes_accepted: { group: "texts" },
  minutes_approved: { group: "texts" },
  minutes_declined: { group: "texts" },
  minutes_observation: { group: "requests" },
  minutes_published: { group: "texts" },
  minutes_review: { group: "requests" },
  minutes_review_closed: { group: "requests" },
  minutes_signed: { group: "texts" },
  network_asked: { group: "requests" },
  network_ended: { group: "tables" },
  network_joined: { group: "tables" },
  office_ended: { group: "mandates" },
  office_given: { group: "mandates" },
  office_handed_over: { group: "mandates" },
  organisation_invitation_link: { group: "invitations", keyed: true, urgent: true },
  paper_act_voided: { group: "texts" },
  paper_adopted: { group: "texts" },
  paper_back: { group: "texts" },
  paper_not_taken_up: { group: "texts" },
  paper_opened: { group: "texts" },
  paper_mention: { group: "requests" },
  paper_published: { group: "texts" },
  paper_review: { group: "texts" },
  paper_revision: { group: "texts" },
  paper_taken_up: { group: "texts" },
  paper_to_sign: { group: "texts" },
  password_changed: { group: "account", urgent: true },
  password_link: { group: "account", keyed: true, urgent: true },
  point_accepted: { group: "requests" },
  point_asked: { group: "requests" },
  point_refused: { group: "requests" },
  rectification_accepted: { group: "texts" },
  rectification_asked: { group: "requests" },
  rectification_declined: { group: "requests" },
  request_recognised: { group: "account", urgent: true },
  request_refused: { group: "account", urgent: true },
  seat_taken: { group: "mandates" },
  sign_in_link: { group: "account", keyed: true, urgent: true },
  signature_asked: { group: "requests" },
  signature_reminder: { group: "requests" },
  unsubscribe_link: { group: "account", keyed: true, urgent: true },
}

export const knownKinds = (): string[] => Object.keys(KINDS)

/** What is known of a kind; one that is not listed is treated as obligatory and public. */
export const kindOf = (kind: string): Kind =>
  (Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined) ?? { group: "account" }

export type Preferences = Readonly<Partial<Record<string, string>>>

/** The pace that a person chose for a group, or its preset; obligatory groups have no choice. */
export const paceOf = (group: Group, preferences: Preferences): Pace => {
  if (isObligatory(group)) return "immediate"
  const chosen = preferences[group] as Pace | undefined
  return chosen && PACES.includes(chosen) ? chosen : PRESETS[group as ChoosableGroup]
}
