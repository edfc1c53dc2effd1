export type Tone = "institutions" | "third_sector" | "associations" | "youth" | "other"
/** label · organisation, or `designated by` for a personal seat · titular · substitutes */
export type DemoSeat = {
  label: string
  organisation?: string
  designatedBy?: string
  titular?: string
  substitutes?: readonly string[]
  /** Protocol number of the designating letter. */
  letter?: string
  /** Key of the table that the seat speaks for. */
  represents?: string
}
export type DemoGroup = { name: string; tone: Tone; voting: boolean; seats: readonly DemoSeat[] }
export type DemoRoundtable = {
  key: string
  parent?: string
  /** Member tables of an interregional one. */
  members?: readonly string[]
  kind: "regional" | "working_group" | "interregional"
  name: string
  mandate: string
  territory: string
  startedDaysAgo: number
  years: number
  officers: readonly (readonly [string, "secretary" | "chair" | "facilitator" | "observer"])[]
  groups: readonly DemoGroup[]
}

const INSTITUTIONS = "Istituzioni"
const THIRD_SECTOR = "Terzo settore e parti sociali"
const ASSOCIATIONS = "Associazioni di persone migranti"
const YOUTH = "Giovani"
const COMMON_MANDATE =
  "Istruire e proporre, senza votazioni vincolanti; una relazione al Tavolo ogni sei mesi."

const group = (name: string, tone: Tone, seats: readonly DemoSeat[]): DemoGroup => ({
  name,
  tone,
  voting: true,
  seats,
})
const advisory = (keys: readonly string[]): DemoGroup => ({
  name: "Posti consultivi",
  tone: "other",
  voting: false,
  seats: keys.map((organisation, index) => ({ label: `Z${index + 1}`, organisation })),
})
const seat = (
  label: string,
  organisation: string,
  titular?: string,
  letter?: string,
  substitutes?: string[],
): DemoSeat => ({
  ...{ label, organisation },
  ...(titular && { titular }),
  ...(letter && { letter: `DEMO/${letter}` }),
  ...(substitutes && { substitutes }),
})

const PUGLIA: DemoRoundtable = {
  key: "t3",
  kind: "regional",
  name: "Tavolo regionale per l'integrazione – Puglia (demo)",
  mandate: "Preparare il Piano regionale, raccogliere proposte, seguire gli impegni.",
  territory: "Puglia",
  startedDaysAgo: 400,
  years: 3,
  officers: [
    ["u-bruno", "secretary"],
    ["u-carla", "chair"],
  ],
  groups: [
    group(INSTITUTIONS, "institutions", [
      seat("A1", "o-levante", "u-carla", "000101"),
      seat("A2", "o-borgo", "u-gino", "000102", ["u-elena"]),
      seat("A3", "o-asl", "Tina Cerotto", "000103"),
      seat("A4", "o-istituto", "Pia Lavagna", "000104"),
      seat("A5", "o-pref"),
    ]),
    group(THIRD_SECTOR, "third_sector", [
      seat("B1", "o-passaparola", "u-ivo", "000105"),
      seat("B2", "o-casa", "Ugo Parentesi", "000106"),
      seat("B3", "o-sindacato", "Rina Asterisco", "000107"),
    ]),
    group(ASSOCIATIONS, "associations", [
      seat("C1", "o-orizzonti", "u-fatou", "000108"),
      seat("C2", "o-donne", "u-lina", "000109"),
      seat("C3", "o-mediterranea", "Bashir Promemoria", "000110"),
    ]),
    group(YOUTH, "youth", [
      { label: "D1", designatedBy: "o-coord", titular: "u-hana", letter: "DEMO/000111" },
      seat("D2", "o-ponte", "u-omar", "000112"),
    ]),
    advisory([
      "r-puglia",
      "r-nova",
      "r-quasar",
      "r-rinascita",
      "r-oasi2",
      "r-emmaus",
      "r-sofocle",
      "r-conngi",
    ]),
  ],
}

const BASILICATA: DemoRoundtable = {
  key: "t4",
  kind: "regional",
  name: "Tavolo regionale – Basilicata, rete dei PUA (demo)",
  mandate:
    "Far lavorare insieme i Punti Unici di Accesso (PUA) e i servizi che ricevono le persone inviate dai PUA.",
  territory: "Basilicata",
  startedDaysAgo: 300,
  years: 2,
  officers: [
    ["u-bruno", "secretary"],
    ["u-carla", "chair"],
  ],
  groups: [
    group(INSTITUTIONS, "institutions", [
      seat("1", "o-valle", "u-dario"),
      seat("2", "o-monte", "Livia Corsivo"),
      seat("3", "o-ambito", "Nino Maiuscolo"),
      seat("4", "o-asi", "Olga Margine"),
      seat("5", "o-cia", "Pino Trattino"),
    ]),
    group("Terzo settore", "third_sector", [seat("6", "o-lanterna", "Quinto Capoverso")]),
    group("Associazioni", "associations", [
      seat("7", "o-fili", "Amina Virgola"),
      seat("8", "o-passi", "Samir Apostrofo"),
    ]),
    group(YOUTH, "youth", [{ label: "9", designatedBy: "o-coord", titular: "Teo Accento" }]),
    advisory([
      ...["r-basilicata", "r-lagonegro", "r-melfi", "r-policoro", "r-potenza", "r-gorgoglione", "r-anci-bas"],
      ...["r-camera", "r-pref-mt", "r-unibas", "r-cpia-pz", "r-ccm", "r-bandiere", "r-lab"],
    ]),
  ],
}

