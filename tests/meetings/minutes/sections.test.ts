import { describe, expect, test } from "vitest"
import { isBlockId } from "#app/documents/editor/line.ts"
import { markOf } from "#app/documents/state/fill.ts"
import { firstNodes, nodesOf } from "#app/meetings/minutes/nodes.ts"
import type { Block } from "#app/meetings/minutes/section.ts"
import { sectionsOf } from "#app/meetings/minutes/sections.ts"
import { datesIn, textsIn } from "#tests/support/texts.ts"
import { clock, factsWith, sat, seatLine } from "./facts.ts"

const speakerOf = (locale: string) => ({ t: textsIn(locale), dates: datesIn(locale) })
const wordsOf = (block: Block): string =>
  block.is === "table" ? block.rows.map((cells) => cells.join(" | ")).join("\n") : block.text
const sayIn = (locale: string, facts = factsWith()) =>
  Object.fromEntries(
    sectionsOf(speakerOf(locale), facts).map(({ key, blocks }) => [key, blocks.map(wordsOf).join("\n")]),
  )
const it = (facts = factsWith()) => sayIn("it", facts)

describe("the sections of a sitting", () => {
  test("stand in their order; those with nothing to say are left out", () => {
    expect(Object.keys(it())).toEqual(["facts", "roll", "moves", "quorum", "iabcdefgh12", "end"])
  })

  test.each([
    ["it", "Numero legale", "Ora | Presenti | Rappresentati | Richiesti | Numero legale", "c'è"],
    ["en", "Quorum", "Time | Present | Represented | Required | Quorum", "reached"],
    ["fr", "Quorum", "Heure | Présents | Représentés | Requis | Quorum", "atteint"],
    ["ar", "النصاب القانوني", "الساعة | الحاضرون | الممثَّلون | المطلوب | النصاب القانوني", "مكتمل"],
  ])("say the numero legale in %s", (locale, title, head, reached) => {
    expect(sayIn(locale).quorum).toBe(`${title}\n${head}\n10:05 | 9 | 1 | 7 | ${reached}`)
  })

  test.each([
    [
      "it",
      "Punto 1. Piano regionale\nDecisione\nRiferisce: Ivo Segnaposto\nTrattato: dalle 10:10 alle 10:40",
    ],
    [
      "en",
      "Item 1. Piano regionale\nFor decision\nRapporteur: Ivo Segnaposto\nDealt with: from 10:10 to 10:40",
    ],
    [
      "fr",
      "Point 1. Piano regionale\nDécision\nRapporteur\u00a0: Ivo Segnaposto\nTraité\u00a0: de 10:10 à 10:40",
    ],
  ])("say a point in %s", (locale, words) => {
    expect(sayIn(locale).iabcdefgh12).toBe(words)
  })

  test.each([
    [
      "it",
      "Punto aggiunto in seduta alle 11:20. D'accordo 6, contrari 1, astenuti 2, su 9 posti presenti o rappresentati dei 12 in carica. Ne servivano 5. Non era nella convocazione: si informa e si discute, non si vota.",
    ],
    [
      "en",
      "Item added in session at 11:20. Agreed 6, against 1, abstained 2, of 9 seats present or represented out of 12 filled. It took 5. It was not in the convocation: it is for information and discussion, without a vote.",
    ],
  ])("say in %s how a point that was not convened came onto the agenda", (locale, words) => {
    const [item] = factsWith().items
    const added = {
      ...{ at: clock("11:20"), agreed: "majority" as const, needed: 5, there: 9, filled: 12 },
      ...{ inFavour: 6, against: 1, abstained: 2, mayDecide: false, withdrawn: null },
    }
    const facts = factsWith({ items: item ? [{ ...item, added }] : [] })
    expect(sayIn(locale, facts).iabcdefgh12?.split("\n")[2]).toBe(words)
  })

  test("say what the sitting is, when it was called and opened, and who presides and writes", () => {
    const { facts = "" } = it()
    for (const words of [
      "Verbale numero | 3/2026",
      "Riunione | n. 4/2026, ordinaria",
      "Luogo | In presenza e online – Sala grande",
      "Convocazione | Inviata il 12 ottobre 2026.",
      "Convocata per | lunedì 12 ottobre 2026, ore 10:00, prima convocazione",
      "Aperta alle | 10:05",
      "Chiusa alle | Non ancora",
      "Presiede | Carla Fittizia",
      "Scrive il verbale | Bruno Prova",
    ])
      expect(facts).toContain(words)
  })

  test("say suspensions, and the day where it is another one", () => {
    const pause = { from: clock("11:00"), until: clock("11:15"), resumesAt: null, reason: "Pausa" }
    const later = {
      from: clock("12:00"),
      until: null,
      resumesAt: new Date("2026-10-13T08:00:00Z"),
      reason: "Ora tarda",
    }
    const { facts = "" } = it(factsWith({ suspensions: [pause, later] }))
    expect(facts).toContain("Sospensione | dalle 11:00 alle 11:15: Pausa")
    expect(facts).toMatch(/dalle 12:00, aggiornata al 13 ottobre 2026.* 10:00: Ora tarda/)
  })
})

