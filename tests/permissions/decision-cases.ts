import { ALL, BODY, type Case, count, MEMBERS, type PostCase, SERVING } from "./circles.ts"
import { FIGURE_PAGES } from "./figure-cases.ts"
import type { World } from "./world.ts"

const INSIDE = [...MEMBERS, "administrator"] as const
const SECRETARY = ["secretary here"] as const
const table = ({ table: { code } }: World) => ({ code })
const body = ({ organisation: { code } }: World) => ({ code })
const of =
  (which: keyof World["aftermath"]) =>
  ({ aftermath }: World) => ({ code: aftermath[which].code })
const members = { visibility: "members" as const }

/** Decisions and commitments, and figures of them: of public record, and of the table alone. */
export const DECISION_PAGES: readonly Case[] = [
  { route: "decisions._index", for: ALL },
  { route: "decisions[.]atom", for: ALL },
  { route: "decisions[.]csv", for: ALL },
  { route: "decisions.$code._index", of: "published", for: ALL, params: of("open") },
  { route: "decisions.$code._index", of: "inner", for: INSIDE, params: of("inner") },
  {
    ...{ route: "decisions.$code._index", of: "published, at a table of members", for: INSIDE },
    ...{ params: of("open"), ...members },
  },
  ...["edit", "publish", "act"].map((page) => ({
    ...{ route: `decisions.$code.${page}`, for: SECRETARY, params: of("open") },
  })),
  { route: "meetings.$code.decisions.new", for: SECRETARY, params: of("held") },
  ...["decisions._index", "commitments._index"].flatMap((page): Case[] => [
    { route: `roundtables.$code.${page}`, of: "public", for: ALL, params: table },
    { route: `roundtables.$code.${page}`, of: "members", for: INSIDE, params: table, ...members },
  ]),
  { route: "roundtables.$code.commitments.new", for: SECRETARY, params: table },
  ...["attendance", "attendance_.csv", "attendance_.xlsx"].map((page) => ({
    ...{ route: `roundtables.$code.${page}`, for: MEMBERS, params: table },
  })),
  ...FIGURE_PAGES,
  { route: "organisations.$code.commitments", for: ALL, params: body },
  { route: "commitments.$code._index", of: "published", for: ALL, params: of("shown") },
  { route: "commitments.$code._index", of: "inner", for: [...INSIDE, BODY], params: of("promised") },
]

const card = {
  ...{ title: "Altro titolo", text: "Si decide.", language: "it", decidedOn: "2/3/2026" },
  ...{ territory: "Puglia", outcome: "consensus" },
}
const ofDecision = (which: "inner" | "open", column: string) => (world: World) =>
  `select ${column} as value from decision where id = '${world.aftermath[which].id}'`
const theBody = ({ organisation }: World) => ({ organisationCode: organisation.code })
const steps = ({ aftermath }: World) =>
  `select count(*) as value from commitment_update where commitment_id = '${aftermath.promised.id}'`
const step = { progress: "40", state: "open", language: "it", words: "Un passo" }

/** Their posts. */
export const DECISION_POSTS: readonly PostCase[] = [
  {
    ...{ route: "meetings.$code.decisions.new", for: SECRETARY, params: of("held") },
    ...{ fields: () => card, value: count("decision") },
  },
  {
    ...{ route: "decisions.$code.edit", for: SECRETARY, params: of("open") },
    ...{ fields: () => ({ ...card, reason: "Refuso" }), value: ofDecision("open", "title") },
  },
  {
    ...{ route: "decisions.$code.publish", of: "publish", for: SECRETARY, params: of("inner") },
    ...{ fields: () => ({ intent: "publish" }), value: ofDecision("inner", "published_at") },
  },
  {
    ...{ route: "decisions.$code.publish", of: "publish at a table of members", for: [] },
    ...{ params: of("inner"), ...members, fields: () => ({ intent: "publish" }) },
    value: ofDecision("inner", "published_at"),
  },
  {
    ...{ route: "decisions.$code.publish", of: "withdraw", for: SECRETARY, params: of("open") },
    fields: () => ({ intent: "withdraw", reason: "Dati di persone" }),
    value: ofDecision("open", "published_at"),
  },
  {
    ...{ route: "decisions.$code.act", of: "up", for: SECRETARY, params: of("open") },
    fields: (world) => ({ intent: "up", ...theBody(world), kind: "Delibera", number: "12", on: "3/4/2026" }),
    value: ofDecision("open", "state"),
  },
  {
    ...{ route: "decisions.$code.act", of: "not", for: SECRETARY, params: of("open") },
    fields: (world) => ({ intent: "not", ...theBody(world), reason: "Mancano i fondi" }),
    value: ofDecision("open", "state"),
  },
  {
    ...{ route: "roundtables.$code.commitments.new", for: SECRETARY, params: table },
    fields: () => ({ by: "secretariat", title: "scrivere il Piano", language: "it", dueOn: "1/6/2099" }),
    value: count("commitment"),
  },
  {
    ...{ route: "commitments.$code._index", of: "tell", for: [...SECRETARY, BODY], params: of("promised") },
    ...{ fields: () => step, value: steps },
  },
  {
    ...{ route: "meetings.$code.agenda", of: "commitments", for: SERVING },
    ...{
      params: ({ meetings }) => ({ code: meetings.draft.code }),
      fields: () => ({ intent: "commitments" }),
    },
    value: count("agenda_item"),
  },
]
