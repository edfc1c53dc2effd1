import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoId, named } from "./ids.ts"
import { before } from "./working-days.ts"

type Said = {
  person: string
  organisation: string
  text: string
  language?: string
  daysAgo: number
  /** Somebody without an account, and the body that they speak for. */
  behalf?: readonly [string, string]
  /** Somebody whom the words name after an `@`, and how. */
  calls?: { person: string; as: string }
  /** Why the chair hid it. */
  hidden?: string
}
type DemoThread = { key: string; quote: string; resolvedDaysAgo?: number; said: readonly Said[] }

const bruno = (text: string, daysAgo: number, behalf?: readonly [string, string]): Said => ({
  ...{ person: "u-bruno", organisation: "o-levante", text, daysAgo },
  ...(behalf ? { behalf } : {}),
})
const school = ["Pia Lavagna", "Istituto superiore Campione (demo)"] as const
const foundation = ["Ugo Parentesi", "Fondazione Casa Aperta (demo)"] as const

/** What people say about the regional plan, as they wrote it, each in their language. */
const THREADS: readonly DemoThread[] = [
  {
    ...{ key: "k1", quote: "moduli e avvisi", resolvedDaysAgo: 7 },
    said: [
      {
        ...{ person: "u-lina", organisation: "o-donne", daysAgo: 11 },
        text: "Aggiungerei i messaggi telefonici registrati: sono i più difficili.",
      },
      bruno("Accolto: li aggiungiamo nel punto 3.3, tra i testi da riscrivere.", 7),
    ],
  },
  {
    ...{ key: "k2", quote: "richieste andate a vuoto" },
    said: [
      {
        ...{ person: "u-ivo", organisation: "o-passaparola", daysAgo: 10 },
        text: "Possiamo contarle con una crocetta su un foglio per un mese.",
      },
    ],
  },
  {
    ...{ key: "k3", quote: "fuori dal capoluogo" },
    said: [
      {
        ...{ person: "u-omar", organisation: "o-ponte", daysAgo: 9 },
        text: "Con un autobus che torni indietro la sera, altrimenti non veniamo.",
      },
      {
        ...bruno("@Gino Finto, il Comune può chiedere gli orari serali all'azienda dei trasporti?", 8),
        calls: { person: "u-gino", as: "Gino Finto" },
      },
    ],
  },
  {
    ...{ key: "k4", quote: "due lingue più richieste" },
    said: [
      {
        ...{ person: "u-fatou", organisation: "o-orizzonti", daysAgo: 8, language: "fr" },
        text: "Qui décide quelles sont les deux langues ?",
      },
      bruno("Traduco per tutti: «Chi decide quali sono le due lingue?»", 8),
      {
        ...{ person: "u-gino", organisation: "o-borgo", daysAgo: 7 },
        text: "Le prime quattro settimane di conteggio, pubblicate.",
      },
    ],
  },
  {
    ...{ key: "k5", quote: "stanza custodita" },
    said: [
      {
        ...{ person: "u-lina", organisation: "o-donne", daysAgo: 6, language: "ar" },
        text: "متى تفتح الغرفة؟ قبل الدرس أم معه؟",
      },
      bruno("Traduco per tutti: «Quando apre la stanza? Prima della lezione o insieme?»", 6),
    ],
  },
  {
    ...{ key: "k6", quote: "la presenza vale come attività scolastica" },
    said: [bruno("Serve una delibera del collegio: scriviamo «su decisione della scuola».", 5, school)],
  },
  {
    ...{ key: "k7", quote: "tre cose al massimo", resolvedDaysAgo: 4 },
    said: [
      {
        ...{ person: "u-rosa", organisation: "o-passaparola", daysAgo: 5 },
        text: "Bene: i rendiconti chiedono altri numeri, ma quelli li teniamo nella scheda di progetto.",
      },
      {
        ...{ person: "u-omar", organisation: "o-ponte", daysAgo: 5 },
        text: "Lo diceva anche la signora dello sportello di via Prova, quella che si è ammalata.",
        hidden: "Fa riconoscere una persona: si può riscrivere senza.",
      },
    ],
  },
  {
    ...{ key: "k8", quote: "da finanziare" },
    said: [bruno("Senza una cifra di massima non è un piano.", 3, foundation)],
  },
]

const AROUND = 32
const plainPlan = () =>
  readFileSync(join(import.meta.dirname, "regional-plan.it.md"), "utf8").replace(/[_*#]/g, "")

const wordsOf = (plan: string, quote: string) => {
  const at = plan.indexOf(quote)
  return {
    quote,
    quoteBefore: plan.slice(Math.max(0, at - AROUND), at),
    quoteAfter: plan.slice(at + quote.length, at + quote.length + AROUND),
  }
}

const hiddenBy = (person: string, reason: string, at: Date) => ({
  ...{ hiddenAt: at, hiddenById: demoId(person), hiddenReason: reason },
})

/** The threads on the demo's regional plan. */
export const seedComments = async (db: Db, today: string): Promise<void> => {
  const plan = plainPlan()
  const roundtableId = demoId("t3")
  const at = (daysAgo: number, order: number) =>
    new Date(`${before(today, daysAgo)}T${String(9 + order).padStart(2, "0")}:15:00Z`)
  for (const { key, quote, resolvedDaysAgo, said } of THREADS) {
    const [first] = said
    if (!first) continue
    const resolved = resolvedDaysAgo
      ? { resolvedAt: at(resolvedDaysAgo, 6), resolvedById: demoId("u-bruno") }
      : {}
    await db.insert(s.commentThreads).values({
      ...named(`thread:${key}`),
      ...{ roundtableId, documentId: demoId("d1"), epoch: 1, createdById: demoId(first.person) },
      ...{ ...wordsOf(plan, quote), ...resolved, createdAt: at(first.daysAgo, 0) },
    })
    const rows = db.insert(s.comments).values(
      said.map(({ person, organisation, text, language = "it", daysAgo, behalf, hidden }, order) => ({
        ...{ code: named(`comment:${key}:${order}`).code, roundtableId, threadId: demoId(`thread:${key}`) },
        ...(hidden ? hiddenBy("u-carla", hidden, at(daysAgo, order + 1)) : {}),
        ...{ authorId: demoId(person), organisationId: demoId(organisation), body: text, language },
        ...{ onBehalfOf: behalf?.[0] ?? null, onBehalfOrganisation: behalf?.[1] ?? null },
        createdAt: at(daysAgo, order),
      })),
    )
    for (const [order, { id: commentId }] of (await rows.returning({ id: s.comments.id })).entries()) {
      const call = said[order]?.calls
      if (!call) continue
      const personId = demoId(call.person)
      await db.insert(s.commentMentions).values({ commentId, personId, roundtableId, label: call.as })
    }
  }
}
