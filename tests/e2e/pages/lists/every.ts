import { ADMINISTRATION } from "./administration.ts"
import { ANSWER_PAGES } from "./answers.ts"
import { ATTACHMENTS } from "./attachments.ts"
import { BALLOT_PAGES } from "./ballots.ts"
import { CALL_PAGES } from "./calls.ts"
import { COMMENTS } from "./comments.ts"
import { COURSE_PAGES } from "./courses.ts"
import { EVERYDAY } from "./everyday.ts"
import { FIGURE_PAGES } from "./figures.ts"
import { LIFE } from "./life.ts"
import { MEETING_PAGES } from "./meetings.ts"
import { ORGANISATIONS } from "./organisations.ts"
import { PEOPLE } from "./people.ts"
import { PRACTICE_PAGES } from "./practices.ts"
import { PROPOSAL_PAGES } from "./proposals.ts"
import { RECORDS } from "./records.ts"
import { RULES_PAGES } from "./rules.ts"
import { SEATS } from "./seats.ts"
import { TABLES } from "./tables.ts"

/** Every page that is looked at, so that a page which is not can be told. */
export const EVERY = [
  ...[EVERYDAY, TABLES, SEATS, RECORDS, RULES_PAGES],
  ...[
    ORGANISATIONS,
    PEOPLE,
    ATTACHMENTS,
    ADMINISTRATION,
    COMMENTS,
    LIFE,
    MEETING_PAGES,
    COURSE_PAGES,
    BALLOT_PAGES,
    PRACTICE_PAGES,
    CALL_PAGES,
    PROPOSAL_PAGES,
    ANSWER_PAGES,
    FIGURE_PAGES,
  ],
].flat()
