import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { refuseKeepRecords } from "../../records/policy.ts"
import { isFiled, signingOf } from "../../records/signing-of.server.ts"
import { isClosedFor } from "../../roundtables/policy.ts"
import { PAPER } from "../pictures/queries.server.ts"
import type { PaperFacts } from "../policy.ts"
import { getPaper } from "../queries.server.ts"
import { refuseSendToSign } from "./policy.ts"
import { isSignedByParties, partiesOf } from "./signing.ts"

type Paper = { id: string; kind: string; facts: PaperFacts }

/** The parties of the round that adopted a text, with who holds their seat today as titular. */
const partiesOfRound = async (ctx: Ctx, documentId: string) => {
  const { rows } = await ctx.db.execute(sql`
    select o.name as party, min(p.name) as signatory, min(s.position) as place
      from approval_round r
      join approval_seat a on a.round_id = r.id
      join seat s on s.id = a.seat_id
      join organisation o on o.id = coalesce(s.organisation_id, s.designated_by_id)
      left join seat_term m on m.seat_id = s.id and m.rank = 0 and m.ended_at is null
       and m.starts_on <= (now() at time zone 'Europe/Rome')::date
       and (m.ends_on is null or m.ends_on >= (now() at time zone 'Europe/Rome')::date)
      left join person p on p.id = m.person_id
     where r.document_id = ${documentId} and r.outcome = 'adopted' and r.among = 'parties'
     group by o.name order by 3, 1`)
  return rows as { party: string; signatory: string | null }[]
}

/** Who signs a text that the table shares and who has, for who may read the text; null where nobody does. */
export const readSigning = async (ctx: Ctx, { id, kind, facts }: Paper) => {
  if (facts.state !== "adopted") return null
  const [filed, ofRound] = await Promise.all([
    signingOf(ctx, { kind: PAPER, id }, "agreement"),
    partiesOfRound(ctx, id),
  ])
  if (!filed && !isSignedByParties(kind, ofRound)) return null
  const mayKeep =
    refuseKeepRecords(ctx.actor, facts.roundtableId) === null && !isClosedFor(ctx.actor, facts.roundtableId)
  return {
    /** The filed paper's code, for who may read it. */
    record: filed?.mayRead ? filed.code : null,
    isFiled: filed !== null,
    mayKeep,
    parties: partiesOf(
      filed?.signatures ?? [],
      ofRound.map(({ party, signatory }) => ({ party, signatory: mayKeep ? signatory : null })),
    ),
  }
}

/** A shared text, for the page that sends it out to be signed. @throws not_found, forbidden */
export const getPaperToSign = async (ctx: Ctx, code: string) => {
  const paper = await getPaper(ctx, code)
  refuse(refuseSendToSign(ctx.actor, paper.facts))
  const subject = { kind: PAPER, id: paper.id }
  const [isSent, parties] = await Promise.all([
    isFiled(ctx, subject, "agreement"),
    partiesOfRound(ctx, paper.id),
  ])
  const { title, language, roundtable } = paper
  return {
    paper: { code: paper.code, title, language, roundtable },
    ...{ isSent, parties: parties.map(({ party }) => party) },
  }
}
