import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { uncounted } from "#app/ballots/counting/totals.ts"
import type { Verdict } from "#app/ballots/counting/verdict.ts"
import { verdictWords } from "#app/ballots/counting/verdict-words.ts"
import type { Choice, Selection } from "#app/ballots/question.ts"
import type { BallotRule } from "#app/ballots/rule.ts"
import { formatDates } from "#app/i18n/dates.ts"
import { loadMessages } from "#app/i18n/load.server.ts"
import { createTranslate } from "#app/i18n/translate.ts"
import { say, sayAll } from "#app/roundtables/regulation/say.ts"
import { anyMotionHall, anySelectionHall } from "../any-hall.ts"
import { type Hall, hall, judge, majority, quorum, rule, type Side } from "../hall.ts"

const catalogue = loadMessages("app/i18n/messages")
const LOCALES = Object.keys(catalogue)
const speakers = Object.fromEntries(
  LOCALES.map((locale) => [locale, createTranslate(locale, catalogue[locale] ?? {}, catalogue.it)]),
)
const NAMES: Record<string, string> = {
  a: "Istituzioni",
  b: "Associazioni",
  w: "Casa",
  x: "Lavoro",
  y: "Scuola",
}
const nameOf = (id: string) => NAMES[id] ?? id
const speak = (locale: string, frozen: BallotRule, verdict: Verdict) => {
  const t = speakers[locale] ?? (() => "")
  const { says, why } = verdictWords(frozen, verdict, nameOf)
  const plain = (text: string) => text.replace(/[\u2068\u2069]/g, "")
  return { says: plain(say(t, formatDates(locale), says)), why: plain(sayAll(t, formatDates(locale), why)) }
}
const italian = (
  sides: Record<string, Side>,
  over: Partial<BallotRule> = {},
  chair: Choice | null = null,
) => {
  const frozen = rule(over)
  return speak("it", frozen, judge(hall(sides, { rule: frozen }), chair))
}

describe("in plain Italian", () => {
  const MORE_THAN_HALF = quorum({ strict: true, num: 1, den: 2 })
  test.each<[string, Record<string, Side>, Partial<BallotRule>, Choice | null]>([
    [
      "Approvata con 7 sì su 8: serviva più della metà di favorevoli e contrari insieme, cioè almeno 5 sì.",
      { a: { yes: 7, no: 1, abstain: 1 } },
      {},
      null,
    ],
    [
      "Non approvata: 7 sì su 12. Serviva almeno due terzi dei posti in carica, cioè almeno 8 sì.",
      { a: { yes: 7, abstain: 1, away: 4 } },
      { majority: majority("entitled", { strict: false, num: 2, den: 3 }) },
      null,
    ],
    ["Non approvata: nessun voto valido.", { a: { silent: 3 } }, {}, null],
    [
      "Non valida: manca il numero legale. Posti presenti o rappresentati: 18; necessari: 19; mancanti: 1.",
      { a: { yes: 18, away: 18, vacant: 4 } },
      { quorum: MORE_THAN_HALF },
      null,
    ],
    ["Parità: 4 sì e 4 no. In parità la proposta non è approvata.", { a: { yes: 4, no: 4 } }, {}, null],
    ["Parità: 4 sì e 4 no. Si vota di nuovo.", { a: { yes: 4, no: 4 } }, { tie: "run_off" }, null],
    [
      "Approvata: 4 sì e 4 no. In parità decide chi presiede, che ha votato sì.",
      { a: { yes: 4, no: 4 } },
      { tie: "casting_vote" },
      "yes",
    ],
    [
      "Non approvata: 6 sì su 8 fanno la maggioranza, ma manca un'altra condizione.",
      { a: { yes: 6, no: 2 } },
      { majority: majority("yes_no", { maxNo: 1 }) },
      null,
    ],
    [
      "Non approvata: doveva passare in ogni gruppo di rappresentanza. Non è passata qui: Associazioni.",
      { a: { yes: 3 }, b: { yes: 1, no: 2 } },
      { majority: majority("yes_no", { groups: "every" }) },
      null,
    ],
    [
      "Approvata: basta un gruppo di rappresentanza, ed è passata qui: Istituzioni.",
      { a: { yes: 3 }, b: { yes: 1, no: 2 } },
      { majority: majority("yes_no", { groups: "any" }) },
      null,
    ],
  ])("%s", (sentence, sides, over, chair) => {
    expect(italian(sides, over, chair).says).toBe(sentence)
  })

  test("says which condition was not met", () => {
    const { why } = italian({ a: { yes: 6, no: 2 } }, { majority: majority("yes_no", { maxNo: 1 }) })
    expect(why).toContain("No ammessi, al massimo: 1; trovati: 2.")
  })
  test("shows that every seat is somewhere", () => {
    const { why } = italian({ a: { yes: 7, no: 1, abstain: 1, silent: 1, excluded: 2 } })
    expect(why).toContain(
      "Il conto torna: favorevoli 7, contrari 1, astenuti 1, presenti non votanti 1, esclusi per conflitto d'interessi 2. In tutto: 12.",
    )
  })
  test("says when figures are weights", () => {
    expect(italian({ a: { yes: [3] } }, { weights: true }).why).toContain("voti pesati")
    expect(italian({ a: { yes: [3] } }).why).not.toContain("pesati")
  })
  test("gives each constituency its own result", () => {
    const every = { majority: majority("yes_no", { groups: "every" as const }) }
    expect(italian({ a: { yes: 3 }, b: { yes: 1, no: 2 } }, every).why).toContain(
      "Associazioni: 1 sì su 3, necessari 2.",
    )
  })
  test("shows no figure where nobody counted", () => {
    const verdict = uncounted(true, null)
    expect(speak("it", rule(), verdict)).toEqual({
      says: "Approvata a maggioranza evidente: i voti non sono stati contati.",
      why: "",
    })
  })
})

