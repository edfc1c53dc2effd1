import { openInAnswers } from "../answers/open-for.server.ts"
import { openInBallots } from "../ballots/open-for.server.ts"
import type { Ctx } from "../context.ts"
import { openInCourses } from "../courses/open-for.server.ts"
import { doneInDocuments, openInDocuments } from "../documents/open-for.server.ts"
import { openInMeetings } from "../meetings/open-for.server.ts"
import type { DoneThing, OpenThing } from "../open-thing.ts"
import { openInAdhesions } from "../people/adhesions/open-for.server.ts"
import { doneInRoundtables, openInRoundtables } from "../roundtables/open-for.server.ts"
import { byDeadline } from "./deadline.ts"

type OpenFor = (ctx: Ctx, roundtableId?: string) => Promise<OpenThing[]>
type DoneBy = (ctx: Ctx) => Promise<DoneThing[]>

/** Each domain's answer; one that is added stands here. */
const OPEN: readonly OpenFor[] = [
  openInAdhesions,
  openInRoundtables,
  openInDocuments,
  openInMeetings,
  openInBallots,
  openInAnswers,
  openInCourses,
]
const DONE: readonly DoneBy[] = [doneInRoundtables, doneInDocuments]

/** What is open for the person by deadline, over all tables or at one. */
export const openThings = async (ctx: Ctx, roundtableId?: string): Promise<OpenThing[]> =>
  byDeadline((await Promise.all(OPEN.map((openFor) => openFor(ctx, roundtableId)))).flat())

/** What the person did in the last thirty days, newest first. */
export const doneThings = async (ctx: Ctx): Promise<DoneThing[]> =>
  (await Promise.all(DONE.map((doneBy) => doneBy(ctx)))).flat().sort((a, b) => b.at.localeCompare(a.at))
