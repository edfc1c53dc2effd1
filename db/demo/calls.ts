export type DemoProject = {
  key: string
  title: string
  language?: string
  /** Keys of organisations, or of seats that are a person's own. */
  authors: readonly string[]
  createdBy: string
  answers: readonly [today: string, asks: string, toWhom: string, seenBy: string]
  /** In euros. */
  asked: number
  own: number
  place: string
  partners?: string
  /** How many days ago it was handed in; a draft, where it was not. */
  enteredAgo?: number
  /** Points by criterion, each with its reason. */
  points?: readonly (readonly [points: number, reason: string])[]
  result?: { rank: number; given: number; verdict: string }
}

export type DemoCall = {
  key: string
  title: string
  purpose: string
  state: "draft" | "published" | "results"
  /** In euros. */
  budget: number
  most: number
  isPartGiven?: boolean
  /** Days from today; before it, less than zero. */
  opens: number
  closes: number
  results?: number
  projects: readonly DemoProject[]
}

export const CRITERIA = [
  ["Quanto serve a chi oggi non arriva ai servizi", 40],
  ["Chi lo fa: migranti e giovani in prima persona", 35],
  ["Costi chiari e proporzionati", 25],
] as const

const TO_TABLE = "Alla segreteria del Tavolo e al Comune di Borgo (demo)."