describe("of options", () => {
  const question = (over: Partial<Selection> = {}): Selection => ({
    ...{
      kind: "choice",
      options: ["w", "x", "y"],
      places: 1,
      min: 1,
      max: 1,
      noneOfThese: true,
      wins: "most",
    },
    ...over,
  })
  const told = (marking: Side["marking"], over: Partial<Selection> = {}) =>
    speak(
      "it",
      rule(),
      judge(hall({ a: { marking: marking ?? [] } }, { question: question(over), rule: rule() })),
    )
  test.each<[string, Side["marking"], Partial<Selection>]>([
    [
      "Esito: Lavoro (3 su 6).",
      [
        [["x"], 3],
        [["w"], 2],
        [["y"], 1],
      ],
      {},
    ],
    [
      "Nessuna scelta: nessuna opzione ha la maggioranza.",
      [
        [["x"], 3],
        [["w"], 2],
        [["y"], 1],
      ],
      { wins: "majority" },
    ],
    [
      "Parità tra Casa (2 su 5), Lavoro (2 su 5), posti da assegnare: 1. In parità non vince nessuna.",
      [
        [["x"], 2],
        [["w"], 2],
        [["y"], 1],
      ],
      {},
    ],
    [
      "Nessuna scelta: nessuna opzione ha più voti di «nessuna di queste».",
      [
        ["none", 3],
        [["w"], 3],
      ],
      {},
    ],
    ["Nessuna scelta: nessun voto valido.", [["abstain", 3]], {}],
  ])("%s", (sentence, marking, over) => {
    expect(told(marking, over).says).toBe(sentence)
  })
})

test("options have their own words for shares and blank ballots", () => {
  const asked: Selection = {
    ...{
      kind: "choice",
      options: ["w", "x"],
      places: 1,
      min: 1,
      max: 1,
      noneOfThese: false,
      wins: "majority",
    },
  }
  const marking = [
    [["w"], 1],
    [["x"], 1],
    ["abstain", 2],
  ] as const
  const { why } = speak("it", rule(), judge(hall({ a: { marking } }, { question: asked, rule: rule() })))
  expect(why).toContain("Per vincere serviva più della metà delle schede che scelgono.")
  expect(why).toContain("I voti: Casa (1 su 2), Lavoro (1 su 2).")
  expect(why).toContain("Il conto torna: in bianco 2, con una scelta 2. In tutto: 4.")
})

describe("in every language", () => {
  const complete = (frozen: Hall["frozen"], verdict: Verdict) => {
    for (const locale of LOCALES) {
      const { says, why } = speak(locale, frozen.rule, verdict)
      expect(`${says} ${why}`).not.toMatch(/[{}]|undefined|NaN|ballots\./)
      expect(says).toMatch(/\.$/)
    }
  }
  test("whatever a motion comes to is said whole", () => {
    fc.assert(
      fc.property(anyMotionHall, fc.constantFrom("yes" as const, "no" as const, null), (one, chair) =>
        complete(one.frozen, judge(one, chair)),
      ),
      { numRuns: 80 },
    )
  })
  test("whatever options come to is said whole", () => {
    fc.assert(
      fc.property(anySelectionHall, (one) => complete(one.frozen, judge(one, ["w"]))),
      { numRuns: 60 },
    )
  })
})
