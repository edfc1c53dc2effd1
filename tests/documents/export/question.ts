import type { ExportQuestion } from "#app/documents/export/paper-frame.ts"
import { LABELS } from "../editor/words.ts"
import { CONTENT } from "./content.ts"

/** A question for a file, as a route asks it. */
export const question = (over: Partial<ExportQuestion> = {}): ExportQuestion => ({
  format: "pdf",
  title: "Piano regionale per l'integrazione",
  kind: "regional_plan",
  kindName: "Piano regionale",
  language: "it",
  direction: "ltr",
  facts: [
    { label: "Tavolo", value: "Tavolo di prova (demo)" },
    { label: "Stato", value: "Bozza" },
    { label: "Testo al", value: "21 novembre 2026, 18:00" },
  ],
  draft: "Bozza: il Tavolo non l'ha ancora condiviso",
  demo: "Dati dimostrativi – contenuti inventati",
  base: "https://tavoli.example",
  address: "https://tavoli.example/documents/ABCDEFGHJK",
  writtenAt: "2026-11-21T17:00:00.000Z",
  content: CONTENT,
  pictures: {},
  mentions: {
    code: "ABCDEFGHJK",
    erased: "persona non più nel sistema",
    names: [["organisation ABCDEFGHJK ", { name: "ARCI (demo)", path: "/organisations/ABCDEFGHJK" }]],
  },
  words: {
    ...LABELS,
    note: "Nota {number}",
    backToText: "Torna al testo, nota {number}",
    page: "pagina {page} di {pages}",
    draftShort: "bozza",
    digest: "Impronta SHA-256",
    digestHelp: "L'impronta è del contenuto allegato tavoli.json.",
    address: "Indirizzo permanente",
    lacking: "Segni senza carattere, al loro posto un riquadro: {signs}",
  },
  ...over,
})
