import { ALL, type Case, MEMBERS, NONE } from "./circles.ts"
import type { World } from "./world.ts"

const table = ({ table: { code } }: World) => ({ code })
const FIGURES = "roundtables.$code.figures"

/** The figures of a table: whoever sees the table reads them, and those of a public one are open data. */
export const FIGURE_PAGES: readonly Case[] = [
  ...[FIGURES, `${FIGURES}_.csv`, `${FIGURES}_.xlsx`].flatMap((route): Case[] => [
    { route, of: "public", for: ALL, params: table },
    { route, of: "members", for: [...MEMBERS, "administrator"], params: table, visibility: "members" },
  ]),
  { route: `${FIGURES}_.json`, of: "public", for: ALL, params: table },
  { route: `${FIGURES}_.json`, of: "members", for: NONE, params: table, visibility: "members" },
]
