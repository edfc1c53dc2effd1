import { type Said, said } from "../../roundtables/regulation/say.ts"
import { shareWords } from "../../roundtables/regulation/share-words.ts"
import type { BallotRule } from "../rule.ts"
import { listWords, type NameOf, namesWords } from "./names-words.ts"
import type { OptionVerdict, SelectionVerdict } from "./selection.ts"
import type { Verdict } from "./verdict.ts"

const optionWords = (names: NameOf, { option, votes, base }: OptionVerdict): Said =>
  said("ballots.selection.option", { option: names(option), votes, base })

const listOf = (selection: SelectionVerdict, ids: readonly string[], names: NameOf): Said =>
  listWords(
    selection.options.filter(({ option }) => ids.includes(option)).map((one) => optionWords(names, one)),
  )

/** Those that won in the order of their votes, and those that a casting vote chose among the tied. */
export const winnersOf = ({ tie, selection }: Verdict): string[] => [
  ...(selection?.chosen ?? []),
  ...(tie?.chosen ?? []),
]

const winnersWords = (verdict: Verdict, selection: SelectionVerdict, names: NameOf): Said => {
  const winners = winnersOf(verdict)
  const ranked = winners.flatMap((id) => selection.options.filter(({ option }) => option === id))
  return listWords(ranked.map((one) => optionWords(names, one)))
}

/** What a share of the options' votes is a share of: of ballots, since nobody is for or against. */
const baseWords = ({ majority: { base } }: BallotRule): Said =>
  base === "yes_no" || base === "expressed"
    ? said(`ballots.selection.base.${base}`)
    : said(`regulation.vote_base.${base}`)

const ruleWords = (rule: BallotRule, { wins }: SelectionVerdict): Said =>
  wins === "majority"
    ? said("ballots.selection.by_majority", {
        share: shareWords(rule.majority),
        what: baseWords(rule),
      })
    : said("ballots.selection.by_most")

const tiedSays = ({ tie }: Verdict, selection: SelectionVerdict, names: NameOf): Said => {
  const { options = [], places = 0 } = selection.tied ?? {}
  const end = tie?.becomes === "run_off" ? "run_off" : "not_approved"
  return said(`ballots.selection.tied_${end}`, { options: listOf(selection, options, names), places })
}

const nothingSays = ({ options }: SelectionVerdict): Said => {
  const lacks = new Set(options.map(({ lack }) => lack))
  if (lacks.has("majority")) return said("ballots.selection.nothing_majority")
  return said(
    lacks.has("none_prevails") ? "ballots.selection.nothing_none" : "ballots.selection.nothing_votes",
  )
}

/** The esito of a question with options. */
export const selectionSays = (verdict: Verdict, selection: SelectionVerdict, names: NameOf): Said => {
  if (verdict.outcome === "tied") return tiedSays(verdict, selection, names)
  if (winnersOf(verdict).length === 0) return nothingSays(selection)
  return said("ballots.selection.chosen", { options: winnersWords(verdict, selection, names) })
}

/** By what they win, what each had, and what a tie or an empty place means. */
export const selectionWhy = (
  rule: BallotRule,
  verdict: Verdict,
  selection: SelectionVerdict,
  names: NameOf,
): Said[] => {
  const { none, unfilled, chosen, tied } = selection
  const named = [...winnersOf(verdict), ...(verdict.outcome === "tied" ? (tied?.options ?? []) : [])]
  const others = selection.options.filter(({ option }) => !named.includes(option))
  const tiedNames = namesWords((tied?.options ?? []).map(names))
  const isCast = verdict.tie?.casting !== null && verdict.tie !== null
  return [
    ruleWords(rule, selection),
    ...(verdict.outcome === "tied" && chosen.length > 0
      ? [said("ballots.selection.above", { options: winnersWords(verdict, selection, names) })]
      : []),
    ...(isCast ? [said("ballots.selection.casting", { options: tiedNames })] : []),
    ...(others.length > 0
      ? [
          said(`ballots.selection.${named.length > 0 ? "others" : "votes"}`, {
            options: listOf(
              selection,
              others.map(({ option }) => option),
              names,
            ),
          }),
        ]
      : []),
    ...(none > 0 ? [said("ballots.selection.none", { none })] : []),
    ...(unfilled > 0 ? [said("ballots.selection.unfilled", { unfilled })] : []),
  ]
}
