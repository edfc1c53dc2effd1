export type DemoAnswer = "yes" | "no" | "abstain"
/** A ballot of the table of Puglia; seats by their labels. */
export type DemoBallot = {
  key: string
  /** The point of the meeting that was held; null for a procedure in writing. */
  item: number | null
  matter: "ordinary" | "regulation"
  wording: string
  explanation: string
  /** Days from the first start, and minutes after midnight. */
  opens: { day: number; at: number }
  closes: { day: number; at: number }
  state: "published" | "closed" | "open"
  /** Who is there; everybody in writing. */
  present: readonly string[]
  votes: Readonly<Record<DemoAnswer, readonly string[]>>
  /** Taken down by the secretary of what was said aloud. */
  spoken: readonly string[]
  excluded: Readonly<Record<string, string>>
}

const at = (hours: number, minutes: number) => hours * 60 + minutes
/** Days before the first start on which the meeting was held. */
export const HELD = -42

/** A seat that another one votes for at that meeting, by proxy. */
export const PROXY = { principal: "B3", holder: "B1" }

const NOBODY = { spoken: [], excluded: {} }

/** What was voted on at the meeting that was held, by roll-call, and what is voted on in writing now. */
export const BALLOTS: readonly DemoBallot[] = [
  {
    ...{ key: "v2", item: 2, matter: "ordinary", state: "published" },
    wording: "Approvi la proposta di aprire lo sportello la sera (demo)?",
    explanation:
      "Due sere alla settimana per sei mesi, con la mediatrice in presenza e un conteggio semplice dei risultati.",
    ...{ opens: { day: HELD, at: at(11, 26) }, closes: { day: HELD, at: at(11, 29) } },
    present: ["A1", "A2", "B1", "B2", "C1", "C2", "C3", "D1", "D2"],
    votes: { yes: ["B1", "B3", "C1", "C2", "C3", "D1", "D2"], no: ["B2"], abstain: ["A1"] },
    ...{ ...NOBODY, spoken: ["B2", "C3"] },
  },
  {
    ...{ key: "v3", item: 3, matter: "ordinary", state: "published" },
    wording: "Approvi la guida per affittare casa senza sorprese (demo)?",
    explanation: "Una guida di dodici pagine, in quattro lingue, per chi cerca casa.",
    ...{ opens: { day: HELD, at: at(11, 52) }, closes: { day: HELD, at: at(11, 55) } },
    present: ["A1", "A2", "A4", "B1", "B2", "C1", "C3", "D1", "D2"],
    votes: { yes: ["C1", "C3", "D1", "D2"], no: ["A1", "A2", "A4", "B1"], abstain: ["B3"] },
    spoken: ["A4", "C3"],
    excluded: { B2: "La Fondazione stamperebbe la guida." },
  },
  {
    ...{ key: "v4", item: 4, matter: "regulation", state: "closed" },
    wording: "Approvi la modifica delle regole sulla procedura scritta (demo)?",
    explanation: "Alcune questioni si potrebbero decidere per iscritto, senza una riunione.",
    ...{ opens: { day: HELD, at: at(12, 10) }, closes: { day: HELD, at: at(12, 13) } },
    present: ["A1", "A4", "B1", "B2", "C1", "C3", "D2"],
    votes: { yes: ["A1", "A4", "B1", "B2", "B3", "C1", "C3"], no: [], abstain: ["D2"] },
    ...{ ...NOBODY, spoken: ["A4", "B2", "C3"] },
  },
  {
    ...{ key: "v5", item: null, matter: "ordinary", state: "open" },
    wording: "Approvi il calendario delle riunioni dei prossimi sei mesi (demo)?",
    explanation:
      "Una riunione ogni due mesi, il giovedì alle 10, con il collegamento da casa. Chi non può venire vota da qui.",
    ...{ opens: { day: -2, at: at(18, 0) }, closes: { day: 9, at: at(21, 0) } },
    present: [],
    votes: { yes: ["A1", "C1"], no: ["B2"], abstain: [] },
    ...NOBODY,
  },
]