const EMILIA_ROMAGNA: DemoRoundtable = {
  key: "t1",
  kind: "regional",
  name: "Tavolo regionale – Emilia-Romagna (demo)",
  mandate: "Coordinare le reti territoriali e la formazione degli operatori.",
  territory: "Emilia-Romagna",
  startedDaysAgo: 250,
  years: 3,
  officers: [["u-rosa", "secretary"]],
  groups: [
    group(INSTITUTIONS, "institutions", [seat("1", "o-pianura"), seat("2", "o-comune-pianura")]),
    group("Terzo settore", "third_sector", [seat("3", "o-portico")]),
    group("Associazioni", "associations", [seat("4", "o-mosaico"), seat("5", "o-ponte-lungo")]),
    group(YOUTH, "youth", [{ label: "6", designatedBy: "o-coord" }]),
    advisory([
      ...[
        "r-arteer",
        "r-anci-er",
        "r-cpia-bo",
        "r-ravenna",
        "r-dimora",
        "r-cidas",
        "r-arcolaio",
        "r-media98",
      ],
      "r-ial",
    ]),
  ],
}

const UMBRIA: DemoRoundtable = {
  key: "t2",
  kind: "regional",
  name: "Tavolo regionale – Umbria, servizi e mediazione (demo)",
  mandate: "Seguire formazione, mediazione e ricerche del progetto.",
  territory: "Umbria",
  startedDaysAgo: 220,
  years: 3,
  officers: [["u-rosa", "secretary"]],
  groups: [
    group(INSTITUTIONS, "institutions", [
      seat("1", "o-colli"),
      seat("2", "o-comune-collina"),
      seat("3", "o-agenzia"),
    ]),
    group("Associazioni", "associations", [seat("4", "o-tre-lingue"), seat("5", "o-donne-colli")]),
    advisory(["r-umbria", "r-arpal"]),
  ],
}

const INTERREGIONAL: DemoRoundtable = {
  key: "t5",
  kind: "interregional",
  name: "Tavolo interregionale – scambio di buone prassi (demo)",
  mandate: "Far passare da una regione all'altra ciò che funziona e dire anche ciò che non ha funzionato.",
  territory: "Emilia-Romagna, Umbria, Puglia, Basilicata",
  startedDaysAgo: 180,
  years: 2,
  members: ["t1", "t2", "t3", "t4"],
  officers: [["u-ada", "secretary"]],
  groups: [
    group("Tavoli regionali", "institutions", [
      { ...seat("1", "o-comune-pianura"), represents: "t1" },
      { ...seat("2", "o-tre-lingue"), represents: "t2" },
      { ...seat("3", "o-orizzonti", "u-fatou"), represents: "t3" },
      { ...seat("4", "o-valle", "u-dario"), represents: "t4" },
    ]),
    group(YOUTH, "youth", [seat("5", "o-coord", "u-hana")]),
    advisory(["r-dg", "r-conngi"]),
  ],
}

const workingGroup = (
  key: string,
  name: string,
  facilitator: string,
  seats: readonly (readonly [string, string?])[],
): DemoRoundtable => ({
  ...{ key, name, parent: "t3", kind: "working_group", mandate: COMMON_MANDATE, territory: "Puglia" },
  ...{ startedDaysAgo: 190, years: 2 },
  officers: [
    [facilitator, "facilitator"],
    ["u-bruno", "secretary"],
  ],
  groups: [
    {
      ...{ name: "Componenti", tone: "other", voting: true },
      seats: seats.map(([organisation, titular], index) => seat(String(index + 1), organisation, titular)),
    },
  ],
})

/** The five tables and the three working groups. */
export const ROUNDTABLES: readonly DemoRoundtable[] = [
  EMILIA_ROMAGNA,
  UMBRIA,
  PUGLIA,
  BASILICATA,
  INTERREGIONAL,
  workingGroup("gl1", "Scuola e giovani (demo)", "u-hana", [
    ["o-istituto", "Pia Lavagna"],
    ["o-ponte", "u-omar"],
    ["o-coord", "u-hana"],
    ["o-donne", "u-lina"],
  ]),
  workingGroup("gl2", "Lavoro e lingua (demo)", "u-ivo", [
    ["o-passaparola", "u-ivo"],
    ["o-sindacato", "Rina Asterisco"],
    ["o-mediterranea", "Bashir Promemoria"],
  ]),
  workingGroup("gl3", "Abitare (demo)", "u-fatou", [
    ["o-abitare"],
    ["o-casa", "Ugo Parentesi"],
    ["o-orizzonti", "u-fatou"],
    ["o-borgo", "u-gino"],
  ]),
]
