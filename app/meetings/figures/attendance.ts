/** One seat at one sitting: whether somebody was to come for it, and whether somebody was there. */
export type Seen = {
  sitting: string
  seat: string
  group: { id: string; name: string; position: number }
  /** Null where one designated person holds the seat: it counts in its group only. */
  body: { id: string; name: string; language: string } | null
  isPresent: boolean
}

export type Cell = { present: number; expected: number }
export type Line = { id: string; name: string; language: string | null; cells: Cell[]; total: Cell }

const NONE: Cell = { present: 0, expected: 0 }
const plus = (a: Cell, b: Cell): Cell => ({
  present: a.present + b.present,
  expected: a.expected + b.expected,
})

type Of = { id: string; name: string; language: string | null }

const linesOf = (
  sittings: readonly string[],
  seen: readonly Seen[],
  of: (one: Seen) => Of | null,
): Line[] => {
  const lines = new Map<string, Line>()
  for (const one of seen) {
    const whose = of(one)
    const at = sittings.indexOf(one.sitting)
    if (!whose || at < 0) continue
    const line = lines.get(whose.id) ?? { ...whose, cells: sittings.map(() => NONE), total: NONE }
    const cell = { present: one.isPresent ? 1 : 0, expected: 1 }
    const cells = line.cells.map((before, n) => (n === at ? plus(before, cell) : before))
    lines.set(whose.id, { ...line, cells, total: plus(line.total, cell) })
  }
  return [...lines.values()]
}

/**
 * Who was there, sitting by sitting: by group, in the order of the groups, and by body, by name. A seat counts once a
 * sitting; one that a designated person holds counts in its group and for no body.
 */
export const attendanceOf = (sittings: readonly string[], seen: readonly Seen[]) => {
  const position = new Map(seen.map(({ group }) => [group.id, group.position]))
  const groups = linesOf(sittings, seen, ({ group: { id, name } }) => ({ id, name, language: null }))
  const bodies = linesOf(sittings, seen, ({ body }) => body)
  return {
    groups: groups.toSorted((a, b) => (position.get(a.id) ?? 0) - (position.get(b.id) ?? 0)),
    bodies: bodies.toSorted((a, b) => a.name.localeCompare(b.name, "it")),
  }
}

/** A share in thousandths of a percent, truncated as every share is here; null where nobody was to come. */
export const shareOf = ({ present, expected }: Cell): number | null =>
  expected === 0 ? null : (present * 100_000 - ((present * 100_000) % expected)) / expected
