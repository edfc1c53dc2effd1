import { CONVOCATION_TOKEN } from "#tests/meetings/rows.ts"
import { FEED_TOKEN } from "#tests/permissions/world.ts"
import type { Crowd } from "../crowd.ts"
import { AFTERWARDS } from "./afterwards.ts"
import type { Page } from "./page.ts"

const DECISIONS: readonly Page[] = [
  { route: "decisions._index", most: 3 },
  { route: "decisions[.]atom", most: 1 },
  { route: "decisions[.]csv", most: 1 },
  { route: "decisions.$code._index", most: 7, params: ({ decision }) => ({ code: decision }) },
  ...["edit", "publish", "act"].map((page) => ({
    ...{ route: `decisions.$code.${page}`, most: 9 },
    params: ({ decision }: Crowd["codes"]) => ({ code: decision }),
  })),
  { route: "meetings.$code.decisions.new", most: 7, params: ({ heldMeeting }) => ({ code: heldMeeting }) },
  { route: "roundtables.$code.decisions._index", most: 2, params: ({ table }) => ({ code: table }) },
  { route: "roundtables.$code.commitments._index", most: 3, params: ({ table }) => ({ code: table }) },
  { route: "roundtables.$code.commitments.new", most: 4, params: ({ table }) => ({ code: table }) },
  ...["attendance", "attendance_.csv", "attendance_.xlsx"].map((page) => ({
    ...{ route: `roundtables.$code.${page}`, most: 3 },
    params: ({ table }: Crowd["codes"]) => ({ code: table }),
  })),
  {
    route: "organisations.$code.commitments",
    most: 3,
    params: ({ organisation }) => ({ code: organisation }),
  },
  { route: "commitments.$code._index", most: 5, params: ({ commitment }) => ({ code: commitment }) },
]

export const MEETINGS: readonly Page[] = [
  { route: "roundtables.$code.meetings._index", most: 3, params: ({ table }) => ({ code: table }) },
  { route: "roundtables.$code.meetings.ics", most: 2, params: ({ table }) => ({ code: table }) },
  { route: "roundtables.$code.meetings.new", most: 2, params: ({ table }) => ({ code: table }) },
  { route: "meetings.$code._index", most: 12, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.edit", most: 4, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.agenda", most: 7, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.annexes.new", most: 4, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.send", most: 7, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.cancel", most: 4, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.deliveries", most: 4, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.ics", most: 2, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.pdf", most: 4, params: ({ meeting }) => ({ code: meeting }) },
  { route: "roundtables.$code.agenda-requests._index", most: 2, params: ({ table }) => ({ code: table }) },
  { route: "roundtables.$code.agenda-requests.new", most: 1, params: ({ table }) => ({ code: table }) },
  { route: "agenda-requests.$code", most: 2, params: ({ point }) => ({ code: point }) },
  { route: "meetings.$code.attestations", most: 5, params: ({ meeting }) => ({ code: meeting }) },
  // The first download keeps the paper; every later one asks three.
  { route: "attestations.$code.pdf", most: 11, params: ({ attestation }) => ({ code: attestation }) },
  { route: "calendar._index", most: 4 },
  { route: "calendar.ics", most: 2 },
  { route: "calendar.feed.$token", most: 4, params: () => ({ token: FEED_TOKEN }) },
  { route: "account_.calendar", most: 1 },
  { route: "editions.$code.ics", most: 4, params: ({ edition }) => ({ code: edition }) },
  { route: "meetings.$code.conflicts", most: 6, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.remaining", most: 5, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.add-item", most: 9, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.chair", most: 12, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.live", most: 12, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.screen", most: 11, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.proxies", most: 8, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.totals._index", most: 9, params: ({ meeting }) => ({ code: meeting }) },
  {
    ...{ route: "meetings.$code.totals.$totals", most: 11 },
    params: ({ meeting, totals }) => ({ code: meeting, totals }),
  },
  { route: "meetings.$code.check-in", most: 4, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.rollcall._index", most: 11, params: ({ meeting }) => ({ code: meeting }) },
  {
    ...{ route: "meetings.$code.rollcall.$seat", most: 12 },
    params: ({ meeting, seat }) => ({ code: meeting, seat }),
  },
  { route: "meetings.$code.minutes", most: 3, params: ({ meeting }) => ({ code: meeting }) },
  {
    ...{ route: "minutes.$code.export.$format", most: 27 },
    params: ({ minutes }) => ({ code: minutes, format: "json" }),
  },
  ...DECISIONS,
  { route: "meetings.$code.sheet", most: 12, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.evidence._index", most: 10, params: ({ meeting }) => ({ code: meeting }) },
  { route: "meetings.$code.evidence.sheet", most: 10, params: ({ meeting }) => ({ code: meeting }) },
  {
    ...{ route: "meetings.$code.evidence.reports.$number", most: 12 },
    params: ({ meeting }) => ({ code: meeting, number: "1" }),
  },
  { route: "minutes.$code._index", most: 8, params: ({ minutes }) => ({ code: minutes }) },
  ...AFTERWARDS,
  { route: "minutes.$code.observations", most: 5, params: ({ minutes }) => ({ code: minutes }) },
  { route: "minutes.$code.approval", most: 7, params: ({ minutes }) => ({ code: minutes }) },
  { route: "minutes.$code.signing", most: 4, params: ({ minutes }) => ({ code: minutes }) },
  { route: "minutes.$code.notes", most: 4, params: ({ minutes }) => ({ code: minutes }) },
  { route: "convocations.$token", most: 5, params: () => ({ token: CONVOCATION_TOKEN }) },
]
