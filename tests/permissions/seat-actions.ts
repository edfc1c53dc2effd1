import { BODY, count, MANAGERS, NONE, type PostCase } from "./circles.ts"
import type { World } from "./world.ts"

const table = ({ table: { code } }: World) => ({ code })
const free = ({ free: { code } }: World) => ({ code })
const taken = ({ taken: { code } }: World) => ({ code })
const second = ({ substitutes }: World) => substitutes[1]
const note = ({ note: { code } }: World) => ({ code })
const group = { name: "Gruppo nuovo", tone: "youth", takesDelegates: "yes" }
const noteState = (world: World) => `select state as value from delegate_note where id = '${world.note.id}'`
const seatRow = (column: string) => (world: World) =>
  `select ${column} as value from seat where id = '${world.free.id}'`
const ofGroup = (column: string) => (world: World) =>
  `select ${column} as value from constituency where id = '${world.constituency.id}'`
const rank = (world: World) => `select rank as value from seat_term where id = '${second(world)?.id}'`

/** Posts about seats, constituencies, mandates and notes of delegation. */
export const SEAT_ACTIONS: readonly PostCase[] = [
  {
    ...{ route: "delegates.$code", of: "accept", for: MANAGERS, params: note },
    ...{ fields: () => ({ intent: "accept" }), value: noteState },
  },
  {
    ...{ route: "delegates.$code", of: "refuse", for: MANAGERS, params: note },
    ...{ fields: () => ({ intent: "refuse", reason: "La nota non è firmata" }), value: noteState },
  },
  {
    ...{ route: "delegates.$code", of: "withdraw", for: [BODY], params: note },
    ...{ fields: () => ({ intent: "withdraw" }), value: noteState },
  },
  {
    ...{ route: "mandates.$code.renew", for: MANAGERS, params: ({ ending }) => ({ code: ending.code }) },
    ...{ fields: () => ({ endsOn: "" }), value: count("seat_term") },
  },
  {
    ...{ route: "roundtables.$code.groups", of: "add", for: MANAGERS, params: table },
    ...{ fields: () => ({ intent: "add", ...group }), value: count("constituency") },
  },
  {
    ...{ route: "roundtables.$code.groups", of: "edit", for: MANAGERS, params: table },
    fields: ({ constituency }) => ({ intent: "edit", groupId: constituency.id, ...group }),
    value: ofGroup("name"),
  },
  {
    ...{ route: "roundtables.$code.groups", of: "down", for: MANAGERS, params: table },
    fields: ({ constituency }) => ({ intent: "down", groupId: constituency.id }),
    value: ofGroup("position"),
  },
  {
    ...{ route: "roundtables.$code.groups", of: "up", for: MANAGERS, params: table },
    fields: ({ lower }) => ({ intent: "up", groupId: lower.id }),
    value: ofGroup("position"),
  },
  {
    ...{ route: "roundtables.$code.hand-over", for: ["secretary here"], params: table },
    fields: ({ successor }) => ({ email: successor.email ?? "" }),
    value: count("hand_over"),
  },
  {
    ...{ route: "seats.$code._index", of: "up", for: MANAGERS, params: taken },
    fields: (world) => ({ intent: "up", termCode: second(world)?.code ?? "" }),
    value: rank,
  },
  {
    ...{ route: "seats.$code._index", of: "down", for: MANAGERS, params: taken },
    fields: ({ substitutes }) => ({ intent: "down", termCode: substitutes[0]?.code ?? "" }),
    value: rank,
  },
  {
    ...{ route: "seats.$code._index", of: "withdraw-request", for: MANAGERS, params: table },
    params: ({ asked }) => ({ code: asked.code }),
    fields: () => ({ intent: "withdraw-request" }),
    value: count("designation_request where closed_at is null"),
  },
  {
    ...{ route: "seats.$code._index", of: "restore", for: MANAGERS },
    params: ({ removed }) => ({ code: removed.code }),
    fields: () => ({ intent: "restore" }),
    value: count("seat where removed_at is not null"),
  },
  {
    ...{ route: "seats.$code._index", of: "restore one that is there", for: NONE, params: free },
    fields: () => ({ intent: "restore" }),
    value: count("seat where removed_at is not null"),
  },
  {
    ...{ route: "seats.$code.delegate", for: [...MANAGERS, BODY], params: free },
    fields: () => ({ name: "Altra Persona", day: "1/1/2099", letter: "Nota" }),
    value: count("delegate_note"),
  },
  {
    ...{ route: "seats.$code.edit", for: MANAGERS, params: free },
    fields: ({ constituency }) => ({ label: "Y1", constituencyId: constituency.id, voting: "yes" }),
    value: seatRow("label"),
  },
  {
    ...{ route: "seats.$code.hand-over", for: MANAGERS, params: taken },
    fields: () => ({ to: "nobody", startsOn: "1/1/2099" }),
    value: count("hand_over"),
  },
  {
    ...{ route: "seats.$code.remove", for: MANAGERS, params: free },
    fields: () => ({ reason: "L'ente non c'è più" }),
    value: seatRow("removed_at"),
  },
  {
    ...{ route: "seats.$code.request", for: MANAGERS, params: free },
    fields: () => ({ email: "ente@example.org", language: "it", dueOn: "1/1/2099" }),
    value: count("designation_request"),
  },
]
