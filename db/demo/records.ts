import { before } from "./working-days.ts"

export type DemoSignature = {
  party: string
  kind: "administration" | "private"
  signatory: string
  power: string
  signed?: "pades" | "scan"
}
export type DemoRecord = {
  key: string
  roundtable: string
  class: string
  title: string
  daysAgo: number
  visibility: "members" | "public"
  /** The key of the text that the paper is of. */
  paper?: string
  lines: readonly string[]
  annexes?: readonly string[]
  protocol?: number
  /** Addresses that the message reached, by certified mail. */
  delivered?: readonly string[]
  signatures?: readonly DemoSignature[]
  funding?: string
}

export const REGISTRY = "Ufficio Integrazione Levante (demo), registro DEMO"

export const FUNDING = {
  key: "pr1",
  title:
    "UMBRIA 2 – Integrazione dei Migranti con Politiche e Azioni Coprogettate sul Territorio (scheda dimostrativa)",
  fund: "FAMI 2021-2027, Avviso multi-azione n. 1/2023",
  wording: "co_financed",
} as const

export const RECORDS: readonly DemoRecord[] = [
  {
    ...{ key: "r-m1", roundtable: "t3", class: "convocation", daysAgo: 30, visibility: "members" },
    title: "Avviso di convocazione del Tavolo, seduta ordinaria (demo)",
    lines: [
      "Il Tavolo si riunisce alle 10:00 nella Sala Levante e in collegamento video.",
      "Allegato 1: bozza di Piano 0.3.",
    ],
    annexes: ["Bozza di Piano 0.3", "Proposta P1, versione 2"],
    protocol: 198,
    delivered: ["comune.borgo@pec.demo.example", "asl.levante@pec.demo.example"],
  },
  {
    ...{ key: "r-delega", roundtable: "t3", class: "letter", daysAgo: 20, visibility: "members" },
    title: "Nota di delega della Comunità Mediterranea (demo)",
    lines: ["Per il posto C3 partecipa Yara Cartolina."],
    protocol: 212,
  },
  {
    ...{ key: "r-p1", roundtable: "t3", class: "answer", daysAgo: 8, visibility: "public" },
    title: "Risposta del Comune di Borgo Esempio (demo) alla proposta «Lo sportello la sera»",
    lines: ["Accolta: una sera alla settimana, il martedì dalle 18:00 alle 20:30, per sei mesi."],
    protocol: 240,
  },
  {
    ...{ key: "r-d2", roundtable: "t4", class: "agreement", daysAgo: 18, visibility: "public", paper: "d2" },
    title: "Protocollo di rete dei PUA – accoglienza, mediazione, invio (demo)",
    lines: ["Versione 1.0, condivisa dal Tavolo. Vale due anni dalla data dell'ultima firma."],
    signatures: [
      {
        party: "Comune di Montefinto (demo)",
        kind: "administration",
        signatory: "Alba Quaderno",
        power: "delibera DEMO/12",
        signed: "pades",
      },
      {
        party: "Comune di Valle Prova (demo)",
        kind: "administration",
        signatory: "Dario Modello",
        power: "sindaco (demo)",
        signed: "pades",
      },
      {
        party: "Associazione Fili Comuni (demo)",
        kind: "private",
        signatory: "Amina Virgola",
        power: "presidente",
        signed: "scan",
      },
      {
        party: "Associazione Passi Nuovi (demo)",
        kind: "private",
        signatory: "Samir Apostrofo",
        power: "presidente",
        signed: "scan",
      },
      {
        party: "Azienda sanitaria Interna (demo)",
        kind: "administration",
        signatory: "Enza Matita",
        power: "direttrice (demo)",
      },
      {
        party: "Ambito sociale Collina (demo)",
        kind: "administration",
        signatory: "Cira Gomma",
        power: "coordinatrice (demo)",
      },
      {
        party: "Cooperativa Lanterna (demo)",
        kind: "private",
        signatory: "Kadija Copertina",
        power: "presidente",
      },
      {
        party: "Centro istruzione adulti Esempio (demo)",
        kind: "administration",
        signatory: "Irma Evidenziatore",
        power: "dirigente (demo)",
      },
    ],
  },
  {
    ...{ key: "r-c3", roundtable: "t2", class: "attendance_sheet", daysAgo: 40, visibility: "members" },
    title: "Foglio firme, corso C3, primo incontro (demo)",
    lines: ["Firme raccolte in aula a Perugia (sede dimostrativa)."],
    funding: "pr1",
  },
]

/** Codes printed on attestations; the last symbol of each is the one that checks the others. */
export const CODES = [
  {
    ...{ code: "31M7BX2E59TW", daysAgo: 12, revokedFor: null, of: "r-c3", holder: "Elena Campione" },
    title: "Attestato di frequenza, corso C3, 16 ore (demo)",
    issuer: "Ente formativo Passaparola (demo)",
  },
  {
    ...{ code: "8H2Y4P6C10KY", daysAgo: 12, of: "r-c3", holder: "Dario Modello" },
    title: "Attestato di frequenza, corso C3, 16 ore (demo)",
    issuer: "Ente formativo Passaparola (demo)",
    revokedFor: "Le presenze non arrivavano all'80 % delle ore (demo)",
  },
] as const

/** The day of a demo paper, counted back from the demo's first. */
export const dayOf = (paper: DemoRecord, today: string) => before(today, paper.daysAgo)
