import { ADMINISTRATOR, count, MANAGERS, NONE, type PostCase, SERVING } from "./circles.ts"
import type { World } from "./world.ts"

const table = ({ table: { code } }: World) => ({ code })
const ofTable = (column: string) => (world: World) =>
  `select ${column} as value from roundtable where id = '${world.table.id}'`

/** Posts about the card of a table, its ties, and the items that it passes on. */
export const TABLE_ACTIONS: readonly PostCase[] = [
  {
    ...{ route: "items.$code", for: SERVING, params: ({ item: { code } }) => ({ code }) },
    fields: () => ({ act: "taken", language: "it" }),
    value: ({ item }) => `select state as value from item where id = '${item.id}'`,
  },
  {
    ...{ route: "roundtables.$code.close", of: "close", for: MANAGERS, params: table },
    fields: () => ({ reason: "Il mandato è finito" }),
    value: ofTable("close_reason"),
  },
  {
    ...{ route: "roundtables.$code.close", of: "reopen", for: NONE, params: table },
    fields: () => ({ intent: "reopen" }),
    value: ofTable("close_reason"),
  },
  {
    ...{ route: "roundtables.$code.close", of: "reopen a closed one", for: ADMINISTRATOR },
    params: ({ closed: { code } }) => ({ code }),
    fields: () => ({ intent: "reopen" }),
    value: count("roundtable where closed_at is not null"),
  },
  {
    ...{ route: "roundtables.$code.edit", for: MANAGERS, params: table },
    fields: () => ({
      ...{ name: "Nome nuovo", mandate: "Provare", territory: "Puglia", startsOn: "1/1/2024", endsOn: "" },
      ...{ visibility: "public", language: "it", nature: "consultative" },
    }),
    value: ofTable("name"),
  },
  {
    ...{ route: "roundtables.$code.items.new", for: SERVING, params: table },
    fields: ({ above }) => ({
      ...{ toCode: above.code, kind: "request", title: "Titolo", text: "Un testo", language: "it" },
    }),
    value: count("item"),
  },
  {
    ...{ route: "roundtables.$code.place", for: ADMINISTRATOR, params: table },
    fields: () => ({ parentCode: "" }),
    value: ofTable("parent_id"),
  },
]
