import { mayReadAnswer } from "#app/answers/visible.server.ts"
import { mayReadBallot, maySeeUnanswered } from "#app/ballots/may-read.server.ts"
import { mayReadCall } from "#app/calls/facts.server.ts"
import { mayReadEnrolment } from "#app/courses/visible.server.ts"
import { mayReadThread } from "#app/documents/comments/queries.server.ts"
import { mayReadPaper } from "#app/documents/rights.server.ts"
import { mayReadCommitment } from "#app/meetings/commitments/get-commitment.server.ts"
import { mayReadConvocation } from "#app/meetings/queries.server.ts"
import type { DeliveryPorts } from "#app/notifications/deliver.server.ts"
import { mayHearOfAdhesion } from "#app/people/adhesions/queries.server.ts"
import { mayReadMailLink } from "#app/people/mail-link.server.ts"
import { mayReadOrganisation } from "#app/people/organisations/queries.server.ts"
import { mayDecideRequest } from "#app/people/request-queries.server.ts"
import { mayReadPractice } from "#app/practices/facts.server.ts"
import { mayReadProposal } from "#app/proposals/facts.server.ts"
import { mayReadRecordAs } from "#app/records/queries.server.ts"
import { mayReadInvitation } from "#app/roundtables/invitation-queries.server.ts"
import { mayReadItem } from "#app/roundtables/items/queries.server.ts"
import { mayReadRoundtable } from "#app/roundtables/queries.server.ts"
import type { Db } from "#db/client.server.ts"

/** What is asked before a mail goes out, by kind of its subject; the pages ask `app/desk/readable.server.ts`. */
export const policiesOf = (db: Db): DeliveryPorts["mayRead"] => ({
  "mail-link": (_person, id) => mayReadMailLink(db, id),
  "account-request": (person, id) => mayDecideRequest(db, person, id),
  invitation: (_person, id) => mayReadInvitation(db, id),
  roundtable: (person, id) => mayReadRoundtable(db, person, id),
  item: (person, id) => mayReadItem(db, person, id),
  adhesion: (person, id) => mayHearOfAdhesion(db, person, id),
  organisation: (_person, id) => mayReadOrganisation(db, id),
  convocation: (_person, id) => mayReadConvocation(db, id),
  commitment: (person, id) => mayReadCommitment(db, person, id),
  enrolment: (person, id) => mayReadEnrolment(db, person, id),
  document: (person, id) => mayReadPaper(db, person, id),
  "comment-thread": (person, id) => mayReadThread(db, person, id),
  ballot: (person, id) => mayReadBallot(db, person, id),
  "ballot-unanswered": (person, id) => maySeeUnanswered(db, person, id),
  proposal: (person, id) => mayReadProposal(db, person, id),
  practice: (person, id) => mayReadPractice(db, person, id),
  call: (person, id) => mayReadCall(db, person, id),
  answer: (person, id) => mayReadAnswer(db, person, id),
  record: (person, id) => mayReadRecordAs(db, person, id),
})