/** The calls of the Puglia table, one per state. Bodies, sums and projects are invented. */
export const CALLS: readonly DemoCall[] = [
  {
    ...{ key: "call:results", title: "Primi passi: micro-progetti di quartiere (demo)", state: "results" },
    purpose:
      "Piccoli progetti nei quartieri, pensati e fatti da associazioni di migranti e da giovani. Si coprono materiali, spazi, rimborsi e ore di mediazione. Bando inventato per la dimostrazione.",
    ...{ budget: 9_000, most: 5_000, isPartGiven: true, opens: -90, closes: -60, results: -40 },
    projects: [
      {
        ...{ key: "mp:orto", title: "Un orto e un banco di parole (demo)", createdBy: "u-lina" },
        ...{ authors: ["o-donne"], asked: 4_800, own: 600, place: "Borgo, quartiere Levante" },
        answers: [
          "Chi arriva da poco non conosce i vicini e non ha dove parlare italiano.",
          "Un orto di quartiere con un banco di conversazione, due pomeriggi alla settimana.",
          TO_TABLE,
          "Contiamo chi viene e chi resta dopo tre mesi.",
        ],
        ...{ enteredAgo: 66, result: { rank: 1, given: 4_800, verdict: "funded" } },
        points: [
          [36, "Arriva a persone che nessun servizio incontra."],
          [33, "Lo guida l'associazione con chi abita il quartiere."],
          [20, "Costi chiari; manca il dettaglio dei materiali."],
        ],
      },
      {
        ...{ key: "mp:radio", title: "Radio di cortile in cinque lingue (demo)", createdBy: "u-hana" },
        ...{ authors: ["t3:D1"], asked: 5_000, own: 0, place: "Borgo" },
        answers: [
          "Gli avvisi della scuola e del Comune restano in italiano difficile.",
          "Una radio fatta da giovani che li spiega in cinque lingue, ogni settimana.",
          TO_TABLE,
          "Contiamo le puntate e le domande che arrivano.",
        ],
        ...{ enteredAgo: 61, result: { rank: 2, given: 4_200, verdict: "funded_in_part" } },
        points: [
          [30, "Utile alle famiglie; da provare con chi non ascolta la radio."],
          [34, "La fanno i giovani dall'inizio alla fine."],
          [16, "Costo alto per le apparecchiature."],
        ],
      },
      {
        ...{ key: "mp:festa", title: "Una sera di cucine lontane (demo)", createdBy: "u-lina" },
        ...{ authors: ["o-mediterranea"], asked: 2_000, own: 200, place: "Borgo" },
        answers: [
          "Le comunità si incontrano poco.",
          "Una festa con cibi e musica in piazza.",
          TO_TABLE,
          "Contiamo chi partecipa.",
        ],
        ...{ enteredAgo: 63, result: { rank: 3, given: 0, verdict: "below_minimum" } },
        points: [
          [15, "Una sera sola, senza seguito."],
          [20, "L'associazione è coinvolta nella cucina, poco nelle scelte."],
          [14, "Costi ragionevoli."],
        ],
      },
    ],
  },
  {
    ...{ key: "call:closed", title: "Pomeriggi insieme: doposcuola e gioco (demo)", state: "published" },
    purpose:
      "Piccoli progetti per i pomeriggi di bambine e bambini, con le famiglie. Bando inventato per la dimostrazione: è chiuso e la segreteria lo valuta.",
    ...{ budget: 6_000, most: 3_000, opens: -40, closes: -5 },
    projects: [
      {
        ...{ key: "mp:judging", title: "Compiti in due lingue (demo)", createdBy: "u-lina" },
        ...{ authors: ["o-donne"], asked: 2_900, own: 100, place: "Borgo" },
        answers: [
          "Chi non parla italiano in casa fa i compiti senza aiuto.",
          "Due pomeriggi di compiti con una mediatrice e studenti delle superiori.",
          TO_TABLE,
          "Contiamo le presenze e ascoltiamo le insegnanti.",
        ],
        enteredAgo: 8,
      },
      {
        ...{ key: "mp:giochi", title: "Il cortile dei giochi (demo)", createdBy: "u-lina" },
        ...{ authors: ["o-mediterranea"], asked: 2_400, own: 0, place: "Borgo, quartiere Collina" },
        answers: [
          "Il cortile è vuoto di pomeriggio.",
          "Giochi di tutti i paesi, spiegati da chi li conosce.",
          TO_TABLE,
          "Contiamo chi viene.",
        ],
        enteredAgo: 6,
      },
    ],
  },
  {
    ...{ key: "call:draft", title: "Micro-progetti per l'estate (demo)", state: "draft" },
    purpose: "Bozza di un bando per l'estate: attività all'aperto con i più giovani.",
    ...{ budget: 4_000, most: 1_000, opens: 30, closes: 60, projects: [] },
  },
  {
    ...{
      key: "call:open",
      title: "Sere che contano: micro-progetti a trazione migrante (demo)",
      state: "published",
    },
    purpose:
      "Cerchiamo piccoli progetti di associazioni di migranti e di giovani per chi di giorno lavora o studia: sportelli serali, corsi brevi, sport, cultura. Si coprono materiali, spazi, rimborsi e ore di mediazione. Non si coprono immobili né stipendi. Bando inventato per la dimostrazione.",
    ...{ budget: 20_000, most: 5_000, opens: -12, closes: 20 },
    projects: [
      {
        ...{ key: "mp:sportello", title: "Lo sportello dopo le sei (demo)", createdBy: "u-lina" },
        ...{ authors: ["o-donne"], asked: 4_500, own: 500, place: "Borgo, Sala Levante" },
        answers: [
          "Chi lavora di giorno trova gli sportelli chiusi.",
          "Due sere alla settimana con una mediatrice araba e una bengalese.",
          TO_TABLE,
          "Contiamo le persone e le pratiche concluse.",
        ],
        enteredAgo: 3,
      },
      {
        ...{ key: "mp:campo", title: "Il campo acceso fino alle dieci (demo)", createdBy: "u-lina" },
        ...{ authors: ["o-mediterranea"], asked: 3_000, own: 300, place: "Borgo" },
        answers: [
          "Il campo chiude quando si esce dal lavoro.",
          "Tre sere di sport misto con allenatori volontari.",
          TO_TABLE,
          "Contiamo chi gioca, e quante ragazze.",
        ],
        enteredAgo: 1,
      },
      {
        ...{ key: "mp:draft", title: "Laboratorio di podcast dei giovani (demo)", createdBy: "u-hana" },
        ...{ authors: ["t3:D1"], asked: 2_500, own: 0, place: "Borgo, biblioteca (luogo dimostrativo)" },
        answers: [
          "Di noi parlano gli altri.",
          "Sei sere per imparare a fare un podcast e dieci puntate nostre.",
          TO_TABLE,
          "Contiamo le puntate e chi le ascolta.",
        ],
      },
    ],
  },
]
