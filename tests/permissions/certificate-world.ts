import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { enrolments } from "#db/schema/index.ts"
import { issue, makeFinished, makeLearner, papersOf } from "#tests/courses/certificates/world.ts"

/** An edition whose certificates are issued, one to who asks and one to somebody else, and one whose are due. */
export const makeCertificates = async (db: Db, ctx: Ctx) => {
  const done = await makeFinished(db)
  const mine = await makeLearner(db, done, 480, "Ada Intera")
  await makeLearner(db, done, 480, "Bruno Uguale")
  await issue(done)
  const personId = ctx.actor.personId
  if (personId) await db.update(enrolments).set({ personId }).where(eq(enrolments.id, mine.id))
  const due = await makeFinished(db)
  await makeLearner(db, due, 480, "Carla Attesa")
  const papers = await papersOf(db, done)
  const own = papers.find(({ paper }) => paper.enrolmentId === mine.id)
  const foreign = papers.find(({ paper }) => paper.enrolmentId !== mine.id)
  if (!own || !foreign) throw new Error("Nothing was issued")
  return {
    certificates: {
      ...{ edition: done.edition, due: due.edition, own: own.paper, foreign: foreign.paper },
      verification: foreign.verification.code,
    },
  }
}
