import { eq } from "drizzle-orm"
import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoId } from "./ids.ts"
import { INVENTED } from "./organisations.ts"
import { before } from "./working-days.ts"

/** Kinds of bodies that would be in the third sector's register. */
const THIRD_SECTOR = ["third_sector", "migrant_association", "youth_group", "youth_network", "network"]

const PRESENTATIONS: readonly (readonly [key: string, language: string, text: string])[] = [
  [
    "o-orizzonti",
    "it",
    "Aiutiamo chi arriva a capire uffici, scuole e ospedali. E gli uffici a capire chi arriva. Siamo donne e uomini di nove Paesi, tutti volontari.",
  ],
  [
    "o-donne",
    "it",
    "Donne che hanno già fatto la strada accompagnano chi la comincia: documenti, lavoro, figli a scuola. Mediatrici in sette lingue.",
  ],
  [
    "o-mediterranea",
    "fr",
    "Nous réunissons des familles des deux rives. Cours de langue, fêtes de quartier, aide au logement.",
  ],
  ["o-ponte", "en", "Young people between two languages. We run a homework club and ask schools to listen."],
  [
    "o-lanterna",
    "it",
    "Cooperativa sociale: mediazione nei servizi, accoglienza, formazione. Lavoriamo con i Comuni della Basilicata e dell'Umbria.",
  ],
  [
    "o-rete",
    "it",
    "Tre associazioni che parlano con una voce sola quando serve, e con tre quando serve di più.",
  ],
  ["o-borgo", "it", "Il Comune tiene lo sportello per chi arriva, in piazza, dal lunedì al venerdì."],
]

/** An address made of a body's name: "Comune di Borgo Esempio (demo)" is comune.di.borgo.esempio. */
const addressOf = (name: string) =>
  name
    .replace("(demo)", "")
    .normalize("NFD")
    .replace(/[^a-zA-Z ]/g, "")
    .trim()
    .toLowerCase()
    .replace(/ +/g, ".")

type Registration = typeof s.registrations.$inferInsert

/** DEMO-0001 and following, two thirds of them looked up by a secretary. */
const registrationsOf = (today: string): Registration[] => {
  let number = 0
  const next = (organisationId: string, register: string, section: string | null): Registration => {
    number += 1
    const verified =
      number % 3 === 0 ? {} : { verifiedOn: before(today, 90), verifiedById: demoId("u-bruno") }
    return {
      ...{ organisationId, register, section, ...verified },
      number: `DEMO-${String(number).padStart(4, "0")}`,
    }
  }
  return INVENTED.filter(({ kind }) => THIRD_SECTOR.includes(kind)).flatMap(({ key, kind, territory }) => {
    const own: Registration[] = [next(demoId(key), "runts", null)]
    if (kind !== "migrant_association") return own
    own.push(next(demoId(key), "national", "first"))
    if (territory === "Puglia")
      own.push(next(demoId(key), "regional", "Registro regionale delle associazioni (demo)"))
    return own
  })
}

/** What the demo's bodies say of themselves, their invented numbers, and the network of three of them. */
export const seedRegister = async (db: Db, today: string) => {
  for (const { key, name } of INVENTED) {
    const address = addressOf(name)
    const contacts = { email: `${address}@demo.example`, pec: `${address}@pec.demo.example` }
    await db
      .update(s.organisations)
      .set(contacts)
      .where(eq(s.organisations.id, demoId(key)))
  }
  for (const [key, presentationLanguage, presentation] of PRESENTATIONS)
    await db
      .update(s.organisations)
      .set({ presentation, presentationLanguage, website: `https://${key}.demo.example` })
      .where(eq(s.organisations.id, demoId(key)))
  await db.insert(s.registrations).values(registrationsOf(today))
  await db.insert(s.networkMemberships).values([
    ...["o-orizzonti", "o-donne", "o-mediterranea"].map((key) => ({
      ...{ id: demoId(`network:${key}`), umbrellaId: demoId("o-rete"), memberId: demoId(key) },
      ...{ askedBy: "umbrella", startsOn: before(today, 300) },
    })),
    {
      ...{ id: demoId("network:o-ponte"), umbrellaId: demoId("o-rete"), memberId: demoId("o-ponte") },
      ...{ askedBy: "member", askedById: demoId("u-omar") },
    },
  ])
  await db.insert(s.memberships).values({
    ...{ id: demoId("membership:u-lina:o-rete"), personId: demoId("u-lina"), role: "manager" },
    ...{ organisationId: demoId("o-rete"), startsOn: before(today, 300) },
  })
}
