/** What a seat of a demo round answered: label, who, in which rank, how, in what words, how many days ago. */
export type DemoAnswer = readonly [
  seat: string,
  person: string,
  rank: number,
  choice: "approve" | "remarks" | "object" | "abstain",
  remarks: string | null,
  daysAgo: number,
]

/** The round that the demo's guidelines are in: half of the Puglia table has answered. */
export const ROUND = {
  paper: "d3",
  roundtable: "t3",
  openedDaysAgo: 5,
  closesInDays: 9,
  needed: 7,
  regulation: 2,
  seats: ["A1", "A2", "A3", "A4", "B1", "B2", "B3", "C1", "C2", "C3", "D1", "D2"],
  answers: [
    ["A1", "u-carla", 0, "approve", null, 4],
    ["A2", "u-elena", 1, "approve", null, 3],
    [
      ...(["B1", "u-ivo", 0, "remarks"] as const),
      "Va bene. Chiediamo che la persona del Comune abbia fatto almeno un incontro di formazione.",
      3,
    ],
    ["C1", "u-fatou", 0, "approve", null, 2],
    ["D2", "u-omar", 0, "abstain", null, 1],
  ] satisfies readonly DemoAnswer[] as readonly DemoAnswer[],
} as const

/** The steps that demo texts took: from, to, who, how many days ago, and why a step went back. */
export const STEPS: Readonly<
  Record<string, readonly (readonly [string, string, string, number, string?])[]>
> = {
  d2: [
    ["draft", "co_design", "u-bruno", 120],
    ["co_design", "final_review", "u-bruno", 50],
    ["final_review", "approval", "u-bruno", 40],
    ["approval", "adopted", "u-carla", 18],
  ],
  d3: [
    ["draft", "co_design", "u-bruno", 60],
    ["co_design", "final_review", "u-carla", 30],
    ["final_review", "co_design", "u-carla", 25, "Mancava il capitolo su che cosa si chiede a chi entra."],
    ["co_design", "final_review", "u-carla", 10],
    ["final_review", "approval", "u-bruno", 5],
  ],
  d5: [
    ["draft", "co_design", "u-bruno", 21],
    ["co_design", "final_review", "u-carla", 3],
  ],
}

/** What bodies did with the demo's protocol; all of them invented. */
export const ACTS = [
  {
    ...{ key: "act-valle", paper: "d2", roundtable: "t4", outcome: "taken_up", daysAgo: 9 },
    body: "Comune di Valle Prova (demo), Giunta",
    ...{ kind: "deliberation", number: "DEMO/42", link: "https://valle-prova.demo.example/albo/42" },
    reason: null,
    file: "Deliberazione DEMO-42.pdf",
    voided: null,
  },
  {
    ...{ key: "act-school", paper: "d2", roundtable: "t4", outcome: "not_taken_up", daysAgo: 6 },
    body: "Centro istruzione adulti Esempio (demo)",
    ...{ kind: null, number: null, link: null },
    reason: "Aspettiamo il parere del nostro collegio; ne riparliamo alla prossima riunione.",
    file: null,
    voided: null,
  },
  {
    ...{ key: "act-wrong", paper: "d2", roundtable: "t4", outcome: "taken_up", daysAgo: 9 },
    body: "Comune di Valle Prova (demo), Giunta",
    ...{ kind: "deliberation", number: "DEMO/24", link: null },
    reason: null,
    file: null,
    voided: { daysAgo: 8, reason: "Numero scritto al contrario: è la deliberazione DEMO/42." },
  },
] as const

/** Files beside a text that the table shares, frozen with it. */
export const ATTACHED = {
  ...{ paper: "d2", roundtable: "t4", adoptedDaysAgo: 18 },
  titles: ["Scheda di invio tra sportelli (demo)", "Elenco dei PUA della rete (demo)"],
} as const
