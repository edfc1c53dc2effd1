import { createHash } from "node:crypto"
import { accountOf } from "#app/ballots/counting/account.ts"
import { judgeBallot } from "#app/ballots/counting/verdict.ts"
import { bytesOf } from "#app/ballots/log/digest.ts"
import { type FrozenContent, frozenFingerprint } from "#app/ballots/log/file.ts"
import { inOrder, leafOf } from "#app/ballots/log/leaf.ts"
import { closingFingerprint, resultOf } from "#app/ballots/log/result.ts"
import { sealLog } from "#app/ballots/log/seal.ts"
import type { Question } from "#app/ballots/question.ts"
import { freezeRoll, type Roll } from "#app/ballots/roll.ts"
import { type BallotRule, ruleOfBallot } from "#app/ballots/rule.ts"
import { parseRules } from "#app/roundtables/regulation/rules.ts"
import type { DemoAsked, DemoFrozen } from "#db/demo/seed-ballots.server.ts"

const QUESTION: Question = { kind: "motion", persons: false }

const rollOf = ({ demo, seats, represented }: DemoAsked, weightMax: number): Roll => {
  const setting = demo.item === null ? "written" : "meeting"
  const table = seats.map(({ seatId, groupId, label, voting, weight, personId }) => ({
    ...{ seatId, groupId, voting, weight, isFilled: personId !== null, isJustified: false },
    attendance: demo.present.includes(label)
      ? ("present" as const)
      : represented.includes(label)
        ? ("represented" as const)
        : ("absent" as const),
  }))
  return freezeRoll({ setting, groups: [], weightMax }, table)
}

const frozenOf = (asked: DemoAsked, rule: BallotRule, roll: Roll): FrozenContent => ({
  ...{ format: "tavoli-frozen-1", ballot: asked.code, wording: asked.demo.wording, question: QUESTION },
  ...{ rule, roll, texts: [] },
  names: Object.fromEntries([
    ...asked.seats.map(({ seatId, name }) => [seatId, name]),
    ...asked.seats.map(({ groupId, group }) => [groupId, group]),
  ]),
})

/** The same at each start: the log of a demo is nobody's secret. */
const saltOf = (code: string, seatId: string) =>
  createHash("sha256").update(`${code}:${seatId}`).digest("hex").slice(0, 32)

/** Freezes a demo ballot, makes the log of its votes and counts it, by the rules that real ones go by. */
export const demoBallot = (asked: DemoAsked): DemoFrozen => {
  const rules = parseRules(asked.rules)
  const rule = ruleOfBallot(rules, {
    ...{ question: QUESTION, matter: asked.demo.matter, call: "first", visibility: "roll_call" },
    setting: asked.demo.item === null ? "written" : "meeting",
  })
  const roll = rollOf(asked, rules.seats.weightMax)
  const frozen = frozenOf(asked, rule, roll)
  const frozenSha256 = frozenFingerprint(frozen)
  const logged = asked.votes.map(({ seatId: seat, choice, holder, spoken }) => {
    const said = { seat, choice, holder, spoken, replaces: null }
    const salt = saltOf(asked.code, seat)
    return { ...said, salt, leaf: leafOf({ ballot: asked.code, ...said }, salt) }
  })
  const votes = inOrder(logged)
  const excluded = asked.seats
    .filter(({ label }) => label in asked.demo.excluded)
    .map(({ seatId }) => seatId)
    .sort()
  const standing = votes.map(({ seat, choice }) => ({ seatId: seat, choice }))
  const chair = standing.find(({ seatId }) => seatId === asked.chair)
  const account = accountOf(frozen, standing, excluded)
  const verdict = judgeBallot(frozen, account, chair?.choice ?? null)
  const closing = { excluded, chair: chair?.seatId ?? null, result: resultOf(verdict) }
  const { seals } = sealLog(frozenSha256, [votes], closingFingerprint(closing))
  return {
    opened: { question: QUESTION, rule, frozen, frozenSha256: bytesOf(frozenSha256) },
    roll: roll.seats.map(({ seatId }) => seatId),
    votes: votes.map(({ seat, ...vote }) => ({ ...vote, seatId: seat, choice: vote.choice as "yes" })),
    closed: { closing, verdict, head: bytesOf(seals.at(-1)?.head ?? "") },
    seals,
  }
}