describe("the roll says of a seat", () => {
  test.each([
    ["who sits there in the room", { sat: [sat()] }, "Carla Fittizia, titolare | in sala"],
    [
      "how it is known who is far away",
      { sat: [sat({ isRemote: true, identity: "seen" })] },
      "Carla Fittizia, titolare | da remoto, identità accertata in video",
    ],
    [
      "the letter of a delegate",
      { sat: [sat({ quality: "delegate", letter: "DEMO/1" })] },
      "Carla Fittizia, con nota di delega (nota DEMO/1) | in sala",
    ],
    ["who votes for it", { representedBy: "A2" }, "con delega di voto a A2 | "],
    [
      "a justified absence",
      { isJustified: true, justification: "malattia" },
      "assente con giustificazione: malattia | ",
    ],
    ["an absence", {}, "assente | "],
    ["that nobody was designated", { isFilled: false }, "posto vacante | "],
    [
      "both who sat there one after the other",
      { sat: [sat({ name: "Elena", quality: "substitute" }), sat({ name: "Gino" })] },
      "Elena, supplente; Gino, titolare | in sala",
    ],
  ])("%s", (_, over, words) => {
    expect(it(factsWith({ seats: [seatLine(over)] })).roll).toContain(`A1 | Ufficio Levante | ${words}\n`)
  })

  test("that it has no vote, and names who is there without one", () => {
    const { roll } = it(
      factsWith({
        seats: [seatLine({ voting: false, sat: [sat()] })],
        beside: [sat({ name: "Olga", quality: "interpreter" })],
      }),
    )
    expect(roll).toContain("A1 (senza voto) | ")
    expect(roll).toContain("Presenti senza voto: Olga, interprete, in sala.")
  })
})

test("comings and goings, lost lines among them, are told with their time", () => {
  const moves = [
    { at: clock("10:20"), is: "in" as const, name: "Hana", seat: "D1" },
    { at: clock("10:30"), is: "lost" as const, name: "Olga", seat: null },
  ]
  expect(it(factsWith({ moves })).moves).toBe(
    "Entrate e uscite\nOra | Chi | Che cosa\n10:20 | Hana (D1) | entra\n10:30 | Olga | perde il collegamento",
  )
})

test("a short verbale says what was found, and nothing of points", () => {
  const facts = factsWith({
    kind: "desertion",
    desertion: { at: clock("10:31"), required: 7, found: 4 },
    call: { ordinal: 1, startsAt: clock("10:00"), openedAt: null, closedAt: null },
  })
  expect(Object.keys(it(facts))).toEqual(["facts", "roll", "quorum", "end"])
  expect(it(facts).quorum).toContain("Alle 10:31 il numero legale non c'è: posti richiesti 7, trovati 4.")
  expect(it(facts).facts).not.toContain("Chiusa alle")
})

test("documents, annexes and earlier verbali stand with their versions, digests and corrections", () => {
  const [item] = factsWith().items
  const paper = { title: "Bozza", version: 3, sha256: "ab12" }
  const said = it(
    factsWith({
      items: item ? [{ ...item, paper }] : [],
      annexes: [{ number: 1, title: "Relazione", sha256: null }],
      approved: [{ number: "2/2026", day: "2026-08-17", corrections: "al punto 2, «sei»" }],
    }),
  )
  expect(said.iabcdefgh12).toContain("Documento: Bozza, versione 3, impronta SHA-256 ab12")
  expect(said.annexes).toBe("Allegati\nAllegato 1. Relazione")
  expect(said.approved).toContain(
    "Il verbale n. 2/2026 della seduta del 17 agosto 2026 è approvato con queste correzioni: al punto 2, «sei»",
  )
})

test("blocks have ids of their own that anchors may have, and people have lines to write on", () => {
  const nodes = firstNodes(sectionsOf(speakerOf("it"), factsWith()))
  const ids = nodes.map(({ attrs }) => String(attrs?.id))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.filter((id) => !isBlockId(id))).toEqual([])
  expect(ids.filter((id) => id.startsWith("b-m-"))).toEqual(["b-m-facts", "b-m-iabcdefgh12"])
  expect(nodes.at(-1)?.type).toBe("paragraph")
})

test("the same sitting gives the same section, a change another one", () => {
  const rollOf = (facts = factsWith()) => {
    const section = sectionsOf(speakerOf("it"), facts).find(({ key }) => key === "roll")
    return section ? markOf(nodesOf(section)) : ""
  }
  expect(rollOf()).toBe(rollOf())
  expect(rollOf(factsWith({ seats: [seatLine()] }))).not.toBe(rollOf())
})
