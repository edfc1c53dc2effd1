import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import { type Reason, refuse } from "../../errors.ts"
import { listPlaceNames, listTopics } from "../../taxonomies/queries.server.ts"
import { type FormStep, unanswered } from "../answers.ts"
import { type Loaded, loadProposal } from "../facts.server.ts"
import { isAuthor, keepsProposals, refuseEditProposal, refuseKeepDraft, speaksFor } from "../policy.ts"
import { cardOf, listAuthors } from "../queries.server.ts"
import { listSimilar } from "../similar.server.ts"
import { listEligible } from "../voices.server.ts"
import { listFiles } from "./files.server.ts"

const placeOf = async (ctx: Ctx, id: string) => {
  const { rows } = await ctx.db.execute(sql`
    select r.code, r.name, r.language, o.code as "addresseeCode",
           coalesce((select jsonb_agg(m.topic_id) from topic_mark m
                      where m.subject_kind = 'proposal' and m.subject_id = p.id), '[]') as chosen
      from proposal p join roundtable r on r.id = p.at_id left join organisation o on o.id = p.addressee_id
     where p.id = ${id}`)
  return rows[0] as {
    code: string
    name: string
    language: string
    addresseeCode: string | null
    chosen: string[]
  }
}

/** Why a page of the form takes nothing any more, for who wrote on it: what they typed is shown to them all the same. */
const closedFor = (ctx: Ctx, { facts, voices }: Loaded): Reason | null => {
  const reason = refuseEditProposal(ctx.actor, voices, facts)
  if (reason && !isAuthor(voices, facts)) refuse(reason)
  return reason
}

/**
 * One page of the form as it stands; for an author with the reason why it takes nothing any more.
 * @throws not_found; forbidden for who may not write
 */
export const getForm = async (ctx: Ctx, code: string, step: FormStep, locale: string) => {
  const loaded = await loadProposal(ctx, code)
  const { proposal } = loaded
  const closed = closedFor(ctx, loaded)
  const { addresseeCode, chosen, ...at } = await placeOf(ctx, proposal.id)
  const isAbout = step === "about"
  const eligible = step === "toWhom" ? await listEligible(ctx, proposal.atId) : []
  return {
    ...{ ...cardOf(loaded), at, addresseeCode, closed },
    offers: {
      ...{ chosen, topics: isAbout ? await listTopics(ctx, locale) : [] },
      places: isAbout ? await listPlaceNames(ctx) : [],
      bodies: eligible
        .filter(({ isSeat }) => !isSeat)
        .map(({ value, name }) => ({ code: value.slice(2), name })),
    },
  }
}

/** Who writes a draft together, for who invites, signs or declines. @throws not_found */
export const getAuthors = async (ctx: Ctx, code: string) => {
  const loaded = await loadProposal(ctx, code)
  const { proposal, facts, voices } = loaded
  const [authors, at] = [await listAuthors(ctx, proposal.id), await placeOf(ctx, proposal.id)]
  const mayInvite = refuseKeepDraft(ctx.actor, voices, facts) === null
  const isKeeper = mayInvite && keepsProposals(ctx.actor, facts.atId, facts.rule)
  const eligible = mayInvite ? await listEligible(ctx, proposal.roundtableId) : []
  return {
    ...{ ...cardOf(loaded), at: { code: at.code, name: at.name, language: at.language } },
    authors: authors.map(({ organisationId, seatId, id, actedAt, ...author }) => ({
      ...author,
      isOwn: speaksFor(voices, { organisationId, seatId }),
      mayNote: isKeeper && author.state === "invited",
      mayTake: mayInvite && author.position > 0 && author.state !== "signed",
    })),
    mayInvite,
    files: await listFiles(ctx, proposal.id),
    bodies: eligible.map(({ name }) => name),
  }
}

/** A draft before it is submitted: what is missing, who has not signed, what says much of the same. */
export const getSubmission = async (ctx: Ctx, code: string) => {
  const loaded = await loadProposal(ctx, code)
  const { proposal, facts, voices } = loaded
  refuse(refuseKeepDraft(ctx.actor, voices, facts))
  const authors = await listAuthors(ctx, proposal.id)
  const { addresseeCode, chosen, ...at } = await placeOf(ctx, proposal.id)
  return {
    ...{ ...cardOf(loaded), at, missing: unanswered(proposal), isProject: proposal.callId !== null },
    authors: authors.map(({ code, name, language, bodyCode, state, onPaper }) => ({
      ...{ code, name, language, bodyCode, state, onPaper },
    })),
    waiting: authors
      .filter((author) => author.state === "invited" && !speaksFor(voices, author))
      .map(({ name, language }) => ({ name, language })),
    similar: await listSimilar(ctx, proposal),
    files: await listFiles(ctx, proposal.id),
  }
}

/** A draft with its files, for who adds and takes away. @throws not_found, forbidden */
export const getDraftFiles = async (ctx: Ctx, code: string) => {
  const loaded = await loadProposal(ctx, code)
  refuse(refuseKeepDraft(ctx.actor, loaded.voices, loaded.facts))
  return { ...cardOf(loaded), files: await listFiles(ctx, loaded.proposal.id) }
}
