export type DemoDecision = {
  key: string
  roundtable: string
  by: string
  meeting: string | null
  item: number | null
  /** Days from the first start; below zero before it. */
  day: number
  title: string
  text: string
  territory: string
  topic: string
  outcome: "approved" | "consensus" | "rejected" | "tied"
  /** In favour, against, abstained, invalid. */
  votes: readonly [number, number, number, number] | null
  paper?: string
  isPublic: boolean
}

/** What the demo's tables decided. Everything in it is invented. */
export const DECISIONS: readonly DemoDecision[] = [
  {
    ...{ key: "dec1", roundtable: "t3", by: "u-bruno", meeting: "m1", item: 2, day: -42, isPublic: true },
    title: "Sportello serale (demo)",
    text: "Il Tavolo ha approvato la proposta di aprire lo sportello la sera. Il Comune di Borgo Esempio ha accettato una sera alla settimana per sei mesi. Si comincia entro la data indicata nell'impegno.",
    ...{ territory: "Puglia", topic: "ambiente, salute ed eguaglianza", outcome: "approved" },
    votes: [7, 1, 1, 0],
  },
  {
    ...{ key: "dec2", roundtable: "t3", by: "u-bruno", meeting: "m1", item: 3, day: -42, isPublic: true },
    title: "Guida per l'affitto (demo)",
    text: "Il Tavolo ha votato in parità. La proposta non è approvata. Si può ripresentare dopo sessanta giorni.",
    ...{
      territory: "Puglia",
      topic: "ambiente, salute ed eguaglianza",
      outcome: "tied",
      votes: [4, 4, 1, 0],
    },
  },
  {
    ...{ key: "dec3", roundtable: "t3", by: "u-bruno", meeting: "m1", item: 1, day: -42, isPublic: false },
    title: "Versione 0.4 del Piano (demo)",
    text: "Il Tavolo chiede alla segreteria una nuova versione del Piano. Le azioni portano un responsabile e una data.",
    ...{ territory: "Puglia", topic: "cittadinanza e rappresentanza politica", outcome: "consensus" },
    votes: null,
  },
  {
    ...{ key: "dec4", roundtable: "t4", by: "u-bruno", meeting: null, item: null, day: -20, isPublic: true },
    title: "Protocollo dei PUA (demo)",
    text: "Il Tavolo ha condiviso il protocollo. Quattro parti hanno già firmato. Vale dalla data dell'ultima firma.",
    ...{ territory: "Basilicata", topic: "ambiente, salute ed eguaglianza", outcome: "approved" },
    ...{ votes: [5, 0, 0, 0], paper: "d2" },
  },
]

export type DemoStep = {
  /** Days from the first start. */
  day: number
  by: string
  as: "body" | "secretariat"
  progress: number
  state: "open" | "done"
  words: string
  /** Another day that the body asks for, as days from the first start. */
  asked?: number
  link?: string
}
export type DemoCommitment = {
  key: string
  roundtable: string
  /** Null where the table's secretariat promised it. */
  body: string | null
  decision: string | null
  parent?: string
  /** Days from the first start on which it was written down, and on which it is due. */
  made: number
  due: number
  title: string
  steps: readonly DemoStep[]
}

/** What bodies promised at the demo's tables. Everything in it is invented. */
export const COMMITMENTS: readonly DemoCommitment[] = [
  {
    ...{ key: "i1", roundtable: "t3", body: "o-borgo", decision: "dec1", made: -21, due: 39 },
    title: "aprire lo sportello una sera alla settimana",
    steps: [
      {
        ...{ day: -9, by: "u-gino", as: "body", progress: 40, state: "open" },
        words: "L'ordine di servizio è firmato: dal mese prossimo lo sportello apre il martedì sera (demo).",
        link: "https://demo.example/ordine-di-servizio",
      },
    ],
  },
  {
    ...{ key: "i1a", roundtable: "t3", body: "o-borgo", decision: "dec1", parent: "i1", made: -21, due: 25 },
    title: "dire le due lingue per cui la mediatrice è presente",
    steps: [],
  },
  {
    ...{ key: "i2", roundtable: "t3", body: "o-borgo", decision: "dec1", made: -21, due: 69 },
    title: "pubblicare ogni mese persone servite e pratiche chiuse",
    steps: [],
  },
  {
    ...{ key: "i3", roundtable: "t3", body: "o-levante", decision: null, made: -90, due: -30 },
    title: "riscrivere cinque moduli in parole semplici",
    steps: [
      {
        ...{ day: -31, by: "u-carla", as: "body", progress: 100, state: "done" },
        words: "I cinque moduli sono pubblicati, provati da tre persone che non li conoscevano (demo).",
        link: "https://demo.example/moduli",
      },
    ],
  },
  {
    ...{ key: "i4", roundtable: "t3", body: "o-istituto", decision: null, made: -98, due: -10 },
    title: "nominare un referente per l'accoglienza",
    steps: [
      {
        ...{ day: -12, by: "u-bruno", as: "secretariat", progress: 20, state: "open", asked: 20 },
        words: "L'istituto chiede più tempo: cambio di dirigenza (demo).",
      },
    ],
  },
  {
    ...{ key: "i5", roundtable: "t3", body: null, decision: "dec3", made: -42, due: -14 },
    title: "preparare la versione 0.4 del Piano",
    steps: [
      {
        ...{ day: -15, by: "u-bruno", as: "secretariat", progress: 100, state: "done" },
        words: "La versione 0.4 è tra i documenti del Tavolo (demo).",
      },
    ],
  },
  {
    ...{ key: "i6", roundtable: "t4", body: "o-ambito", decision: "dec4", made: -20, due: 10 },
    title: "indicare il numero per le urgenze",
    steps: [
      {
        ...{ day: -6, by: "u-bruno", as: "secretariat", progress: 50, state: "open" },
        words: "Il numero c'è; manca la conferma degli orari (demo).",
      },
    ],
  },
]
