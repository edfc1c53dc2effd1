import type { Sat, SeatLine, SittingFacts } from "#app/meetings/minutes/facts.ts"

const at = (time: string) => new Date(`2026-10-12T${time}:00+02:00`)

export const sat = (over: Partial<Sat> = {}): Sat => ({
  ...{ name: "Carla Fittizia", quality: "titular", isRemote: false, identity: null, letter: null },
  ...{ from: at("09:50"), until: null, exit: null, ...over },
})
export const seatLine = (over: Partial<SeatLine> = {}): SeatLine => ({
  ...{ label: "A1", body: "Ufficio Levante", voting: true, isFilled: true, sat: [], representedBy: null },
  ...{ isJustified: false, justification: null, ...over },
})

/** A sitting of 12 October 2026, opened at 10:05, in the afternoon of which nobody is left out. */
export const factsWith = (over: Partial<SittingFacts> = {}): SittingFacts => ({
  ...{ kind: "sitting", number: "3/2026", table: "Tavolo Puglia" },
  meeting: { number: "4/2026", kind: "ordinary", mode: "mixed", place: "Sala grande", link: null },
  convened: { at: at("09:00"), protocol: null, urgency: null },
  call: { ordinal: 1, startsAt: at("10:00"), openedAt: at("10:05"), closedAt: null },
  ...{ desertedBefore: null, desertion: null, chair: ["Carla Fittizia"], secretary: ["Bruno Prova"] },
  suspensions: [],
  seats: [seatLine({ sat: [sat()] })],
  beside: [],
  moves: [],
  quorum: [{ at: at("10:05"), present: 9, represented: 1, needed: 7, isReached: true }],
  approved: [],
  items: [
    {
      ...{ code: "ABCDEFGH12", title: "Piano regionale", kind: "decision", rapporteur: "Ivo Segnaposto" },
      ...{
        isSecret: false,
        added: null,
        turns: [{ from: at("10:10"), until: at("10:40") }],
        paper: null,
        votes: [],
      },
    },
  ],
  outcomes: [],
  taken: [],
  between: [],
  annexes: [],
  ...over,
})
export const clock = at
