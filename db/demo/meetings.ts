export type DemoItem = {
  kind: "information" | "discussion" | "decision"
  title: string
  detail?: string
  rapporteur?: string
  minutes?: number
  isSecret?: boolean
}
export type DemoMeeting = {
  key: string
  roundtable: string
  by: string
  state: "convened" | "open" | "closed"
  /** Days from the first start; below zero before it. */
  sent: number
  day: number
  hour: number
  secondHour: number
  number: number
  place: string
  link: string
  items: readonly DemoItem[]
  /** Answers by seat; who is not here has not answered. */
  answers: Readonly<Record<string, "in_room" | "remote" | "absent">>
}

const LAST = { kind: "information", title: "Varie" } as const

/** Meetings of the table of Puglia: one that was held, one that is convened. Everything in them is invented. */
export const MEETINGS: readonly DemoMeeting[] = [
  {
    ...{ key: "m1", roundtable: "t3", by: "u-bruno", state: "closed" },
    ...{ sent: -56, day: -42, hour: 10, secondHour: 15, number: 1 },
    place: "Sala Levante (luogo dimostrativo)",
    link: "https://riunioni.demo.example/tavolo-puglia",
    items: [
      { kind: "decision", title: "Approvazione del verbale precedente", minutes: 10 },
      {
        ...{ kind: "discussion", minutes: 30, rapporteur: "Carla Fittizia" },
        title: "Bozza del Piano: a che punto siamo",
      },
      {
        ...{ kind: "decision", minutes: 40, rapporteur: "Fatou Dimostrativa" },
        title: "Uno sportello aperto la sera, con la mediatrice in presenza",
      },
      {
        ...{ kind: "decision", minutes: 25, rapporteur: "Omar Facsimile" },
        title: "Una guida per affittare casa senza sorprese",
      },
      {
        ...{ kind: "decision", minutes: 15, rapporteur: "Bruno Prova" },
        title: "Modifica delle regole: procedura scritta",
      },
      {
        ...{ kind: "decision", minutes: 15, rapporteur: "Ivo Segnaposto" },
        title: "Calendario dei corsi",
      },
      LAST,
    ],
    answers: {
      A1: "in_room",
      A2: "in_room",
      B1: "in_room",
      C1: "remote",
      C2: "in_room",
      D1: "remote",
      D2: "in_room",
    },
  },
  {
    ...{ key: "m3", roundtable: "t3", by: "u-bruno", state: "convened" },
    ...{ sent: -4, day: 17, hour: 10, secondHour: 15, number: 2 },
    place: "Sala Levante (luogo dimostrativo)",
    link: "https://riunioni.demo.example/tavolo-puglia",
    items: [
      { kind: "decision", title: "Approvazione del verbale della riunione precedente", minutes: 10 },
      {
        ...{ kind: "decision", minutes: 15, rapporteur: "Ivo Segnaposto" },
        title: "Calendario dei corsi, rinviato",
      },
      {
        ...{ kind: "decision", minutes: 30, rapporteur: "Lina Bozza" },
        title: "Un posto sicuro per i bambini durante i corsi",
      },
      {
        ...{ kind: "decision", minutes: 30, rapporteur: "Carla Fittizia" },
        title: "Emendamenti alla bozza di Piano",
        detail:
          "Prima quello che toglie, poi quello che aggiunge. Il posto D1 ha chiesto di parlare dell'adesione dei giovani.",
      },
      {
        ...{ kind: "information", title: "Impegni aperti", minutes: 15, rapporteur: "Bruno Prova" },
        detail:
          "Aprire lo sportello una sera alla settimana: Comune di Borgo Esempio (demo), 40%.\nPubblicare ogni mese persone servite e pratiche chiuse: Comune di Borgo Esempio (demo), 0%.\nIn ritardo. Nominare un referente per l'accoglienza: Istituto superiore Campione (demo), 20%, chiede più tempo.",
      },
      { kind: "decision", title: "Elezione della vicepresidenza", minutes: 20, isSecret: true },
      LAST,
    ],
    answers: { A1: "in_room", B1: "in_room", C1: "remote", D1: "remote", D2: "in_room", A3: "absent" },
  },
]

/** A meeting of Basilicata that goes on as the demo is begun: its days do not count, its hours do. */
export const SITTING: DemoMeeting = {
  ...{ key: "m4", roundtable: "t4", by: "u-bruno", state: "open" },
  ...{ sent: -9, day: 0, hour: 0, secondHour: 0, number: 2 },
  place: "Potenza (luogo dimostrativo)",
  link: "https://riunioni.demo.example/rete-pua",
  items: [
    { kind: "information", title: "Comunicazioni della presidenza", minutes: 10 },
    {
      ...{ kind: "discussion", minutes: 30, rapporteur: "Dario Modello" },
      title: "Foglio di invio: che cosa serve davvero",
    },
    { kind: "decision", title: "Numero per le urgenze", minutes: 20 },
    LAST,
  ],
  answers: { 1: "in_room", 2: "in_room", 5: "remote", 7: "in_room" },
}
